import Foundation
import Testing
import Theme

/// The themes that every page of the closed area must work in.
enum ShownIn: String, CaseIterable, CustomTestStringConvertible {
    case standard, minimal

    var testDescription: String { rawValue }

    private static let themes = Dictionary(
        uniqueKeysWithValues: allCases.map { kind in
            let files = kind == .standard ? try? StandardThemeTests.files() : nil
            let minimal = ["theme.yml": Array("minimal: true\n".utf8)]
            return (kind, CompiledTheme.compile(files: files ?? minimal, folder: "t").theme)
        }
    )

    var theme: CompiledTheme {
        guard let theme = Self.themes[self] else { preconditionFailure("every case is compiled") }
        return theme
    }

    func text(_ screen: ScreenView, for visit: Visit = .anonymous(token: "SIEGEL")) -> String {
        String(decoding: theme.document(screen, in: LayoutView(), for: visit), as: UTF8.self)
    }

    func text(_ parts: PartView...) -> String { text(ScreenView(title: "T", parts: parts)) }
}

extension String {
    /// How often a text occurs.
    func count(of text: String) -> Int { components(separatedBy: text).count - 1 }

    /// The forms of a page, from their attributes to their end.
    var forms: [String] {
        components(separatedBy: "<form ").dropFirst().compactMap {
            $0.components(separatedBy: "</form>").first
        }
    }

    /// The values of an attribute, in order.
    func values(of attribute: String) -> [String] {
        components(separatedBy: " \(attribute)=\"").dropFirst().map { String($0.prefix { $0 != "\"" }) }
    }

    /// The text without what lies between tags only to please the reader of the source.
    var squeezed: String {
        split(whereSeparator: \.isWhitespace).joined(separator: " ").replacing("> <", with: "><")
    }
}

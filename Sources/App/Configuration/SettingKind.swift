import Foundation
import Site

/// What the value of a setting may be, how it is read and how it is written back: a number from 0 to 65535.
struct SettingKind<Value: Sendable>: Sendable {
    /// In German, for messages and the manual.
    var name: String
    var isList = false
    /// `nil` for text that is no such value.
    var read: @Sendable (String) -> Value?
    /// `nil` where there is nothing to write.
    var write: @Sendable (Value) -> String?
    /// Without passwords.
    var masked: @Sendable (Value) -> String?

    init(
        _ name: String,
        read: @escaping @Sendable (String) -> Value?,
        write: @escaping @Sendable (Value) -> String?,
        masked: (@Sendable (Value) -> String?)? = nil
    ) {
        self.name = name
        self.read = read
        self.write = write
        self.masked = masked ?? write
    }
}

extension SettingKind {
    /// A setting that may be left out.
    static func optional<Wrapped>(_ kind: SettingKind<Wrapped>) -> SettingKind where Value == Wrapped? {
        SettingKind(
            kind.name,
            read: { text in kind.read(text).map(Optional.some) },
            write: { $0.flatMap(kind.write) },
            masked: { $0.flatMap(kind.masked) }
        )
    }
}

extension SettingKind<String> {
    /// A line of text.
    static var text: SettingKind {
        checked("Text") { text in !text.unicodeScalars.contains { $0.properties.generalCategory == .control }
        }
    }

    /// A folder, without a slash at its end.
    static var path: SettingKind {
        SettingKind("Ordner", read: { $0.contains("\0") ? nil : Program.folder($0) }, write: { $0 })
    }

    /// A short word that may stand in logs and names of files.
    static var name: SettingKind {
        checked("Buchstaben, Ziffern, Punkt und Bindestrich") { text in
            text.count <= 64
                && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) }
        }
    }

    /// One of some words.
    static func choice(_ words: [String]) -> SettingKind {
        checked(words.joined(separator: ", ")) { words.contains($0) }
    }

    /// An address of a website, without a slash at its end.
    static var webAddress: SettingKind {
        SettingKind("Adresse mit https://", read: SiteSettings.cleanBaseURL, write: { $0 })
    }

    static func checked(_ name: String, _ isFine: @escaping @Sendable (String) -> Bool) -> SettingKind {
        SettingKind(name, read: { isFine($0) ? $0 : nil }, write: { $0 })
    }
}

extension SettingKind<Int> {
    /// A whole number.
    static func number(_ range: ClosedRange<Int>) -> SettingKind {
        SettingKind(
            "Zahl von \(range.lowerBound) bis \(range.upperBound)",
            read: { text in Int(text).flatMap { range.contains($0) ? $0 : nil } },
            write: { "\($0)" }
        )
    }
}

extension SettingKind<Bool> {
    /// Yes or no.
    static var flag: SettingKind {
        SettingKind(
            "ja oder nein",
            read: { text in
                switch text.lowercased() {
                case "ja", "yes", "true", "1": true
                case "nein", "no", "false", "0": false
                default: nil
                }
            },
            write: { $0 ? "ja" : "nein" }
        )
    }
}

extension SettingKind<[String]> {
    /// Several values, in the file as a YAML list, elsewhere with commas.
    static func list(_ kind: SettingKind<String>) -> SettingKind {
        var list = SettingKind(
            "Liste: " + kind.name,
            read: { text in
                let words = text.split(separator: ",").map { $0.trimmingCharacters(in: .whitespaces) }
                let values = words.compactMap(kind.read)
                return values.count == words.count ? values : nil
            },
            write: { $0.isEmpty ? nil : $0.joined(separator: ", ") }
        )
        list.isList = true
        return list
    }
}

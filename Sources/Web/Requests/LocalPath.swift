/// An address of this site: `"/verwaltung/personen/\(id)/"`.
///
/// Redirects take only this type, so none can lead away. Literals are ours; a value in an interpolation becomes one segment in
/// percent code; anything else has to pass the check.
package struct LocalPath: Sendable, Hashable, CustomStringConvertible {
    /// As it stands in a link, in percent code.
    package let text: String

    init(checked text: String) { self.text = text }

    /// Takes what a request names as its way back, such as `?weiter=/mein-bereich/`.
    ///
    /// `nil` unless it is a clean path of this site: browsers read `//host`, `/\host` and `/<tab>/host` as another site, and dot
    /// segments or encoded slashes would make the path mean something else than it says.
    package init?(untrusted text: String?) {
        guard let text, let target = try? RequestPath(text), !text.contains("#") else { return nil }
        let segments = target.path.split(separator: "/", omittingEmptySubsequences: false).dropFirst()
        let isClean = segments.enumerated().allSatisfy { number, segment in
            switch segment {
            case ".", "..": false
            case "": number == segments.count - 1
            default: true
            }
        }
        guard isClean, (target.query ?? "").utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        self.text = Location.path(target.path, query: target.query)
    }

    /// The same address with another item in the query.
    package func adding(_ name: String, _ value: String) -> LocalPath {
        let mark = text.contains("?") ? "&" : "?"
        return LocalPath(checked: "\(text)\(mark)\(Location.item(name))=\(Location.item(value))")
    }

    package var description: String { text }
}

extension LocalPath: ExpressibleByStringInterpolation {
    /// An address that stands in the source; writing another site there is a mistake of ours.
    package init(stringLiteral value: String) {
        precondition(value.hasPrefix("/") && !value.hasPrefix("//"), "\(value) is no path of this site")
        text = value
    }

    package init(stringInterpolation: Interpolation) {
        self.init(stringLiteral: stringInterpolation.text)
    }

    package struct Interpolation: StringInterpolationProtocol {
        var text = ""

        package init(literalCapacity: Int, interpolationCount: Int) {}

        package mutating func appendLiteral(_ literal: String) { text += literal }

        /// Nothing and dots would change the segments around them; no record has such a name.
        package mutating func appendInterpolation(_ value: some CustomStringConvertible) {
            let value = value.description
            text += ["", ".", ".."].contains(value) ? "-" : Location.item(value)
        }
    }
}

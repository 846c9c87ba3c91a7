/// A form of a page: where it goes and what it already holds.
package struct TestForm: Sendable {
    package let action: String
    /// Hidden fields, the token among them.
    package let hidden: [String: String]
}

extension TestReply {
    /// The forms of a page that are posted, in order.
    package var forms: [TestForm] {
        text.matches(of: /(?s)<form\b([^>]*)>(.*?)<\/form>/).compactMap { match in
            let attributes = Self.attributes(match.output.1)
            guard attributes["method"]?.lowercased() == "post" else { return nil }
            var hidden: [String: String] = [:]
            for input in match.output.2.matches(of: /<input\b([^>]*)>/) {
                let field = Self.attributes(input.output.1)
                if field["type"] == "hidden", let name = field["name"] { hidden[name] = field["value"] ?? "" }
            }
            return TestForm(action: attributes["action"] ?? path, hidden: hidden)
        }
    }

    /// The form that goes to an address, whatever its query.
    package func form(to path: String) -> TestForm? {
        forms.first { $0.action.split(separator: "?").first.map(String.init) == path }
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var attributes: [String: String] = [:]
        for match in text.matches(of: /([a-z-]+)="([^"]*)"/) {
            attributes[String(match.output.1)] = unescaped(match.output.2)
        }
        return attributes
    }

    private static func unescaped(_ text: Substring) -> String {
        String(text).replacing("&quot;", with: "\"").replacing("&#39;", with: "'").replacing(
            "&lt;",
            with: "<"
        )
        .replacing("&gt;", with: ">").replacing("&amp;", with: "&")
    }
}

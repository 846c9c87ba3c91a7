/// What a `Cookie` field holds (RFC 6265, section 4.2.1).
struct Cookies: Sendable {
    private let fields: [String]

    init(_ fields: [String]) { self.fields = fields }

    /// The value of a cookie.
    ///
    /// `nil` also when it comes twice: then somebody else than we has set one of the two, and we cannot know which.
    subscript(name: String) -> Substring? {
        var found: Substring?
        for field in fields {
            for pair in field.utf8.split(separator: UInt8(ascii: ";")) {
                let pair = Substring(pair.drop { $0 == UInt8(ascii: " ") })
                guard pair.utf8.starts(with: name.utf8),
                    pair.utf8.dropFirst(name.utf8.count).first == UInt8(ascii: "=")
                else { continue }
                guard found == nil else { return nil }
                found = pair.dropFirst(name.count + 1)
            }
        }
        return found
    }
}

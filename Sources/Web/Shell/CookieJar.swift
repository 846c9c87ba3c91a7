/// The cookies that an answer sets: each at most once, the last word counts.
struct CookieJar {
    private let isSecure: Bool
    private var values: [CookieName: String] = [:]

    init(isSecure: Bool) { self.isSecure = isSecure }

    mutating func set(_ name: CookieName, _ value: String) { values[name] = value }

    mutating func delete(_ name: CookieName) { values[name] = "" }

    /// Values for `Set-Cookie`.
    var fields: [String] {
        CookieName.allCases.compactMap { name in values[name].map { name.field($0, isSecure: isSecure) } }
    }
}

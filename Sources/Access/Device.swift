/// What the list of sessions calls a browser: "Firefox auf Linux".
///
/// Only a name that helps people tell their own sessions apart is kept, not the whole header, which
/// identifies.
package enum Device {
    /// A short German description; "Unbekanntes Gerät" when the header says nothing known.
    package static func describe(userAgent: String?) -> String {
        guard let agent = userAgent?.prefix(512) else { return unknown }
        let browser = first(of: browsers, in: agent)
        let system = first(of: systems, in: agent)
        switch (browser, system) {
        case (let browser?, let system?): return "\(browser) auf \(system)"
        case (let browser?, nil): return browser
        case (nil, let system?): return "Browser auf \(system)"
        case (nil, nil): return unknown
        }
    }

    private static let unknown = "Unbekanntes Gerät"

    /// Order matters: nearly every browser also claims to be Chrome and Safari.
    private static let browsers = [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("Vivaldi", "Vivaldi"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"),
        ("Chromium", "Chromium"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ]
    private static let systems = [
        ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("Windows", "Windows"),
        ("Macintosh", "Mac"), ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ]

    private static func first(of names: [(String, String)], in agent: Substring) -> String? {
        names.first { agent.contains($0.0) }?.1
    }
}

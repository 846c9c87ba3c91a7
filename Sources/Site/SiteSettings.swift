public import Markup
import Pages

/// What `Content/_site.yml` says about the site as a whole.
///
/// Every setting has a default, so a plain folder needs none.
public struct SiteSettings: Sendable {
    public var title = "Website"
    public var subtitle: String?
    public var description: String?
    public var language = "de"
    /// Where the site will be found, without a slash at the end.
    public var baseURL = "http://127.0.0.1:8080"
    /// Who publishes the site: author of feeds, publisher of open data.
    public var organisation = ""
    /// The address for "Rückmeldung zu dieser Seite".
    public var feedback: String?
    /// `Contact` and `Expires` of security.txt (RFC 9116).
    public var securityContact: String?
    public var securityExpires: String?
    /// The sections of the main navigation, by path.
    public var navigation: [String] = []
    public var footer: [(title: String, links: [SiteLink])] = []
    public var legal: [SiteLink] = []
    /// Whether `.gz` and `.br` copies are written.
    public var compress = false
    /// The size of the search index for browsers at which entries are left out, in bytes.
    public var searchLimit = 512 * 1024
    /// The `<meta>` elements by which search engines of the administration find a service: name and content with
    /// `{key}` and `{name}`.
    public var serviceMeta: [(name: String, content: String)] = [("leika", "{key}")]
    /// Whether search engines may index the site.
    public var indexable = true
    /// The licence of the open data, as an address.
    public var dataLicence = "https://www.govdata.de/dl-de/zero-2-0"
    /// Where people sign in, for the link in the header; our own server says it by itself.
    public var signIn: String?

    /// The pages that settings name, with the places where they do.
    var pageReferences: [(path: String, position: SourcePosition)] = []

    /// A link to a page by path, or to any address.
    public struct SiteLink: Sendable, Hashable {
        public var title: String?
        public var target: String
    }

    /// The defaults.
    public init() {}

    /// All keys with what they mean, for messages and the manual.
    public static let keys: [(key: String, meaning: String)] = [
        ("title", "Name der Website"),
        ("subtitle", "Zusatz zum Namen"),
        ("description", "Beschreibung für Suchmaschinen, wo eine Seite keine eigene hat"),
        ("language", "Sprache der Website, z. B. de"),
        ("base_url", "Adresse, unter der die Website steht"),
        ("organisation", "wer die Website herausgibt"),
        ("feedback", "E-Mail-Adresse für Rückmeldungen"),
        ("security_contact", "Kontakt in security.txt"),
        ("security_expires", "Ablaufdatum von security.txt"),
        ("navigation", "Bereiche der Hauptnavigation"),
        ("footer", "Spalten der Fußzeile: title und links"),
        ("legal", "Pflichtseiten in der Fußzeile"),
        ("compress", "gzip- und brotli-Kopien schreiben"),
        ("search_limit_kb", "Größe des Suchindex für Browser in kB"),
        ("service_meta", "Meta-Angaben für Leistungen: name und content mit {key} und {name}"),
        ("indexable", "ob Suchmaschinen die Website aufnehmen dürfen"),
        ("data_licence", "Lizenz der offenen Daten als Adresse"),
        ("sign_in", "Adresse der Anmeldung, wenn nicht nrwconnect serve die Website ausliefert"),
    ]

    /// Reads `_site.yml`.
    public static func read(_ bytes: [UInt8], file: String) -> (settings: SiteSettings, problems: [Problem]) {
        var settings = SiteSettings()
        var problems: [Problem] = []
        do {
            let node = try YAMLNode.parse(bytes: bytes)
            for entry in node.entries {
                guard settings.set(entry.key, entry.value) else {
                    let known = keys.map(\.key)
                    problems.append(
                        Problem(
                            file: file,
                            line: entry.position.line,
                            column: entry.position.column,
                            level: .error,
                            code: "site-key",
                            text: "„\(entry.key)“ ist keine Einstellung oder hat einen falschen Wert.",
                            hint: "Bekannt: " + known.joined(separator: ", ")
                        )
                    )
                    continue
                }
            }
        } catch {
            problems.append(error.inFile(file))
        }
        return (settings, problems)
    }

    private mutating func set(_ key: String, _ node: YAMLNode) -> Bool {
        let text = node.text
        switch key {
        case "title": title = text ?? title
        case "subtitle": subtitle = text
        case "description": description = text
        case "language": language = text ?? language
        case "base_url":
            guard let text, let url = Self.cleanBaseURL(text) else { return false }
            baseURL = url
        case "organisation": organisation = text ?? ""
        case "feedback": feedback = text
        case "security_contact": securityContact = text
        case "security_expires":
            guard let text, CalendarDate(text)?.day != nil else { return false }
            securityExpires = text
        case "navigation":
            navigation = node.items.compactMap(\.text)
            pageReferences += node.items.compactMap { item in item.text.map { ($0, item.position) } }
        case "footer": footer = node.items.map { ($0["title"]?.text ?? "", links($0["links"])) }
        case "legal": legal = links(node)
        case "compress":
            guard let flag = node.flag else { return false }
            compress = flag
        case "search_limit_kb":
            guard let limit = text.flatMap({ Int($0) }), (1...100_000).contains(limit) else { return false }
            searchLimit = limit * 1024
        case "service_meta":
            serviceMeta = node.items.map { ($0["name"]?.text ?? "", $0["content"]?.text ?? "{key}") }
        case "indexable":
            guard let flag = node.flag else { return false }
            indexable = flag
        case "data_licence": dataLicence = text ?? ""
        case "sign_in":
            guard let text, Self.isAddress(text) else { return false }
            signIn = text
        default: return false
        }
        return true
    }

    /// A path of this host, or a full address.
    ///
    /// Two slashes at the start would lead to another host.
    private static func isAddress(_ text: String) -> Bool {
        guard !text.contains(where: { $0.isWhitespace || "\\\"<>".contains($0) }) else { return false }
        return text.hasPrefix("/") ? !text.hasPrefix("//") : cleanBaseURL(text) != nil
    }

    private mutating func links(_ node: YAMLNode?) -> [SiteLink] {
        (node?.items ?? []).map { item in
            let page = item.text ?? item["page"]?.text
            if let page, !page.hasPrefix("/"), !page.contains(":") {
                pageReferences.append((page, item.position))
            }
            if let text = item.text { return SiteLink(title: nil, target: text) }
            return SiteLink(title: item["title"]?.text, target: item["url"]?.text ?? item["page"]?.text ?? "")
        }
    }

    /// The address without the slash at its end; `nil` if it is not http(s) with a host.
    public static func cleanBaseURL(_ text: String) -> String? {
        guard text.hasPrefix("http://") || text.hasPrefix("https://") else { return nil }
        var url = text[...]
        while url.last == "/" { url = url.dropLast() }
        let rest = url.drop { $0 != ":" }.dropFirst(3)
        // The path reaches configurations of web servers, so it may hold nothing that means something there.
        let isClean = rest.unicodeScalars.allSatisfy { scalar in
            scalar.isASCII
                && (scalar.properties.isAlphabetic || "0123456789.-_~/:[]".unicodeScalars.contains(scalar))
        }
        return rest.isEmpty || !isClean ? nil : String(url)
    }

    /// The path part of the base URL, such as "/ozg"; empty at the root of a host.
    public var basePath: String {
        let rest = baseURL.drop { $0 != ":" }.dropFirst(3)
        return rest.firstIndex(of: "/").map { String(rest[$0...]) } ?? ""
    }
}

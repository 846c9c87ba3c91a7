import Markup
public import Pages
import Theme

/// A site as it is about to be built: all pages with the ways between them, settings, theme and the day it is.
///
/// A class, because every page that is rendered holds it, and copying so many fields would cost more than the rendering.
final class SiteModel: Sendable {
    let index: PageIndex
    let types: [String: PageType]
    let settings: SiteSettings
    let theme: CompiledTheme
    let data: [String: [[String: String]]]
    /// Static files by path, with pixel sizes of images.
    let statics: [String: ImageSize?]
    let glossary: Glossary?
    /// The day of the build: decides what is to come and what is overdue.
    let today: CalendarDate
    /// References to each page: `(from page, field)` by id of the page that is named.
    let inverse: [Int: [Inverse]]
    let options: BuildOptions
    /// The newest "Stand" of all pages.
    let latest: CalendarDate?
    /// The page with the search, if the site has one.
    let searchPage: Page?
    /// The path part of the base URL.
    let basePath: String
    /// The pages of the main navigation: those that `_site.yml` names, else the first sections of the folder.
    let navigation: [Int]
    /// The neighbours of the pages of ordered sections, by path.
    let readingPlaces: [String: (previous: Int?, next: Int?)]

    struct Inverse: Sendable {
        var page: Int
        var field: FieldDeclaration
    }

    convenience init(_ tree: SourceTree, options: BuildOptions, content: String) {
        var settings = tree.settings
        if let url = options.baseURL.flatMap(SiteSettings.cleanBaseURL) { settings.baseURL = url }
        if let address = options.signIn { settings.signIn = address }
        var statics: [String: ImageSize?] = [:]
        for file in tree.statics.keys {
            statics[file] = .some(ImageSize.read(tree.fullPath(file, content: content)))
        }
        self.init(
            PageIndex(tree.pages, includingDrafts: options.drafts),
            types: PageReader(types: tree.types).types,
            settings: settings,
            theme: tree.theme,
            data: tree.data,
            statics: statics,
            options: options
        )
    }

    /// A site from all that it is made of.
    init(
        _ index: PageIndex,
        types: [String: PageType],
        settings: SiteSettings,
        theme: CompiledTheme,
        data: [String: [[String: String]]],
        statics: [String: ImageSize?],
        options: BuildOptions
    ) {
        self.index = index
        self.types = types
        self.settings = settings
        self.theme = theme
        self.data = data
        self.statics = statics
        self.options = options
        today = options.today
        latest = index.pages.lazy.filter { !$0.isWithdrawn }.compactMap(\.asOf).max()
        basePath = settings.basePath
        searchPage = index.pages.first { $0.template == "suche" && !$0.isReleased }
        let named = settings.navigation.compactMap(index.page(path:)).filter { [index] in
            !index.pages[$0].isWithdrawn
        }
        let sections = index.children(of: "").lazy.filter { [index] in index.pages[$0].isSection }
        readingPlaces = Self.readingPlaces(index)
        navigation = named.isEmpty ? Array(sections.prefix(8)) : named
        inverse = Self.inverse(index)
        glossary = Self.glossary(index, settings: settings)
    }

    var pages: [Page] { index.pages }
    var linkMode: LinkMode { options.links }
    /// Set while a person edits: adds the script that reloads the page.
    var isPreview: Bool { options.preview }
    /// Whether links to other sites are kept, for `check --external`.
    var keepsExternalLinks: Bool { options.external }

    /// An address of this site as it stands in `href`: with the path of the base URL before it.
    func href(_ url: String) -> String { basePath.isEmpty ? url : basePath + url }

    /// The full address of a path of this site.
    func absolute(_ url: String) -> String { settings.baseURL + url }

    func url(_ page: Page) -> String { href(page.url) }

    private static func inverse(_ index: PageIndex) -> [Int: [Inverse]] {
        var result: [Int: [Inverse]] = [:]
        for (id, page) in index.pages.enumerated() where !page.isWithdrawn {
            for field in page.type.fields {
                for value in page[field.name]?.items ?? [] {
                    guard case .reference(let target, let type, _) = value,
                        let found = index.page(reference: target, type: type)
                    else { continue }
                    result[found, default: []].append(Inverse(page: id, field: field))
                }
            }
        }
        return result
    }

    private static func glossary(_ index: PageIndex, settings: SiteSettings) -> Glossary? {
        let terms = index.pages.filter { $0.type.isTerm && !$0.isSection && !$0.isWithdrawn }.map { page in
            let long = page["langform"]?.text
            let definition = page["definition"]?.text ?? page.summary ?? ""
            return Glossary.Term(
                id: page.path,
                name: page.title,
                forms: page["formen"]?.items.compactMap(\.text) ?? [],
                explanation: long.map { $0 + (definition.isEmpty ? "" : ": " + definition) } ?? definition,
                url: settings.basePath + page.url,
                isAbbreviation: page["abkuerzung"]?.flag == true
            )
        }
        return terms.isEmpty ? nil : Glossary(terms)
    }
}

/// What a link to nothing means.
public enum LinkMode: String, Sendable, CaseIterable {
    case error, warn, off
}

/// What a build is asked to do.
public struct BuildOptions: Sendable {
    public var content = "Content"
    public var theme = "Themes/standard"
    /// A second folder laid out like `Content/` with pages that were released from workspaces; see ``ReleasedPages``.
    public var released: String?
    /// Whether released pages that are broken are left out of the build instead of stopping it.
    ///
    /// They are named in `Report.releasedProblems`. Links to nowhere are warnings then, in `Content/` too, because a
    /// page that was withdrawn must go although others link to it.
    public var leavesOutBrokenReleases = false
    public var output = "var/site"
    /// Overrides `base_url` of `_site.yml`.
    public var baseURL: String?
    public var links = LinkMode.error
    public var drafts = false
    /// Whether warnings stop the build like errors.
    public var strict = false
    /// Whether pages load the script that reloads them.
    public var preview = false
    /// Whether links to other sites are collected for asking them.
    public var external = false
    /// Where people sign in, when the server that shows this site has a closed area.
    public var signIn: String?
    /// The day for which the site is built, in Berlin.
    public var today: CalendarDate

    /// The defaults, for a given day.
    public init(today: CalendarDate) { self.today = today.wholeDay }
}

extension SiteModel {
    /// The foot of every page: the newest "Stand" of the site, not the time of the build, which would change every
    /// file every day.
    var builtText: String {
        latest.map { "Stand der Inhalte: \($0.wholeDay.german)" } ?? ""
    }
}

import Access
import Store
import TestSupport
import Testing

@testable import Workspaces

extension WikiWorld {
    /// A new page.
    @discardableResult
    func page(
        _ source: String,
        below parent: ID<WikiPage>? = nil,
        in workspace: ID<Workspace>? = nil,
        by who: Who = .writer
    ) async throws -> WikiPage {
        let draft = PageDraft(parent: parent, source: source)
        let outcome = try await wiki.create(draft, in: workspace ?? room, by: try await by(who))
        return try #require(outcome.value, "\(outcome)")
    }

    /// A page in the other workspace.
    @discardableResult
    func foreign(_ source: String, below parent: ID<WikiPage>? = nil) async throws -> WikiPage {
        try await page(source, below: parent, in: other, by: .outsider)
    }

    /// Saves a text on top of a revision, or of the latest one.
    func save(
        _ page: WikiPage,
        _ source: String,
        on base: ID<Revision>? = nil,
        isMinor: Bool = false,
        draft: ID<Draft>? = nil,
        by who: Who = .writer
    ) async throws -> Outcome<SaveResult, WikiRefusal> {
        let base = try await base == nil ? row(page.id).latest : base
        let edit = PageEdit(base: try #require(base), source: source, isMinor: isMinor, draft: draft)
        return try await wiki.save(page.id, in: page.workspace, edit, by: try await by(who))
    }

    /// Saves what has to succeed.
    @discardableResult
    func saved(
        _ page: WikiPage,
        _ source: String,
        on base: ID<Revision>? = nil,
        isMinor: Bool = false,
        by who: Who = .writer
    ) async throws -> SaveResult.Saved {
        let outcome = try await save(page, source, on: base, isMinor: isMinor, by: who)
        return try #require(outcome.saved, "\(outcome)")
    }

    /// A page as it stands, wherever and whoever may see it.
    func row(_ page: ID<WikiPage>) async throws -> WikiPage {
        try #require(try await store.read { try $0.first(WikiPage.select("pages.id = \(page)")) })
    }

    func latest(_ page: ID<WikiPage>) async throws -> Revision {
        let page = try await row(page)
        return try #require(try await store.read { try Revision.find(page.latest, in: $0) })
    }

    func source(_ page: ID<WikiPage>) async throws -> String { try await latest(page).source }

    func revision(_ page: ID<WikiPage>, _ number: Int) async throws -> Revision {
        try #require(try await store.read { try Revision.find(page, number: number, in: $0) })
    }

    func count(_ page: ID<WikiPage>) async throws -> Int {
        try await store.read { try $0.value("SELECT count(*) FROM revisions WHERE page = \(page)") ?? 0 }
    }

    /// Whether somebody finds the page when she opens it.
    func sees(_ who: Who, _ page: ID<WikiPage>) async throws -> Bool {
        try await sees(try await principal(who), page)
    }

    func seers(_ page: ID<WikiPage>) async throws -> Set<Who> {
        var seers: Set<Who> = []
        for who in Who.allCases where try await sees(who, page) { seers.insert(who) }
        return seers
    }

    func sees(_ audience: some Audience, _ page: ID<WikiPage>) async throws -> Bool {
        try await store.read { reader in
            let condition: SQL = "pages.id = \(page) AND \(sql: WikiPage.visible(to: audience))"
            return try reader.first(WikiPage.select(condition), as: WikiPage.self) != nil
        }
    }

    /// Restricts a branch to these people beside those who coordinate.
    func close(_ page: WikiPage, for people: Who...) async throws {
        let actor = try await by(.coordinator)
        let closed = try await wiki.closeSection(
            page.id,
            reason: "Personalfragen",
            in: page.workspace,
            by: actor
        )
        try #require(closed.value != nil, "\(closed)")
        for who in people {
            let admitted = try await wiki.admit(.person(id(who)), to: page.id, in: page.workspace, by: actor)
            try #require(admitted.value != nil, "\(admitted)")
        }
    }

    /// Lays a page into the bin a second later than everything before.
    func bin(_ page: WikiPage, by who: Who = .writer) async throws {
        clock.advance(by: .seconds(1))
        let outcome = try await wiki.bin(page.id, in: page.workspace, by: try await by(who))
        try #require(outcome.value != nil, "\(outcome)")
    }
}

extension Outcome where Value == SaveResult {
    var saved: SaveResult.Saved? {
        if case .done(.saved(let saved)) = self { saved } else { nil }
    }

    var conflict: SaveConflict? {
        if case .done(.conflict(let conflict)) = self { conflict } else { nil }
    }

    var isUnchanged: Bool {
        if case .done(.unchanged) = self { true } else { false }
    }
}

extension WikiWorld {
    /// Releases the latest revision of a page.
    func release(
        _ page: WikiPage,
        at address: String,
        _ visibility: Release.Visibility = .everyone,
        reason: String = "Beschlossen",
        revision: Int? = nil,
        by who: Who = .coordinator
    ) async throws -> Outcome<ID<Release>, WikiRefusal> {
        let number = try await revision == nil ? latest(page.id).number : revision
        let draft = ReleaseDraft(
            page: page.id,
            revision: try #require(number),
            visibility: visibility,
            address: address,
            reason: reason
        )
        return try await wiki.release(draft, in: page.workspace, by: try await by(who))
    }
}

package import Access
package import Pages
import Search
package import Store
import Synchronization

/// The wikis of all workspaces: every verb and question about pages, over one store.
///
/// Verbs are its methods, one behaviour per file. Each writes its event in the transaction of the change, checks the right there
/// once more, and answers with an ``Outcome``.
package struct Wiki: Sendable {
    package let gate: Gate
    package let types: PageTypes
    package let site: any PublicSiteKnowledge
    /// Rung after every release and withdrawal, so that this node publishes at once; others look now and then.
    package let publicationSignal: PublicationSignal
    let trees: TreeCache
    let rendered: RenderCache
    /// Where texts are compared.
    let comparing: SideThread

    package var store: Store { gate.store }

    package init(gate: Gate, types: PageTypes, site: any PublicSiteKnowledge = NoPublicSite()) {
        self.gate = gate
        self.types = types
        self.site = site
        publicationSignal = PublicationSignal()
        trees = TreeCache()
        rendered = RenderCache()
        comparing = SideThread("comparing")
    }

    /// Runs a verb of a workspace in one transaction, with the rights of that moment.
    ///
    /// - Parameters:
    ///   - right: held in the workspace; who does not hold it gets the same answer as for a page that does not exist.
    func perform<Value: Sendable>(
        _ verb: Event.Kind,
        needs right: Right,
        in workspace: ID<Workspace>,
        on object: ID<Any>? = nil,
        by actor: Actor,
        isolation: Isolation = .serializable,
        _ body: @escaping @Sendable (Transaction, Acting) throws -> Value
    ) async throws -> Outcome<Value, WikiRefusal> {
        try await gate.perform(verb, by: actor.person, on: object, in: workspace, isolation: isolation) {
            tx in
            let acting: Acting
            do {
                acting = try Acting(actor, in: tx)
            } catch AdminRefusal.readOnly {
                throw WikiRefusal.readOnly
            } catch is AdminRefusal {
                throw WikiRefusal.notFound
            }
            guard acting.may(right, in: workspace) else { throw WikiRefusal.notFound }
            return try body(tx, acting)
        }
    }
}

/// The page types of this moment; a build of the site brings new ones.
package final class PageTypes: Sendable {
    private let held: Mutex<[String: PageType]>

    package init(_ types: [String: PageType] = [:]) {
        held = Mutex(types.merging(["seite": .page]) { own, _ in own })
    }

    package var all: [String: PageType] { held.withLock { $0 } }

    package subscript(name: String) -> PageType? { held.withLock { $0[name] } }

    package func swap(_ types: [String: PageType]) {
        held.withLock { $0 = types.merging(["seite": .page]) { own, _ in own } }
    }
}

/// What the wikis need to know of the public site; the App answers from the last build.
package protocol PublicSiteKnowledge: Sendable {
    /// The page that `[[Name]]` means on the public site.
    func page(named name: String) -> (title: String, url: String)?
    /// What stands at a public path already, apart from released pages: its title, or the name of a file.
    ///
    /// - Parameter own: where the page is now, whose former addresses it may take back.
    func occupant(of address: String, apartFrom own: String?) -> String?
    /// `https://ozg.example`, to know absolute links to this very site; "" when it is not known.
    var origin: String { get }
    /// Another number after every build.
    var generation: Int { get }
    /// Where released pages may go: path and title of every section.
    var sections: [(path: String, title: String)] { get }
}

/// Without a public site nothing is known of it.
package struct NoPublicSite: PublicSiteKnowledge {
    package init() {}
    package func page(named name: String) -> (title: String, url: String)? { nil }
    package func occupant(of address: String, apartFrom own: String?) -> String? { nil }
    package var origin: String { "" }
    package var generation: Int { 0 }
    package var sections: [(path: String, title: String)] { [] }
}

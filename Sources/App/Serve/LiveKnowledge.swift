import Site
import Synchronization
import Workspaces

/// What the wikis know of the public site: answers from its last good build.
final class LiveKnowledge: PublicSiteKnowledge {
    private let held: Mutex<(live: LiveSite?, generation: Int)>

    let origin: String

    init(_ live: LiveSite?, origin: String) {
        held = Mutex((live, 1))
        self.origin = origin
    }

    var live: LiveSite? { held.withLock { $0.live } }

    var generation: Int { held.withLock { $0.generation } }

    func swap(_ live: LiveSite) { held.withLock { $0 = (live, $0.generation + 1) } }

    func page(named name: String) -> (title: String, url: String)? { live?.page(named: name) }

    /// Released pages are no obstacle to their own next release; other released pages are told apart by the database.
    func occupant(of address: String, apartFrom own: String?) -> String? {
        live?.isTaken(address: "/\(address)/", exceptBy: [address + ".md"] + (own.map { [$0 + ".md"] } ?? []))
    }

    var sections: [(path: String, title: String)] { live?.sections.map { ($0.path, $0.title) } ?? [] }
}

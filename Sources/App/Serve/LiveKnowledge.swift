import Site
import Synchronization
import Workspaces

/// What the wikis know of the public site: answers from its last good build.
final class LiveKnowledge: PublicSiteKnowledge {
    private let held: Mutex<LiveSite?>

    init(_ live: LiveSite?) { held = Mutex(live) }

    var live: LiveSite? { held.withLock { $0 } }

    func swap(_ live: LiveSite) { held.withLock { $0 = live } }

    func page(named name: String) -> (title: String, url: String)? { live?.page(named: name) }

    /// Released pages are no obstacle to their own next release; other released pages are told apart by the database.
    func occupant(of address: String) -> String? {
        live?.isTaken(address: "/\(address)/", exceptBy: address + ".md")
    }

    var sections: [(path: String, title: String)] { live?.sections.map { ($0.path, $0.title) } ?? [] }
}

import Dispatch
import Markup
import Pages
import Site
import Synchronization
import Web

/// Builds the served site anew, one build after the other: when a day begins, and when something is released.
///
/// A failed build leaves the site as it was.
final class SiteRebuilder: Sendable {
    let program: Program
    let holder: SiteHolder
    private let options: Mutex<BuildOptions>
    private let onRebuild = Mutex<(@Sendable (LiveSite) -> Void)?>(nil)
    private let queue = DispatchQueue(label: "nrwconnect.rebuild", qos: .utility)

    init(program: Program, holder: SiteHolder, options: BuildOptions) {
        self.program = program
        self.holder = holder
        self.options = Mutex(options)
    }

    /// Who wants to know of each new build.
    func tell(_ listener: @escaping @Sendable (LiveSite) -> Void) { onRebuild.withLock { $0 = listener } }

    /// Builds with changed options and waits for it.
    ///
    /// - Returns: what is wrong with released pages; `nil` when the site could not be built and the one before stays.
    @discardableResult
    func rebuild(_ change: @escaping @Sendable (inout BuildOptions) -> Void) async -> [Problem]? {
        await withCheckedContinuation { continuation in
            queue.async { continuation.resume(returning: self.build(change)) }
        }
    }

    private func build(_ change: @Sendable (inout BuildOptions) -> Void) -> [Problem]? {
        let next = options.withLock { options in
            change(&options)
            return options
        }
        let builder = SiteBuilder(next)
        let prepared = builder.prepareAndWrite()
        program.terminal.problems(prepared.report.problems + prepared.report.releasedProblems)
        guard prepared.report.errors == 0,
            let snapshot = try? SiteSnapshot.load(folder: next.output, previous: holder.current)
        else { return nil }
        holder.swap(snapshot)
        if let live = prepared.live ?? builder.live() { onRebuild.withLock { $0 }?(live) }
        return prepared.report.releasedProblems
    }
}

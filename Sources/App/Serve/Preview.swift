import Foundation
import Markup
import Pages
import Site
import Synchronization
import Web

/// The preview while somebody writes: an edit shows at once, and a full build follows when typing pauses.
///
/// Two threads share the work. One waits for changed files and shows the changed page alone; the other makes full builds
/// and swaps the whole snapshot. A full build that was overtaken by a newer edit is thrown away.
final class Preview: Sendable {
    let holder: SiteHolder
    let hub = PreviewHub()
    private let content: String
    private let theme: String
    private let today: @Sendable () -> CalendarDate
    private let terminal: Terminal
    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)

    private struct State {
        var options: BuildOptions
        var live: LiveSite?
        /// Grows with every change seen.
        var change = 0
        /// Pages that are shown ahead of the full build.
        var previewed: Set<String> = []
        /// Whether a build wrote files that no window has been told of.
        var isBehind = false
    }

    /// Builds for the first time.
    ///
    /// Errors do not stop the preview: it shows them.
    init(_ options: BuildOptions, terminal: Terminal, today: @escaping @Sendable () -> CalendarDate) throws {
        (content, theme) = (options.content, options.theme)
        self.today = today
        self.terminal = terminal
        let prepared = SiteBuilder(options).prepareAndWrite()
        terminal.problems(prepared.report.problems)
        try FileManager.default.createDirectory(atPath: options.output, withIntermediateDirectories: true)
        holder = SiteHolder(try SiteSnapshot.load(folder: options.output))
        state = Mutex(State(options: options, live: prepared.live))
        tell(prepared.report)
    }

    /// What is known of the last good build.
    var live: LiveSite? { state.withLock { $0.live } }

    /// Shows another generation of released pages with the next build.
    func publish(_ folder: String) {
        state.withLock { state in
            state.options.released = folder
            state.change += 1
        }
        wake.signal()
    }

    /// Starts both threads; they end with the process.
    func start(_ onRebuild: @escaping @Sendable (LiveSite) -> Void = { _ in }) {
        let watched = [content, theme]
        Thread.detachNewThread { [self] in
            do {
                let watcher = try FolderWatcher(watched)
                while true { changed(watcher.next()) }
            } catch {
                terminal.note("nrwconnect: Änderungen werden nicht verfolgt: \(error)")
            }
        }
        Thread.detachNewThread { [self] in
            while true {
                wake.wait()
                rebuild()
                if let live { onRebuild(live) }
            }
        }
    }

    /// Shows a changed page at once, if only its text has changed, and asks for a full build.
    private func changed(_ files: Set<String>) {
        let live = state.withLock { state in
            // From here on a build that is under way cannot cover what is shown now.
            state.change += 1
            return state.live
        }
        let prefix = content + "/"
        if files.count == 1, let file = files.first, file.hasPrefix(prefix), PagePath.isMarkdown(file),
            let shown = live?.preview(file: String(file.dropFirst(prefix.count)))
        {
            holder.update { $0.replacing(path: shown.url, body: shown.document) }
            hub.publish(.reload(path: shown.url))
            state.withLock { _ = $0.previewed.insert(shown.url) }
        }
        wake.signal()
    }

    private func rebuild() {
        let change = pause()
        var options = state.withLock { $0.options }
        options.today = today().wholeDay
        let prepared = SiteBuilder(options).prepareAndWrite()
        let report = prepared.report
        if !report.releasedProblems.isEmpty { terminal.problems(report.releasedProblems) }
        let next =
            report.errors == 0
            ? try? SiteSnapshot.load(folder: options.output, previous: holder.current) : nil
        let mustReload = state.withLock { state -> Bool? in
            let hasWritten = report.written + report.removed > 0
            guard state.change == change else {
                state.isBehind = state.isBehind || hasWritten
                return nil
            }
            if let next { holder.swap(next) }
            state.live = prepared.live ?? state.live
            guard report.errors == 0 else { return false }
            defer { (state.isBehind, state.previewed) = (false, []) }
            return state.isBehind || report.written + report.removed > state.previewed.count
        }
        guard let mustReload else {
            wake.signal()
            return
        }
        terminal.problems(report.problems)
        tell(report)
        if mustReload { hub.publish(.reload(path: nil)) }
    }

    /// Waits until typing pauses, because a save often comes as several events, and the next save may follow at once.
    /// - Returns: the number of the newest change.
    private func pause() -> Int {
        var before = state.withLock { $0.change }
        while true {
            Thread.sleep(forTimeInterval: 0.2)
            let now = state.withLock { $0.change }
            if now == before { break }
            before = now
        }
        while wake.wait(timeout: .now()) == .success {}
        return before
    }

    private func tell(_ report: SiteBuilder.Report) {
        hub.publish(report.problems.isEmpty ? .fine : .problems(report.problems.map(\.description)))
    }
}

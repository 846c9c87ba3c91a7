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
    private let options: BuildOptions
    private let today: @Sendable () -> CalendarDate
    private let terminal: Terminal
    private let state: Mutex<State>
    private let wake = DispatchSemaphore(value: 0)

    private struct State {
        var live: LiveSite?
        /// Grows with every change seen.
        var change = 0
        /// Pages shown ahead of the full build.
        var ahead = 0
    }

    /// Builds for the first time.
    ///
    /// Errors do not stop the preview: it shows them.
    init(_ options: BuildOptions, terminal: Terminal, today: @escaping @Sendable () -> CalendarDate) throws {
        self.options = options
        self.today = today
        self.terminal = terminal
        let prepared = SiteBuilder(options).prepareAndWrite()
        terminal.problems(prepared.report.problems)
        try FileManager.default.createDirectory(atPath: options.output, withIntermediateDirectories: true)
        holder = SiteHolder(try SiteSnapshot.load(folder: options.output))
        state = Mutex(State(live: prepared.live))
        tell(prepared.report)
    }

    /// Starts both threads; they end with the process.
    func start() {
        let watched = [options.content, options.theme]
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
            }
        }
    }

    /// Shows a changed page at once, if only its text has changed, and asks for a full build.
    private func changed(_ files: Set<String>) {
        let live = state.withLock { state in
            state.change += 1
            return state.live
        }
        let prefix = options.content + "/"
        let pages = files.filter { $0.hasPrefix(prefix) && $0.hasSuffix(".md") }
        if pages.count == 1, files.count == 1, let file = pages.first, let live,
            let shown = live.preview(file: String(file.dropFirst(prefix.count)))
        {
            holder.swap(holder.current.replacing(path: shown.url, body: shown.document))
            hub.publish(.reload(path: shown.url))
            state.withLock { $0.ahead += 1 }
        }
        wake.signal()
    }

    private func rebuild() {
        // Typing pauses first: a save often comes as several events, and the next save may follow at once.
        var before = state.withLock { $0.change }
        while true {
            Thread.sleep(forTimeInterval: 0.2)
            let now = state.withLock { $0.change }
            if now == before { break }
            before = now
        }
        while wake.wait(timeout: .now()) == .success {}
        var options = options
        options.today = today().wholeDay
        let prepared = SiteBuilder(options).prepareAndWrite()
        let ahead = state.withLock { state -> Int? in
            guard state.change == before else { return nil }
            state.live = prepared.live ?? state.live
            defer { state.ahead = 0 }
            return state.ahead
        }
        guard let ahead else {
            wake.signal()
            return
        }
        let report = prepared.report
        terminal.problems(report.problems)
        if report.errors == 0,
            let next = try? SiteSnapshot.load(folder: options.output, previous: holder.current)
        {
            holder.swap(next)
        }
        tell(report)
        if report.errors == 0, report.written + report.removed > ahead { hub.publish(.reload(path: nil)) }
    }

    private func tell(_ report: SiteBuilder.Report) {
        hub.publish(report.problems.isEmpty ? .fine : .problems(report.problems.map(\.description)))
    }
}

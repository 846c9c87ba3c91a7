import Foundation
import Pages
import Site
import Web

/// Builds anew when a day begins in Berlin: what was to come yesterday may be over today, and reviews fall due.
struct DailyRebuild: Sendable {
    let program: Program
    let options: BuildOptions
    let holder: SiteHolder
    let onRebuild: @Sendable (SiteBuilder.Frame) -> Void

    /// Starts a thread that ends with the process.
    ///
    /// A failed build leaves the site of yesterday in place.
    func start() {
        Thread.detachNewThread {
            var day = options.today
            while true {
                Thread.sleep(forTimeInterval: 60)
                let today = program.today().wholeDay
                guard today != day else { continue }
                day = today
                rebuild(today)
            }
        }
    }

    private func rebuild(_ today: CalendarDate) {
        var options = options
        options.today = today
        let prepared = SiteBuilder(options).prepareAndWrite()
        program.terminal.problems(prepared.report.problems)
        guard prepared.report.errors == 0 else { return }
        if let frame = prepared.live?.frame { onRebuild(frame) }
        if let next = try? SiteSnapshot.load(folder: options.output, previous: holder.current) {
            holder.swap(next)
        }
    }
}

import Foundation
import Pages
import Site

/// Builds anew when a day begins in Berlin: what was to come yesterday may be over today, and reviews fall due.
struct DailyRebuild: Sendable {
    let rebuilder: SiteRebuilder
    let today: CalendarDate

    /// Starts a task that ends with the process.
    func start() {
        Task.detached(priority: .utility) {
            var day = today
            while true {
                try? await Task.sleep(for: .seconds(60))
                let now = rebuilder.program.today().wholeDay
                guard now != day else { continue }
                day = now
                _ = await rebuilder.rebuild { $0.today = now }
            }
        }
    }
}

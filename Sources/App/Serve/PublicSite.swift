import Foundation
import Markup
import Pages
import Site
import Web

/// The public website of a running node: built, held for the server, and built anew when something changes.
struct PublicSite: Sendable {
    let holder: SiteHolder
    let preview: Preview?
    /// What is known of the site; `nil` for a folder that somebody else has built.
    let live: LiveSite?
    private let rebuilder: SiteRebuilder?

    /// Says why there is no site to serve; the problems have been printed.
    struct Broken: Error {
        var counts: String
    }

    /// A folder that is served as it is.
    static func ready(_ folder: String) throws -> PublicSite {
        let holder = SiteHolder(try SiteSnapshot.load(folder: folder))
        return PublicSite(holder: holder, preview: nil, live: nil, rebuilder: nil)
    }

    /// Builds the site once and serves that until the next day begins or something is released.
    static func built(_ options: BuildOptions, program: Program) throws -> PublicSite {
        let builder = SiteBuilder(options)
        let prepared = builder.prepareAndWrite()
        program.terminal.problems(prepared.report.problems + prepared.report.releasedProblems)
        guard prepared.report.errors == 0 else { throw Broken(counts: program.counts(prepared.report)) }
        let holder = SiteHolder(try SiteSnapshot.load(folder: options.output))
        return PublicSite(
            holder: holder,
            preview: nil,
            live: prepared.live ?? builder.live(),
            rebuilder: SiteRebuilder(program: program, holder: holder, options: options)
        )
    }

    /// Builds the site and shows every edit at once.
    static func watched(_ options: BuildOptions, program: Program) throws -> PublicSite {
        let preview = try Preview(options, terminal: program.terminal, today: program.today)
        let live = preview.live ?? SiteBuilder(options).live()
        return PublicSite(holder: preview.holder, preview: preview, live: live, rebuilder: nil)
    }

    /// Starts to follow edits or the calendar; the closed area hears of each new build.
    func follow(_ today: CalendarDate, _ onRebuild: @escaping @Sendable (LiveSite) -> Void) {
        if let preview { return preview.start(onRebuild) }
        guard let rebuilder else { return }
        rebuilder.tell(onRebuild)
        DailyRebuild(rebuilder: rebuilder, today: today).start()
    }

    /// Shows another generation of released pages.
    ///
    /// - Returns: what is wrong with released pages; `nil` when the site could not be built and the one before stays.
    func publish(_ folder: String) async -> [Problem]? {
        if let preview {
            preview.publish(folder)
            return []
        }
        return await rebuilder?.rebuild { $0.released = folder }
    }
}

import Foundation
import Pages
import Site
import Web

/// The public website of a running node: built, held for the server, and built anew when something changes.
struct PublicSite: Sendable {
    let holder: SiteHolder
    let preview: Preview?
    /// What pages of the closed area stand in; `nil` for a folder that somebody else has built.
    let frame: SiteBuilder.Frame?
    private let program: Program
    private let options: BuildOptions

    /// Says why there is no site to serve; the problems have been printed.
    struct Broken: Error {
        var counts: String
    }

    /// A folder that is served as it is.
    static func ready(_ folder: String, program: Program, options: BuildOptions) throws -> PublicSite {
        let holder = SiteHolder(try SiteSnapshot.load(folder: folder))
        return PublicSite(holder: holder, preview: nil, frame: nil, program: program, options: options)
    }

    /// Builds the site once and serves that until the next day begins.
    static func built(_ options: BuildOptions, program: Program) throws -> PublicSite {
        let builder = SiteBuilder(options)
        let prepared = builder.prepareAndWrite()
        program.terminal.problems(prepared.report.problems)
        guard prepared.report.errors == 0 else { throw Broken(counts: program.counts(prepared.report)) }
        return PublicSite(
            holder: SiteHolder(try SiteSnapshot.load(folder: options.output)),
            preview: nil,
            frame: prepared.live?.frame ?? builder.frame(),
            program: program,
            options: options
        )
    }

    /// Builds the site and shows every edit at once.
    static func watched(_ options: BuildOptions, program: Program) throws -> PublicSite {
        let preview = try Preview(options, terminal: program.terminal, today: program.today)
        let frame = preview.frame ?? SiteBuilder(options).frame()
        return PublicSite(
            holder: preview.holder,
            preview: preview,
            frame: frame,
            program: program,
            options: options
        )
    }

    /// Starts to follow edits or the calendar; the closed area gets the frame of each new build.
    func follow(_ onRebuild: @escaping @Sendable (SiteBuilder.Frame) -> Void) {
        if let preview {
            preview.start(onRebuild)
        } else if frame != nil {
            DailyRebuild(program: program, options: options, holder: holder, onRebuild: onRebuild).start()
        }
    }
}

import Foundation
import Pages
import Site

/// A public site of one page with the plainest theme, so that starting costs next to nothing.
struct TestSite {
    let output: String
    let live: LiveSite

    init(_ folder: String) throws {
        try Self.write("minimal: true\n", to: folder + "/Theme/theme.yml")
        try Self.write("title: Beispielverbund\n", to: folder + "/Content/_site.yml")
        try Self.write("# Start\n\nWillkommen.\n", to: folder + "/Content/index.md")
        var options = BuildOptions(today: CalendarDate(year: 2026, month: 11, day: 24))
        options.content = folder + "/Content"
        options.theme = folder + "/Theme"
        options.output = folder + "/site"
        options.signIn = "/anmelden/"
        let prepared = SiteBuilder(options).prepareAndWrite()
        guard prepared.report.errors == 0, let live = prepared.live else {
            throw TestProblem("the site of the tests does not build: \(prepared.report.problems)")
        }
        output = options.output
        self.live = live
    }

    private static func write(_ text: String, to path: String) throws {
        let url = URL(filePath: path)
        try FileManager.default.createDirectory(
            at: url.deletingLastPathComponent(),
            withIntermediateDirectories: true
        )
        try Data(text.utf8).write(to: url)
    }
}

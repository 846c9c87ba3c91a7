import Markup
import Site

/// `nrwconnect build` and `nrwconnect check`.
extension Program {
    func build(_ arguments: Arguments) throws(Arguments.Misuse) -> Int32 {
        let options = try options(arguments)
        let clock = ContinuousClock()
        let start = clock.now
        let report = SiteBuilder(options).build()
        terminal.problems(report.problems)
        guard report.errors == 0 else {
            terminal.note("\(counts(report)). Es wurde nichts geschrieben; \(options.output) ist wie zuvor.")
            return 1
        }
        let time = milliseconds(clock.now - start)
        if report.isUpToDate {
            terminal.print("\(options.output): unverändert, \(report.outputs) Dateien (\(time) ms)")
        } else {
            terminal.print(
                "\(options.output): \(report.pages) Seiten, \(report.written) Dateien geschrieben, "
                    + "\(report.removed) entfernt, \(counts(report)) (\(time) ms)"
            )
        }
        return 0
    }

    func check(_ arguments: Arguments) async throws -> Int32 {
        let options = try options(arguments)
        let prepared = SiteBuilder(options).prepare()
        var report = prepared.report
        if options.external {
            report.problems = await (report.problems + ExternalLinks(prepared.externalLinks).problems())
                .sorted()
            if options.strict { report.problems = report.problems.map(\.strict) }
        }
        if arguments.has("json") {
            terminal.print(ReportJSON.text(report))
        } else {
            terminal.problems(report.problems)
            terminal.print("\(options.content): \(report.pages) Seiten geprüft, \(counts(report))")
        }
        return report.errors == 0 ? 0 : 1
    }

    func counts(_ report: SiteBuilder.Report) -> String {
        let errors = report.errors == 1 ? "1 Fehler" : "\(report.errors) Fehler"
        let warnings = report.warnings == 1 ? "1 Warnung" : "\(report.warnings) Warnungen"
        return "\(errors), \(warnings)"
    }

    func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

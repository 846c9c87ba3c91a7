import Markup
import Site

/// `nrwconnect build` and `nrwconnect check`.
extension Program {
    func build(_ arguments: Arguments, _ configuration: Configuration) throws(Arguments.Misuse) -> Int32 {
        let options = try options(arguments, configuration)
        let clock = ContinuousClock()
        let start = clock.now
        let report = SiteBuilder(options).build()
        terminal.problems(report.problems)
        guard report.errors == 0 else {
            let isAsBefore = !report.problems.contains { $0.code == "not-written" }
            let outcome =
                isAsBefore
                ? "Es wurde nichts geschrieben; \(options.output) ist wie zuvor."
                : "\(options.output) ist unvollständig; bauen Sie noch einmal, wenn der Fehler behoben ist."
            terminal.note("\(counts(report)). \(outcome)")
            return 1
        }
        let time = milliseconds(clock.now - start)
        if report.isUpToDate {
            terminal.print(
                "\(options.output): unverändert, \(count(report.outputs, "Datei", "Dateien")) (\(time) ms)"
            )
        } else {
            terminal.print(
                "\(options.output): \(pages(report)), "
                    + "\(count(report.written, "Datei", "Dateien")) geschrieben, "
                    + "\(report.removed) entfernt, \(counts(report)) (\(time) ms)"
            )
        }
        return 0
    }

    func check(_ arguments: Arguments, _ configuration: Configuration) async throws -> Int32 {
        let options = try options(arguments, configuration)
        let prepared = SiteBuilder(options).prepare()
        var report = prepared.report
        if options.external {
            report.problems = await (report.problems + ExternalLinks(prepared.externalLinks).problems())
                .sorted()
            if options.strict { report.problems = report.problems.map(\.asError) }
        }
        if arguments.has("json") {
            terminal.print(ReportJSON.text(report))
        } else {
            terminal.problems(report.problems)
            terminal.print("\(options.content): \(pages(report)) geprüft, \(counts(report))")
        }
        return report.errors == 0 ? 0 : 1
    }

    func counts(_ report: SiteBuilder.Report) -> String {
        "\(report.errors) Fehler, \(count(report.warnings, "Warnung", "Warnungen"))"
    }

    private func pages(_ report: SiteBuilder.Report) -> String { count(report.pages, "Seite", "Seiten") }

    private func count(_ number: Int, _ one: String, _ many: String) -> String {
        "\(number) \(number == 1 ? one : many)"
    }

    func milliseconds(_ duration: Duration) -> Int {
        Int(duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000)
    }
}

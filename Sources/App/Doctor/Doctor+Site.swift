import Access
import Site
import Store
import Web
import Workspaces

/// Content and theme: whether the site can be built, and whether a page lies where the program itself answers.
extension Doctor {
    func site() -> [Finding] {
        let area = "Website"
        var options = BuildOptions(today: today)
        options.content = configuration.content
        options.theme = configuration.theme
        options.baseURL = configuration.baseURL
        let prepared = SiteBuilder(options).prepare()
        let report = prepared.report
        var findings: [Finding] = []
        if report.errors > 0 {
            findings.append(
                .error(
                    area,
                    "\(report.errors) Fehler in \(configuration.content) oder \(configuration.theme).",
                    "nrwconnect check nennt jeden mit Datei und Zeile."
                )
            )
        } else if report.warnings > 0 {
            findings.append(
                .hint(
                    area,
                    "\(report.pages) Seiten, \(report.warnings) Warnungen.",
                    "nrwconnect check nennt sie."
                )
            )
        }
        return findings.isEmpty ? [.fine(area, "\(report.pages) Seiten")] : findings
    }

    /// Pages of the built site that nobody sees, because the program answers at their address.
    func conflicts(_ store: Store) async throws -> [Finding] {
        guard let built = try? SiteSnapshot.load(folder: configuration.output) else { return [] }
        let address = "http://127.0.0.1"
        let gate = try await Gate(store: store)
        let routes = try Features.routes(
            Features.accounts(gate, configuration, address: address, siteName: "nrwconnect"),
            Features.workspaces(
                Wiki(gate: gate, types: PageTypes()),
                configuration,
                address: address,
                siteName: "nrwconnect"
            )
        )
        return routes.conflicts(with: built).map {
            .warning(
                "Website",
                "Die Seite \($0) ist nicht zu sehen: An dieser Adresse antwortet das Programm selbst.",
                "Geben Sie der Seite einen anderen Pfad oder slug."
            )
        }
    }
}

import Foundation
import Markup
import Site

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// Asks the addresses of other websites whether they still answer: `check --external`.
struct ExternalLinks: Sendable {
    private let links: [SiteBuilder.ExternalLink]

    init(_ links: [SiteBuilder.ExternalLink]) { self.links = links }

    /// One warning for every link whose address does not answer well.
    ///
    /// Each address is asked once, eight at a time.
    func problems() async -> [Problem] {
        let addresses = Set(links.map(\.address)).sorted()
        var failures: [String: String] = [:]
        await withTaskGroup(of: (String, String?).self) { group in
            var waiting = addresses[...]
            for _ in 0..<8 {
                if let address = waiting.popFirst() {
                    group.addTask { (address, await Self.failure(address)) }
                }
            }
            for await (address, failure) in group {
                failures[address] = failure
                if let next = waiting.popFirst() { group.addTask { (next, await Self.failure(next)) } }
            }
        }
        return links.compactMap { link in
            failures[link.address].map { reason in
                Problem(
                    file: link.file,
                    line: link.line,
                    column: link.column,
                    level: .warning,
                    code: "external-link",
                    text: "\(link.address) antwortet nicht richtig: \(reason)",
                    hint: "Prüfen Sie die Adresse; manche Server weisen Programme ab."
                )
            }
        }
    }

    /// Why an address does not answer, `nil` if it does.
    ///
    /// HEAD first; servers that refuse it are asked with GET.
    private static func failure(_ address: String) async -> String? {
        guard let url = URL(string: address) else { return "keine gültige Adresse" }
        var reason: String? = "keine Antwort"
        for method in ["HEAD", "GET"] {
            var request = URLRequest(url: url, timeoutInterval: 10)
            request.httpMethod = method
            request.setValue("nrwconnect-linkpruefung", forHTTPHeaderField: "User-Agent")
            do {
                let (_, response) = try await URLSession.shared.data(for: request)
                let status = (response as? HTTPURLResponse)?.statusCode ?? 0
                if (200..<400).contains(status) { return nil }
                reason = "Status \(status)"
            } catch {
                reason = error.localizedDescription
            }
        }
        return reason
    }
}

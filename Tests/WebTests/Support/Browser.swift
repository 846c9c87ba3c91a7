import Foundation
import Synchronization
import Testing

@testable import Web

/// A browser that keeps cookies and fills in forms: `try await browser.send("/notizen/", ["text": "Hallo"])`.
final class Browser: Sendable {
    private let server: RunningShell
    private let cookies = Mutex<[String: String]>([:])

    init(server: RunningShell) { self.server = server }

    func set(_ name: String, _ value: String?) { cookies.withLock { $0[name] = value } }
    func cookie(_ name: String) -> String? { cookies.withLock { $0[name] } }

    func get(_ target: String, _ fields: [String: String] = [:]) async throws -> WireReply {
        keep(try await server.get(target, fields.merging(own) { given, _ in given }))
    }

    /// Sends exactly this form, with nothing added.
    func post(_ target: String, _ form: String, _ fields: [String: String] = [:]) async throws -> WireReply {
        var all = own.merging(fields) { _, given in given }
        all["Content-Type"] = fields["Content-Type"] ?? "application/x-www-form-urlencoded"
        return keep(try await server.request("POST", target, all, body: form))
    }

    /// Sends the form of a page as a person would: with the token that the page has.
    func send(_ target: String, on page: String? = nil, _ values: [String: String]) async throws -> WireReply
    {
        let token = try #require(Self.token(in: try await get(page ?? target)))
        return try await post(target, Self.form(values.merging(["schutz": token]) { given, _ in given }))
    }

    static func form(_ values: [String: String]) -> String {
        values.map { "\($0)=\(Location.item($1))" }.joined(separator: "&")
    }

    /// The token of the first form on a page.
    static func token(in page: WireReply) -> String? {
        guard let mark = page.text.range(of: #"name="schutz" value=""#) else { return nil }
        return String(page.text[mark.upperBound...].prefix { $0 != "\"" })
    }

    private var own: [String: String] {
        let pairs = cookies.withLock { $0 }.map { "\($0)=\($1)" }
        return pairs.isEmpty ? [:] : ["Cookie": pairs.joined(separator: "; ")]
    }

    private func keep(_ reply: WireReply) -> WireReply {
        for field in reply.cookies {
            let pair = field.prefix { $0 != ";" }.split(
                separator: "=",
                maxSplits: 1,
                omittingEmptySubsequences: false
            )
            let value = String(pair.last ?? "")
            set(String(pair[0]), value.isEmpty ? nil : value)
        }
        return reply
    }
}

import Foundation

/// Moved and withdrawn addresses, as a build writes them:
/// `{"301": {"/alt/": "/neu/"}, "410": ["/weg/"]}`.
struct Redirects: Sendable {
    var moved: [String: String] = [:]
    var withdrawn: Set<String> = []

    /// Reads `_server/redirects.json`; a site without that file has no redirects.
    static func read(file: String) throws -> Redirects {
        guard let data = FileManager.default.contents(atPath: file) else { return Redirects() }
        do {
            let written = try JSONDecoder().decode(Written.self, from: data)
            return Redirects(moved: written.moved ?? [:], withdrawn: Set(written.withdrawn ?? []))
        } catch {
            throw ServeProblem.unreadableRedirects(file: file)
        }
    }

    private struct Written: Decodable {
        var moved: [String: String]?
        var withdrawn: [String]?

        enum CodingKeys: String, CodingKey {
            case moved = "301"
            case withdrawn = "410"
        }
    }
}

import Foundation

/// The password of all demonstration accounts, kept in a file that only its owner may read, so that every start can name it.
///
/// It exists only for made-up people on a machine that nobody else reaches; ``Demo`` makes sure of both.
struct DemoAccess: Sendable {
    let file: String

    init(folder: String) { file = folder + "/demo-zugang.txt" }

    /// The password of an earlier start.
    var password: String? {
        guard let text = try? String(contentsOfFile: file, encoding: .utf8) else { return nil }
        return text.split(separator: "\n").first.map(String.init)
    }

    /// Makes a new one and keeps it.
    func renew() throws -> String {
        let password = Self.random()
        let folder = URL(filePath: file).deletingLastPathComponent()
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let text = Data((password + "\n").utf8)
        guard
            FileManager.default.createFile(
                atPath: file,
                contents: text,
                attributes: [.posixPermissions: 0o600]
            )
        else {
            throw CommandProblem(
                text: "\(file) ließ sich nicht schreiben.",
                hint: "Geben Sie dem Programm das Recht, in \(folder.path) zu schreiben."
            )
        }
        return password
    }

    /// Four groups of letters that are easy to read and to type, 75 bits.
    private static func random() -> String {
        let letters = Array("abcdefghijkmnpqrstuvwxyz23456789")
        var generator = SystemRandomNumberGenerator()
        let groups = (1...4).map { _ in
            String((1...4).map { _ in letters[Int.random(in: 0..<letters.count, using: &generator)] })
        }
        return groups.joined(separator: "-")
    }

    /// What the start prints.
    static func text(password: String, address: String) -> String {
        let width = DemoPeople.shown.map(\.email.count).max() ?? 0
        let people = DemoPeople.shown.map { person in
            "    \(person.email)\(String(repeating: " ", count: width - person.email.count))  \(person.function)"
        }
        return """
            Zum Ausprobieren gibt es erfundene Personen. Anmelden: \(address)/anmelden/
            \(people.joined(separator: "\n"))
            Passwort für alle: \(password)

            """
    }
}

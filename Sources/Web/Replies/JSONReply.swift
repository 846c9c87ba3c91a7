import Foundation

/// JSON as we write it: members in alphabetical order, slashes as they are.
enum JSONReply {
    static let type = "application/json; charset=utf-8"

    static func encode(_ value: some Encodable) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return Array(try encoder.encode(value))
    }

    /// What a program gets that has to sign in first.
    struct SignIn: Encodable {
        /// German, whole sentences.
        var fehler: String
        /// Where people sign in.
        var anmelden: String
    }
}

extension Reply {
    /// A value for scripts of our pages: `try .json(["treffer": 3])`.
    package static func json(_ value: some Encodable, status: Status = .ok) throws -> Reply {
        Reply(.bytes(try JSONReply.encode(value), type: JSONReply.type), status: status)
    }

    /// That somebody has to sign in first, for a program (401).
    static func signIn(at path: LocalPath, text: String) -> Reply {
        // Two strings always become JSON.
        let bytes = (try? JSONReply.encode(JSONReply.SignIn(fehler: text, anmelden: path.text))) ?? []
        return Reply(.challenge(bytes, at: path), status: .signedOut)
    }
}

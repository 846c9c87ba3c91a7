import Foundation

/// What an error of PostgreSQL means, by its SQLSTATE (appendix A of its manual).
struct PostgresFailure {
    private let result: PostgresResult
    private let state: String

    init(_ result: PostgresResult) {
        self.result = result
        state = result.field("C") ?? ""
    }

    /// The connection ends with an error of this kind.
    var isFatal: Bool { ["FATAL", "PANIC"].contains(result.field("V")) }

    /// A prepared statement no longer fits the tables, because somebody migrated, or a pooler lost it.
    var isStale: Bool { state == "0A000" && message.contains("cached plan") || state == "26000" }

    var translated: any Error {
        if isFatal { return Disconnected(reason: message) }
        if isStale { return Conflict() }
        switch state {
        case "40001", "40P01": return Conflict()
        case "23505": return StoreError.unique(columns ?? constraint)
        case "23503": return StoreError.foreignKey
        case "23514": return StoreError.check(constraint)
        case "23502": return StoreError.notNull("\(result.field("t") ?? "").\(result.field("c") ?? "")")
        case "53100": return StoreError.diskFull
        case "55P03", "57014": return StoreError.busy
        default: return translatedByClass
        }
    }

    private var translatedByClass: any Error {
        switch state.prefix(2) {
        case "08", "53", "57": StoreError.unavailable(message)
        // A replica that was not told yet that it leads: the next connection may find the leader.
        case "25" where state == "25006": Disconnected(reason: message)
        case "XX": StoreError.damaged("SQLSTATE \(state)")
        // These quote names of our own tables and functions.
        case "42": StoreError.other("\(message) (\(state))")
        // All others may quote values, which could be personal; the state has to do.
        default: StoreError.other("SQLSTATE \(state)")
        }
    }

    private var message: String { result.field("M") ?? "no message" }

    private var constraint: String { result.field("n") ?? "" }

    /// "people.email" from "Key (email)=(…) already exists.", in whatever language, without the value.
    private var columns: String? {
        guard let table = result.field("t"), let detail = result.field("D"),
            let start = detail.firstIndex(of: "("),
            let end = detail.range(of: ")=(")
        else { return nil }
        let names = detail[detail.index(after: start)..<end.lowerBound].split(separator: ",")
        return names.map { "\(table).\($0.drop { $0 == " " })" }.joined(separator: ", ")
    }
}

/// An answer as it came over the wire.
struct WireReply: Sendable, Equatable {
    var status: Int
    var fields: [String: String]
    var body: [UInt8] = []
    /// Values of `Set-Cookie`, which must not be joined.
    var cookies: [String] = []

    init(head: String) {
        let lines = head.split(whereSeparator: \.isNewline)
        status = lines.first.flatMap { Int($0.split(separator: " ").dropFirst().first ?? "") } ?? 0
        fields = [:]
        for line in lines.dropFirst() {
            let pair = line.split(separator: ":", maxSplits: 1)
            guard pair.count == 2 else { continue }
            let value = pair[1].drop { $0 == " " }
            if pair[0].lowercased() == "set-cookie" { cookies.append(String(value)) }
            fields[pair[0].lowercased(), default: ""] +=
                fields[pair[0].lowercased()] == nil ? value : ", " + value
        }
    }

    subscript(name: String) -> String? { fields[name.lowercased()] }

    var text: String { String(decoding: body, as: UTF8.self) }

    /// Without the only field that changes by itself.
    var withoutDate: WireReply {
        var reply = self
        reply.fields["date"] = nil
        return reply
    }
}

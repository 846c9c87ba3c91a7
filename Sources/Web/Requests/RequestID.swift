/// The name of one request in the log and on error pages: `k3v9-07qm`.
///
/// Always our own: one from the client could collide or carry text into the log. Letters that look alike are left out, because
/// people read it over the telephone.
enum RequestID {
    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    static func make() -> String {
        var bits = UInt64.random(in: .min ... .max)
        return String(unsafeUninitializedCapacity: 9) { text in
            for place in 0..<9 {
                if place == 4 {
                    text[place] = UInt8(ascii: "-")
                    continue
                }
                text[place] = alphabet[Int(bits & 31)]
                bits >>= 5
            }
            return 9
        }
    }
}

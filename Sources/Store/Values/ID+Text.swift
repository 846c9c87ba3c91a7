/// The canonical form of 36 lower-case characters: `0192f6e0-1c7a-7b3e-9d54-8f1f6a0c2b11`.
extension ID: LosslessStringConvertible, Codable {
    /// Only the canonical form is accepted: two addresses for one record would be two cache entries
    /// and two lines in a log.
    package init?(_ text: String) {
        var text = text
        guard let (high, low) = text.withUTF8({ uuidHalves($0) }) else { return nil }
        self.init(high: high, low: low)
    }

    package var description: String {
        String(unsafeUninitializedCapacity: 36) { buffer in
            var position = 0
            for index in 0..<32 {
                if index == 8 || index == 12 || index == 16 || index == 20 {
                    buffer[position] = UInt8(ascii: "-")
                    position += 1
                }
                let half = index < 16 ? high : low
                let nibble = UInt8(truncatingIfNeeded: half >> UInt64(60 - 4 * (index % 16))) & 0x0F
                buffer[position] = nibble < 10 ? nibble + 48 : nibble + 87
                position += 1
            }
            return 36
        }
    }

    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let id = ID(try container.decode(String.self)) else {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: "not a UUID")
        }
        self = id
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}

private func uuidHalves(_ text: UnsafeBufferPointer<UInt8>) -> (UInt64, UInt64)? {
    guard text.count == 36 else { return nil }
    var halves: (UInt64, UInt64) = (0, 0)
    for (position, character) in text.enumerated() {
        let isHyphen = position == 8 || position == 13 || position == 18 || position == 23
        switch character {
        case UInt8(ascii: "-") where isHyphen: continue
        case UInt8(ascii: "0")...UInt8(ascii: "9") where !isHyphen: append(character - 48, to: &halves)
        case UInt8(ascii: "a")...UInt8(ascii: "f") where !isHyphen: append(character - 87, to: &halves)
        default: return nil
        }
    }
    return halves
}

private func append(_ nibble: UInt8, to halves: inout (UInt64, UInt64)) {
    halves.0 = halves.0 << 4 | halves.1 >> 60
    halves.1 = halves.1 << 4 | UInt64(nibble)
}

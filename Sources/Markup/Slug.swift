/// German slugs: "Über uns & Ämter" becomes "ueber-uns-aemter".
public enum Slug {
    /// Lower case, ä ae, ö oe, ü ue, ß ss, other Latin letters folded, everything else "-"; may be "".
    public static func make(_ text: String) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count + 8)
        var isAfterBase = false  // the last scalar was a bare a, o or u: U+0308 makes an umlaut of it
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x30...0x39, 0x61...0x7A: result.append(UInt8(scalar.value))
            case 0x41...0x5A: result.append(UInt8(scalar.value + 32))
            case 0x308:
                if isAfterBase { result.append(0x65) }
                isAfterBase = false
                continue
            case 0x300...0x36F, 0xAD, 0x200B...0x200D, 0x2060, 0xFEFF:
                isAfterBase = false
                continue
            case 0..<0xC0: dash(&result)
            default:
                let folded = LatinFolding.fold(scalar)
                if folded.isEmpty { dash(&result) } else { result.append(contentsOf: folded.utf8) }
                isAfterBase = false
                continue
            }
            isAfterBase = [0x41, 0x4F, 0x55, 0x61, 0x6F, 0x75].contains(scalar.value)
        }
        if result.last == 0x2D { result.removeLast() }
        return String(decoding: result, as: UTF8.self)
    }

    private static func dash(_ result: inout [UInt8]) {
        if let last = result.last, last != 0x2D { result.append(0x2D) }
    }
}

/// Makes slugs unique on a page: "ziele", "ziele-2", "ziele-3"; linear for any number of equal headings.
public struct SlugCounter: Sendable {
    private var next: [String: Int] = [:]

    /// A counter that has seen nothing.
    public init() {}

    /// The slug, or the slug with the next free number.
    public mutating func unique(_ slug: String) -> String {
        guard var number = next[slug] else {
            next[slug] = 2
            return slug
        }
        // "ziele-2" may exist as a heading of its own, so look until one is free.
        while true {
            let candidate = "\(slug)-\(number)"
            number += 1
            if next[candidate] == nil {
                next[slug] = number
                next[candidate] = 2
                return candidate
            }
        }
    }

    /// Whether the slug was given out.
    public func contains(_ slug: String) -> Bool { next[slug] != nil }
}

/// One size of QR code at level M, such as version 7 with 45 modules on each side.
struct QRCodeVersion: Sendable, Hashable {
    /// 1 to 15: 412 bytes, where an `otpauth` address has at most some 300.
    let number: Int
    /// Bytes in the code, data and error correction together (table 1 of the standard).
    let total: Int
    /// Error correction bytes of each block (table 9, level M).
    let correction: Int
    let blocks: Int
    /// Where the centres of the alignment patterns cross (annex E).
    let alignment: [Int]

    var size: Int { 17 + 4 * number }
    var dataCount: Int { total - correction * blocks }
    /// Bits that give the text's length: more from version 10 on (table 3, byte mode).
    var lengthBits: Int { number < 10 ? 8 : 16 }
    /// Bytes of text: four bits name the mode.
    var capacity: Int { dataCount - (4 + lengthBits + 7) / 8 }

    static func smallest(for count: Int) -> QRCodeVersion? { all.first { $0.capacity >= count } }

    static var longestText: Int { all.last?.capacity ?? 0 }

    private static let all = [
        QRCodeVersion(number: 1, total: 26, correction: 10, blocks: 1, alignment: []),
        QRCodeVersion(number: 2, total: 44, correction: 16, blocks: 1, alignment: [6, 18]),
        QRCodeVersion(number: 3, total: 70, correction: 26, blocks: 1, alignment: [6, 22]),
        QRCodeVersion(number: 4, total: 100, correction: 18, blocks: 2, alignment: [6, 26]),
        QRCodeVersion(number: 5, total: 134, correction: 24, blocks: 2, alignment: [6, 30]),
        QRCodeVersion(number: 6, total: 172, correction: 16, blocks: 4, alignment: [6, 34]),
        QRCodeVersion(number: 7, total: 196, correction: 18, blocks: 4, alignment: [6, 22, 38]),
        QRCodeVersion(number: 8, total: 242, correction: 22, blocks: 4, alignment: [6, 24, 42]),
        QRCodeVersion(number: 9, total: 292, correction: 22, blocks: 5, alignment: [6, 26, 46]),
        QRCodeVersion(number: 10, total: 346, correction: 26, blocks: 5, alignment: [6, 28, 50]),
        QRCodeVersion(number: 11, total: 404, correction: 30, blocks: 5, alignment: [6, 30, 54]),
        QRCodeVersion(number: 12, total: 466, correction: 22, blocks: 8, alignment: [6, 32, 58]),
        QRCodeVersion(number: 13, total: 532, correction: 22, blocks: 9, alignment: [6, 34, 62]),
        QRCodeVersion(number: 14, total: 581, correction: 24, blocks: 9, alignment: [6, 26, 46, 66]),
        QRCodeVersion(number: 15, total: 655, correction: 24, blocks: 10, alignment: [6, 26, 48, 70]),
    ]
}

@testable import Media

extension Sample {
    /// One pixel of two colours: screen, table, the given blocks, picture, trailer.
    static func gif(blocks: [UInt8] = [], behind: [UInt8] = []) -> [UInt8] {
        bytes("GIF89a") + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255] + blocks + gifPicture
            + [0x3B] + behind
    }

    static let gifPicture: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    static let gifLoop: [UInt8] = [0x21, 0xFF, 11] + bytes("NETSCAPE2.0") + [3, 1, 5, 0, 0]
    static let gifComment: [UInt8] = [0x21, 0xFE, 5] + bytes("Erika") + [0]
    static let gifXMP: [UInt8] = [0x21, 0xFF, 11] + bytes("XMP DataXMP") + [4] + bytes("<x/>") + [0]
}

/// The ancillary chunks of PNG that change how a picture looks, and what the others held.
enum PNGChunks {
    /// Each at most once, and no longer than the standard allows (PNG third edition, section 11.3).
    static let kept: [String: ClosedRange<Int>] = [
        "tRNS": 1...256, "gAMA": 4...4, "cHRM": 32...32, "sRGB": 1...1, "iCCP": 4...4_194_304,
        "sBIT": 1...4, "bKGD": 1...6, "pHYs": 9...9, "acTL": 8...8,
    ]

    static func removal(_ name: String, _ data: ArraySlice<UInt8>) -> Removal {
        switch name {
        case "tIME": .time
        case "tEXt", "zTXt": .comment
        case "iTXt": data.has("XML:com.adobe.xmp\0") ? .xmp : .comment
        default: .programData
        }
    }
}

/// The first chunk of a PNG: size and kind of its pixels (section 11.2.1).
struct PNGHeader {
    let width: Int
    let height: Int
    let colour: UInt8

    /// Which bit depths each colour type has (table 11.1).
    private static let depths: [UInt8: [UInt8]] = [
        0: [1, 2, 4, 8, 16], 2: [8, 16], 3: [1, 2, 4, 8], 4: [8, 16], 6: [8, 16],
    ]

    init(_ data: ArraySlice<UInt8>) throws(MediaRefusal) {
        guard data.count == 13, let width = data.big(4, at: 0), let height = data.big(4, at: 4),
            let depth = data.byte(at: 8), let colour = data.byte(at: 9),
            PNGHeader.depths[colour]?.contains(depth) ?? false, data.big(2, at: 10) == 0,
            let interlace = data.byte(at: 12), interlace <= 1
        else { throw .broken(.png, .structure) }
        try CleanImage.check(.png, width: width, height: height)
        self.width = width
        self.height = height
        self.colour = colour
    }

    /// Whether a frame of an animation lies inside the picture (section 11.3.6.2).
    func holdsFrame(_ data: ArraySlice<UInt8>) -> Bool {
        guard data.count == 26, let width = data.big(4, at: 4), let height = data.big(4, at: 8),
            let x = data.big(4, at: 12), let y = data.big(4, at: 16)
        else { return false }
        return width > 0 && height > 0 && x + width <= self.width && y + height <= self.height
    }
}

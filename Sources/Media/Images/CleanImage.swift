/// A picture after cleaning: what is left, how large it shows, what went.
struct CleanImage {
    var bytes: [UInt8]
    var width: Int
    var height: Int
    var removed: Set<Removal>
    var notes: [String] = []

    /// More than any camera takes; decoding it would need 400 MB in every browser that shows it.
    static let limit = 100_000_000

    /// - Throws: when nothing is left to show, or far too much.
    static func check(_ format: MediaFormat, width: Int, height: Int) throws(MediaRefusal) {
        guard width > 0, height > 0 else { throw .broken(format, .emptyArea) }
        let (area, isTooLarge) = width.multipliedReportingOverflow(by: height)
        guard !isTooLarge, area <= limit else { throw .tooManyPixels(width: width, height: height) }
    }

    static let turned =
        "Die Drehung des Bildes stand in den entfernten Angaben. Prüfen Sie, ob es richtig herum steht."
}

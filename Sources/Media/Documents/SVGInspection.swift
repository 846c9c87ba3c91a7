/// An SVG drawing is a document with scripts as far as browsers care, so it is kept for download only
/// (SVG 2, section 2.4: only as an image would scripts be off).
enum SVGInspection {
    static let note =
        "SVG-Grafiken können Programme enthalten. Wir bieten sie deshalb nur zum Herunterladen an; "
        + "zum Anzeigen in der Seite laden Sie zusätzlich ein PNG hoch."

    /// Width and height by `viewBox`, else by `width` and `height`, rounded.
    static func size(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
        guard let root = SVGRoot.find(bytes) else { return nil }
        let tag = String(decoding: root.prefix(8192), as: UTF8.self)
        if let box = attribute("viewBox", tag) {
            let numbers = box.split { $0.isWhitespace || $0 == "," }.map { Double($0) }
            guard numbers.count == 4 else { return nil }
            return size(numbers[2], numbers[3])
        }
        return size(attribute("width", tag).flatMap(pixels), attribute("height", tag).flatMap(pixels))
    }

    private static func size(_ width: Double?, _ height: Double?) -> (width: Int, height: Int)? {
        guard let width, let height, (0.5..<1e5).contains(width), (0.5..<1e5).contains(height) else {
            return nil
        }
        return (Int(width.rounded()), Int(height.rounded()))
    }

    private static func pixels(_ text: Substring) -> Double? {
        Double(text.hasSuffix("px") ? text.dropLast(2) : text)
    }

    private static func attribute(_ name: String, _ tag: String) -> Substring? {
        for quote in ["\"", "'"] {
            guard let start = tag.firstRange(of: " \(name)=\(quote)") else { continue }
            return tag[start.upperBound...].prefix { String($0) != quote }
        }
        return nil
    }
}

import Markup

/// German text made comparable: for sorting like a telephone book and for searching whatever way somebody types.
public enum Folding {
    /// The key by which titles sort (DIN 5007-1): "Übersicht" stands beside "Uhr", ß counts as ss.
    public static func sortKey(_ text: String) -> String {
        fold(text, umlautTail: false)
    }

    /// The key in which search compares: "Gütersloh", "Guetersloh" and "Gutersloh" all become `gutersloh`.
    ///
    /// ä becomes ae and then every ae, oe, ue loses its e; the script of the search page folds the query alike.
    public static func searchKey(_ text: String) -> String {
        var result: [UInt8] = []
        for byte in fold(text, umlautTail: true).utf8 {
            if byte == UInt8(ascii: "e"), let last = result.last, "aou".utf8.contains(last) { continue }
            result.append(byte)
        }
        return String(decoding: result, as: UTF8.self)
    }

    private static func fold(_ text: String, umlautTail: Bool) -> String {
        var result: [UInt8] = []
        result.reserveCapacity(text.utf8.count)
        for scalar in text.unicodeScalars {
            if scalar.isASCII {
                let byte = UInt8(scalar.value)
                result.append(byte >= 65 && byte <= 90 ? byte + 32 : byte)
                continue
            }
            let folded: String
            switch scalar {
            case "ä", "Ä": folded = umlautTail ? "ae" : "a"
            case "ö", "Ö": folded = umlautTail ? "oe" : "o"
            case "ü", "Ü": folded = umlautTail ? "ue" : "u"
            case "ß", "ẞ": folded = "ss"
            case "\u{0308}": folded = umlautTail ? "e" : ""
            case "\u{0300}"..."\u{036F}": continue
            case "é", "è", "ê", "ë", "É", "È": folded = "e"
            case "á", "à", "â", "å", "Á", "À": folded = "a"
            case "ó", "ò", "ô", "ø", "Ó": folded = "o"
            case "í", "ì", "î", "ï": folded = "i"
            case "ú", "ù", "û": folded = "u"
            case "ç", "Ç": folded = "c"
            default: folded = scalar.properties.lowercaseMapping
            }
            result += folded.utf8
        }
        return String(decoding: result, as: UTF8.self)
    }
}

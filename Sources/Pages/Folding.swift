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
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "a"..."z", "0"..."9", " ": result.unicodeScalars.append(scalar)
            case "A"..."Z": result.unicodeScalars.append(Unicode.Scalar(UInt8(scalar.value) + 32))
            case "ä", "Ä": result += umlautTail ? "ae" : "a"
            case "ö", "Ö": result += umlautTail ? "oe" : "o"
            case "ü", "Ü": result += umlautTail ? "ue" : "u"
            case "ß", "ẞ": result += "ss"
            case "\u{0308}": result += umlautTail ? "e" : ""
            case "\u{0300}"..."\u{036F}": continue
            case "é", "è", "ê", "ë", "É", "È": result += "e"
            case "á", "à", "â", "å", "Á", "À": result += "a"
            case "ó", "ò", "ô", "ø", "Ó": result += "o"
            case "í", "ì", "î", "ï": result += "i"
            case "ú", "ù", "û": result += "u"
            case "ç", "Ç": result += "c"
            default: result += scalar.properties.lowercaseMapping
            }
        }
        return result
    }
}

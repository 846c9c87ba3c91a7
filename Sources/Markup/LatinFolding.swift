/// Folds Latin letters to ASCII by their Unicode names: é (LATIN SMALL LETTER E WITH ACUTE) becomes "e".
enum LatinFolding {
    private static let named: [Substring: String] = [
        "SHARP": "ss", "AE": "ae", "OE": "oe", "THORN": "th", "ETH": "d", "DOTLESS": "i", "LONG": "s",
        "ENG": "ng", "KRA": "q", "OPEN": "o", "SCHWA": "e",
    ]

    /// "" for everything that is no Latin letter.
    static func fold(_ scalar: Unicode.Scalar) -> String {
        if scalar.value == 0x212B { return "a" }  // Ångström sign, Å after NFC
        if scalar.value == 0x212A { return "k" }  // Kelvin sign
        guard scalar.value < 0x2C80 || (0xA720...0xFB06).contains(scalar.value),
            let name = scalar.properties.name, name.hasPrefix("LATIN ")
        else { return "" }
        let words = name.split(separator: " ")
        guard words.count > 3, words[1] == "SMALL" || words[1] == "CAPITAL" else { return "" }
        let letter = words[3]
        if words[2] == "LIGATURE" { return letter.lowercased() }
        guard words[2] == "LETTER" else { return "" }
        guard letter.utf8.count == 1 else { return named[letter] ?? "" }
        let base = letter.lowercased()
        let isUmlaut = words.count > 5 && words[4] == "WITH" && words[5] == "DIAERESIS"
        return isUmlaut && ["a", "o", "u"].contains(base) ? base + "e" : base
    }
}

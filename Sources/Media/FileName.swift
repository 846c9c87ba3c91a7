import Foundation

/// What a person's file name becomes: `..\..\Größe  der Räume.PDF` is "Größe der Räume.PDF".
package enum FileName {
    /// As many characters as a list still shows.
    static let limit = 120
    /// Common file systems take 255 bytes; a counter or a prefix may still come in front.
    static let byteLimit = 240

    /// The last path component in NFC, visible characters only, safe to save on any system; never empty.
    ///
    /// Cleaning a clean name changes nothing.
    package static func clean(_ name: String) -> String {
        // Component and ending stand at the end, so the end is enough of any name.
        let end = name.unicodeScalars.suffix(4096)
        let visible = String(String.UnicodeScalarView(end.filter { !isInvisible($0) }))
        let normal = visible.precomposedStringWithCanonicalMapping.unicodeScalars
        let last = normal.split { $0 == "/" || $0 == "\\" }.last ?? Substring.UnicodeScalarView()
        // Not allowed on Windows; the colon would also name a second stream of the file.
        let scalars = last.map { "<>:\"|?*".unicodeScalars.contains($0) ? "-" : $0 }
        let words = scalars.split { $0.properties.isWhitespace }
        let line = words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
        let short = shorten(trim(line))
        guard !short.isEmpty else { return "datei" }
        return isReserved(short) ? shorten("_" + short) : short
    }

    /// The ending in lower case, without dot: "pdf"; `nil` when the name has none.
    package static func ending(of name: String) -> String? {
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let ending = name[name.index(after: dot)...].utf8
        let isWord = ending.allSatisfy {
            (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || (0x61...0x7A).contains($0)
                || $0 == 0x2D || $0 == 0x5F
        }
        guard isWord, (1...20).contains(ending.count) else { return nil }
        return String(Substring(ending)).lowercased()
    }

    /// The name with one more ending: "Protokoll" becomes "Protokoll.pdf".
    static func adding(_ ending: String, to name: String) -> String { shorten(name + "." + ending) }

    /// Without dots and blanks at both ends: leading dots hide a file, Windows drops trailing ones.
    private static func trim(_ name: String) -> String {
        name.trimmingCharacters(in: CharacterSet(charactersIn: ". "))
    }

    /// Cuts the stem, not the ending.
    private static func shorten(_ name: String) -> String {
        guard name.count > limit || name.utf8.count > byteLimit else { return name }
        let ending = ending(of: name).map { "." + name.suffix($0.count) } ?? ""
        var stem = name.dropLast(ending.count).prefix(limit - ending.count)
        while stem.utf8.count > byteLimit - ending.utf8.count { stem.removeLast() }
        let cut = trim(String(stem))
        return trim(cut.isEmpty ? "datei" + ending : cut + ending)
    }

    /// Controls, direction marks, joiners and fillers: they make a name look like another one.
    private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control: !["\t", "\n", "\r"].contains(scalar)
        case .format, .surrogate, .unassigned, .privateUse: true
        default: [0x34F, 0x115F, 0x1160, 0x2800, 0x3164, 0xFFA0].contains(scalar.value) || isSelector(scalar)
        }
    }

    private static func isSelector(_ scalar: Unicode.Scalar) -> Bool {
        (0xFE00...0xFE0F).contains(scalar.value) || (0xE0100...0xE01EF).contains(scalar.value)
    }

    /// Device names of Windows, with any ending ("Naming Files, Paths, and Namespaces").
    private static func isReserved(_ name: String) -> Bool {
        let stem = name.prefix { $0 != "." }.uppercased().trimmingCharacters(in: .whitespaces)
        if ["CON", "PRN", "AUX", "NUL", "CONIN$", "CONOUT$"].contains(stem) { return true }
        guard stem.count == 4, stem.hasPrefix("COM") || stem.hasPrefix("LPT") else { return false }
        return stem.last.map { "0123456789¹²³".contains($0) } ?? false
    }
}

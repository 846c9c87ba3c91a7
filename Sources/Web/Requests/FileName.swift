/// What we call a file that somebody uploads: `C:\Texte\Bericht.pdf` is `Bericht.pdf`.
enum FileName {
    /// Stands for what has no name, or none that says anything.
    private static let nameless = "Datei"

    /// The last part of a path of whatever system, with what could deceive a reader taken out.
    static func clean(_ claimed: String) -> String {
        let last = claimed.split(omittingEmptySubsequences: false) { $0 == "/" || $0 == "\\" }.last ?? ""
        var scalars = String.UnicodeScalarView()
        for scalar in last.unicodeScalars where !turnsTextRound(scalar) {
            scalars.append(isControl(scalar) ? "_" : scalar)
        }
        let name = String(scalars).trimmed
        return ["", ".", ".."].contains(name) ? nameless : String(name)
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    /// Marks of the bidirectional algorithm (UAX #9): with one of them `gpj.exe` reads as `exe.jpg`.
    private static func turnsTextRound(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x061C, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

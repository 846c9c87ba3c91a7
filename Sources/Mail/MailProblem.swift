/// Why a message cannot be built: the text is named, so that whoever reads the job list finds it.
package enum MailProblem: Error, Sendable, Hashable, CustomStringConvertible {
    case address(String)
    case domain(String)
    case controlCharacter(String)
    case tooLong(String)
    case messageID(String)
    case headerName(String)

    package var description: String {
        switch self {
        case .address(let text):
            "„\(Self.shown(text))“ ist keine E-Mail-Adresse, an die jedes Postfach senden kann. "
                + "Erwartet wird die Form name@gemeinde.example."
        case .domain(let text):
            "„\(Self.shown(text))“ ist kein gültiger Rechnername hinter dem @-Zeichen. "
                + "Erlaubt sind Buchstaben, Ziffern, Bindestriche und Punkte."
        case .controlCharacter(let text):
            "„\(Self.shown(text))“ enthält ein Steuerzeichen oder einen Zeilenumbruch. "
                + "In Betreff und Namen ist nur eine Zeile Text erlaubt."
        case .tooLong(let text):
            "„\(Self.shown(text))“ ist zu lang. In Betreff und Namen sind höchstens 400 Zeichen erlaubt."
        case .messageID(let text):
            "„\(Self.shown(text))“ kann keine Nachricht bezeichnen. "
                + "Erlaubt sind höchstens 128 Buchstaben, Ziffern, Punkte und Bindestriche."
        case .headerName(let text):
            "Die Kopfzeile „\(Self.shown(text))“ darf nicht zusätzlich gesetzt werden."
        }
    }

    /// The beginning, with everything unprintable made visible: the text goes into logs and pages.
    private static func shown(_ text: String) -> String {
        let beginning = text.unicodeScalars.prefix(60).map {
            $0.properties.generalCategory == .control || $0.value == 0x2028 || $0.value == 0x2029
                ? "\\u{\(String($0.value, radix: 16))}" : String($0)
        }
        return beginning.joined() + (text.unicodeScalars.count > 60 ? " …" : "")
    }
}

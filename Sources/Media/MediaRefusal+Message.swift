extension MediaRefusal {
    /// What happened, why, and the way out, in German.
    package var message: String {
        switch self {
        case .empty:
            "Die Datei ist leer. Prüfen Sie, ob sie vollständig gespeichert ist, und wählen Sie sie neu aus."
        case .program(let what):
            "Diese Datei ist ein Programm (\(what)). Programme nehmen wir nicht an, weil sie auf fremden Rechnern "
                + "Schaden anrichten können. Geben Sie stattdessen die Adresse an, unter der der Hersteller es anbietet."
        case .programEnding(let ending):
            "Dateien mit der Endung „.\(ending)“ nehmen wir nicht an, weil ein Doppelklick sie ausführt. "
                + "Laden Sie den Inhalt als PDF oder Text (.txt) hoch."
        case .webPage:
            "Diese Datei ist eine Webseite oder XML. So etwas nehmen wir nicht an, weil es im Browser Programme ausführen "
                + "kann. Speichern Sie den Inhalt als PDF, oder geben Sie ihm als reinem Text die Endung „.txt“."
        case .macros:
            "Dieses Dokument enthält Makros, also kleine Programme, oder kann sie enthalten. Speichern Sie es ohne Makros "
                + "als .docx, .xlsx oder .pptx, im OpenDocument-Format oder als PDF."
        case .oldOffice:
            "Dieses alte Office-Format (etwa .doc, .xls, .ppt, .msg, .rtf) kann Makros und eingebettete Programme enthalten, "
                + "die wir nicht erkennen. Speichern Sie das Dokument als .docx, .xlsx, .pptx, OpenDocument oder PDF."
        case .lockedOffice:
            "Dieses Dokument ist mit einem Kennwort verschlüsselt oder ein altes Format mit neuer Endung; wir können es nicht "
                + "prüfen. Speichern Sie es ohne Kennwort als .docx, .xlsx oder .pptx, oder als PDF."
        case .unsupported(let what, let instead): "\(what) nehmen wir nicht an. \(instead)"
        case .unknown:
            "Wir erkennen nicht, was für eine Datei das ist, und nehmen sie deshalb nicht an. Speichern Sie sie als "
                + "PDF, Bild (JPEG, PNG), Text, Office-Dokument oder ZIP."
        case .disguised(let ending, let content):
            "Die Endung „.\(ending)“ passt nicht zum Inhalt (\(content)). Solche Dateien nehmen wir nicht an, weil sie "
                + "etwas anderes tun, als ihr Name verspricht. Speichern Sie die Datei im richtigen Format neu."
        case .broken(let format, let damage):
            "Die Datei ist beschädigt (\(format.title): \(damage.rawValue)). Öffnen Sie sie in dem Programm, aus dem sie "
                + "stammt, und speichern Sie sie neu."
        case .tooManyPixels(let width, let height):
            "Das Bild ist mit \(width) × \(height) Bildpunkten zu groß; mehr als 100 Millionen überfordern viele Geräte. "
                + "Verkleinern Sie es vor dem Hochladen."
        case .twoFormats(let first, let second):
            "Die Datei ist zugleich \(first) und \(second). Solche Dateien nehmen wir nicht an, weil sich dahinter "
                + "Schadprogramme verstecken. Speichern Sie sie aus dem ursprünglichen Programm neu."
        case .archive(let fault): fault.message
        }
    }
}

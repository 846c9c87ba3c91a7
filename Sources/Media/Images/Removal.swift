/// What is taken out of pictures before they are kept, in the words and the order people read.
enum Removal: String, CaseIterable {
    case place = "Ortsangabe"
    case device = "Angaben zum Gerät"
    case time = "Zeitangabe"
    case author = "Urheberangabe"
    case maker = "Herstellerdaten"
    case thumbnail = "Vorschaubild"
    case comment = "Kommentar"
    case exif = "Aufnahmedaten (EXIF)"
    case iptc = "Bildbeschreibung (IPTC)"
    case xmp = "Bearbeitungsdaten (XMP)"
    case otherPictures = "weitere Bilder"
    case programData = "Programmdaten"
    case trailing = "Daten hinter dem Bildende"

    static func words(_ removals: Set<Removal>) -> [String] {
        allCases.filter(removals.contains).map(\.rawValue)
    }
}

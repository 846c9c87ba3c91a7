/// A word of a text as the index knows it: `Bauanträge` is the token `bauantrag` at bytes 12 to 23.
struct Token: Sendable, Hashable {
    /// As written, folded, but not stemmed.
    let word: String
    /// What is looked up.
    let stem: String
    /// Where it stands, in bytes of UTF-8; accents that belong to its last letter are inside.
    let range: Range<Int>
    let gap: Gap

    /// What stands between a word and the one before it.
    enum Gap: Sendable {
        /// Nothing.
        case none
        case blank
        /// Halves of one word: "Online-Dienst", "Bürger:innen", "geht’s".
        case joint
        /// "z.B.", "kdn.de", "5.1".
        case dot
        /// Parts of one expression that are no halves of a word: "max@stadt.example", "3,5", "12/2026".
        case inner
        case far
    }

    static let section = "§"

    var isSection: Bool { word == Token.section }
    var isNumber: Bool { word.utf8.allSatisfy { (48...57).contains($0) } }

    /// Whether somebody who types it means one thing together with the word before.
    func belongs(to before: Token) -> Bool {
        switch gap {
        case .joint, .dot, .inner: true
        case .none, .blank: before.isSection && !isSection
        case .far: false
        }
    }
}

/// What a new password must be: at least ten characters, not among the first guesses, not made of the
/// person's own data.
///
/// Deliberately no composition rules (BSI ORP.4, NIST SP 800-63B): they make passwords worse and people
/// angry.
package struct PasswordRules: Sendable {
    package static let minimumCharacters = 10

    /// Words that count as the person's own: parts of name, address and organisation, and the site's name.
    private let ownWords: [String]

    /// Rules for one person; the texts are what the account says about her.
    package init(name: String = "", email: String = "", organisation: String = "", siteName: String = "") {
        let texts = [name, email, organisation, siteName]
        var words = texts.flatMap { Self.letters($0).split(separator: " ").map(String.init) }
        words += texts.map { Self.letters($0).replacing(" ", with: "") }
        ownWords = Set(words).filter { $0.count >= 4 && !["gmail", "mail", "example"].contains($0) }
            .sorted { $0.count > $1.count }
    }

    /// The password as it is hashed, or the German sentence that says what is wrong with it.
    package func check(_ typed: String) -> Result<String, Weakness> {
        let password = CleanText.nfc(typed)
        if password.utf8.count > PasswordHash.maximumBytes { return .failure(.tooLong) }
        if password.count < Self.minimumCharacters { return .failure(.tooShort) }
        let folded = password.lowercased()
        if PasswordPatterns.isPredictable(folded) { return .failure(.common) }
        for variant in [folded, PasswordPatterns.withoutLookalikes(folded)] {
            if isMostly(ownWords, variant) { return .failure(.own) }
            if isMostly(CommonPasswords.words, variant) { return .failure(.common) }
        }
        return .success(password)
    }

    /// Whether one or two such words with a few digits and signs make up the whole password.
    ///
    /// Two at most: four words picked at random are a good password even if each of them is common.
    private func isMostly(_ words: [String], _ password: String) -> Bool {
        // A year and a sign do not save a name ("mueller2024!"), a long row of digits does.
        var rest = Self.letters(password).replacing(" ", with: "")
        if password.count(where: { !$0.isLetter }) > 6 { return false }
        var removed = 0
        for word in words where removed < 2 && rest.contains(word) {
            rest = rest.replacing(word, with: "", maxReplacements: 2 - removed)
            removed += 1
        }
        return removed > 0 && rest.count < 4
    }

    /// Folded words of a text: "Müller-Lüdenscheid" becomes "muller ludenscheid".
    private static func letters(_ text: String) -> String {
        String(CleanText.searchKey(text).map { $0.isLetter ? $0 : " " })
    }

    /// Why a password is not taken.
    package enum Weakness: String, Error, Sendable, CaseIterable {
        case tooShort, tooLong, common, own

        package var message: String {
            switch self {
            case .tooShort:
                "Das Passwort ist zu kurz. Nehmen Sie mindestens \(PasswordRules.minimumCharacters) Zeichen, "
                    + "zum Beispiel einen kurzen Satz."
            case .tooLong: "Das Passwort ist zu lang. Nehmen Sie höchstens etwa 1.000 Zeichen."
            case .common:
                "Dieses Passwort wird oft verwendet und ist leicht zu erraten. Nehmen Sie zum Beispiel mehrere Wörter, "
                    + "die nichts miteinander zu tun haben."
            case .own:
                "Das Passwort besteht fast nur aus Ihrem Namen, Ihrer Adresse oder dem Namen dieser Seite. "
                    + "Nehmen Sie Wörter, die niemand mit Ihnen verbindet."
            }
        }
    }
}

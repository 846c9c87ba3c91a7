/// Passwords that nobody needs a list for: "aaaaaaaaaa", "qwertzuiop", "abcabcabcabc", "01.02.1990".
enum PasswordPatterns {
    private static let rows = [
        "qwertzuiopü", "asdfghjklöä", "yxcvbnm", "qwertyuiop", "asdfghjkl", "zxcvbnm", "azertyuiop",
        "1234567890", "abcdefghijklmnopqrstuvwxyz", "!\"§$%&/()=", "!@#$%^&*()",
        "1q2w3e4r5t6z7u8i9o0p", "1q2w3e4r5t6y7u8i9o0p", "1qay2wsx3edc4rfv5tgb6zhn7ujm8ik",
        "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
    ].flatMap { [$0, String($0.reversed())] }.map { Array($0 + $0) }

    /// Whether a folded password follows one of the patterns.
    static func isPredictable(_ password: String) -> Bool {
        let letters = Array(password)
        return CommonPasswords.whole.contains(password)
            || Set(letters).count <= 4
            || isRepeated(letters)
            || isKeyboardWalk(letters)
            || isDate(password)
    }

    /// Lookalikes turned back: "p@ssw0rt" is "passwort".
    static func withoutLookalikes(_ password: String) -> String {
        let plain: [Character: Character] = [
            "@": "a", "4": "a", "3": "e", "1": "i", "!": "i", "0": "o", "$": "s", "5": "s", "7": "t",
        ]
        return String(password.map { plain[$0] ?? $0 })
    }

    /// One short piece again and again, the last time perhaps cut off.
    private static func isRepeated(_ letters: [Character]) -> Bool {
        (1...max(1, min(6, letters.count / 2))).contains { period in
            letters.indices.allSatisfy { $0 < period || letters[$0] == letters[$0 - period] }
        }
    }

    /// All but two characters lie in runs of three or more along a row of keys, the digits or the alphabet.
    private static func isKeyboardWalk(_ letters: [Character]) -> Bool {
        var covered = 0
        var start = 0
        while start < letters.count {
            let longest = rows.map { run(letters[start...], along: $0) }.max() ?? 0
            if longest >= 3 { covered += longest }
            start += longest >= 3 ? longest : 1
        }
        return covered >= letters.count - 2
    }

    private static func run(_ letters: ArraySlice<Character>, along row: [Character]) -> Int {
        guard let first = letters.first else { return 0 }
        return row.indices.filter { row[$0] == first }.map { place in
            zip(letters, row[place...]).prefix { $0 == $1 }.count
        }.max() ?? 0
    }

    /// A day of birth, however it is written: "01.02.1990", "1990-02-01", "0102199001021990".
    private static func isDate(_ password: String) -> Bool {
        let digits = password.filter { !".-/ ".contains($0) }
        guard digits.allSatisfy(\.isNumber), digits.count == 8 || digits.count == 16 else { return false }
        let half = digits.prefix(8)
        let years = [half.prefix(4), half.suffix(4)]
        return digits.hasSuffix(half) && years.contains { $0.hasPrefix("19") || $0.hasPrefix("20") }
    }
}

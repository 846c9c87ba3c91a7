import Pages

@testable import Workspaces

/// Testing has comments of its own.
typealias WikiComment = Comment

/// Texts that tests save.
enum WikiTexts {
    /// Minutes name their committee; a draft may leave it open, a release may not.
    static let minutes: PageType = {
        var type = PageType(name: "protokoll", title: "Protokoll")
        type.fields = [
            FieldDeclaration("gremium", "Gremium", .text, required: true),
            FieldDeclaration("beginn", "Beginn", .date),
        ]
        return type
    }()

    /// A text of so many paragraphs: "Absatz 1 …".
    static func paragraphs(_ count: Int, title: String = "Ablauf") -> String {
        "# \(title)\n\n" + (1...count).map { "Absatz \($0) ist noch leer.\n" }.joined(separator: "\n")
    }

    static func decision(_ title: String, _ text: String) -> String {
        "> [!BESCHLUSS] \(title)\n> \(text)\n"
    }

    static func task(_ title: String, who: String = "", until: String = "") -> String {
        let fields = (who.isEmpty ? "" : "> Wer: \(who)\n") + (until.isEmpty ? "" : "> Bis: \(until)\n")
        return "> [!AUFGABE] \(title)\n\(fields)> Bitte erledigen.\n"
    }
}

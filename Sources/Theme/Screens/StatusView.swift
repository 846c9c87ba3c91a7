/// A state as a word with a sign, such as "aktiv": the colour only helps.
package struct StatusView: View, Hashable {
    package var text: String
    package var tone: Tone

    /// What kind of state it is; the raw value ends a CSS class and chooses the sign.
    package enum Tone: String, Sendable, CaseIterable {
        case good = "gut"
        case neutral = "ruhig"
        /// Somebody has to do something.
        case waiting = "wartet"
        case warning = "warnung"
        case stopped = "aus"
    }

    package init(_ text: String, _ tone: Tone) {
        self.text = text
        self.tone = tone
    }

    package static let schema = Schema(
        "StatusView",
        [
            "text": .text(of: StatusView.self) { $0.text },
            "tone": .text(of: StatusView.self) { $0.tone.rawValue },
        ]
    )
}

/// What the doctor found: "Datenbank: lässt sich nicht öffnen", and what to do about it.
struct Finding: Sendable, Equatable {
    /// How bad it is, from fine to must not stay so.
    enum Level: String, Sendable, CaseIterable {
        case fine, hint, warning, error

        /// In German, as the report writes it.
        var title: String {
            switch self {
            case .fine: "in Ordnung"
            case .hint: "Hinweis"
            case .warning: "Warnung"
            case .error: "Fehler"
            }
        }
    }

    var level: Level
    /// What was looked at: "Datenbank".
    var area: String
    var text: String
    /// The way out; empty where nothing is to be done.
    var advice = ""

    static func fine(_ area: String, _ text: String) -> Finding {
        Finding(level: .fine, area: area, text: text)
    }

    static func hint(_ area: String, _ text: String, _ advice: String) -> Finding {
        Finding(level: .hint, area: area, text: text, advice: advice)
    }

    static func warning(_ area: String, _ text: String, _ advice: String) -> Finding {
        Finding(level: .warning, area: area, text: text, advice: advice)
    }

    static func error(_ area: String, _ text: String, _ advice: String) -> Finding {
        Finding(level: .error, area: area, text: text, advice: advice)
    }
}

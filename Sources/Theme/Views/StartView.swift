/// The start page (`start.mustache`): four leading questions, the Themenfelder, what is next and new.
public struct StartView: View {
    public var page: PageView
    public var questions: [Question] = []
    public var figures: [KeyFigure] = []
    public var events: RowList?
    public var news: RowList?
    public var documents: RowList?
    public var fields: [Row] = []

    public init(page: PageView) { self.page = page }

    public static let schema = Schema(
        "StartView",
        PageView.slots { (view: StartView) in view.page }.merging(
            [
                "questions": .list(of: StartView.self) { $0.questions },
                "hasQuestions": .flag(of: StartView.self) { !$0.questions.isEmpty },
                "figures": .list(of: StartView.self) { $0.figures },
                "hasFigures": .flag(of: StartView.self) { !$0.figures.isEmpty },
                "events": .view(of: StartView.self) { $0.events },
                "news": .view(of: StartView.self) { $0.news },
                "documents": .view(of: StartView.self) { $0.documents },
                "fields": .list(of: StartView.self) { $0.fields },
                "hasFields": .flag(of: StartView.self) { !$0.fields.isEmpty },
            ],
            uniquingKeysWith: { $1 }
        )
    )
}

/// One of the leading questions and where it is answered.
public struct Question: View {
    public var question: String
    public var text: String
    public var url: String

    public init(question: String, text: String, url: String) {
        self.question = question
        self.text = text
        self.url = url
    }

    public static let schema = Schema(
        "Question",
        [
            "question": .text(of: Question.self) { $0.question }, "text": .text(of: Question.self) { $0.text },
            "url": .text(of: Question.self) { $0.url },
        ]
    )
}

/// A number with its story: value, unit, what it counts, where it comes from, as of when.
public struct KeyFigure: View {
    public var value: String
    public var unit: String?
    public var label: String
    public var source: String
    public var stand: DateText?
    public var url: String?

    public init(value: String, unit: String?, label: String, source: String, stand: DateText?, url: String?) {
        self.value = value
        self.unit = unit
        self.label = label
        self.source = source
        self.stand = stand
        self.url = url
    }

    public static let schema = Schema(
        "KeyFigure",
        [
            "value": .text(of: KeyFigure.self) { $0.value }, "unit": .text(of: KeyFigure.self) { $0.unit },
            "label": .text(of: KeyFigure.self) { $0.label }, "source": .text(of: KeyFigure.self) { $0.source },
            "stand": .view(of: KeyFigure.self) { $0.stand }, "url": .text(of: KeyFigure.self) { $0.url },
        ]
    )
}

/// The start page (`start.mustache`): four leading questions, the Themenfelder, what is next and new.
package struct StartView: View {
    package var page: PageView
    package var questions: [Question] = []
    package var figures: [KeyFigure] = []
    package var events: RowList?
    package var news: RowList?
    package var documents: RowList?
    package var fields: [Row] = []

    package init(page: PageView) { self.page = page }

    package static let schema = Schema(
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
package struct Question: View {
    package var question: String
    package var text: String
    package var url: String

    package init(question: String, text: String, url: String) {
        self.question = question
        self.text = text
        self.url = url
    }

    package static let schema = Schema(
        "Question",
        [
            "question": .text(of: Question.self) { $0.question },
            "text": .text(of: Question.self) { $0.text },
            "url": .text(of: Question.self) { $0.url },
        ]
    )
}

/// A number with its story: value, unit, what it counts, where it comes from, as of when.
package struct KeyFigure: View {
    package var value: String
    package var unit: String?
    package var label: String
    package var source: String
    package var stand: DateText?
    package var url: String?

    package init(value: String, unit: String?, label: String, source: String, stand: DateText?, url: String?)
    {
        self.value = value
        self.unit = unit
        self.label = label
        self.source = source
        self.stand = stand
        self.url = url
    }

    package static let schema = Schema(
        "KeyFigure",
        [
            "value": .text(of: KeyFigure.self) { $0.value }, "unit": .text(of: KeyFigure.self) { $0.unit },
            "label": .text(of: KeyFigure.self) { $0.label },
            "source": .text(of: KeyFigure.self) { $0.source },
            "stand": .view(of: KeyFigure.self) { $0.stand }, "url": .text(of: KeyFigure.self) { $0.url },
        ]
    )
}

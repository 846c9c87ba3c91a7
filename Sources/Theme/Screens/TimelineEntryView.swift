/// Something that happened, or will: an entry of a timeline.
package struct TimelineEntryView: View {
    package var title: String
    package var time: DateText?
    package var status: StatusView?
    package var text: [ParagraphView]

    package init(
        title: String,
        time: DateText? = nil,
        status: StatusView? = nil,
        text: [ParagraphView] = []
    ) {
        self.title = title
        self.time = time
        self.status = status
        self.text = text
    }

    package static let schema = Schema(
        "TimelineEntryView",
        [
            "title": .text(of: TimelineEntryView.self) { $0.title },
            "time": .view(of: TimelineEntryView.self) { $0.time },
            "status": .view(of: TimelineEntryView.self) { $0.status },
            "paragraphs": .list(of: TimelineEntryView.self) { $0.text },
        ]
    )
}

/// How far long work is, in numbers and in words.
package struct ProgressView: View {
    package var label: String
    package var done: Int
    package var total: Int
    package var text: String

    package init(label: String, done: Int, total: Int, text: String) {
        self.label = label
        self.done = done
        self.total = total
        self.text = text
    }

    package static let schema = Schema(
        "ProgressView",
        [
            "label": .text(of: ProgressView.self) { $0.label },
            "done": .text(of: ProgressView.self) { String(max(0, min($0.done, $0.total))) },
            // A bar without an end is not valid, and work without parts is done.
            "total": .text(of: ProgressView.self) { String(max(1, $0.total)) },
            "text": .text(of: ProgressView.self) { $0.text },
        ]
    )
}

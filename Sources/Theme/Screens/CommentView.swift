/// What somebody wrote about a page, with the answers to it.
package struct CommentView: View {
    /// Unique on the page; links lead to it.
    package var id: String
    package var author: String
    package var time: DateText
    /// The words of the page that it is about.
    package var quote: String?
    package var body: Fragment
    package var resolution: CommentResolutionView?
    /// Whether the reader wrote it.
    package var isOwn: Bool
    package var actions: [ActionView]
    package var replies: [CommentView]
    package var replyForm: FormView?
    /// Whether it answers another.
    private(set) var isReply = false

    package init(
        id: String,
        author: String,
        time: DateText,
        quote: String? = nil,
        body: Fragment,
        resolution: CommentResolutionView? = nil,
        isOwn: Bool = false,
        actions: [ActionView] = [],
        replies: [CommentView] = [],
        replyForm: FormView? = nil
    ) {
        self.id = id
        self.author = author
        self.time = time
        self.quote = quote
        self.body = body
        self.resolution = resolution
        self.isOwn = isOwn
        self.actions = actions
        self.replies = replies.map { reply in
            var reply = reply
            reply.isReply = true
            return reply
        }
        self.replyForm = replyForm
    }

    /// Its form and those of its answers.
    var forms: [FormView] { [replyForm].compactMap(\.self) + replies.flatMap(\.forms) }

    private var countText: String? {
        switch replies.count {
        case 0: nil
        case 1: "1 Antwort"
        case let count: "\(count) Antworten"
        }
    }

    package static let schema = Schema(
        "CommentView",
        [
            "commentID": .text(of: CommentView.self) { $0.id },
            "author": .text(of: CommentView.self) { $0.author },
            "time": .view(of: CommentView.self) { $0.time },
            "quote": .text(of: CommentView.self) { $0.quote },
            "body": .html(of: CommentView.self) { $0.body },
            "resolution": .view(of: CommentView.self) { $0.resolution },
            "own": .flag(of: CommentView.self) { $0.isOwn },
            "isReply": .flag(of: CommentView.self) { $0.isReply },
            "actions": .list(of: CommentView.self) { $0.actions },
            "hasActions": .flag(of: CommentView.self) { !$0.actions.isEmpty },
            "replies": .list(of: CommentView.self) { $0.replies },
            "hasReplies": .flag(of: CommentView.self) { !$0.replies.isEmpty },
            "replyCount": .text(of: CommentView.self) { $0.countText },
            "replyForm": .view(of: CommentView.self) { $0.replyForm },
            // What went wrong must not be hidden behind a closed lid.
            "answering": .flag(of: CommentView.self) { $0.replyForm?.problems.isEmpty == false },
            "unfolded": .flag(of: CommentView.self) { $0.forms.contains { !$0.problems.isEmpty } },
        ]
    )
}

/// Who settled a comment, and when.
package struct CommentResolutionView: View {
    package var author: String
    package var time: DateText

    package init(by author: String, _ time: DateText) {
        self.author = author
        self.time = time
    }

    package static let schema = Schema(
        "CommentResolutionView",
        [
            "resolver": .text(of: CommentResolutionView.self) { $0.author },
            "time": .view(of: CommentResolutionView.self) { $0.time },
        ]
    )
}

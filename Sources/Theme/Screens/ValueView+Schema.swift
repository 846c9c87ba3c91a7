/// What templates see of a value.
extension ValueView {
    package static let schema = Schema(
        "ValueView",
        [
            "none": .flag(of: ValueView.self) { value in
                if case .none = value.kind { true } else { false }
            },
            "text": .text(of: ValueView.self) { value in
                switch value.kind {
                case .text(let text): text
                case .number(let number): germanNumber(number)
                default: nil
                }
            },
            "link": .view(of: ValueView.self) { value -> Link? in
                if case .link(let text, let url) = value.kind { Link(title: text, url: url) } else { nil }
            },
            "time": .view(of: ValueView.self) { value -> DateText? in
                if case .time(let time) = value.kind { time } else { nil }
            },
            "code": .text(of: ValueView.self) { value in
                if case .code(let code) = value.kind { code } else { nil }
            },
            "statuses": .list(of: ValueView.self) { value -> [StatusView] in
                if case .statuses(let statuses) = value.kind { statuses } else { [] }
            },
            "lines": .list(of: ValueView.self) { value -> [Meta] in
                if case .lines(let lines) = value.kind { lines.map { Meta($0) } } else { [] }
            },
            "hasLines": .flag(of: ValueView.self) { value in
                if case .lines = value.kind { true } else { false }
            },
            "actions": .list(of: ValueView.self) { value -> [ActionView] in
                if case .actions(let actions) = value.kind { actions } else { [] }
            },
            "hasActions": .flag(of: ValueView.self) { value in
                if case .actions = value.kind { true } else { false }
            },
            "note": .text(of: ValueView.self) { $0.note },
        ]
    )

    /// "12.345", with the stop that German puts between thousands.
    static func germanNumber(_ number: Int) -> String {
        let digits = String(number.magnitude)
        var text = ""
        for (at, digit) in digits.enumerated() {
            if at > 0, (digits.count - at) % 3 == 0 { text.append(".") }
            text.append(digit)
        }
        return number < 0 ? "−" + text : text
    }
}

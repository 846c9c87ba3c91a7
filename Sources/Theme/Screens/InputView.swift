/// One line to type into.
package struct InputView: View {
    package var type: String
    package var value: String
    package var autocomplete: String?
    package var inputMode: String?
    package var maxLength: Int?
    package var width: Width
    /// Whether correction and capitals would only do harm.
    var isTypedExactly = false
    /// Whether several files may be chosen.
    var isMultiple = false

    /// Whether it takes files, for which the form has to be sent in another way.
    var takesFiles: Bool { type == "file" }

    /// How long the answer is, roughly; the raw value ends a CSS class.
    package enum Width: String, Sendable {
        case full = "voll"
        case medium = "mittel"
        case short = "kurz"
    }

    init(_ type: String, value: String = "", autocomplete: String? = nil, width: Width = .full) {
        self.type = type
        self.value = value
        self.autocomplete = autocomplete
        self.width = width
    }

    /// Passwords and codes are typed anew each time.
    var isSecret: Bool {
        type == "password" || ["one-time-code", "off"].contains(autocomplete) && type == "text"
    }

    var asTyped: InputView {
        var input = self
        input.isTypedExactly = true
        return input
    }

    func limited(to length: Int?) -> InputView {
        var input = self
        input.maxLength = length
        return input
    }

    package static let schema = Schema(
        "InputView",
        [
            "type": .text(of: InputView.self) { $0.type },
            "value": .text(of: InputView.self) { $0.value },
            "autocomplete": .text(of: InputView.self) { $0.autocomplete },
            "inputMode": .text(of: InputView.self) { $0.inputMode },
            "maxLength": .text(of: InputView.self) { $0.maxLength.map(String.init) },
            "width": .text(of: InputView.self) { $0.width.rawValue },
            "exact": .flag(of: InputView.self) { $0.isTypedExactly },
            "multiple": .flag(of: InputView.self) { $0.isMultiple },
        ]
    )
}

import Markup

/// A value of a record as it is shown, in a cell of a table or behind the label of a fact.
package struct ValueView: View, ExpressibleByStringInterpolation {
    package var kind: Kind
    /// A small second line.
    package var note: String?

    /// How the value is set.
    package enum Kind: Sendable {
        case none
        case text(String)
        case link(String, url: String)
        case time(DateText)
        case number(Int)
        case code(String)
        case statuses([StatusView])
        case lines([String])
        case actions([ActionView])
    }

    package init(_ kind: Kind, note: String? = nil) {
        self.kind = kind
        self.note = note
    }

    package init(stringLiteral text: String) { self.init(.text(text)) }

    /// A dash that is read as "keine Angabe".
    package static let none = ValueView(.none)

    /// Text; "" counts as no answer.
    package static func text(_ text: String, note: String? = nil) -> ValueView {
        ValueView(text.isEmpty ? .none : .text(text), note: note)
    }

    /// Text that leads to a page.
    package static func link(_ text: String, _ url: String, note: String? = nil) -> ValueView {
        ValueView(.link(text, url: url), note: note)
    }

    /// An address that mail can be written to.
    package static func email(_ address: String, note: String? = nil) -> ValueView {
        ValueView(.link(address, url: "mailto:" + address), note: note)
    }

    /// A moment or a day.
    package static func time(_ time: DateText, note: String? = nil) -> ValueView {
        ValueView(.time(time), note: note)
    }

    /// A number, set flush right in tables.
    package static func number(_ number: Int, note: String? = nil) -> ValueView {
        ValueView(.number(number), note: note)
    }

    /// An id or a key, letter by letter.
    package static func code(_ code: String, note: String? = nil) -> ValueView {
        ValueView(.code(code), note: note)
    }

    /// A state.
    package static func status(_ status: StatusView, note: String? = nil) -> ValueView {
        ValueView(.statuses([status]), note: note)
    }

    /// Several states.
    package static func statuses(_ statuses: [StatusView]) -> ValueView {
        ValueView(statuses.isEmpty ? .none : .statuses(statuses))
    }

    /// Several short texts, one below the other.
    package static func lines(_ lines: [String]) -> ValueView {
        ValueView(lines.isEmpty ? .none : .lines(lines))
    }

    /// What can be done with the record of this row.
    package static func actions(_ actions: [ActionView]) -> ValueView {
        ValueView(actions.isEmpty ? .none : .actions(actions))
    }
}

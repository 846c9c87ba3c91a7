import Access
import Store
import Theme

/// How an account is shown, wherever it is shown.
enum PersonWords {
    static func status(_ state: PersonState) -> StatusView {
        switch state {
        case .active: StatusView(state.title, .good)
        case .invited, .requested: StatusView(state.title, .waiting)
        case .disabled: StatusView(state.title, .stopped)
        case .deleted: StatusView(state.title, .neutral)
        }
    }

    static func short(_ time: Timestamp?) -> ValueView {
        time.map { .time(.short(microseconds: $0.microseconds)) } ?? .none
    }

    static func moment(_ time: Timestamp?) -> ValueView {
        time.map { .time(.moment(microseconds: $0.microseconds)) } ?? .none
    }

    static func day(_ time: Timestamp?) -> ValueView {
        time.map { .time(.day(microseconds: $0.microseconds)) } ?? .none
    }

    /// The last day on which something counts that ends at a moment.
    static func lastDay(_ end: Timestamp?) -> ValueView { day(end.map { $0 - .seconds(1) }) }

    static func url(_ id: ID<Person>) -> String { "/verwaltung/personen/\(id)/" }
}

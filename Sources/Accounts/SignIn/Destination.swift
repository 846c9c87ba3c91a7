import Access
import Theme
import Web

/// Where somebody wanted to go before signing in: `/anmelden/?weiter=/verwaltung/personen/`.
///
/// It travels through every step of the sign-in and is only ever a page of this site.
struct Destination: Sendable {
    static let name = "weiter"

    let wanted: LocalPath?

    init(_ context: some RequestContext) throws {
        let text = try context.form.optional(Self.name) ?? context.query.optional(Self.name)
        wanted = LocalPath(untrusted: text)
    }

    /// The hidden field that keeps it while a form comes back.
    var fields: [FieldView] {
        wanted.map { [.hidden(Self.name, $0.text)] } ?? []
    }

    /// A page of the sign-in, with the destination in its address.
    func along(_ path: LocalPath) -> LocalPath {
        wanted.map { path.adding(Self.name, $0.text) } ?? path
    }

    /// The page that follows, as far as the sign-in has come.
    func next(after stage: SessionStage) -> LocalPath {
        switch stage {
        case .full: wanted ?? "/mein-bereich/"
        case .secondFactor: along("/anmelden/zweiter-faktor/")
        case .enrolment: along("/mein-bereich/sicherheit/zweiter-faktor/")
        }
    }
}

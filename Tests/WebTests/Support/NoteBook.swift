import Access
import Store
import Synchronization
import Theme

@testable import Web

/// A small feature for the tests of the shell: people sign in by name and write notes.
final class NoteBook: Sendable {
    let sessions = FakeSessions()
    private let written = Mutex<[String]>([])

    var notes: [String] { written.withLock { $0 } }

    /// Every kind of row once.
    var routes: [Route] { open + guarded }

    private var open: [Route] {
        [
            Route(.get, "/anmelden/", .everyone) { visitor in
                .screen(Self.signInPage(try visitor.query.text("weiter")))
            },
            Route(.post, "/anmelden/", .everyone, signIn),
            Route(.get, "/einladung/:token/", .everyone, hidesAddress: true) { visitor in
                .screen(Self.page("Einladung \(try visitor.parameter("token"))"))
            },
            Route(.get, "/suche/", .everyone) { visitor in .text(try visitor.query.text("q")) },
            Route(.get, "/person/", .everyone) { visitor in .text(visitor.principal?.name ?? "niemand") },
            Route(.get, "/herkunft/", .everyone) { visitor in
                .text("\(visitor.isSecure) \(visitor.client == ClientAddress("203.0.113.9"))")
            },
        ]
    }

    private var guarded: [Route] {
        [
            Route(.post, "/abmelden", .signingIn, whileViewing: true) { [sessions] person in
                if let token = person.sessionToken { sessions.end(token) }
                return .redirect(to: "/anmelden/", flash: .information("Sie sind abgemeldet.")).signedOut()
            },
            Route(.get, "/anmelden/zweiter-faktor/", .signingIn) { _ in .screen(Self.page("Zweiter Faktor"))
            },
            Route(.get, "/notizen/", .signedIn) { [self] _ in .screen(notePage()) },
            Route(.post, "/notizen/", .signedIn, write),
            Route(.get, "/verwaltung/personen/:id/", .needs(.peopleManage)) { person in
                .text("\(try person.id("id", of: Person.self))")
            },
            Route(.get, "/verwaltung/personen/einladen/", .needs(.peopleManage)) { _ in .text("einladen") },
            Route(.get, "/bereiche/:bereich/", .needsIn(.workspaceRead, workspace: "bereich")) { person in
                .text("\(try person.workspaceID())")
            },
        ]
    }

    private func signIn(_ visitor: Visitor) async throws -> Reply {
        let name = try visitor.form.text("name")
        let way = LocalPath(untrusted: try visitor.form.optional("weiter")) ?? "/notizen/"
        let token = sessions.signIn(.made(name))
        return .redirect(to: way, flash: .success("Willkommen, \(name).")).signedIn(with: token)
    }

    private func write(_ person: SignedIn) async throws -> Reply {
        let text = try person.form.text("text")
        guard !text.isEmpty else {
            var errors = FormErrors()
            errors.add("text", "Schreiben Sie etwas.")
            return .again(notePage { $0.filled(person.form, errors) })
        }
        written.withLock { $0.append(text) }
        return .redirect(to: "/notizen/", flash: .success("Die Notiz ist gespeichert."))
    }

    private func notePage(_ change: (FormView) -> FormView = { $0 }) -> ScreenView {
        let form = FormView(
            id: "notiz",
            action: "/notizen/",
            fields: [.text("titel", label: "Titel", optional: true), .text("text", label: "Text")],
            buttons: [ButtonView("Speichern")]
        )
        return ScreenView(title: "Notizen", parts: [.form(change(form))])
    }

    private static func signInPage(_ way: String) -> ScreenView {
        let form = FormView(
            id: "anmelden",
            action: "/anmelden/",
            fields: [.text("name", label: "Name"), .hidden("weiter", way)],
            buttons: [ButtonView("Anmelden")]
        )
        return ScreenView(title: "Anmelden", parts: [.form(form)])
    }

    static func page(_ title: String) -> ScreenView {
        ScreenView(title: title, parts: [.text("Ein Absatz.")])
    }
}

import Access
import Store
import Theme
import Web

/// Giving a page another address.
struct AddressPages: Sendable {
    let wiki: Wiki

    func show(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        return .screen(screen(place))
    }

    func save(_ c: SignedIn) async throws -> Reply {
        let place = try await wiki.place(c)
        let outcome = try await wiki.readdress(
            place.page.id,
            in: place.room.workspace.id,
            slug: try c.form.text("adresse"),
            by: .principal(c.principal)
        )
        return .after(outcome, to: \.address.path, "Die Adresse ist geändert; die alte führt hierher.") {
            screen(place, c.form, $0, $1)
        }
    }

    private func screen(
        _ place: PagePlace,
        _ input: Fields? = nil,
        _ errors: FormErrors = FormErrors(),
        _ problem: String? = nil
    ) -> ScreenView {
        let path = place.address.path("adresse/")
        var form = FormView(
            id: "adresse",
            action: path.text,
            lead:
                "Der Titel ändert sich beim Bearbeiten; hier geht es um die Adresse im Browser. Die alte führt weiter.",
            fields: [
                .text(
                    "adresse",
                    label: "Kurzadresse",
                    value: place.page.slug,
                    hint: "Kleine Buchstaben, Ziffern und Bindestriche, zum Beispiel ablauf-der-abstimmung",
                    maxLength: 80
                )
            ],
            buttons: [ButtonView("Adresse ändern")],
            cancel: Link(title: "Abbrechen", url: place.address.text)
        )
        if let input { form = form.filled(input, errors, problem: problem) }
        return .about(place, "Adresse ändern", step: (title: "Adresse", url: path.text), parts: [.form(form)])
    }

}

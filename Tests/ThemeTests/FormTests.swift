import Testing
import Theme

@Suite("Forms")
struct FormTests {
    private static let fields: [FieldView] = [
        .text("name", label: "Name", value: "alt", autocomplete: "name", maxLength: 80),
        .password("passwort", label: "Passwort"), .code("code", label: "Code"),
        .recoveryCode("notfall", label: "Wiederherstellungscode"), .area("text", label: "Text", value: "alt"),
        .select("rolle", label: "Rolle", options: choices, chosen: "a"),
        .radios("art", label: "Art", options: choices, chosen: "a"),
        .checkboxes("rechte", label: "Rechte", options: choices, chosen: ["a"]),
        .checkbox("ja", label: "Ja", isOn: true), .hidden("weiter", "/alt/"),
        .group("Gruppe", fields: [.text("ort", label: "Ort", value: "alt")]),
    ]
    private static let choices = [OptionView("a", "A"), OptionView("b", "B")]
    private static let form = FormView(id: "f", action: "/f", fields: fields, buttons: [ButtonView("Los")])

    @Test("come back with what was typed and chosen", arguments: ShownIn.allCases)
    func filled(shown: ShownIn) {
        let values = [
            "name": ["neu"], "text": ["\nzwei\nZeilen"], "rolle": ["b"], "art": ["b"], "rechte": ["b"],
            "ort": ["neu"],
        ]
        let text = shown.text(.form(Self.form.filled(values: values)))
        #expect(!text.values(of: "value").contains("alt") && !text.contains("\nalt</textarea>"))
        #expect(text.values(of: "value").filter { $0 == "neu" }.count == 2)
        #expect(text.contains("\n\nzwei\nZeilen</textarea>"))
        #expect(
            text.contains("<option value=\"b\" selected>") && !text.contains("<option value=\"a\" selected>")
        )
        #expect(
            text.contains("name=\"art\" value=\"b\" checked")
                && !text.contains("name=\"art\" value=\"a\" checked")
        )
        #expect(text.contains("name=\"rechte\" value=\"b\" checked"))
        #expect(!text.contains("name=\"rechte\" value=\"a\" checked"))
        #expect(!text.contains("name=\"ja\" value=\"ja\" checked"))
    }

    @Test("never show a password or a code again, and keep what they send along", arguments: ShownIn.allCases)
    func secrets(shown: ShownIn) {
        let values = [
            "passwort": ["geheim"], "code": ["123456"], "notfall": ["abcd-efgh"],
            "weiter": ["https://boese.example/"],
        ]
        let text = shown.text(.form(Self.form.filled(values: values, errors: ["code": "Falsch."])))
        for secret in ["geheim", "123456", "abcd-efgh", "boese.example"] { #expect(!text.contains(secret)) }
        #expect(text.contains("<input type=\"hidden\" name=\"weiter\" value=\"/alt/\">"))
    }

    @Test("call the first button the main one, unless a button says otherwise")
    func buttons() {
        let form = FormView(
            id: "f",
            action: "/",
            fields: [],
            buttons: [
                ButtonView("Löschen", style: .danger), ButtonView("Sichern"), ButtonView("X", style: .plain),
            ]
        )
        let text = ShownIn.standard.text(.form(form))
        #expect(
            text.values(of: "class").filter { $0.hasPrefix("knopf ") } == [
                "knopf knopf-gefahr", "knopf knopf-neben", "knopf knopf-leise",
            ]
        )
        #expect(ShownIn.standard.text(.form(Self.form)).contains("knopf knopf-haupt"))
    }

    @Test("say in words what is optional, and that the rest is not")
    func optionalFields() {
        let free = FieldView.text("b", label: "Zusatz", optional: true)
        let needed = FieldView.text("a", label: "Name")
        let hint = "sind nötig"
        let text = { (fields: [FieldView]) in
            ShownIn.standard.text(.form(FormView(id: "f", action: "/", fields: fields, buttons: [])))
        }
        #expect(text([needed, free]).contains(hint))
        #expect(text([needed, free]).count(of: "(freiwillig)") == 1)
        #expect(text([needed, free]).count(of: "aria-required=\"true\"") == 1)
        #expect(!text([needed]).contains(hint) && !text([free]).contains(hint))
        #expect(text([.group("G", fields: [needed, free])]).contains(hint))
        #expect(!text([needed, .checkbox("c", label: "C")]).contains(hint))
        let filter = FilterView(action: "/", fields: [free, needed])
        #expect(!ShownIn.standard.text(.filter(filter)).contains("freiwillig"))
        #expect(!ShownIn.standard.text(.filter(filter)).contains("aria-required"))
    }

    @Test("tell browsers and assistive technology what each field is", arguments: ShownIn.allCases)
    func attributes(shown: ShownIn) {
        let text = shown.text(
            .form(Self.form.filled(values: [:], errors: ["name": "Zu kurz.", "art": "Wählen Sie."]))
        )
        #expect(text.contains("type=\"password\" autocomplete=\"current-password\""))
        #expect(text.contains("autocomplete=\"one-time-code\" inputmode=\"numeric\""))
        #expect(text.squeezed.contains("aria-describedby=\"f-name-fehler\" aria-invalid=\"true\""))
        #expect(text.contains("id=\"f-art-1\"") && text.contains("href=\"#f-art-1\""))
        #expect(text.contains("<legend>") && text.contains("novalidate"))
    }
}

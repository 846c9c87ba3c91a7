import Access
import HTTPTypes
import Theme

/// Long texts come back when they could not be taken, so that somebody who was signed out while writing loses nothing, also
/// without a script.
extension Shell {
    /// Whether the page of a refusal carries what was entered: a long text of a form that stood on one of our pages for certain.
    ///
    /// Nobody else may make us show a form with a seal on it.
    func keepsForm(of row: Route, _ request: IncomingRequest) -> Bool {
        row.method == .post && row.takes == .text && !speaksJSON(row, request.head)
            && !request.form.fields.isEmpty
            && OriginCheck(ownOrigin: settings.baseURL).proves(request.head)
    }

    /// The form of a refused request, to be sent once more.
    func keptForm(_ visiting: Visiting, _ visit: Visit) -> KeptFormView {
        let isSignedIn = visiting.principal?.stage == .full
        var form = KeptFormView(
            action: visiting.request.target.text,
            signInURL: isSignedIn ? nil : settings.addresses.signIn.text,
            csrf: isSignedIn ? visit.token : nil,
            texts: [],
            values: []
        )
        for field in visiting.request.form.fields where field.name != FormTokens.fieldName {
            // A front matter alone stays unseen, as in the editor; a whole source with one is what somebody wrote.
            let isLong = field.value.contains("\n") || field.value.utf8.count > 80
            let isHead =
                field.value.hasPrefix("---") && field.value.split(whereSeparator: \.isNewline).last == "---"
            if isLong, !isHead {
                form.texts.append(
                    KeptFormView.Text(name: field.name, value: field.value, number: form.texts.count + 1)
                )
            } else {
                form.values.append(KeptFormView.Value(name: field.name, value: field.value))
            }
        }
        return form
    }
}

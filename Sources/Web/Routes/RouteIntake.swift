extension Route {
    /// What the forms of a row may bring: `takes: .text` for a page with a long text.
    package enum Intake: String, Sendable, Hashable, Codable {
        /// Fields, as large as `request_limit` allows.
        case form
        /// Fields with long texts: up to 24 MB arrive, so that a text which is too long comes back in its form with a message
        /// and is not lost; what is too long is said by the handler.
        case text
        /// Fields and files (`multipart/form-data`), together up to `upload_limit` and 1 MB for the fields.
        ///
        /// Such a body is in memory as a whole; it gets there only for people who may use the row, so prefer guarded rows.
        case upload
    }

    /// Who reads what the shell itself has to say: that something is refused, or that a sign-in is needed.
    package enum Answers: String, Sendable, Hashable, Codable {
        /// People get pages; a script that asks for `application/json` and not for `text/html` gets JSON.
        case page
        /// Always JSON: `{"fehler": "…", "kennung": "k3v9-07qm"}`.
        case json
    }
}

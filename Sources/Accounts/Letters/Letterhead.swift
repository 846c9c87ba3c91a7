package import Mail

/// What every mail of the program says about itself: who sends, where the site is, whom to ask.
package struct Letterhead: Sendable {
    /// "nrwconnect".
    package var siteName: String
    package var from: Mailbox
    /// Where answers are read; without it the mail says that nobody reads them.
    package var replyTo: Mailbox?
    /// `https://nrwconnect.example`, without a slash at the end.
    package var baseURL: String
    /// Whom to turn to, so that it fits after "Wenden Sie sich an": "die Geschäftsstelle".
    package var contact: String

    package init(
        siteName: String,
        from: Mailbox,
        replyTo: Mailbox? = nil,
        baseURL: String,
        contact: String = "die Geschäftsstelle"
    ) {
        self.siteName = siteName
        self.from = from
        self.replyTo = replyTo
        self.baseURL = baseURL
        self.contact = contact
    }

    /// An address of the site for a mail.
    package func url(_ path: String) -> String { baseURL + path }
}

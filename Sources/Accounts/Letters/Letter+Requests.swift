/// The mail to those who decide about new accounts.
extension Letter {
    /// Says that somebody waits, not who: what a stranger typed into a form stays out of other people's mail.
    static func request(to name: String, on letterhead: Letterhead) -> Letter {
        Letter(
            subject: "Neue Anfrage nach einem Zugang",
            name: name,
            paragraphs: [
                "bei \(letterhead.siteName) bittet jemand um einen Zugang. Sie dürfen darüber entscheiden:",
                .link(letterhead.url("/verwaltung/anfragen/")),
                "Vielleicht hat das inzwischen schon jemand anderes getan; dann ist die Anfrage dort nicht mehr zu sehen.",
            ]
        )
    }
}

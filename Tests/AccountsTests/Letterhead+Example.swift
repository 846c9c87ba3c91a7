import Accounts
import Mail

extension Letterhead {
    /// The one of every test.
    static func example() throws -> Letterhead {
        Letterhead(
            siteName: "nrwconnect",
            from: try Mailbox("system@nrwconnect.example", name: "nrwconnect"),
            baseURL: "https://nrwconnect.example"
        )
    }
}

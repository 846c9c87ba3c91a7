import Access
import Store

extension Shell {
    /// Keeps a message for the next page: in a cookie, which costs the database nothing; in the session what is too long for one.
    func keep(_ flash: Flash, for audience: Visiting, _ jar: inout CookieJar) async throws {
        let session = audience.principal?.session
        if let value = flashes.encode(flash, for: session) {
            jar.set(.flash, value)
        } else if let session {
            try await sessions.setFlash(try JSON(encoding: flash), session: session)
        }
    }

    /// The message that waits; it is gone before the page goes out, so that it is shown once.
    ///
    /// One from the time before signing in comes after what the session has to say.
    func takeFlash(_ audience: Visiting, _ jar: inout CookieJar) async throws -> Flash? {
        // A request for the head alone shows nothing.
        guard !audience.request.isHead else { return nil }
        if let principal = audience.principal, let json = principal.flash {
            try await sessions.setFlash(nil, session: principal.session)
            if let flash = try? json.decode(Flash.self) { return flash }
        }
        guard let value = audience.request.cookie(.flash) else { return nil }
        jar.delete(.flash)
        let own = audience.principal.flatMap { flashes.decode(value, for: $0.session) }
        return own ?? flashes.decode(value, for: nil)
    }
}

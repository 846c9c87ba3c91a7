import Access
import Store

extension Shell {
    /// Keeps a message for the next page: in the session, or in a cookie for somebody without one.
    func keep(_ flash: Flash, for audience: Visiting, _ jar: inout CookieJar) async throws {
        if let principal = audience.principal {
            try await sessions.setFlash(try JSON(encoding: flash), session: principal.session)
        } else if let value = flashes.encode(flash) {
            jar.set(.flash, value)
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
        return flashes.decode(value)
    }
}

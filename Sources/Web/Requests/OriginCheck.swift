import HTTPTypes

/// Whether a form may come from where the browser says it does: from a page of this site.
///
/// A second lock beside the token in the form. `Sec-Fetch-Site` (W3C Fetch Metadata) says it outright; older browsers have only
/// `Origin`, which is `null` on pages that hide their address, as those with a secret link do.
struct OriginCheck: Sendable {
    /// `https://ozg.example`, as configured.
    let ownOrigin: String

    func allows(_ head: HTTPRequest, isSecure: Bool) -> Bool {
        let fields = head.headerFields
        let sites = fields[values: .secFetchSite]
        guard sites.allSatisfy({ $0 == "same-origin" || $0 == "none" }) else { return false }
        let origins = fields[values: .origin]
        guard let origin = origins.first else { return true }
        guard origins.count == 1 else { return false }
        if origin == "null" { return true }
        // A host under which the server was really asked is its own too: a test, a tunnel, a second name.
        let asked = head.authority.map { (isSecure ? "https://" : "http://") + $0 }
        return origin == ownOrigin || origin == asked
    }

    /// Whether the browser says outright that the form stood on a page of this site.
    func proves(_ fields: HTTPFields) -> Bool {
        fields[values: .secFetchSite] == ["same-origin"] || fields[values: .origin] == [ownOrigin]
    }
}

package import Access
import HTTPTypes
import Store

/// What a request says, read once and checked: address, query, form, where it comes from.
///
/// A class, because it is passed through many hands and never changes.
package final class IncomingRequest: Sendable {
    /// Our own name for it, in the log and on error pages.
    package let id: String
    package let method: Route.Method
    /// Decoded.
    package let path: String
    /// The address with its query, as a link would write it.
    package let target: LocalPath
    package let query: Fields
    /// Empty for GET.
    package let form: Fields
    /// Empty unless the row takes `.upload`.
    package let files: [UploadedFile]
    /// Whether only the head of the answer is wanted.
    package let isHead: Bool
    package let client: ClientAddress
    package let userAgent: String?
    /// Whether the browser talks to us (or to our proxy) in an encrypted way.
    package let isSecure: Bool
    let parameters: [String: String]
    let cookies: Cookies
    /// The fields of the head as they came.
    let head: HTTPFields
    let surroundings: Surroundings

    init(_ parts: Parts, _ body: FormBody, parameters: [String: String], surroundings: Surroundings) {
        id = parts.id
        method = parts.method
        path = parts.path
        target = parts.target
        query = parts.query
        form = body.fields
        files = body.files
        isHead = parts.isHead
        client = parts.client
        userAgent = parts.userAgent
        isSecure = parts.isSecure
        self.parameters = parameters
        cookies = parts.cookies
        head = parts.head
        self.surroundings = surroundings
    }

    /// What every request of this server has around it.
    struct Surroundings: Sendable {
        let store: Store
        let baseURL: String
    }

    /// What the head alone says, before the body is read.
    struct Parts: Sendable {
        var id: String
        var method: Route.Method
        var isHead: Bool
        var path: String
        var target: LocalPath
        var query: Fields
        var client: ClientAddress
        var userAgent: String?
        var isSecure: Bool
        var cookies: Cookies
        var head: HTTPFields
    }
}

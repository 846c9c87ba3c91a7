package import Access
package import Store

/// What every handler can ask of its request; ``Visitor`` and ``SignedIn`` are the two kinds.
package protocol RequestContext: Sendable {
    var request: IncomingRequest { get }
}

extension RequestContext {
    package var query: Fields { request.query }
    package var form: Fields { request.form }
    /// What was uploaded, in the order of the form; only rows that take `.upload` have any.
    package var files: [UploadedFile] { request.files }
    /// This page with its query, for links back to it.
    package var path: LocalPath { request.target }
    package var store: Store { request.surroundings.store }
    package var now: Timestamp { request.surroundings.store.clock() }
    package var client: ClientAddress { request.client }
    /// What lists of sessions call the browser.
    package var device: String { Device.describe(userAgent: request.userAgent) }
    package var isSecure: Bool { request.isSecure }
    package var requestID: String { request.id }
    /// For links in mails; no slash at its end.
    package var baseURL: String { request.surroundings.baseURL }
    /// What the browser holds as its session, whether or not that still exists.
    package var sessionToken: Token? { request.sessionToken }

    /// The files of one input that takes several.
    package func files(_ field: String) -> [UploadedFile] { files.filter { $0.field == field } }

    /// The only file of an input; `nil` when none was chosen.
    ///
    /// - Throws: ``RequestProblem`` (400) when there are several.
    package func file(_ field: String) throws -> UploadedFile? {
        let files = files(field)
        guard files.count <= 1 else { throw RequestProblem.badRequest("several files for one field") }
        return files.first
    }

    /// The value of `:name` in the pattern.
    ///
    /// - Throws: ``MissingParameter`` when the pattern has no such name, a mistake of ours.
    package func parameter(_ name: String) throws -> String {
        guard let value = request.parameters[name] else { throw MissingParameter(name: name) }
        return value
    }

    /// The id that `:name` stands for.
    ///
    /// - Throws: ``RequestProblem/notFound`` for anything that is no id.
    package func id<Of>(_ name: String, of: Of.Type) throws -> ID<Of> {
        guard let id = ID<Of>(try parameter(name)) else { throw RequestProblem.notFound }
        return id
    }
}

/// A handler asked for a parameter that its pattern does not have.
package struct MissingParameter: Error, CustomStringConvertible {
    let name: String

    package var description: String { "the pattern has no parameter :\(name)" }
}

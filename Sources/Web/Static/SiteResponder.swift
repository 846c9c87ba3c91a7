import HTTPTypes
import Hummingbird
import Logging

/// Answers requests from the present snapshot: pages, assets, moves, withdrawals, errors.
///
/// A plain function from request to response; `SiteServer` puts it on a socket. Order of questions: method, path,
/// preview, then the index of the site.
struct SiteResponder: Sendable {
    let holder: SiteHolder
    let store: BodyStore
    let preview: PreviewHub?
    let logger: Logger

    var writer: HeaderWriter { store.writer }

    init(holder: SiteHolder, options: ServeOptions, logger: Logger) {
        self.holder = holder
        self.logger = logger
        preview = options.preview
        let cache = BodyCache(limit: options.memoryLimit)
        store = BodyStore(cache: cache, writer: HeaderWriter(options: options))
    }

    /// Whether the site says anything at this address but that there is nothing.
    func has(_ path: String) -> Bool {
        if case .missing = holder.current.index.find(path) { return false }
        return true
    }

    func respond(to request: HTTPRequest) async -> Response {
        let response: Response
        do {
            response = try await answer(request)
        } catch {
            logger.error("Request failed", metadata: ["path": "\(request.path ?? "")", "error": "\(error)"])
            response = message(.internalServerError)
        }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func answer(_ request: HTTPRequest) async throws -> Response {
        guard request.method == .get || request.method == .head else {
            return message(.methodNotAllowed, adding: HTTPField(name: .allow, value: "GET, HEAD"))
        }
        let target: RequestPath
        do {
            target = try RequestPath(request.path ?? "")
        } catch {
            return message(error == .tooLong ? .uriTooLong : .badRequest)
        }
        if let preview, target.path.hasPrefix("/_vorschau/") {
            let pages = PreviewPages(hub: preview, writer: writer)
            return pages.answer(target.path, request: request) ?? message(.notFound)
        }
        // One snapshot for the whole request: a swap in between does not mix two sites.
        let index = holder.current.index
        switch index.find(target.path) {
        case .file(let file):
            if let response = try await send(file, for: request) { return response }
            return try await errorPage(.notFound, in: index, for: request)
        case .canonical(let path): return redirect(to: Location.path(path, query: target.query))
        case .moved(let address): return redirect(to: Location.written(address))
        case .withdrawn: return try await errorPage(.gone, in: index, for: request)
        case .missing: return try await errorPage(.notFound, in: index, for: request)
        }
    }
}

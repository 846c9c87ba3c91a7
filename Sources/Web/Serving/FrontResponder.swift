import HTTPTypes
import Hummingbird
import NIOCore

/// Sends each request to the part that answers it: the closed area or the built site.
struct FrontResponder: Sendable {
    let site: SiteResponder
    let shell: Shell?

    func respond(to request: Request, on channel: any Channel) async -> Shell.Outgoing {
        var outgoing = await answer(request, on: channel)
        // The parser takes whatever follows CONNECT for the inside of a tunnel.
        if request.method == .connect { outgoing.response.headers[.connection] = "close" }
        return outgoing
    }

    private func answer(_ request: Request, on channel: any Channel) async -> Shell.Outgoing {
        guard let shell else { return Shell.Outgoing(response: await site.respond(to: request.head)) }
        guard let path = try? RequestPath(request.head.path ?? ""),
            let claim = shell.claim(request.head, at: path.path, isStatic: { site.has(path.path) })
        else {
            shell.metrics.staticAnswer()
            return Shell.Outgoing(response: await site.respond(to: request.head))
        }
        let peer = channel.remoteAddress?.ipAddress.flatMap { IPAddress($0) }
        return await shell.respond(to: request, claim, at: path, from: peer)
    }
}

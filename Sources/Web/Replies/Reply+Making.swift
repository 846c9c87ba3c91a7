package import Theme

extension Reply {
    /// A page.
    package static func screen(_ screen: ScreenView, status: Status = .ok) -> Reply {
        Reply(.screen(screen), status: status)
    }

    /// A form that comes back with its input and what is wrong with it.
    package static func again(_ screen: ScreenView) -> Reply {
        Reply(.screen(screen), status: .unprocessable)
    }

    /// The way on after a change (303, RFC 9110, section 15.4.4).
    package static func redirect(to path: LocalPath, flash: Flash? = nil) -> Reply {
        var reply = Reply(.redirect(path))
        reply.flash = flash
        return reply
    }

    /// The same page has another address, for good (301, RFC 9110, section 15.4.2).
    package static func moved(to path: LocalPath) -> Reply { Reply(.moved(path)) }

    /// The page for what was withdrawn (410): it was there, and shall not be found any more.
    package static let gone = problem(.gone, text: ErrorText.withdrawn)

    /// The page for what is hidden and for what does not exist.
    package static let notFound = Reply(.problem(.notFound), status: .notFound)

    /// The error page of a status.
    ///
    /// - Parameter text: German, instead of the usual sentence.
    package static func problem(_ status: Status, text: String? = nil) -> Reply {
        Reply(.problem(RequestProblem(status, text: text)), status: status)
    }

    /// The page for somebody who tries too often.
    package static func tooMany(seconds: Int, text: String? = nil) -> Reply {
        problem(.tooMany, text: text).retryAfter(seconds: seconds)
    }

    /// Plain text.
    package static func text(_ text: String) -> Reply {
        Reply(.bytes(Array(text.utf8), type: "text/plain; charset=utf-8"))
    }

    /// Bytes that are shown, or saved when they have a file name.
    ///
    /// - Parameter type: the media type, such as `application/json`; a page (`text/html`) is a screen instead.
    package static func bytes(_ bytes: [UInt8], type: String, fileName: String? = nil) -> Reply {
        var reply = Reply(.bytes(bytes, type: type))
        reply.fileName = fileName
        return reply
    }

    /// A file that is made while it is sent.
    ///
    /// Errors before the first 64 kB are answered with an error page; later ones break the download off, so that nobody takes a
    /// part for the whole.
    package static func download(
        _ fileName: String,
        type: DownloadType,
        _ produce: @escaping @Sendable (ByteSink) async throws -> Void
    ) -> Reply {
        var reply = Reply(.stream(type: type, produce))
        reply.fileName = fileName
        return reply
    }
}

/// The kinds of files that are made for download.
package enum DownloadType: String, Sendable {
    case csv = "text/csv; charset=utf-8"
    case json = "application/json; charset=utf-8"
    case text = "text/plain; charset=utf-8"
}

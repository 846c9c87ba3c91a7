import HTTPTypes

/// What the head of a request says about its body, and how much of it is taken.
struct ExpectedBody: Sendable {
    enum Kind: Sendable, Equatable {
        case nothing
        /// `application/x-www-form-urlencoded`
        case fields
        /// `multipart/form-data`
        case parts(MultipartBoundary)
    }

    var kind = Kind.nothing
    var intake = Route.Intake.form
    /// In bytes.
    var limit = 0
    /// As the head says it; `nil` for a body in chunks.
    var length: Int?
    /// Whether it may be larger than an ordinary form, so that it needs room of its own.
    var isLarge = false

    static let nothing = ExpectedBody()

    /// - Throws: ``RequestProblem`` for a type that the row does not take (415), and for a length beyond its limit (413).
    init(_ fields: HTTPFields, for intake: Route.Intake, _ settings: ShellSettings) throws {
        self.intake = intake
        length = fields[.contentLength].flatMap { Int($0) }
        kind = try Self.kind(fields[.contentType], intake, length)
        limit =
            switch (kind, intake) {
            case (.parts, _): settings.uploadLimit + ShellSettings.fieldsOfUpload
            case (_, .form): settings.formLimit
            case (_, .text), (_, .upload): max(settings.formLimit, settings.textLimit)
            }
        isLarge = limit > settings.formLimit && (length ?? limit) > settings.formLimit
        if let length, length > limit { throw tooLarge }
    }

    init(limit: Int = 0) { self.limit = limit }

    /// The answer to a body beyond the limit.
    var tooLarge: RequestProblem {
        let file = limit - ShellSettings.fieldsOfUpload
        let text = ErrorText.tooLarge(kind == .fields && intake == .upload ? .text : intake, file: file)
        return RequestProblem(.tooLarge, text: text, reason: "body too large").closing()
    }

    private static func kind(_ type: String?, _ intake: Route.Intake, _ length: Int?) throws -> Kind {
        guard let type else {
            if length == 0 { return .nothing }
            throw RequestProblem(.unsupported, reason: "no form").closing()
        }
        switch type.split(separator: ";").first?.trimmed.lowercased() {
        case "application/x-www-form-urlencoded": return .fields
        case "multipart/form-data" where intake == .upload:
            guard let boundary = MultipartBoundary(contentType: type) else {
                throw RequestProblem.multipart("boundary parameter").closing()
            }
            return .parts(boundary)
        default: throw RequestProblem(.unsupported, reason: "no form").closing()
        }
    }
}

/// A form with files as browsers send it: `multipart/form-data` (RFC 7578), read strictly and in one pass.
///
/// What two programs could read differently is refused: anything before the first boundary or after the last, a boundary inside of
/// a part, nested parts, unknown codings. Nothing that a part says about itself is used as a path or copied into a header field.
struct MultipartBody {
    /// More than any form of ours sends.
    static let mostParts = 50

    private(set) var fields: [Fields.Field] = []
    private(set) var files: [UploadedFile] = []

    /// - Parameter fileLimit: how large each file may be, in bytes.
    /// - Throws: ``RequestProblem``: 400 for what no browser sends, 413 for too much.
    init(decoding body: [UInt8], boundary: MultipartBoundary, fileLimit: Int) throws {
        let parts = try body.withUnsafeBufferPointer { bytes in
            try MultipartScanner(bytes: bytes, delimiter: boundary.delimiter).parts(most: Self.mostParts)
        }
        for part in parts { try add(MultipartHead(body[part.head]), body[part.content], fileLimit) }
    }

    private mutating func add(_ head: MultipartHead, _ content: ArraySlice<UInt8>, _ limit: Int) throws {
        guard let fileName = head.fileName else {
            let text = try content.withUnsafeBufferPointer { try Fields.plainText($0) }
            fields.append(Fields.Field(name: head.name, value: text))
            return
        }
        // An input in which no file was chosen (WHATWG HTML, constructing the entry list).
        if fileName.isEmpty, content.isEmpty { return }
        guard content.count <= limit else {
            let text = ErrorText.tooLarge(.upload, file: limit)
            throw RequestProblem(.tooLarge, text: text, reason: "file too large")
        }
        let name = FileName.clean(fileName)
        files.append(UploadedFile(field: head.name, name: name, bytes: content, claimedType: head.type))
    }
}

extension RequestProblem {
    /// 400 for a form with files that no browser would send.
    static func multipart(_ reason: String) -> RequestProblem { .badRequest("multipart: " + reason) }
}

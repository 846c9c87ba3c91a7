/// What a request brought: the fields of its form, and files.
struct FormBody {
    var fields = Fields.empty
    var files: [UploadedFile] = []

    static let empty = FormBody()

    init() {}

    /// - Throws: ``RequestProblem`` for what cannot be read.
    init(_ bytes: [UInt8], _ kind: ExpectedBody.Kind, fileLimit: Int) throws {
        switch kind {
        case .nothing: break
        case .fields: fields = try Fields(decoding: bytes)
        case .parts(let boundary):
            let body = try MultipartBody(decoding: bytes, boundary: boundary, fileLimit: fileLimit)
            (fields, files) = (Fields(fields: body.fields), body.files)
        }
    }
}

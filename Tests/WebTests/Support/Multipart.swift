@testable import Web

/// A form with files as browsers write it: `Multipart().text("titel", "Hallo").file("datei", "a.txt", "Inhalt")`.
struct Multipart {
    var boundary = "----WebKitFormBoundaryAbC123"
    private(set) var parts = ""

    var type: String { "multipart/form-data; boundary=\(boundary)" }
    var body: String { parts + "--\(boundary)--\r\n" }

    /// A part with exactly this head.
    func part(_ head: String, _ content: String) -> Multipart {
        var next = self
        next.parts += "--\(boundary)\r\n\(head)\r\n\r\n\(content)\r\n"
        return next
    }

    func text(_ name: String, _ value: String) -> Multipart {
        part("Content-Disposition: form-data; name=\"\(name)\"", value)
    }

    func file(_ name: String, _ fileName: String, _ content: String, type: String = "text/plain") -> Multipart
    {
        let head = "Content-Disposition: form-data; name=\"\(name)\"; filename=\"\(fileName)\""
        return part("\(head)\r\nContent-Type: \(type)", content)
    }

    func read(fileLimit: Int = 1 << 20) throws -> MultipartBody {
        try Self.read(Array(body.utf8), boundary: boundary, fileLimit: fileLimit)
    }

    static func read(_ body: [UInt8], boundary: String, fileLimit: Int = 1 << 20) throws -> MultipartBody {
        guard let boundary = MultipartBoundary(boundary) else { throw RequestProblem.multipart("boundary") }
        return try MultipartBody(decoding: body, boundary: boundary, fileLimit: fileLimit)
    }
}

import Testing

@testable import Web

@Suite("Forms with files that no browser sends")
struct MultipartRefusalTests {
    static let name = "Content-Disposition: form-data; name=\"a\""

    /// `@` stands for the boundary with its two hyphens.
    @Test(arguments: [
        "", "\r\n", "--", "@", "@--x", "@\r\n", "@x\r\n\(name)\r\n\r\n1\r\n@--\r\n", "Vorwort\r\n@--\r\n",
        "\r\n@\r\n\(name)\r\n\r\n1\r\n@--\r\n", "@\r\n\(name)\r\n\r\n1\r\n@", "@\r\n\(name)\r\n\r\n1\r\n",
        "@\r\n\(name)\r\n\r\n1@--\r\n", "@\r\n\(name)\r\n\r\n1\r\n@--\r\nNachwort",
        "@\r\n\(name)\r\n\r\n1\r\n@--\r\n\r\n",
        "@\r\n\(name)\r\n\r\n@--\r\n", "@\r\n\(name)\r\n\r\n1\r\n@-\r\n",
        "@\r\n\(name)\r\n\r\n1\r\n@abc\r\n@--\r\n",
        "@\n\(name)\n\n1\n@--\n", "@\r\n\(name)\r\n1\r\n@--\r\n", "@\r\n\r\n1\r\n@--\r\n",
        "@\r\n\r\n\r\n1\r\n@--\r\n",
        "@\r\n@\r\n\(name)\r\n\r\n1\r\n@--\r\n",
    ])
    func brokenFramesAreRefused(body: String) {
        Self.expectRefusal { _ in body.replacing("@", with: "--grenze") }
    }

    @Test(arguments: [
        "X: y", "Content-Disposition: form-data", "Content-Disposition: form-data; name=\"\"",
        "Content-Disposition: attachment; name=\"a\"",
        "Content-Disposition: form-data; name=\"a\"; name=\"b\"",
        "Content-Disposition: form-data; name=\"a", "Content-Disposition: form-data; name=\"a\"b",
        "Content-Disposition: form-data; name=\"a\"; filename=\"a\\\"b\"",
        "Content-Disposition: form-data; name=a b",
        "\(name)\r\n\(name)", "\(name)\r\nContent-Type: a/b\r\ncontent-type: a/b", "\(name)\r\n X: y",
        "\(name)\r\nX y",
        "\(name)\r\nX : y", "\(name)\r\n: y", "\(name)\r\nX: a\rb", "\(name)\r\nX: a\nb",
        "\(name)\r\nX: a\0b",
        "\(name)\r\nÄ: y", "--grenze: x\r\n\(name)", "\(name); filename*=UTF-8''%FF",
        "\(name); filename*=ISO-8859-1''%FC", "\(name); filename*=UTF-8''%f", "\(name); filename*=x",
        "\(name); filename*=UTF-8''a b", "\(name); filename=\"a\"; filename=\"b\"",
        "\(name)\r\nContent-Transfer-Encoding: base64",
        "\(name)\r\nContent-Type: text/plain; charset=iso-8859-1",
        "\(name)\r\nContent-Type: multipart/mixed; boundary=x",
        "\(name); filename=\"a\"\r\nContent-Type: Multipart/Mixed",
        "\(name)\r\nX: " + String(repeating: "x", count: 9000),
        "\(name)" + String(repeating: "\r\nX: y", count: 20),
        "\(name)" + (0..<20).map { "\r\nX\($0): y" }.joined(),
    ])
    func brokenHeadsAreRefused(head: String) { Self.expectRefusal { $0.part(head, "1").body } }

    @Test func brokenTextsAreRefused() {
        Self.expectRefusal { $0.text("a", "a\0b").body }
        var bytes = Array(Multipart(boundary: "grenze").text("a", "ä").body.utf8)
        for name in ["a", "ä"] {
            bytes = Array(Multipart(boundary: "grenze").file("a", name, "ä").text("a", "ä").body.utf8)
            let broken = bytes.map { $0 == 0xC3 ? 0xFF : $0 }
            #expect(throws: RequestProblem.self) { try Multipart.read(broken, boundary: "grenze") }
        }
        #expect(throws: Never.self) { try Multipart.read(bytes, boundary: "grenze") }
    }

    static func expectRefusal(_ body: (Multipart) -> String) {
        let bytes = Array(body(Multipart(boundary: "grenze")).utf8)
        let problem = #expect(throws: RequestProblem.self) { try Multipart.read(bytes, boundary: "grenze") }
        #expect(problem?.status == .badRequest)
    }
}

import Testing

@testable import Web

@Suite("Forms with files")
struct MultipartTests {
    @Test func textsAndFilesArrive() throws {
        let body = try Multipart().text("titel", "Grüße\r\naus Köln").file(
            "datei",
            "a.txt",
            "eins\r\nzwei\r\n"
        )
        .text("titel2", "").file("datei", "b.bin", "", type: "application/x-unbekannt").read()
        #expect(body.fields.map(\.name) == ["titel", "titel2"])
        // Texts have line ends as everywhere; files stay as they are.
        #expect(body.fields.map(\.value) == ["Grüße\naus Köln", ""])
        #expect(body.files.map(\.name) == ["a.txt", "b.bin"])
        #expect(body.files.map(\.field) == ["datei", "datei"])
        #expect(body.files.map(\.claimedType) == ["text/plain", "application/x-unbekannt"])
        #expect(body.files.map { String(decoding: $0.bytes, as: UTF8.self) } == ["eins\r\nzwei\r\n", ""])
        #expect(body.files.map(\.size) == [12, 0])
    }

    @Test func anInputWithoutAChosenFileIsNoFile() throws {
        let body = try Multipart().file("datei", "", "", type: "application/octet-stream").text("a", "1")
            .read()
        #expect(body.files.isEmpty)
        #expect(body.fields.count == 1)
        let nameless = try Multipart().file("datei", "", "Inhalt").read()
        #expect(nameless.files.map(\.name) == ["Datei"])
    }

    /// As sent, and as we call it.
    @Test(arguments: [
        ("Grüße aus Köln.pdf", "Grüße aus Köln.pdf"), ("a%22b%22.txt", "a\"b\".txt"),
        ("100%25.txt", "100%25.txt"),
        (#"C:\Texte\Bericht.pdf"#, "Bericht.pdf"), ("/etc/passwd", "passwd"), ("../../x.sh", "x.sh"),
        ("..", "Datei"),
        (".", "Datei"), ("a/", "Datei"), ("  ", "Datei"), ("a%0D%0ASet-Cookie: x=y", "a__Set-Cookie: x=y"),
        ("Rechnung\u{202E}fdp.exe", "Rechnungfdp.exe"), ("a\u{2028}b", "a_b"), ("a;b=c.txt", "a;b=c.txt"),
        (".htaccess", ".htaccess"), ("\u{1F600}.png", "\u{1F600}.png"),
    ])
    func theNameOfAFileIsMadeHarmless(sent: String, name: String) throws {
        #expect(try Multipart().file("datei", sent, "x").read().files.map(\.name) == [name])
    }

    @Test(arguments: [
        ("filename=a.txt", "a.txt"), ("filename=\"b.txt\"; filename*=UTF-8''Pr%C3%BCfung.pdf", "Prüfung.pdf"),
        ("filename*=utf-8'de'%E2%82%AC.txt", "€.txt"), ("filename*=UTF-8''a%2Fb%0D%0A", "b__"),
        ("FILENAME=\"c.txt\"", "c.txt"), ("filename*=UTF-8''", nil),
    ])
    func aNameMayBeWrittenInOtherWays(parameter: String, name: String?) throws {
        let head = "content-disposition:form-data;name=datei ; \(parameter)"
        let files = try Multipart().part(head, name == nil ? "" : "x").read().files
        #expect(files.map(\.name) == (name.map { [$0] } ?? []))
    }

    @Test func aNameOfAFieldMayHaveQuotes() throws {
        let body = try Multipart().text("a%22b%0D%0A", "1").read()
        #expect(body.fields.map(\.name) == ["a\"b\n"])
    }

    @Test func contentThatLooksAlmostLikeABoundaryIsContent() throws {
        let form = Multipart(boundary: "abc")
        let almost = "-abc\r\n--ab\r\n-abc\r\r\n\n--\r\n abc"
        let body = try form.file("datei", "a", almost).text("b", "\r\n--ab").read()
        #expect(body.files.map { String(decoding: $0.bytes, as: UTF8.self) } == [almost])
        #expect(body.fields.map(\.value) == ["\n--ab"])
    }

    @Test func aFileIsReadInPieces() async throws {
        let bytes = (0..<600_000).map { UInt8(truncatingIfNeeded: $0) }
        let file = UploadedFile(field: "a", name: "a", bytes: bytes[7...], claimedType: "")
        var pieces: [[UInt8]] = []
        for await piece in file.content { pieces.append(piece) }
        #expect(pieces.map(\.count) == [262_144, 262_144, 75_705])
        #expect(pieces.flatMap { $0 } == Array(bytes[7...]))
        for await _ in UploadedFile(field: "", name: "", bytes: [], claimedType: "").content {
            Issue.record()
        }
    }

    @Test func fiftyPartsAreTakenAndFiftyOneAreNot() throws {
        let fifty = (0..<50).reduce(Multipart()) { form, number in form.text("n", "\(number)") }
        #expect(try fifty.read().fields.count == 50)
        let problem = #expect(throws: RequestProblem.self) { try fifty.text("n", "50").read() }
        #expect(problem?.status == .tooLarge)
        #expect(problem?.text?.contains("höchstens 50") == true)
    }

    @Test func eachFileHasItsLimit() throws {
        let form = Multipart().file("a", "a", "123456").file("b", "b", "12345678")
        #expect(try form.read(fileLimit: 8).files.count == 2)
        let problem = #expect(throws: RequestProblem.self) { try form.read(fileLimit: 7) }
        #expect(problem?.status == .tooLarge)
    }

    @Test(arguments: [
        ("multipart/form-data; boundary=abc", "abc"), ("Multipart/Form-Data;BOUNDARY=\"a b\"", "a b"),
        ("multipart/form-data; charset=utf-8; boundary=----WebKit_'()+,-./:=?", nil),
        ("multipart/form-data; boundary=\"a'()+_,-./:=?\"", "a'()+_,-./:=?"), ("multipart/form-data", nil),
        ("multipart/form-data; boundary=", nil), ("multipart/form-data; boundary=\"\"", nil),
        ("multipart/form-data; boundary=\"a \"", nil), ("multipart/form-data; boundary=a; boundary=b", nil),
        ("multipart/form-data; boundary=\"a\r\nb\"", nil), ("multipart/form-data; boundary=ä", nil),
        ("multipart/mixed; boundary=a", nil), ("multipart/form-data; boundary=\"a", nil),
        ("multipart/form-data boundary=a", nil), ("multipart/form-data; boundary=a, text/plain", nil),
        ("multipart/form-data; boundary=" + String(repeating: "a", count: 71), nil),
        (
            "multipart/form-data; boundary=" + String(repeating: "a", count: 70),
            String(repeating: "a", count: 70)
        ),
    ])
    func aBoundaryIsRead(type: String, boundary: String?) {
        #expect(MultipartBoundary(contentType: type)?.text == boundary)
    }
}

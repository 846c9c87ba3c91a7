import Testing

@testable import Media

@Suite("PDF")
struct PDFTests {
    @Test("A document with tags, title and language needs no note")
    func accessible() throws { #expect(try accepted(Sample.pdf(), "a.pdf").notes.isEmpty) }

    @Test(
        "What a document may do or lacks is told",
        arguments: [
            ("/OpenAction << /S /JavaScript /JS (app.alert) >>", "JavaScript"),
            ("/OpenAction << /S /J#61vaScript >>", "JavaScript"),
            ("/AA << /O << /S /Launch >> >>", "starten"),
            ("/Names << /EmbeddedFiles 9 0 R >>", "angehängte Dateien"),
            ("/OpenAction 9 0 R", "beim Öffnen"),
            ("/AcroForm << /XFA 9 0 R >>", "XFA"), ("/Encrypt 9 0 R", "geschützt"),
            ("/Type /ObjStm", "verpackt"), ("/Lang (de)", "Struktur (Tags)"),
            ("/MarkInfo << /Marked true >>", "es fehlt: Sprache"),
            ("/MarkInfo << /Marked false >> /Lang ()", "Struktur (Tags), Sprache"),
        ]
    )
    func notes(catalogue: String, word: String) throws {
        let file = try accepted(Sample.pdf(catalogue: catalogue), "a.pdf")
        #expect(file.notes.contains { $0.contains(word) }, "\(file.notes)")
    }

    @Test("The title of a bookmark is not the title of the document")
    func title() throws {
        let file = try accepted(Sample.pdf(information: "/Title (Kapitel 1) /Parent 9 0 R"), "a.pdf")
        #expect(file.notes.contains { $0.contains("Titel") })
    }

    @Test("A place to show first is no action")
    func destination() throws {
        let file = try accepted(Sample.pdf(catalogue: "/OpenAction [3 0 R /Fit]"), "a.pdf")
        #expect(!file.notes.contains { $0.contains("beim Öffnen") })
    }

    @Test("Random bytes of a picture are no script")
    func noise() throws {
        #expect(try accepted(Sample.pdf(behind: "/JS\u{1}x"), "a.pdf").notes.isEmpty)
    }

    @Test("A document that breaks off or starts late is refused")
    func broken() {
        #expect(refusal(Array(Sample.pdf().dropLast(8)), "a.pdf") == .broken(.pdf, .truncated))
        let padded = Sample.pdf(behind: String(repeating: " ", count: 3000))
        #expect(refusal(padded, "a.pdf") == .broken(.pdf, .truncated))
        #expect(refusal(Sample.bytes("x\n") + Sample.pdf(), "a.pdf")?.code == "two-formats")
        #expect(refusal([0, 1, 2] + Sample.pdf(), "a.pdf")?.code == "two-formats")
    }

    @Test("A file that is a ZIP or a PDF as well is refused, unless the rest is cut off anyway")
    func twoFormats() throws {
        let zip = Sample.zip([ZipPart("a.txt", "x")])
        #expect(refusal(Sample.pdf() + zip, "a.pdf")?.code == "two-formats")
        #expect(refusal(Sample.mp4 + Sample.box("free", zip), "a.mp4")?.code == "two-formats")
        let film = Sample.ftyp("isom") + Sample.box("free", Sample.pdf()) + Sample.box("moov")
        #expect(refusal(film, "a.mp4")?.code == "two-formats")
        #expect(try accepted(Sample.jpeg(behind: zip), "a.jpg").bytes == Sample.jpeg())
        let comment = Sample.segment(0xFE, Sample.pdf())
        #expect(try accepted(Sample.jpeg(segments: comment), "a.jpg").bytes == Sample.jpeg())
    }
}

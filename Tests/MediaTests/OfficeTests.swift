import Testing

@testable import Media

@Suite("Office documents")
struct OfficeTests {
    @Test(
        "The kind of an Office document is told by the names inside",
        arguments: [
            ("word/document.xml", "a.docx", MediaFormat.docx), ("word/document2.xml", "a.docx", .docx),
            ("xl/workbook.xml", "a.xlsx", .xlsx), ("ppt/presentation.xml", "a.pptx", .pptx),
            ("Word/Document.xml", "a.dotx", .docx),
        ]
    )
    func office(part: String, name: String, format: MediaFormat) throws {
        let bytes = Sample.zip([ZipPart("[Content_Types].xml"), ZipPart(part)])
        #expect(try accepted(bytes, name).format == format)
    }

    @Test("An OpenDocument names its type in its first entry, stored")
    func openDocument() throws {
        let sheet = "application/vnd.oasis.opendocument.spreadsheet"
        #expect(try accepted(Sample.odt(type: sheet), "a.ods").format == .ods)
        #expect(try accepted(Sample.odt(type: sheet + "-template"), "a.ots").format == .ods)
        let late = Sample.zip([ZipPart("content.xml"), ZipPart("mimetype", sheet)])
        #expect(try accepted(late, "a.zip").format == .zip)
    }

    @Test(
        "Macros are refused, also in a document without the ending for them",
        arguments: [
            "word/vbaProject.bin", "xl/vbaProject.bin", "word/VBAPROJECT.BIN", "xl/macrosheets/sheet1.xml",
        ]
    )
    func macros(name: String) { #expect(refusal(Sample.docx(ZipPart(name)), "a.docx") == .macros) }

    @Test("Macros of OpenDocument are refused, an empty library is not")
    func openDocumentMacros() {
        #expect(refusal(Sample.odt(ZipPart("Basic/Standard/Modul1.xml")), "a.odt") == .macros)
        #expect(refusal(Sample.odt(ZipPart("Scripts/python/a.py")), "a.odt") == .macros)
        #expect(refusal(Sample.odt(ZipPart("Basic/script-lc.xml")), "a.odt") == nil)
    }

    @Test("Embedded files are told")
    func embedded() throws {
        let file = try accepted(Sample.docx(ZipPart("word/embeddings/Tabelle.xlsx")), "a.docx")
        #expect(file.notes.count == 1 && file.notes[0].contains("eingebettete Dateien"))
    }
}

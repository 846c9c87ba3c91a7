import Testing

@testable import Media

@Suite("Recognising content")
struct RecognitionTests {
    @Test(
        "Each format is recognised, with its media type and kind",
        arguments: [
            ("bild.jpg", "image/jpeg", MediaKind.image), ("bild.png", "image/png", .image),
            ("bild.gif", "image/gif", .image), ("bild.webp", "image/webp", .image),
            ("foto.heic", "image/heic", .image), ("foto.avif", "image/avif", .image),
            ("grafik.svg", "image/svg+xml", .image), ("text.pdf", "application/pdf", .pdf),
            ("text.txt", "text/plain; charset=utf-8", .text),
            ("tabelle.csv", "text/plain; charset=utf-8", .text),
            (
                "brief.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
                .office
            ),
            ("brief.odt", "application/vnd.oasis.opendocument.text", .office),
            ("paket.zip", "application/zip", .archive), ("film.mp4", "video/mp4", .video),
            ("film.webm", "video/webm", .video), ("ton.mp3", "audio/mpeg", .audio),
        ]
    )
    func recognised(name: String, type: String, kind: MediaKind) throws {
        let sample = try #require(Sample.all.first { $0.name == name })
        let file = try accepted(sample.bytes, name)
        #expect(file.type == type && file.kind == kind && file.name == name)
    }

    @Test("Only JPEG, PNG, GIF, WebP and PDF may be shown, and SVG is always a download")
    func previews() {
        let shown = MediaFormat.allCases.filter(\.isPreviewable)
        #expect(shown == [.jpeg, .png, .gif, .webp, .pdf])
        #expect(MediaFormat.allCases.filter(\.isActive) == [.svg])
    }

    @Test(
        "Programs are refused by content, whatever they are called",
        arguments: [
            [0x7F, 0x45, 0x4C, 0x46, 2, 1, 1, 0], [0x4D, 0x5A, 0x90, 0, 3, 0, 0, 0],
            [0xCF, 0xFA, 0xED, 0xFE, 7, 0, 0, 1], [0xCA, 0xFE, 0xBA, 0xBE, 0, 0, 0, 2],
            [0x00, 0x61, 0x73, 0x6D, 1, 0, 0, 0], Sample.bytes("#!/bin/sh\nrm -rf /\n"),
            Sample.bytes("\u{FEFF}#! /usr/bin/env python3\n"), Sample.bytes("%!PS-Adobe-3.0\n"),
            [0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0, 0], Sample.bytes("FWS\u{6}\0\0"),
        ] as [[UInt8]]
    )
    func programs(bytes: [UInt8]) {
        #expect(refusal(bytes, "datei")?.code == "program")
        #expect(refusal(bytes, "programm.exe")?.code == "program")
        #expect(refusal(bytes, "bild.jpg")?.code == "disguised")
        #expect(refusal(bytes, "notiz.txt")?.code == "disguised")
    }

    @Test(
        "A name that a double click runs is refused, even with harmless content",
        arguments: [
            ("notiz.js", "program-ending"), ("a.pdf.exe", "program-ending"), ("start.BAT", "program-ending"),
            ("seite.html", "web-page"), ("seite.hta", "web-page"), ("brief.docm", "macros"),
            ("alt.doc", "old-office"),
            ("p.settingcontent-ms", "program-ending"), ("link.url", "program-ending"),
        ]
    )
    func riskyNames(name: String, code: String) {
        #expect(refusal(Sample.bytes("Hallo\n"), name)?.code == code)
        #expect(refusal(Sample.jpeg(), name)?.code == code)
    }

    @Test("A content whose ending claims something else is refused and both are named")
    func disguised() {
        let html = Sample.bytes("<!DOCTYPE html><script>alert(1)</script>")
        #expect(refusal(html, "a.pdf") == .disguised(ending: "pdf", content: "Webseite oder XML"))
        #expect(refusal(Sample.jpeg(), "a.png") == .disguised(ending: "png", content: "JPEG-Bild"))
        #expect(refusal(Sample.zip([ZipPart("a.txt")]), "a.docx")?.code == "disguised")
        #expect(refusal(Sample.docx(), "a.zip")?.code == "disguised")
        #expect(refusal(Sample.bytes("alert(1)"), "a.jpg") == .disguised(ending: "jpg", content: "Text"))
        #expect(refusal([1, 2, 3, 4], "a.jpg")?.code == "disguised")
    }

    @Test("Without an ending that claims a format, the right one is added")
    func endings() throws {
        #expect(try accepted(Sample.jpeg(), "Lageplan").name == "Lageplan.jpg")
        let letter = try accepted(Sample.pdf(), "Protokoll.2026")
        #expect(letter.name == "Protokoll.2026.pdf")
        #expect(letter.notes.contains { $0.contains("„.2026“") })
        #expect(try accepted(Sample.mp4, "film.mov").type == "video/quicktime")
        #expect(try accepted(Sample.mp4, "ton.m4a").type == "audio/mp4")
    }

    @Test(
        "What is recognised but not taken comes with a way out",
        arguments: [
            ("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "old-office"),
            ("a.docx", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "locked-office"),
            ("a.msi", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1], "program-ending"),
            ("a.txt", [0xFF, 0xFE, 0x41, 0], "unsupported"),
            ("a.7z", [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "unsupported"),
            ("a.tif", [0x49, 0x49, 42, 0], "unsupported"),
            ("a.rtf", Sample.bytes("{\\rtf1 x}"), "old-office"),
            ("a.bin", [1, 2, 3], "unknown"), ("a", [0xDE, 0xAD, 0xBE, 0xEF, 0], "unknown"),
            ("a.txt", [], "empty"),
        ] as [(String, [UInt8], String)]
    )
    func refused(name: String, bytes: [UInt8], code: String) { #expect(refusal(bytes, name)?.code == code) }
}

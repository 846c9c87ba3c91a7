import Testing

@testable import Media

@Suite("What refusals say")
struct RefusalMessageTests {
    static let all: [MediaRefusal] =
        [
            .empty, .program("Windows"), .programEnding("js"), .webPage, .macros, .oldOffice, .lockedOffice,
            .unsupported("Archive anderer Art als ZIP", instead: "Packen Sie die Dateien als ZIP."), .unknown,
            .disguised(ending: "pdf", content: "Text"), .tooManyPixels(width: 20_000, height: 20_000),
            .twoFormats("PDF-Dokument", "ZIP-Archiv"),
        ] + Damage.allCases.map { .broken(.png, $0) }
        + [
            ArchiveFault.unreadable, .split, .tooManyEntries(10_001), .tooLarge, .overPacked, .overlapping,
            .hiddenData, .unsafeName("x"), .sameName("x"), .contradiction("x"),
        ].map { .archive($0) }

    @Test("Every refusal says what, why and a way out, in whole sentences", arguments: all)
    func message(refusal: MediaRefusal) {
        #expect(refusal.message.hasSuffix("."))
        #expect(refusal.message.split(separator: ". ").count >= 2 && refusal.message.count < 320)
        let wayOut = [
            "Speichern", "Packen", "Laden", "Geben", "Teilen", "Prüfen", "Verkleinern", "Öffnen", "speichern",
        ]
        #expect(wayOut.contains { refusal.message.contains($0) })
        #expect(!refusal.code.isEmpty)
    }

    @Test("A disguise names the ending and the content")
    func disguise() {
        let message = MediaRefusal.disguised(ending: "pdf", content: "Webseite oder XML").message
        #expect(message.contains("„.pdf“ passt nicht zum Inhalt (Webseite oder XML)"))
    }
}

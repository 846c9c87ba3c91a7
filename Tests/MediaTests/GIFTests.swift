import Testing

@testable import Media

@Suite("GIF")
struct GIFTests {
    @Test("Comments and program data go, the number of repetitions stays")
    func metadata() throws {
        let blocks = Sample.gifLoop + Sample.gifComment + Sample.gifXMP
        let file = try accepted(Sample.gif(blocks: blocks, behind: Sample.bytes("<script>")), "a.gif")
        #expect(file.bytes == Sample.gif(blocks: Sample.gifLoop))
        #expect(file.removed == ["Kommentar", "Bearbeitungsdaten (XMP)", "Daten hinter dem Bildende"])
        #expect(file.width == 1 && file.height == 1)
    }

    @Test("Nothing hides behind the number of repetitions")
    func loop() throws {
        let loop = Sample.gifLoop.dropLast() + [6] + Sample.bytes("geheim") + [0]
        let file = try accepted(Sample.gif(blocks: Array(loop)), "a.gif")
        #expect(file.bytes == Sample.gif(blocks: Sample.gifLoop) && file.removed == ["Programmdaten"])
    }

    @Test(
        "A broken or oversized picture is refused",
        arguments: [
            (Array(Sample.gif().dropLast()), MediaRefusal.broken(.gif, .truncated)),
            (Array(Sample.gif().prefix(12)), .broken(.gif, .truncated)),
            (Array(Sample.gif().prefix(19)) + [0x3B], .broken(.gif, .noPicture)),
            (Sample.gif(blocks: [0x99]), .broken(.gif, .structure)),
            (Sample.gif(blocks: [0x21, 0xF9, 5, 1, 2, 3, 4, 5, 0]), .broken(.gif, .structure)),
            (
                Sample.bytes("GIF89a") + [0xFF, 0xFF, 0xFF, 0xFF, 0, 0, 0],
                .tooManyPixels(width: 65_535, height: 65_535)
            ),
            (
                Sample.gif(blocks: [0x2C, 0, 0, 0, 0, 0xFF, 0xFF, 0xFF, 0xFF, 0, 2, 0]),
                .tooManyPixels(width: 65_535, height: 65_535)
            ),
        ]
    )
    func broken(bytes: [UInt8], expected: MediaRefusal) { #expect(refusal(bytes, "a.gif") == expected) }
}

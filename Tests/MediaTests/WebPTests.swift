import Testing

@testable import Media

@Suite("WebP")
struct WebPTests {
    @Test("Exif, XMP and unknown chunks go, flags and size fit again")
    func metadata() throws {
        let file = try accepted(Sample.webpFull() + Sample.bytes("dahinter"), "a.webp")
        let expected = Sample.riff(
            Sample.vp8x(0x20),
            RIFFChunk.write("ICCP", Sample.bytes("Farbe")),
            Sample.vp8l()
        )
        #expect(file.bytes == expected && file.width == 5 && file.height == 4)
        #expect(file.removed.contains("Ortsangabe") && file.removed.contains("Daten hinter dem Bildende"))
        #expect(file.notes == [CleanImage.turned])
    }

    @Test("Nothing hides in the frames of an animation")
    func animation() throws {
        let file = try accepted(Sample.webpAnimated(), "a.webp")
        #expect(!file.bytes.holds("GEHM") && file.bytes.holds("ANMF") && file.removed == ["Programmdaten"])
        #expect(file.bytes.little(4, at: 4) == file.bytes.count - 8)
    }

    @Test(
        "A broken or oversized picture is refused",
        arguments: [
            (Array(Sample.webp().dropLast(3)), MediaRefusal.broken(.webp, .truncated)),
            (Sample.riff(), .broken(.webp, .noPicture)),
            (Sample.riff(Sample.vp8x(0)), .broken(.webp, .noPicture)),
            (Sample.riff(RIFFChunk.write("GEHM", [1])), .broken(.webp, .structure)),
            (Sample.riff(Sample.vp8x(0), Sample.vp8(width: 9)), .broken(.webp, .contradiction)),
            (Sample.riff(Sample.vp8x(0), Sample.vp8(), Sample.vp8()), .broken(.webp, .noPicture)),
            (
                Sample.riff(Sample.vp8l(width: 16_384, height: 16_384)),
                .tooManyPixels(width: 16_384, height: 16_384)
            ),
        ]
    )
    func broken(bytes: [UInt8], expected: MediaRefusal) { #expect(refusal(bytes, "a.webp") == expected) }
}

import Testing

@testable import Media

@Suite("PNG")
struct PNGTests {
    @Test("Texts, time and camera data go, what changes the look stays")
    func metadata() throws {
        let file = try accepted(Sample.png(extra: Sample.pngMetadata, behind: Sample.bytes("PK")), "a.png")
        #expect(
            file.removed == [
                "Ortsangabe", "Angaben zum Gerät", "Zeitangabe", "Vorschaubild", "Kommentar",
                "Aufnahmedaten (EXIF)", "Bearbeitungsdaten (XMP)", "Programmdaten",
                "Daten hinter dem Bildende",
            ]
        )
        let kept = Sample.pngMetadata.prefix(37)
        #expect(file.bytes == Sample.png(extra: Array(kept)))
        #expect(file.notes == [CleanImage.turned] && file.width == 1 && file.height == 1)
    }

    @Test("An animation stays one, as long as its frames lie inside the picture")
    func animation() throws {
        func control(_ width: Int) -> [UInt8] {
            let place = Number.big(0, 4) + Number.big(width, 4) + Number.big(1, 4) + Number.big(0, 8)
            return Sample.chunk("fcTL", place + [0, 1, 0, 1, 0, 0])
        }
        let start = Sample.chunk("acTL", Number.big(1, 4) + Number.big(0, 4))
        let bytes = Sample.png(extra: start + control(1))
        #expect(try accepted(bytes, "a.png").bytes == bytes)
        #expect(refusal(Sample.png(extra: start + control(2)), "a.png") == .broken(.png, .contradiction))
    }

    @Test(
        "A broken or oversized picture is refused",
        arguments: [
            (Array(Sample.png().dropLast(12)), MediaRefusal.broken(.png, .truncated)),
            (Sample.png(header: []), .broken(.png, .structure)),
            (Sample.png(extra: Sample.ihdr()), .broken(.png, .structure)),
            (Sample.png(extra: Sample.chunk("CgBI")), .broken(.png, .structure)),
            (Sample.png(extra: Sample.idat + Sample.chunk("tEXt")), .broken(.png, .structure)),
            (PNGCleaner.signature + Sample.ihdr() + Sample.chunk("IEND"), .broken(.png, .noPicture)),
            (Sample.png(header: Sample.ihdr(width: 0)), .broken(.png, .emptyArea)),
            (
                Sample.png(header: Sample.ihdr(width: 20_000, height: 20_000)),
                .tooManyPixels(width: 20_000, height: 20_000)
            ),
        ]
    )
    func broken(bytes: [UInt8], expected: MediaRefusal) { #expect(refusal(bytes, "a.png") == expected) }

    @Test("A checksum that does not fit is refused")
    func checksum() {
        var bytes = Sample.png()
        bytes[48] ^= 1
        #expect(refusal(bytes, "a.png") == .broken(.png, .checksum))
        #expect(CRC32.of(Sample.bytes("123456789")) == 0xCBF4_3926)
    }
}

import Testing

@testable import Media

@Suite("JPEG")
struct JPEGTests {
    @Test("Place, device, time, thumbnail and everything behind the end go, the orientation stays")
    func camera() throws {
        let file = try accepted(
            Sample.jpeg(segments: Sample.camera, behind: Sample.bytes("PK geheim")),
            "a.jpg"
        )
        #expect(
            file.removed == [
                "Ortsangabe", "Angaben zum Gerät", "Zeitangabe", "Vorschaubild", "Kommentar",
                "Bildbeschreibung (IPTC)", "Bearbeitungsdaten (XMP)", "weitere Bilder", "Programmdaten",
                "Daten hinter dem Bildende",
            ]
        )
        for text in ["51.2277", "ACME", "xmpmeta", "8BIM", "MPF", "Erika", "eheim"] {
            #expect(!file.bytes.holds(text))
        }
        #expect(
            file.bytes.holds("ICC_PROFILE\0") && file.bytes.holds("Farbraum") && file.bytes.holds("Adobe")
        )
        let exif = Sample.segment(0xE1, Sample.bytes("Exif\0\0") + Exif.minimal(6))
        #expect(Array(file.bytes[20..<20 + exif.count]) == exif)
    }

    @Test("A picture on its side has its width and height as people see it")
    func orientation() throws {
        let upright = try accepted(Sample.jpeg(), "a.jpg")
        #expect(upright.width == 3 && upright.height == 2)
        let turned = try accepted(Sample.jpeg(segments: Sample.camera), "a.jpg")
        #expect(turned.width == 2 && turned.height == 3)
    }

    @Test("A picture without metadata keeps every byte")
    func untouched() throws {
        let file = try accepted(Sample.jpeg(), "a.jpg")
        #expect(file.bytes == Sample.jpeg() && file.removed.isEmpty)
    }

    @Test("The thumbnails of JFIF go")
    func thumbnail() throws {
        let head = Sample.bytes("JFIF\0") + [1, 2, 0, 0, 1, 0, 1, 1, 1, 9, 9, 9]
        let extended = Sample.segment(0xE0, Sample.bytes("JFXX\0") + [0x13, 1, 1])
        var bytes: [UInt8] = [0xFF, 0xD8] + Sample.segment(0xE0, head) + extended
        bytes += Sample.jpeg().dropFirst(20)
        let file = try accepted(bytes, "a.jpg")
        #expect(file.removed == ["Vorschaubild"] && file.bytes == Sample.jpeg())
    }

    @Test(
        "A broken or oversized picture is refused",
        arguments: [
            (Array(Sample.jpeg().dropLast(2)), MediaRefusal.broken(.jpeg, .truncated)),
            (Array(Sample.jpeg().prefix(40)), .broken(.jpeg, .truncated)),
            ([0xFF, 0xD8, 0xFF, 0xD9], .broken(.jpeg, .noPicture)),
            (Sample.jpeg(frame: []), .broken(.jpeg, .structure)),
            (Sample.jpeg(frame: Sample.frame() + Sample.frame(width: 9)), .broken(.jpeg, .structure)),
            (Sample.jpeg(frame: Sample.frame(height: 0)), .broken(.jpeg, .emptyArea)),
            (Sample.jpeg(segments: Sample.segment(0xC9, [8])), .broken(.jpeg, .method)),
            (Sample.jpeg(segments: [0x41]), .broken(.jpeg, .structure)),
            (
                Sample.jpeg(frame: Sample.frame(width: 60_000, height: 60_000)),
                .tooManyPixels(width: 60_000, height: 60_000)
            ),
        ]
    )
    func broken(bytes: [UInt8], expected: MediaRefusal) { #expect(refusal(bytes, "a.jpg") == expected) }

    @Test("Camera data of the other byte order are read as well, and loops in them end")
    func littleEndian() {
        let entry = Number.little(0x0112, 2) + Number.little(3, 2) + Number.little(1, 4) + [8, 0, 0, 0]
        let loop = Number.little(0x8769, 2) + Number.little(4, 2) + Number.little(1, 4) + Number.little(8, 4)
        let tiff: [UInt8] =
            [0x49, 0x49, 42, 0] + Number.little(8, 4) + [2, 0] + entry + loop + Number.little(8, 4)
        #expect(Exif(tiff: tiff[...]).orientation == 8)
    }
}

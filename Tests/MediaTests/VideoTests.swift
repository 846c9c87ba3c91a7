import Testing

@testable import Media

@Suite("Films and sound")
struct VideoTests {
    @Test("Films and foreign pictures keep their metadata, and the person is told")
    func note() throws {
        for name in ["film.mp4", "film.webm", "ton.mp3", "foto.heic", "foto.avif"] {
            let sample = try #require(Sample.all.first { $0.name == name })
            #expect(try accepted(sample.bytes, name).notes == [MediaFile.keepsMetadata])
        }
    }

    @Test("A film that breaks off or holds no film is refused")
    func broken() {
        #expect(refusal(Array(Sample.mp4.dropLast()), "a.mp4") == .broken(.mp4, .truncated))
        #expect(refusal(Sample.ftyp("isom") + Sample.box("mdat"), "a.mp4") == .broken(.mp4, .noContent))
        #expect(refusal(Sample.mp4 + [0, 0, 0, 3, 1, 1, 1, 1], "a.mp4") == .broken(.mp4, .structure))
        let wide = Sample.mp4 + Number.big(1, 4) + Sample.bytes("free") + [0xFF, 0, 0, 0, 0, 0, 0, 0]
        #expect(refusal(wide, "a.mp4") == .broken(.mp4, .truncated))
    }

    @Test("Matroska is named, and eleven set bits are no MP3")
    func others() {
        var matroska = Sample.webm
        matroska.replaceSubrange(8..<16, with: [1, 0x42, 0x82, 0x84] + Sample.bytes("matr"))
        #expect(refusal(matroska, "a.mkv")?.code == "unsupported")
        #expect(refusal(Sample.mp3Frame + [1, 2, 3, 4], "a.mp3")?.code == "disguised")
        #expect(refusal(Sample.mp3Frame + Sample.mp3Frame, "a.mp3") == nil)
    }
}

import Testing

@testable import Web

@Suite("Forms with files, damaged in every way")
struct MultipartFuzzTests {
    /// The same numbers in every run (SplitMix64), so that a failure can be looked at.
    struct Seeded: RandomNumberGenerator {
        var state: UInt64

        mutating func next() -> UInt64 {
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }

    static let boundary = "grenze"
    static let form = Multipart(boundary: boundary).text("schutz", "abc").text("titel", "Grüße\r\n--grenz")
        .file("datei", "a%22.pdf", "%PDF\r\n--\r\n\0\u{7F}").file("leer", "", "")
        .part("Content-Disposition: form-data; name=b; filename*=UTF-8''%C3%A4", "x")
    static let splinters: [[UInt8]] =
        [
            "\r\n--grenze", "--grenze", "\r\n", "\r", "--", "\r\n\r\n", "\"", "\\", ";", "=", ": ", "%22",
            "\0",
            "filename=", "Content-Type: multipart/mixed",
        ].map { Array($0.utf8) } + [[0xFF], [0xC3]]

    /// Reads, and checks what must be true of everything that is read.
    static func check(_ body: [UInt8]) {
        guard let read = try? Multipart.read(body, boundary: boundary, fileLimit: 64) else { return }
        #expect(read.fields.count + read.files.count <= MultipartBody.mostParts)
        #expect(read.files.reduce(0) { $0 + $1.size } <= body.count)
        for field in read.fields { #expect(!field.value.utf8.contains(0) && !field.name.isEmpty) }
        for file in read.files {
            #expect(file.size <= 64)
            #expect(!file.name.isEmpty && !file.name.utf8.contains { $0 < 32 || $0 == 47 || $0 == 92 })
        }
    }

    @Test func everyBeginningIsRefusedAndTheWholeIsRead() throws {
        let whole = Array(Self.form.body.utf8)
        #expect(try Multipart.read(whole, boundary: Self.boundary).files.count == 2)
        // The last line end may be missing, nothing else.
        for length in 0..<(whole.count - 2) {
            #expect(throws: RequestProblem.self) {
                try Multipart.read(Array(whole[..<length]), boundary: Self.boundary)
            }
        }
    }

    @Test(arguments: 0..<8)
    func damageNeverDoesHarm(seed: UInt64) {
        var random = Seeded(state: seed)
        let whole = Array(Self.form.body.utf8)
        for _ in 0..<1500 {
            var body = whole
            for _ in 0..<Int.random(in: 1...5, using: &random) {
                let place = Int.random(in: 0..<max(1, body.count), using: &random)
                let end = min(body.count, place + Int.random(in: 0...12, using: &random))
                switch Int.random(in: 0..<5, using: &random) {
                case 0 where !body.isEmpty:
                    body[place % body.count] = UInt8.random(in: .min ... .max, using: &random)
                case 1: body.removeSubrange(min(place, end)..<end)
                case 2:
                    body.insert(
                        contentsOf: Self.splinters.randomElement(using: &random) ?? [],
                        at: min(place, body.count)
                    )
                case 3: body.insert(contentsOf: body[min(place, end)..<end], at: min(place, body.count))
                default: body = Array(body.prefix(place + 1))
                }
            }
            Self.check(body)
        }
    }

    @Test func timeGrowsWithTheLengthAndNotFaster() throws {
        // Nearly a boundary, again and again: the worst that a search can meet.
        let almost = String(repeating: "\r\n--grenz", count: 200_000)
        let clock = ContinuousClock()
        let time = try clock.measure {
            let body = try Multipart(boundary: "grenze").file("a", "a", almost).read(fileLimit: 1 << 24)
            #expect(body.files.first?.size == almost.utf8.count)
        }
        #expect(time < .seconds(5))
    }
}

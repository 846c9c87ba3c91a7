import Testing

@testable import Media

@Suite("Hostile bytes")
struct HostileBytesTests {
    /// Whatever is taken stays the same when it comes again, and fits its name.
    private func check(_ bytes: [UInt8], _ name: String) {
        guard case .success(let file) = MediaInspection.inspect(bytes, name: name) else { return }
        guard case .success(let again) = MediaInspection.inspect(file.bytes, name: file.name) else {
            Issue.record("\(name): taken once, refused the second time")
            return
        }
        #expect(again.bytes == file.bytes && again.name == file.name && again.format == file.format)
        #expect(again.removed.isEmpty && again.width == file.width && again.height == file.height)
    }

    @Test("Each sample comes out the same the second time", arguments: Sample.all.map(\.name))
    func idempotent(name: String) throws {
        let sample = try #require(Sample.all.first { $0.name == name })
        #expect(refusal(sample.bytes, name) == nil)
        check(sample.bytes, name)
    }

    @Test("Every beginning of every sample is answered")
    func truncated() {
        for sample in Sample.all {
            for length in 0..<min(sample.bytes.count, 700) {
                check(Array(sample.bytes.prefix(length)), sample.name)
            }
        }
    }

    @Test("Thousands of damaged samples are answered", arguments: Sample.all.map(\.name))
    func mutated(name: String) throws {
        let sample = try #require(Sample.all.first { $0.name == name })
        var numbers = SeededNumbers(state: UInt64(sample.bytes.count) &* 31 &+ UInt64(name.utf8.count))
        for _ in 0..<500 {
            var bytes = sample.bytes
            for _ in 0...Int.random(in: 0..<4, using: &numbers) { damage(&bytes, &numbers) }
            check(bytes, name)
            check(repaired(bytes), "datei")
        }
    }

    private func damage(_ bytes: inout [UInt8], _ numbers: inout SeededNumbers) {
        guard !bytes.isEmpty else { return }
        let at = Int.random(in: 0..<bytes.count, using: &numbers)
        let end = min(bytes.count, at + Int.random(in: 1...8, using: &numbers))
        switch Int.random(in: 0..<6, using: &numbers) {
        case 0: bytes[at] ^= 1 << UInt8.random(in: 0..<8, using: &numbers)
        case 1: bytes[at] = UInt8.random(in: 0...255, using: &numbers)
        case 2: for index in at..<end { bytes[index] = 0xFF }
        case 3: for index in at..<end { bytes[index] = 0 }
        case 4: bytes.removeSubrange(at..<end)
        default: bytes.insert(contentsOf: Array(bytes[at..<end]), at: at)
        }
    }

    /// PNG with its checksums made right again, so that damage reaches what lies behind them.
    private func repaired(_ bytes: [UInt8]) -> [UInt8] {
        guard bytes.has(PNGCleaner.signature) else { return bytes }
        var result = bytes
        var at = 8
        while let length = bytes.big(4, at: at), let content = bytes.part(4 + length, at: at + 4),
            bytes.part(4, at: at + 8 + length) != nil
        {
            let sum = Number.big(Int(CRC32.of(content)), 4)
            result.replaceSubrange(at + 8 + length..<at + 12 + length, with: sum)
            at += 12 + length
        }
        return result
    }

    @Test("Random bytes behind every signature are answered")
    func random() {
        var numbers = SeededNumbers(state: 42)
        let starts: [[UInt8]] = Sample.all.map { Array($0.bytes.prefix(16)) } + [[]]
        for round in 0..<3000 {
            let start = starts[round % starts.count]
            let length = Int.random(in: 0...300, using: &numbers)
            let rest = (0..<length).map { _ in UInt8.random(in: 0...255, using: &numbers) }
            check(start + rest, round % 2 == 0 ? "datei" : "bild.png")
        }
    }

    @Test("The worst of each format is read in a moment")
    func linear() {
        let size = 400_000
        let worst: [(String, [UInt8])] = [
            ("a.pdf", Sample.bytes("%PDF-") + [UInt8](repeating: 0x2F, count: size)),
            ("a.gif", Array(Sample.gif().prefix(19)) + [UInt8](repeating: 0x21, count: size)),
            ("a.jpg", [0xFF, 0xD8] + [UInt8](repeating: 0xFF, count: size)),
            ("a.svg", Array(repeatElement(Sample.bytes("<!--"), count: size / 4).joined())),
            ("a.svg", Array(repeatElement(Sample.bytes("<!---->"), count: size / 7).joined())),
            (
                "a.mp4",
                Sample.ftyp("isom") + Array(repeatElement(Sample.box("free"), count: size / 8).joined())
            ),
            ("a.zip", Array(repeatElement(Sample.bytes("PK\u{5}\u{6}"), count: size / 4).joined())),
        ]
        let clock = ContinuousClock()
        for (name, bytes) in worst {
            let time = clock.measure { check(bytes, name) }
            // A debug build on a busy machine; anything worse than linear would take minutes.
            #expect(time < .seconds(20), "\(name)")
        }
    }
}

import Testing

@testable import Media

@Suite("ZIP archives")
struct ZipTests {
    @Test("An archive is kept as it is, 64 bits wide or with sizes behind the data as well")
    func kept() throws {
        let plain = [ZipPart("a.txt", "Hallo"), ZipPart("ordner/"), ZipPart("ordner/ä.txt", "Welt")]
        for bytes in [
            Sample.zip(plain), Sample.zip(plain, comment: "Kommentar"), Sample.zip(plain, isWide: true),
            Sample.zip(plain.map { part in part.with { $0.isWide = true } }, isWide: true),
            Sample.zip(plain.map { part in part.with { $0.flags = 8 } }),
        ] {
            let file = try accepted(bytes, "a.zip")
            #expect(file.bytes == bytes && file.notes.isEmpty)
        }
    }

    @Test(
        "An entry that would leave its folder is refused",
        arguments: ["../x", "a/../../x", "/etc/passwd", "\\x", "a\\..\\x", "C:x", "a/.. /x", "a/.../x", ""]
    )
    func names(name: String) {
        #expect(
            refusal(Sample.zip([ZipPart(name, "x")]), "a.zip") == .archive(.unsafeName(FileName.clean(name)))
        )
    }

    @Test("Bombs are refused by what their directory declares")
    func bombs() {
        func claiming(_ unpacked: Int) -> [UInt8] {
            Sample.zip([
                ZipPart("a", "x").with {
                    $0.method = 8
                    $0.unpacked = unpacked
                }
            ])
        }
        #expect(refusal(claiming(2_000_000_000), "a.zip") == .archive(.tooLarge))
        #expect(refusal(claiming(20_000_000), "a.zip") == .archive(.overPacked))
        #expect(refusal(claiming(10_000_000), "a.zip") == nil)
        let many = (0...10_000).map { ZipPart("\($0)") }
        #expect(refusal(Sample.zip(many), "a.zip") == .archive(.tooManyEntries(10_001)))
        #expect(refusal(Sample.zip(many, isWide: true), "a.zip") == .archive(.tooManyEntries(10_001)))
    }

    @Test("Overlapping, hidden and contradicting entries are refused")
    func layout() {
        let part = ZipPart("a.txt", "Hallo")
        let local = Sample.local(part)
        func file(_ body: [UInt8], _ lines: [UInt8], _ count: Int) -> [UInt8] {
            let number = Number.little(count, 2)
            return body + lines + Sample.bytes("PK\u{5}\u{6}") + [0, 0, 0, 0] + number + number
                + Number.little(lines.count, 4) + Number.little(body.count, 4) + [0, 0]
        }
        let line = Sample.line(part, offset: 0)
        #expect(refusal(file(local, line, 1), "a.zip") == nil)
        let other = Sample.line(ZipPart("b.txt", "Hallo"), offset: 0)
        #expect(refusal(file(local, line + other, 2), "a.zip") == .archive(.overlapping))
        #expect(refusal(file(local + [1, 2], line, 1), "a.zip") == .archive(.hiddenData))
        #expect(refusal(file(local, line, 2), "a.zip") == .archive(.unreadable))
        #expect(refusal(Sample.zip([part, part]), "a.zip") == .archive(.sameName("a.txt")))
        let renamed = part.with { $0.localName = "b.txt" }
        #expect(refusal(Sample.zip([renamed]), "a.zip") == .archive(.contradiction("a.txt")))
        let longer = part.with { $0.unpacked = 9 }
        #expect(refusal(Sample.zip([longer]), "a.zip") == .archive(.contradiction("a.txt")))
        #expect(refusal(Sample.zip([part]) + [0], "a.zip") == .archive(.unreadable))
        #expect(refusal(Sample.zip([part], comment: "x" + Sample.end), "a.zip") == .archive(.hiddenData))
        #expect(refusal(Sample.zip([]), "a.zip") == .empty)
    }

    @Test("Encrypted entries, archives, programs and links inside are told")
    func notes() throws {
        let parts = [
            ZipPart("a.txt", "x").with { $0.flags = 1 }, ZipPart("b.tar.gz"), ZipPart("setup.exe"),
            ZipPart("link", "a.txt").with { $0.mode = 0o120777 },
        ]
        let notes = try accepted(Sample.zip(parts), "a.zip").notes
        #expect(notes.count == 4)
        for word in ["verschlüsselt", "Verknüpfungen", "Archive", "Programme"] {
            #expect(notes.contains { $0.contains(word) })
        }
    }

    @Test("A Java archive is a program")
    func jar() {
        let bytes = Sample.zip([ZipPart("META-INF/MANIFEST.MF", "x"), ZipPart("A.class")])
        #expect(refusal(bytes, "a.zip")?.code == "program")
        #expect(refusal(bytes, "a.jar")?.code == "program-ending")
    }
}

extension Sample {
    /// An end record that could pass for the real one.
    static let end = "PK\u{5}\u{6}" + String(repeating: "\0", count: 18)
}

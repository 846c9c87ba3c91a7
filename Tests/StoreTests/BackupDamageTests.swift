import Crypto
import Foundation
import TestSupport
import Testing

@testable import Store

@Suite("Damaged archives", .timeLimit(.minutes(20)))
struct BackupDamageTests {
    /// A small archive with everything in it.
    private static func withArchive(_ body: (_ path: String, _ bytes: [UInt8]) async throws -> Void)
        async throws
    {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try await BackupSamples.withStore(.sqlite) { store in
                try await store.write { tx in
                    try tx.record(Event(Event.Kind("probe", "Probe"), by: nil))
                    try tx.set(StoredSetting("probe", fallback: 1), to: 2, by: nil)
                }
                _ = try await Blobs(store).put(BlobSamples.stream(BlobSamples.bytes(700)))
                _ = try await Backup.write(from: store, to: path, migrations: BackupSamples.migrations)
            }
            try await body(path, Array(try Data(contentsOf: URL(filePath: path))))
        }
    }

    private static func expectRefusal(_ bytes: [UInt8], at path: String, _ what: Comment) async throws {
        try Data(bytes).write(to: URL(filePath: path))
        await #expect(throws: BackupError.self, what) { try await Backup.verify(path) }
    }

    @Test func aChangedByteIsFoundWhereverItIs() async throws {
        try await Self.withArchive { path, bytes in
            _ = try await Backup.verify(path)
            for place in stride(from: 0, to: bytes.count, by: 23) {
                var changed = bytes
                changed[place] ^= 0x01
                try await Self.expectRefusal(changed, at: path, "byte \(place)")
            }
        }
    }

    @Test func anArchiveThatEndsTooEarlyOrTooLateIsRefused() async throws {
        try await Self.withArchive { path, bytes in
            for count in [0, 1, 511, 512, 513, 2000, bytes.count - 1024, bytes.count - 512, bytes.count - 1] {
                try await Self.expectRefusal(Array(bytes[..<count]), at: path, "\(count) bytes")
            }
            try await Self.expectRefusal(bytes + [0], at: path, "one more byte")
            try await Self.expectRefusal(bytes + bytes, at: path, "twice")
        }
    }

    @Test(arguments: TestDatabase.engines)
    func aDamagedArchiveChangesNothingEvenWhenEverythingMayGo(_ engine: Engine) async throws {
        try await Self.withArchive { path, bytes in
            var changed = bytes
            changed[bytes.count - 3000] ^= 0x20
            try Data(changed).write(to: URL(filePath: path))
            try await BackupSamples.withStore(engine) { store in
                try await BackupSamples.fill(store)
                let folder = URL(filePath: path).deletingLastPathComponent().path()
                let before = try await BackupSamples.content(store, in: folder)
                await #expect(throws: BackupError.self) {
                    try await Backup.restore(
                        from: path,
                        into: store,
                        migrations: BackupSamples.migrations,
                        overwrite: true
                    )
                }
                let after = try await BackupSamples.content(store, in: folder)
                #expect(after == before)
            }
        }
    }

    /// Archives whose sums are right and whose content is not.
    @Test(
        arguments: [
            "../../etc/passwd", "/etc/passwd", "tables/../x", "tables/events/000002.ndjson", "blobs/../x",
            "tables/people/000001.ndjson", "blobs/" + String(repeating: "0", count: 64), "nrwconnect.json",
            "",
        ]
    )
    func aFileThatDoesNotBelongThereIsRefused(_ name: String) async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/a.tar"
            try BackupForgery.write(path, files: [(name, Array("[1]\n".utf8))])
            await #expect(throws: BackupError.self) { try await Backup.verify(path) }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["a.tar"])
        }
    }

    @Test func linksFoldersAndExtensionsOfTarAreRefused() throws {
        let block = try TarHeader(name: "a", size: 0).encoded()
        #expect(try TarHeader(decoding: block) == TarHeader(name: "a", size: 0))
        for type in "1235xgLK" {
            var other = block
            other[156] = try #require(type.asciiValue)
            // The sum is made right again, so that only the type is wrong.
            let sum = (Int(String(decoding: block[148..<154], as: UTF8.self), radix: 8) ?? 0)
            let digits = String(sum + Int(other[156]) - Int(block[156]), radix: 8)
            other.replaceSubrange(
                148..<154,
                with: (String(repeating: "0", count: 6 - digits.count) + digits).utf8
            )
            #expect(throws: ArchiveDamage.self) { try TarHeader(decoding: other) }
        }
        #expect(throws: ArchiveDamage.self) {
            try TarHeader(name: String(repeating: "a", count: 101), size: 0).encoded()
        }
        #expect(throws: ArchiveDamage.self) { try TarHeader(name: "a", size: 1 << 40).encoded() }
    }

    @Test func aFileThatIsNoArchiveIsCalledSo() async throws {
        try await BackupSamples.withFolder { folder in
            let path = "\(folder)/brief.txt"
            try Data(String(repeating: "Guten Tag ", count: 500).utf8).write(to: URL(filePath: path))
            let error = await #expect(throws: BackupError.self) { try await Backup.verify(path) }
            #expect(error?.description.contains("„\(path)“ ist nicht verwendbar") == true)
            await #expect(
                throws: BackupError.file(path: "\(folder)/fehlt", reason: "No such file or directory")
            ) {
                try await Backup.verify("\(folder)/fehlt")
            }
        }
    }
}

import Foundation
import TestSupport

@testable import Store

/// Databases worth saving, and a place for archives.
enum BackupSamples {
    static let migrations = StoreSchema.migrations + [things, circle]

    private static let things = Migration(
        "things",
        why: "A column of every kind, and rows that the migration brings along",
        """
        CREATE TABLE things (
            id uuid PRIMARY KEY,
            name text,
            "right" text,
            number bigint,
            share double precision,
            flag boolean,
            data bytea,
            at timestamptz,
            detail jsonb,
            created_at timestamptz NOT NULL
        );
        CREATE TABLE colours (
            key text PRIMARY KEY,
            title text NOT NULL UNIQUE
        );
        INSERT INTO colours (key, title) VALUES ('rot', 'Rot'), ('blau', 'Blau');
        """
    )

    /// Rows that can only be put in when references wait.
    private static let circle = Migration(
        "circle",
        why: "Tables that refer to each other and to themselves",
        """
        CREATE TABLE areas (
            id uuid PRIMARY KEY,
            parent uuid REFERENCES areas (id) ON DELETE RESTRICT DEFERRABLE,
            colour text NOT NULL REFERENCES colours (key) ON DELETE RESTRICT DEFERRABLE
        );
        CREATE TABLE books (
            id uuid PRIMARY KEY,
            hash bytea REFERENCES blobs (hash) ON DELETE RESTRICT DEFERRABLE,
            area uuid REFERENCES areas (id) ON DELETE CASCADE DEFERRABLE
        );
        ALTER TABLE areas ADD COLUMN first_book uuid REFERENCES books (id) ON DELETE SET NULL DEFERRABLE;
        """
    )

    static func withStore<T>(
        _ engine: Engine,
        migrations: [Migration] = migrations,
        _ body: (Store) async throws -> T
    ) async throws -> T {
        try await TestDatabase.with(engine, migrations: migrations, body)
    }

    /// Every kind of value at its edges, references in circles, a few files.
    static func fill(_ store: Store) async throws {
        let texts = [
            "", "Größe 💡 e\u{301}", "a\nb\t\"c\" \\ \u{1}\u{7f}", "null", "'; DROP TABLE things; --",
        ]
        let json = [
            "{}", "null", "[]", "{\"b\":1,\"a\":[true,null,{\"ü\":\"\\u00e4\\n\"}],\"aa\":-0.50,\"c\":1e30}",
            "12345678901234567890", "\"nur Text\"", "{\"z\":{\"y\":[[1.0,2e-3]]},\"\":0}",
        ]
        try await store.write { tx in
            for (at, text) in json.enumerated() {
                let bytes = (0..<UInt8(at * 20)).map { $0 &* 13 }
                try tx.run(
                    """
                    INSERT INTO things (id, name, "right", number, share, flag, data, at, detail, created_at) VALUES
                    (\(ID<Int>.make()), \(texts[at % 5]), \(texts[(at + 1) % 5]),
                     \([Int64.min, Int64.max, 0, -1][at % 4]), \([0.1, -1e300, 2.5e-308, .infinity, 3][at % 5]),
                     \(at.isMultiple(of: 2)), \(bytes), \(Timestamp(microseconds: [-1, 1_795_514_400_123_456][at % 2])),
                     \(JSON(validating: text)), \(tx.now))
                    """
                )
            }
            try tx.run("INSERT INTO things (id, created_at) VALUES (\(ID<Int>.make()), \(tx.now))")
            try tx.run("DELETE FROM colours WHERE key = 'blau'")
            try tx.enqueue(JobKind("probe.job", "Probe"), payload: ["wer": "niemand"], unique: "k")
            try tx.set(StoredSetting("probe", fallback: 0.5), to: 0.25, by: nil)
            try tx.record(Event(Event.Kind("probe.event", "Probe"), by: ID<Int>.make(), detail: ["ä": "ß"]))
        }
        _ = try await Secrets(store).key("web")
        for size in [0, 5, 300_000, 1_200_000] {
            let hash = try await Blobs(store).put(BlobSamples.stream(BlobSamples.bytes(size)))
            try await fillCircle(store, hash)
        }
    }

    private static func fillCircle(_ store: Store, _ hash: BlobHash) async throws {
        // The child is older than its parent, so it comes first in the archive.
        let (child, parent, book) = (ID<Int>.make(), ID<Int>.make(), ID<String>.make())
        try await store.write { tx in
            try tx.run("INSERT INTO areas (id, colour) VALUES (\(parent), 'rot')")
            try tx.run("INSERT INTO areas (id, parent, colour) VALUES (\(child), \(parent), 'rot')")
            try tx.run("INSERT INTO books (id, hash, area) VALUES (\(book), \(hash), \(child))")
            try tx.run("UPDATE areas SET first_book = \(book) WHERE id = \(parent)")
        }
    }

    /// Runs a test with a folder that is gone afterwards.
    static func withFolder<T>(_ body: (String) async throws -> T) async throws -> T {
        let folder = FileManager.default.temporaryDirectory.appending(path: "nrwconnect-\(UUID().uuidString)")
            .path()
        try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
        defer { try? FileManager.default.removeItem(atPath: folder) }
        return try await body(folder)
    }

    /// All rows and files of a database, as its backup has them.
    static func content(_ store: Store, in folder: String) async throws -> [String: String] {
        let path = "\(folder)/content-\(UUID().uuidString).tar"
        _ = try await Backup.write(from: store, to: path, migrations: migrations)
        var content: [String: String] = [:]
        let archive = try ArchiveReader(path)
        try archive.tables { table, rows in content[table.name, default: ""] += "\(rows)" }
        try archive.blobs { hash, size, take in
            try take { _ in }
            content["\(hash)"] = "\(size)"
        }
        try archive.end()
        return content
    }
}

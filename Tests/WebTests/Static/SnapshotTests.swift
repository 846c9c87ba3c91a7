import Foundation
import Logging
import Testing

@testable import Web

@Suite("Snapshots", .timeLimit(.minutes(20)))
struct SnapshotTests {
    @Test func anUnchangedFileIsTakenFromTheOlderSnapshot() throws {
        let site = try TemporarySite(["a/index.html": "a", "b/index.html": "b", "b/index.html.gz": "b"])
        let first = try SiteSnapshot.load(folder: site.folder)
        try site.write("a/index.html", "neu", modified: 1_790_000_001)
        try site.write("b/neu.txt", "neu")
        let second = try SiteSnapshot.load(folder: site.folder + "/", previous: first)
        #expect(second.index.files["/b/"] === first.index.files["/b/"])
        #expect(second.index.files["/a/"] !== first.index.files["/a/"])
        #expect(second.index.files.keys.sorted() == ["/a/", "/b/", "/b/neu.txt"])
    }

    @Test func deepFoldersAreFound() throws {
        let site = try TemporarySite(["a/b/c/d/e/index.html": "tief", "a/b/x.txt": "x", "y.txt": "y"])
        let keys = try SiteSnapshot.load(folder: site.folder).index.files.keys.sorted()
        #expect(keys == ["/a/b/c/d/e/", "/a/b/x.txt", "/y.txt"])
    }

    @Test func aMissingFolderIsExplained() {
        #expect(throws: ServeProblem.unreadableFolder("/gibt/es/nicht")) {
            try SiteSnapshot.load(folder: "/gibt/es/nicht")
        }
        #expect(ServeProblem.unreadableFolder("x").description.contains("nrwconnect build"))
    }

    @Test func damagedRedirectsAreExplained() throws {
        let site = try TemporarySite(["_server/redirects.json": #"{"301": ["#])
        #expect(throws: ServeProblem.unreadableRedirects(file: site.folder + "/_server/redirects.json")) {
            try SiteSnapshot.load(folder: site.folder)
        }
    }

    @Test func onePageCanBeReplacedInMemory() async throws {
        let site = try TemporarySite(["a/index.html": "alt", "a/index.html.gz": "alt", "b/index.html": "b"])
        let bodies = try await withServer(site) { server in
            let old = try await server.get("/a/", ["Accept-Encoding": "gzip"]).text
            let page = Array("neu".utf8)
            let new = server.holder.current.replacing(path: "/a/", body: page)
            server.holder.swap(new.replacing(path: "/ganz/neu/", body: page))
            return [
                old,
                try await server.get("/a/", ["Accept-Encoding": "gzip"]).text,
                try await server.get("/ganz/neu/").text,
                try await server.get("/b/").text,
            ]
        }
        #expect(bodies == ["alt", "neu", "neu", "b"])
    }

    @Test func aPortInUseIsExplained() async throws {
        let site = try TemporarySite(["index.html": "a"])
        try await withServer(site) { server in
            let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
            let second = SiteServer(holder: server.holder, options: .init(port: server.port), logger: logger)
            await #expect(throws: ServeProblem.portInUse(server.port)) { try await second.run() }
        }
    }

    @Test func aFileRemovedSinceTheSnapshotIsNotFound() async throws {
        let site = try TemporarySite(["a/index.html": "a"])
        let reply = try await withServer(site) { server in
            try FileManager.default.removeItem(atPath: site.folder + "/a")
            return try await server.get("/a/")
        }
        #expect(reply.status == 404)
    }
}

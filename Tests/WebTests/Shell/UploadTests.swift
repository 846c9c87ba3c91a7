import Access
import NIOCore
import Store
import Synchronization
import Testing

@testable import Web

@Suite("Uploads and long texts", .timeLimit(.minutes(20)))
struct UploadTests {
    static let report: @Sendable (SignedIn) async throws -> Reply = { person in
        let files = person.files.map { "\($0.field):\($0.name):\($0.size)" }.joined(separator: " ")
        return .text("\(try person.form.text("text").utf8.count) [\(files)]")
    }

    static let rows = [
        Route(.post, "/hochladen/", .signedIn, takes: .upload, report),
        Route(.post, "/text/", .signedIn, takes: .text, report),
        Route(.post, "/geheim/", .needs(.peopleManage), takes: .upload, report),
        Route(.get, "/geheim/", .needs(.peopleManage)) { _ in .text("") },
        Route(.post, "/eine/", .signedIn, takes: .upload) { person in
            .text(try person.file("datei")?.name ?? "keine")
        },
    ]

    static func settings(_ change: (inout ShellSettings) -> Void = { _ in }) -> ShellSettings {
        LimitTests.settings { settings in
            settings.formLimit = 20_000
            settings.textLimit = 300_000
            settings.uploadLimit = 400_000
            change(&settings)
        }
    }

    static func token(_ browser: Browser) async throws -> String {
        try #require(Browser.token(in: try await browser.get("/notizen/")))
    }

    static func upload(_ browser: Browser, _ form: Multipart, to target: String = "/hochladen/") async throws
        -> WireReply
    {
        try await browser.post(target, form.body, ["Content-Type": form.type])
    }

    static func letters(_ count: Int) -> String { String(repeating: "a", count: count) }

    @Test func filesAndFieldsReachTheHandler() async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            let browser = server.browser(.member)
            let form = Multipart().text("schutz", try await Self.token(browser)).text("text", "Grüße")
                .file("datei", "Bericht.pdf", Self.letters(100_000)).file("datei", "", "").file(
                    "bild",
                    "b.png",
                    "x"
                )
            let reply = try await Self.upload(browser, form)
            #expect(reply.status == 200)
            #expect(reply.text == "7 [datei:Bericht.pdf:100000 bild:b.png:1]")
            try #expect(await Self.upload(browser, form, to: "/eine/").text == "Bericht.pdf")
            let two = form.file("datei", "c", "y")
            try #expect(await Self.upload(browser, two, to: "/eine/").status == 400)
        }
    }

    @Test func aFormWithoutFilesIsTakenToo() async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            let browser = server.browser(.member)
            let token = try await Self.token(browser)
            let reply = try await browser.post("/hochladen/", "schutz=\(token)&text=Hallo")
            #expect(reply.text == "5 []")
            let long = try await browser.post("/text/", "schutz=\(token)&text=\(Self.letters(250_000))")
            #expect(long.text == "250000 []")
            // A row for texts takes no files.
            let form = Multipart().text("schutz", token)
            try #expect(await Self.upload(browser, form, to: "/text/").status == 415)
        }
    }

    @Test(arguments: ["", "schutz", "falsch"])
    func aForgedUploadIsRefused(forgery: String) async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            let browser = server.browser(.member)
            let token = try await Self.token(browser)
            let form =
                switch forgery {
                case "schutz": Multipart().text("schutz", token).text("schutz", token)
                case "falsch": Multipart().text("schutz", "A\(token.dropFirst(2))")
                // A token that is a file is none.
                default: Multipart().file("schutz", "a", token)
                }
            let reply = try await Self.upload(browser, form.file("datei", "a", "x"))
            #expect(reply.status == 403)
            #expect(reply.text.contains("Das Formular gehört nicht mehr zu Ihrer Anmeldung"))
        }
    }

    @Test(arguments: [
        "multipart/form-data", "multipart/form-data; boundary=", "multipart/form-data; boundary=andere",
        "multipart/form-data; boundary=\"a", "multipart/form-data; boundary=a; boundary=b",
    ])
    func anUploadThatCannotBeReadIsRefused(type: String) async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            let browser = server.browser(.member)
            let form = Multipart().text("schutz", try await Self.token(browser))
            let reply = try await browser.post("/hochladen/", form.body, ["Content-Type": type])
            #expect(reply.status == 400)
        }
    }

    @Test func whatIsTooLargeIsToldWithTheWayOut() async throws {
        try await withShell(routes: Self.rows, settings: Self.settings { $0.uploadLimit = 1 << 20 }) {
            server in
            let browser = server.browser(.member)
            let token = try await Self.token(browser)
            let text = try await browser.post("/text/", "schutz=\(token)&text=\(Self.letters(300_000))")
            #expect(text.status == 413)
            #expect(text.text.contains("Er ist nicht verloren: Gehen Sie im Browser einen Schritt zurück"))
            let form = Multipart().text("schutz", token)
            // One file beyond its limit, and a body beyond that of all.
            for size in [(1 << 20) + 1, 2 << 20] {
                let reply = try await Self.upload(browser, form.file("datei", "a", Self.letters(size)))
                #expect(reply.status == 413)
                #expect(reply.text.contains("höchstens 1 MB groß"))
            }
            let whole = try await Self.upload(browser, form.file("datei", "a", Self.letters(1 << 20)))
            #expect(whole.text == "0 [datei:a:1048576]")
            try #expect(await browser.post("/notizen/", "text=\(Self.letters(20_001))").status == 413)
        }
    }

    /// As a browser does, which looks for an answer only when everything is sent.
    @Test func whoSendsAllOfAFileThatIsTooLargeStillReadsWhy() async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            try await Wire.connected(to: server.port, sendsOn: true) { wire in
                try await wire.send(
                    "POST /hochladen/ HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=a\r\nContent-Length: 20000000\r\n\r\n"
                )
                for _ in 0..<200 { try await wire.send(Self.letters(100_000)) }
                try await Task.sleep(for: .milliseconds(300))
                try #expect(await wire.reply()?.status == 413)
            }
        }
    }

    @Test func aPersonWhoMayNotIsAnsweredAsAlways() async throws {
        try await withShell(routes: Self.rows, settings: Self.settings()) { server in
            let member = server.browser(.member)
            let form = Multipart().text("schutz", try await Self.token(member)).file(
                "datei",
                "a",
                Self.letters(90_000)
            )
            try #expect(await Self.upload(member, form, to: "/geheim/").status == 404)
            let stranger = try await Self.upload(server.browser(), form, to: "/geheim/")
            #expect(stranger.status == 303)
            #expect(stranger["Location"] == "/anmelden/?weiter=%2Fgeheim%2F")
            let half = try await Self.upload(server.browser(.made("Filiz", stage: .secondFactor)), form)
            #expect(half["Location"] == "/anmelden/zweiter-faktor/")
        }
    }

    @Test func strangersCannotFillTheMemory() async throws {
        let body = AsyncThrowingStream<ByteBuffer, any Error> { stream in
            stream.yield(ByteBuffer(repeating: 65, count: 90))
            stream.finish()
        }
        let budget = BodyBudget(limit: 10)
        let dropped = try await budget.collect(body, ExpectedBody(limit: 100), keeps: false) { $0 }
        #expect(dropped.isEmpty)
    }

    /// Four of the largest at once, and the fifth comes back later; nobody is kept from signing in.
    @Test func fourLargeUploadsHaveRoomAndAFifthComesBack() async throws {
        let (arrived, arrival) = AsyncStream.makeStream(of: Void.self)
        let (released, release) = AsyncStream.makeStream(of: Void.self)
        let slow = Route(.post, "/langsam/", .signedIn, takes: .upload) { person in
            arrival.yield()
            for await _ in released {}
            return .text("\(person.files.count)")
        }
        try await withShell(routes: [slow], settings: Self.settings()) { server in
            defer { release.finish() }
            let browser = server.browser(.member)
            let form = Multipart().text("schutz", try await Self.token(browser))
            let large = (0..<3).reduce(form) { form, _ in form.file("datei", "a", Self.letters(400_000)) }
            try await withThrowingTaskGroup(of: WireReply.self) { group in
                for _ in 0..<4 { group.addTask { try await Self.upload(browser, large, to: "/langsam/") } }
                var arrivals = arrived.makeAsyncIterator()
                for _ in 0..<4 { _ = await arrivals.next() }
                let fifth = try await Self.upload(browser, large, to: "/langsam/")
                #expect(fifth.status == 503)
                #expect(fifth["Retry-After"] == "5")
                try #expect(await server.browser().send("/anmelden/", ["name": "Cem"]).status == 303)
                release.finish()
                for try await reply in group { #expect(reply.text == "3") }
            }
            try #expect(await Self.upload(browser, large, to: "/langsam/").text == "3")
        }
    }
}

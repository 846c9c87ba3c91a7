import Foundation
import Mail
import TestSupport
import Testing

@Suite struct OutboxTests {
    @Test func messageBecomesAFileThatOnlyTheOwnerReads() async throws {
        try await withFolder { folder in
            let message = try message(text: "Ihr Link")
            try await OutboxMessenger(folder: "\(folder)/var/outbox").send(message)
            let files = try FileManager.default.contentsOfDirectory(atPath: "\(folder)/var/outbox")
            #expect(files == ["20261124T020128Z-0193-1.eml"])
            let path = "\(folder)/var/outbox/20261124T020128Z-0193-1.eml"
            #expect(FileManager.default.contents(atPath: path).map(Array.init) == message.bytes)
            #expect(try mode(path) == 0o600)
            #expect(try mode("\(folder)/var/outbox") == 0o700)
        }
    }

    @Test func secondAttemptOfTheSameMessageLeavesOneFile() async throws {
        try await withFolder { folder in
            let outbox = OutboxMessenger(folder: folder)
            try await outbox.send(message(text: "erster"))
            try await outbox.send(message(text: "zweiter"))
            let files = try FileManager.default.contentsOfDirectory(atPath: folder)
            #expect(files.count == 1)
        }
    }

    @Test func folderThatCannotBeWrittenIsAnErrorAndLeavesNothing() async throws {
        try await withFolder { folder in
            let blocked = "\(folder)/datei"
            try Data("alt".utf8).write(to: URL(filePath: blocked))
            await #expect(throws: (any Error).self) {
                try await OutboxMessenger(folder: "\(blocked)/outbox").send(message())
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == ["datei"])
            #expect(FileManager.default.contents(atPath: blocked) == Data("alt".utf8))
        }
    }

    /// The name is taken by a folder, so the last step fails: the temporary file must go again.
    @Test func failedRenameLeavesNoTemporaryFile() async throws {
        try await withFolder { folder in
            let taken = "\(folder)/20261124T020128Z-0193-1.eml"
            try FileManager.default.createDirectory(atPath: taken, withIntermediateDirectories: false)
            await #expect {
                try await OutboxMessenger(folder: folder).send(message())
            } throws: { "\($0)".hasPrefix("cannot write \(taken): ") }
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder).count == 1)
        }
    }

    @Test func messagesSentAtOnceAllArrive() async throws {
        try await withFolder { folder in
            let outbox = OutboxMessenger(folder: "\(folder)/a/b")
            try await withThrowingTaskGroup { group in
                for number in 0..<50 {
                    group.addTask {
                        var message = try message()
                        message.id = try MessageID(local: "id-\(number)", domain: "nrwconnect.example")
                        try await outbox.send(message)
                    }
                }
                try await group.waitForAll()
            }
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder)/a/b").count == 50)
        }
    }

    @Test func memoryKeepsWhatWasSentAndFailsOnDemand() async throws {
        struct Down: Error {}
        let memory = MemoryMessenger()
        try await memory.send(message(subject: "eins"))
        memory.fail(with: Down())
        await #expect(throws: Down.self) { try await memory.send(message(subject: "zwei")) }
        #expect(memory.messages(to: "anna@musterstadt.example").map(\.subject.text) == ["eins"])
    }
}

private func withFolder(_ body: (String) async throws -> Void) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "outbox-\(UUID().uuidString)").path()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try await body(folder)
}

private func mode(_ path: String) throws -> Int? {
    try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
}

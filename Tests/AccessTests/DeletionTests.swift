import Foundation
import Store
import TestSupport
import Testing

@testable import Access

@Suite("Leaving")
struct DeletionTests {
    @Test(
        "for a while is told by mail to the address of the disabled account",
        arguments: TestDatabase.engines
    )
    func disabled(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            _ = try await world.gate.deactivate(id, by: .commandLine)
            let job = try #require(try await world.jobs(.mailNotice, as: NoticeJob.self).last)
            #expect(job.notice == .deactivated && job.address == world.address("erika"))
        }
    }

    @Test(
        "erases everything personal and keeps the row that authorship points to",
        arguments: TestDatabase.engines
    )
    func erased(engine: Engine) async throws {
        try await World.on(engine) { world in
            let admin = try await world.member("anna", .administration)
            let erika = try await world.member("erika", .member)
            _ = try await world.enrol(erika)
            _ = try await world.gate.requestAddressChange(
                to: "erika@neu.example",
                password: World.password,
                by: erika
            )
            let room = try await world.workspace("raum")
            let group = try #require(
                try await world.gate.createGroup(name: "Runde", note: "", by: .commandLine).value
            )
            _ = try await world.gate.addMember(erika.person, to: group, by: .commandLine)
            _ = try await world.gate.setMember(
                .person(erika.person),
                role: .writing,
                until: nil,
                in: room,
                by: .commandLine
            )
            #expect(try await world.holds("erika"))
            #expect(try await world.gate.delete(erika.person, by: .principal(admin)).value != nil)
            // Mails that still wait name her; they are emptied when they are done.
            try await world.store.write { tx in try tx.run("DELETE FROM jobs") }
            #expect(try await !world.holds("erika"))
            let state = try await world.state()
            for table in ["recovery_codes", "links", "group_members"] {
                #expect(state[table]?.isEmpty == true, "\(table)")
            }
            #expect(state["grants"]?.count == 1 && state["sessions"]?.count == 1)
            let row = try #require(try await world.gate.person(erika.person, for: admin))
            #expect(row.name == "ausgeschiedene Person" && row.state == .deleted)
            #expect(
                row.email.isEmpty && row.organisation.isEmpty && row.function.isEmpty && row.lastSeenAt == nil
            )
            #expect(try await world.signIn("erika").refusal == .wrong)
            let listed = try await world.gate.people(PeopleFilter(), page: PageRequest(), for: admin)
            #expect(!listed.rows.contains { $0.id == erika.person })
            // The address is free again, for somebody new.
            #expect(try await world.add("erika") != erika.person)
        }
    }

    @Test("by oneself needs the password, and is told once more by mail", arguments: TestDatabase.engines)
    func own(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika", .member)
            let wrong = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.deleteOwnAccount(password: "falsch geraten", by: erika)
            }
            #expect(wrong == .wrongPassword)
            #expect(try await world.gate.deleteOwnAccount(password: World.password, by: erika).value != nil)
            #expect(try await world.gate.sessions(of: erika).isEmpty)
            let job = try #require(try await world.jobs(.mailNotice, as: NoticeJob.self).last)
            #expect(job.notice == .deleted && job.address == world.address("erika"))
            #expect(try await world.count(.personDeleted, on: erika.person) == 1)
        }
    }

    @Test("cannot be done twice, and nobody who left comes back", arguments: TestDatabase.engines)
    func twice(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika")
            _ = try await world.gate.delete(id, by: .commandLine)
            let draft = PersonDraft(email: "x@a.example", name: "X")
            let gate = world.gate
            let attempts: [@Sendable () async throws -> AdminRefusal?] = [
                { try await gate.delete(id, by: .commandLine).refusal },
                { try await gate.reactivate(id, by: .commandLine).refusal },
                { try await gate.editPerson(id, draft, by: .commandLine).refusal },
                { try await gate.inviteAgain(id, by: .commandLine).refusal },
                { try await gate.confirmRequest(id, roles: [], by: .commandLine).refusal },
            ]
            let before = try await world.state()
            for attempt in attempts { #expect(try await attempt() == .wrongState) }
            let grant = try await gate.grant(GrantDraft(role: .member), to: .person(id), by: .commandLine)
            #expect(grant.refusal == .notFound)
            #expect(try await world.state() == before)
        }
    }
}

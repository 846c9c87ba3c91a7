import Store
import TestSupport
import Testing

@testable import Access

@Suite("Another address")
struct AddressChangeTests {
    private func request(_ address: String, _ principal: Principal, _ world: World) async throws
        -> Outcome<Done, AccountRefusal>
    {
        try await world.gate.requestAddressChange(to: address, password: World.password, by: principal)
    }

    @Test(
        "counts once the new mailbox confirmed it; the old one is told before and after",
        arguments: TestDatabase.engines
    )
    func confirmed(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            #expect(try await request("Neu@a.example", erika, world).value != nil)
            #expect(try await world.principal("erika").email == world.address("erika"))
            let mail = try await world.mailed(.mailAddress)
            #expect(mail.address == "Neu@a.example" && mail.purpose == .address)
            #expect(try await world.gate.acceptAddress(mail.token, client: World.home).value != nil)
            #expect(try await world.gate.sessions(of: erika).isEmpty)
            #expect(try await world.signIn("erika").refusal == .wrong)
            let new = try await world.gate.signIn(
                email: "neu@A.example",
                password: World.password,
                client: World.home,
                device: ""
            )
            #expect(try await world.principal(try #require(new.value).token).email == "Neu@a.example")
            let notices = try await world.jobs(.mailNotice, as: NoticeJob.self)
            #expect(notices.map(\.notice) == [.addressChangeRequested, .addressChanged])
            #expect(notices.last?.address == world.address("erika"))
        }
    }

    @Test(
        "that somebody has already gets the same answer; only its owner is told",
        arguments: TestDatabase.engines
    )
    func taken(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let otto = try await world.add("otto")
            #expect(try await request("OTTO@musterstadt.example", erika, world).value != nil)
            #expect(try await world.jobs(.mailAddress, as: LinkJob.self).isEmpty)
            let notices = try await world.jobs(.mailNotice, as: NoticeJob.self)
            #expect(notices.first { $0.notice == .addressTaken }?.person == otto)
        }
    }

    @Test("that somebody took meanwhile is not given twice", arguments: TestDatabase.engines)
    func takenMeanwhile(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            _ = try await request(world.address("otto"), erika, world)
            let mail = try await world.mailed(.mailAddress)
            try await world.add("otto")
            let refusal = try await world.unchanged(recording: .linkRefused) {
                try await world.gate.acceptAddress(mail.token, client: World.home)
            }
            #expect(refusal == .void)
        }
    }

    @Test("needs the password and an address that works", arguments: TestDatabase.engines)
    func refused(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            let wrong = try await world.unchanged(recording: .accountRefused) {
                try await world.gate.requestAddressChange(
                    to: "neu@a.example",
                    password: "falsch geraten",
                    by: erika
                )
            }
            #expect(wrong == .wrongPassword)
            let broken = try await request("neu@a.example\r\nBcc: x@y.example", erika, world)
            #expect(broken.problems.map(\.field) == ["email"])
        }
    }

    @Test("cannot be used to send mail to strangers in numbers", arguments: TestDatabase.engines)
    func flood(engine: Engine) async throws {
        try await World.on(engine) { world in
            let erika = try await world.member("erika")
            for number in 0..<4 {
                #expect(try await request("n\(number)@a.example", erika, world).value != nil)
            }
            let refusal = try await world.unchanged(recording: .accountRefused) {
                try await request("n5@a.example", erika, world)
            }
            #expect(refusal == .tooMany(seconds: 600))
            #expect(try await world.jobs(.mailAddress, as: LinkJob.self).count == 4)
        }
    }

    @Test(
        "given by those who manage people counts at once and ends the sessions",
        arguments: TestDatabase.engines
    )
    func byAdministration(engine: Engine) async throws {
        try await World.on(engine) { world in
            let admin = try await world.member("anna", .administration)
            let erika = try await world.member("erika")
            let draft = PersonDraft(email: "neu@a.example", name: "Erika Neu", organisation: "Kreis")
            #expect(try await world.gate.editPerson(erika.person, draft, by: .principal(admin)).value != nil)
            #expect(try await world.gate.sessions(of: erika).isEmpty)
            #expect(try await world.gate.personID(email: "neu@a.example") == erika.person)
            #expect(
                try await world.jobs(.mailNotice, as: NoticeJob.self).last?.address == world.address("erika")
            )
            let taken = PersonDraft(email: world.address("anna"), name: "Erika")
            #expect(
                try await world.gate.editPerson(erika.person, taken, by: .principal(admin)).problems.map(
                    \.field
                ) == ["email"]
            )
        }
    }
}

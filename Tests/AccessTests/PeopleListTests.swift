import Store
import TestSupport
import Testing

@testable import Access

@Suite("The list of people")
struct PeopleListTests {
    /// Names with umlauts, wildcards and equal beginnings.
    private static let names = [
        "Änne Öztürk", "Anna Ärmel", "Anna Arm", "Bernd 100%", "Bernd_Unter Strich", "Çelik Zwei", "Zoë Groß",
        "Ohne Ort",
    ]

    private func fill(_ world: World) async throws {
        for (number, name) in Self.names.enumerated() {
            world.clock.advance(by: .seconds(1))
            let draft = PersonDraft(
                email: "p\(number)@a.example",
                name: name,
                organisation: number % 2 == 0 ? "Kreis Nord" : "Stadt Süd",
                function: "Referat \(number)"
            )
            _ = try await world.gate.addPerson(
                draft,
                password: World.password,
                roles: number < 3 ? [GrantDraft(role: .editing)] : [],
                by: .commandLine
            )
        }
    }

    private func names(_ filter: PeopleFilter, _ world: World) async throws -> [String] {
        let page = try await world.gate.people(filter, page: PageRequest(), for: Actor.commandLine)
        #expect(page.total == page.rows.count)
        return page.rows.map(\.name)
    }

    @Test("is sorted like a telephone book, the same on both engines", arguments: TestDatabase.engines)
    func sorted(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await fill(world)
            #expect(
                try await names(PeopleFilter(), world) == [
                    "Anna Arm", "Anna Ärmel", "Änne Öztürk", "Bernd 100%", "Bernd_Unter Strich", "Çelik Zwei",
                    "Ohne Ort",
                    "Zoë Groß",
                ]
            )
            for sort in PeopleSort.allCases {
                let up = try await names(PeopleFilter(sort: sort), world)
                let down = try await names(PeopleFilter(sort: sort, descending: true), world)
                #expect(up.count == 8 && up.reversed() == down, "\(sort)")
            }
        }
    }

    @Test(
        "is searched by words of name, address, organisation and function, however umlauts are typed",
        arguments: TestDatabase.engines
    )
    func searched(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await fill(world)
            let found = [
                ("oeztuerk", 1), ("OZTURK", 1), ("gross", 1), ("anna süd", 1), ("süd anna", 1),
                ("kreis nord", 4),
                ("p3@a.example", 1), ("referat 7", 1), ("%", 1), ("_", 1), ("100%", 1), ("\\", 0), ("'", 0),
                ("x\u{0}y", 0),
                ("   ", 8), ("anna bernd", 0), ("' OR 1=1 --", 0),
            ]
            for (text, count) in found {
                #expect(try await names(PeopleFilter(search: text), world).count == count, "\(text)")
            }
        }
    }

    @Test("is filtered by state, role, group and absence", arguments: TestDatabase.engines)
    func filtered(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await fill(world)
            #expect(try await names(PeopleFilter(role: .editing), world).count == 3)
            #expect(try await names(PeopleFilter(state: .disabled), world).isEmpty)
            let first = try #require(try await world.gate.personID(email: "p0@a.example"))
            _ = try await world.gate.deactivate(first, by: .commandLine)
            #expect(try await names(PeopleFilter(state: .disabled), world) == ["Änne Öztürk"])
            #expect(try await names(PeopleFilter(search: "kreis", state: .active), world).count == 3)
            world.clock.advance(by: .days(181))
            _ = try await world.gate.signIn(
                email: "p1@a.example",
                password: World.password,
                client: World.home,
                device: ""
            )
            let review = try await world.gate.reviewList(page: PageRequest(), for: Actor.commandLine)
            #expect(review.total == 6 && !review.rows.contains { $0.name == "Anna Ärmel" })
        }
    }

    @Test("has pages that fit together and totals that are right", arguments: TestDatabase.engines)
    func paged(engine: Engine) async throws {
        try await World.on(engine) { world in
            try await fill(world)
            var seen: [ID<Person>] = []
            for number in 1...3 {
                let page = try await world.gate.people(
                    PeopleFilter(sort: .organisation),
                    page: PageRequest(number: number, size: 3),
                    for: Actor.commandLine
                )
                #expect(page.total == 8 && page.pages == 3 && page.number == number)
                seen += page.rows.map(\.id)
            }
            #expect(seen.count == 8 && Set(seen).count == 8)
            for odd in [
                PageRequest(number: -5, size: 0), PageRequest(number: .max, size: .max),
                PageRequest(number: 99),
            ] {
                #expect(
                    try await world.gate.people(PeopleFilter(), page: odd, for: Actor.commandLine).total == 8
                )
            }
            let none = try await world.gate.people(
                PeopleFilter(search: "niemand"),
                page: PageRequest(),
                for: Actor.commandLine
            )
            #expect(none.total == 0 && none.pages == 1)
        }
    }

    @Test("shows the roles of each person that count today", arguments: TestDatabase.engines)
    func roles(engine: Engine) async throws {
        try await World.on(engine) { world in
            let id = try await world.add("erika", .member, .editing)
            let until = world.clock.now + .hours(1)
            _ = try await world.gate.grant(
                GrantDraft(role: .contacts, until: until),
                to: .person(id),
                by: .commandLine
            )
            #expect(
                try await world.gate.person(id, for: Actor.commandLine)?.roles == [
                    .contacts, .member, .editing,
                ]
            )
            world.clock.advance(by: .hours(1))
            #expect(try await world.gate.person(id, for: Actor.commandLine)?.roles == [.member, .editing])
        }
    }
}

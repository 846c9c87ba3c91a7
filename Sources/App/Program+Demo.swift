import Access

/// `nrwconnect serve --demo`: made-up people, only in an empty database and only on this machine.
extension Program {
    func demo(_ area: ClosedArea) async throws {
        guard WebAddress.isLoopback(area.address) else {
            throw CommandProblem(
                text: "Demodaten gibt es nur auf diesem Rechner; \(area.address) ist öffentlich.",
                hint: "Lassen Sie --demo weg."
            )
        }
        let access = DemoAccess(folder: area.configuration.data)
        let demo = Demo(gate: area.gate, wiki: area.wiki)
        if try await demo.isPossible {
            let password = try access.renew()
            try await demo.fill(password: password)
            terminal.print(DemoAccess.text(password: password, address: area.address))
        } else if let password = access.password, try await Demo.wasFilled(area.store) {
            terminal.print(DemoAccess.text(password: password, address: area.address))
        } else {
            terminal.note("Die Datenbank ist nicht leer; Demodaten werden nicht angelegt.")
        }
    }

    /// Everybody could sign in with a password that stands in a file: such a database must not go public.
    func refuseDemoInPublic(_ area: ClosedArea) async throws {
        guard !WebAddress.isLoopback(area.address), try await Demo.wasFilled(area.store) else { return }
        throw CommandProblem(
            text: "In der Datenbank stehen Demodaten, und \(area.address) ist öffentlich.",
            hint: "Nehmen Sie mit --database eine andere Datenbank, oder löschen Sie diese."
        )
    }

    /// Tells the operator how the first account is made, as long as nobody has the administration.
    func nameFirstSteps(_ area: ClosedArea) async throws {
        guard let token = try await area.gate.firstAdministratorToken() else { return }
        terminal.print(
            """
            Noch gibt es keine Administration. Den ersten Zugang legen Sie hier an; der Link gilt nur einmal:
            \(area.address)/erste-schritte/\(token.text)/

            """
        )
    }
}

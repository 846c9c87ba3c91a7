import Mail
import Store
import TestSupport
import Testing

@testable import Access
@testable import Accounts

@Suite struct MailJobTests {
    @Test func mailThatCouldNotGoOutIsTriedAgainWithTheSameID() async throws {
        struct Down: Error {}
        try await withAccounts { site in
            site.messenger.fail(with: Down())
            _ = try await site.gate.invite(.of("ida"), roles: [], by: .commandLine)
            try await site.deliver()
            #expect(site.messenger.messages.isEmpty)
            let counts = try await site.store.read { reader in try Jobs.counts(in: reader) }
            #expect(counts[.waiting] == 1)
            site.messenger.fail(with: nil)
            site.clock.advance(by: .hours(2))
            try await site.deliver()
            #expect(site.messenger.messages.count == 1)
            #expect(await site.browser().get(try site.link(to: "ida")).status == 200)
        }
    }

    @Test func linkThatIsNotNeededAnyMoreIsNotSent() async throws {
        try await withAccounts { site in
            let invited = try #require(
                try await site.gate.invite(.of("ida"), roles: [], by: .commandLine).value
            )
            _ = try await site.gate.delete(invited.person, by: .commandLine)
            try await site.deliver()
            #expect(site.messenger.messages.allSatisfy { !$0.text.contains("/einladung/") })
            let counts = try await site.store.read { reader in try Jobs.counts(in: reader) }
            #expect(counts[.failed] == 0)
        }
    }

    @Test func noJobAndNoTableHoldsATokenThatWorks() async throws {
        try await withAccounts { site in
            let path = try await site.invitation()
            let token = String(path.split(separator: "/")[1])
            let payloads = try await site.store.read { reader in
                try reader.values("SELECT payload FROM jobs", as: JSON.self).map(\.text)
            }
            #expect(payloads.allSatisfy { !$0.contains(token) })
            let details = try await site.store.read { reader in
                try reader.values("SELECT detail FROM events", as: JSON.self).map(\.text)
            }
            #expect(details.allSatisfy { !$0.contains(token) && !$0.contains("musterstadt") })
        }
    }
}

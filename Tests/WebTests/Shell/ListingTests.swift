import Access
import HTTPTypes
import Testing
import Theme

@testable import Web

@Suite("Lists that page, filter and sort through their address")
struct ListingTests {
    enum Column: String, CaseIterable { case name, time = "zeit" }

    /// What a handler makes of an address.
    static func listing(_ target: String) async throws -> Listing<Column> {
        let (status, listing) = try await asked(target)
        try #require(status == 200)
        return try #require(listing)
    }

    static func asked(_ target: String) async throws -> (status: Int?, listing: Listing<Column>?) {
        let found = Found()
        let row = Route(.get, "/liste/", .everyone) { visitor in
            found.listing = try Listing<Column>(visitor, filters: ["suche", "rolle"], sort: .name, size: 10)
            return .text("")
        }
        let shell = try await makeShell(routes: [row])
        let request = HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: target)
        return (try await shell.answer(request)?.status, found.listing)
    }

    final class Found: @unchecked Sendable {
        // Written by the one handler, read after it has answered.
        var listing: Listing<Column>?
    }

    @Test func anAddressSaysWhatIsShown() async throws {
        let list = try await Self.listing("/liste/?suche=gr%C3%BCn&rolle=&sortierung=-zeit&seite=3&fremd=1")
        #expect(list.number == 3)
        #expect(list.offset == 20)
        #expect(list.column == .time)
        #expect(list.isDescending)
        #expect(list["suche"] == "grün")
        #expect(list["rolle"] == "")
        #expect(list.isFiltered)
        #expect(list.hidden.map(\.1) == ["-zeit"])
    }

    @Test(arguments: [
        ("", 1, Column.name), ("?seite=0", 1, .name), ("?seite=-5", 1, .name), ("?seite=x", 1, .name),
        ("?seite=99999999999999", 10_000_000, .name), ("?sortierung=passwort", 1, .name),
        ("?sortierung=-", 1, .name),
        ("?sortierung=zeit", 1, .time), ("?sortierung=zeit%3BDROP", 1, .name),
    ])
    func nonsenseIsTheUsual(query: String, number: Int, column: Column) async throws {
        let list = try await Self.listing("/liste/" + query)
        #expect(list.number == number)
        #expect(list.column == column)
        #expect(!list.isDescending)
        #expect(!list.isFiltered)
    }

    @Test func linksKeepWhatIsSet() async throws {
        let list = try await Self.listing("/liste/?suche=a%26b&sortierung=zeit&seite=2")
        #expect(list.url(page: 3) == "/liste/?suche=a%26b&sortierung=zeit&seite=3")
        #expect(list.url(page: 1) == "/liste/?suche=a%26b&sortierung=zeit")
        #expect(list.url(with: "rolle", "lesen") == "/liste/?suche=a%26b&rolle=lesen&sortierung=zeit")
        #expect(list.url(without: "suche") == "/liste/?sortierung=zeit")
        #expect(list.resetURL == "/liste/?sortierung=zeit")
        #expect(list.url(of: "/liste/export.csv") == "/liste/export.csv?suche=a%26b")
        #expect(list.sort(.time).url == "/liste/?suche=a%26b&sortierung=-zeit")
        #expect(list.sort(.time).order == .ascending)
        #expect(list.sort(.name).url == "/liste/?suche=a%26b")
        #expect(list.sort(.name).order == nil)
    }

    @Test func pagesAreCountedRightly() async throws {
        let list = try await Self.listing("/liste/?seite=2")
        #expect([0, 1, 10, 11, 20, 21].map(list.pages(total:)) == [1, 1, 1, 2, 2, 3])
        let paging = try #require(list.paging(number: 2, pages: 3))
        #expect(paging.previous == "/liste/")
        #expect(paging.next == "/liste/?seite=3")
        #expect(paging.text == "Seite 2 von 3")
        #expect(list.paging(number: 7, pages: 3)?.text == "Seite 3 von 3")
        #expect(list.paging(number: 1, pages: 1) == nil)
    }

    @Test func aFilterThatComesTwiceIsRefused() async throws {
        let (status, listing) = try await Self.asked("/liste/?suche=a&suche=b")
        #expect(status == 400)
        #expect(listing == nil)
    }
}

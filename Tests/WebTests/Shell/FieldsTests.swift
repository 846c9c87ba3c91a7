import Access
import Store
import Testing

@testable import Web

@Suite("Queries and forms")
struct FieldsTests {
    static func fields(_ text: String) throws -> Fields { try Fields(decoding: text.utf8) }

    @Test(arguments: [
        ("a=1&b=2", "1", "2"), ("a=%C3%A4+%2B&b", "ä +", ""), ("b=%0D%0Ax%0Ay%0D", "", "\nx\ny\r"),
        ("&&a=1&", "1", ""), ("a==1", "=1", ""), ("%61=1", "1", ""), ("a=%26b=3", "&b=3", ""), ("", "", ""),
        ("A=1", "", ""), ("a=<b>'\"", "<b>'\"", ""),
    ])
    func valuesAreDecoded(text: String, a: String, b: String) throws {
        let fields = try Self.fields(text)
        #expect(try fields.text("a") == a)
        #expect(try fields.text("b") == b)
    }

    @Test(arguments: [
        "a=%", "a=%4", "a=%zz", "%=1", "a=%00", "a\0=1", "a=%FF", "a=%C3", "a=%C0%AE", "a=%ED%A0%80",
    ])
    func whatNoBrowserSendsIsRefused(text: String) throws {
        let problem = #expect(throws: RequestProblem.self) { try Self.fields(text) }
        #expect(problem?.status == .badRequest)
    }

    @Test func aNameThatComesTwiceIsNoSingleValue() throws {
        let fields = try Self.fields("rolle=lesen&rolle=schreiben&x=1")
        #expect(fields.values("rolle") == ["lesen", "schreiben"])
        #expect(throws: RequestProblem.self) { try fields.text("rolle") }
        #expect(throws: RequestProblem.self) { try fields.isOn("rolle") }
        #expect(try fields.text("x") == "1")
        #expect(fields.input == ["rolle": ["lesen", "schreiben"], "x": ["1"]])
    }

    @Test func valuesAreReadByType() throws {
        let id = ID<Person>.make()
        let fields = try Self.fields(
            "n=12&m=zw%C3%B6lf&id=\(id)&ID=\(id.description.uppercased())&an=ja&schutz=geheim"
        )
        #expect(try fields.integer("n") == 12)
        #expect(try fields.integer("m") == nil)
        #expect(try fields.integer("fehlt") == nil)
        #expect(try fields.id("id", of: Person.self) == id)
        #expect(throws: RequestProblem.self) { try fields.id("ID", of: Person.self) }
        #expect(throws: RequestProblem.self) { try fields.id("fehlt", of: Person.self) }
        #expect(try fields.isOn("an"))
        #expect(try !fields.isOn("aus"))
        #expect(try fields.optional("fehlt") == nil)
        #expect(fields.input["schutz"] == nil)
    }

    @Test func megabytesAreReadInAMoment() throws {
        let text = String(repeating: "Grüße aus Köln, § 3 & mehr\n", count: 100_000)
        // Every byte in percent code, as the worst paste has it.
        let percent = text.utf8.map { $0 == 10 ? "%0D%0A" : "%" + String($0, radix: 16, uppercase: true) }
        let encoded = "titel=a&text=" + percent.joined()
        let start = ContinuousClock.now
        let read = try Self.fields(encoded).text("text")
        let time = ContinuousClock.now - start
        #expect(read == text)
        #expect(time < .seconds(10))
    }

    @Test func lineEndsBecomeLineFeedsHoweverTheyCome() throws {
        let raw = try Self.fields("a=x\r\ny\r\r\nz\r")
        #expect(try raw.text("a") == "x\ny\r\nz\r")
        #expect(try Self.fields("a=x%0D%0Ay%0D%0D%0Az%0D") == raw)
    }

    @Test func tooManyFieldsAreRefused() {
        let text = String(repeating: "a=1&", count: Fields.most + 1)
        #expect(throws: RequestProblem.self) { try Self.fields(text) }
    }
}

import Store
import Testing

@Suite("Keys, moments and addresses")
struct NamesTests {
    @Test("keys sort by the order in which they were made, and read back only from their canonical form")
    func keys() throws {
        let ids = (0..<5000).map { _ in ID<Int>.make() }
        #expect(ids == ids.sorted())
        #expect(Set(ids).count == ids.count)
        let id = ids[0]
        let text = id.description
        #expect(ID<Int>(text) == id)
        #expect(text.utf8.count == 36 && Array(text)[14] == "7")
        for wrong in [
            text.uppercased() + "", "{\(text)}", String(text.dropLast()), text + "0",
            text.filter { $0 != "-" }, "",
        ]
        where wrong != text {
            #expect(ID<Int>(wrong) == nil, "\(wrong)")
        }
    }

    @Test(
        "moments are written and read in UTC",
        arguments: [
            (0, "1970-01-01T00:00:00.000000Z"), (1_795_489_288_123_456, "2026-11-24T03:01:28.123456Z"),
            (-1, "1969-12-31T23:59:59.999999Z"), (951_782_400_000_000, "2000-02-29T00:00:00.000000Z"),
        ]
    )
    func moments(microseconds: Int, text: String) {
        let time = Timestamp(microseconds: Int64(microseconds))
        #expect(time.iso == text)
        #expect(Timestamp(iso: text) == time)
    }

    @Test(
        "what is no moment is not read as one",
        arguments: [
            "", "2026-11-24", "2026-02-30T00:00:00Z", "2026-11-24T24:00:00Z", "2026-11-24T03:01:28+01:00",
        ]
    )
    func noMoments(text: String) { #expect(Timestamp(iso: text) == nil) }

    @Test("addresses never show their password")
    func addresses() throws {
        let address = try DatabaseAddress("postgres://anna:ge:h%40im@db.example:5432/nrw?sslmode=require")
        #expect(address.description == "postgres://anna:…@db.example:5432/nrw?sslmode=require")
        let query = try DatabaseAddress("postgres://db.example/nrw?user=anna&password=geheim&sslmode=require")
        #expect(query.description == "postgres://db.example/nrw?user=anna&password=…&sslmode=require")
        #expect(throws: DatabaseAddress.Unreadable.self) { try DatabaseAddress("mysql://db") }
        #expect(throws: DatabaseAddress.Unreadable.self) { try DatabaseAddress("sqlite:") }
    }
}

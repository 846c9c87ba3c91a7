import Testing

@testable import Store

@Suite("Values in archives")
struct BackupValueTests {
    private static func canonical(_ text: String) throws -> String {
        var scanner = ArchiveScanner(Array(text.utf8))
        var output: [UInt8] = []
        try scanner.canonicalValue(into: &output)
        guard scanner.isAtEnd else { throw ArchiveScanner.Malformed() }
        return String(decoding: output, as: UTF8.self)
    }

    @Test(
        arguments: [
            ("{}", "{}"), (" [ ] ", "[]"), ("null", "null"),
            ("{\"b\": 1, \"a\": [true, false]}", "{\"a\":[true,false],\"b\":1}"),
            ("{\"a\":1,\"a\":2}", "{\"a\":2}"), ("{\"aa\":0,\"b\":0,\"B\":0}", "{\"B\":0,\"aa\":0,\"b\":0}"),
            ("\"\\u00e4\\/\\n\\u0001\\\"\\\\\"", "\"ä/\\n\\u0001\\\"\\\\\""), ("\"\\ud83d\\ude00\"", "\"😀\""),
            ("\"\\ud83dx\"", "\"\u{FFFD}x\""), ("\"\\u0000\"", "\"\u{FFFD}\""),
        ]
    )
    func jsonHasOneFormWhoeverWroteIt(_ text: String, _ expected: String) throws {
        #expect(try Self.canonical(text) == expected)
        #expect(try Self.canonical(expected) == expected)
    }

    @Test(
        arguments: [
            ("0", "0"), ("-0", "0"), ("0.000", "0"), ("1", "1"), ("-1", "-1"), ("1.0", "1"), ("1.50", "1.5"),
            ("15e-1", "1.5"), ("0.5", "0.5"), ("5E-1", "0.5"), ("-0.050", "-0.05"), ("100", "100"),
            ("1e2", "100"),
            ("9223372036854775807", "9223372036854775807"),
            ("12345678901234567890.5", "12345678901234567890.5"),
            ("1e20", "100000000000000000000"), ("1000000000000000000000", "1e21"), ("1.5e+30", "1.5e30"),
            ("0.00000000000000000000000015", "1.5e-25"),
        ]
    )
    func numbersHaveOneFormWhoeverWroteThem(_ text: String, _ expected: String) throws {
        #expect(try Self.canonical(text) == expected)
        #expect(try Self.canonical(expected) == expected)
    }

    @Test(
        arguments: [
            "", "{", "[1,]", "{\"a\"}", "{\"a\":1,}", "\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "nul", "1 2",
            "--1", "1e", ".",
            String(repeating: "[", count: 100_000),
        ]
    )
    func whatIsNoJSONIsRefused(_ text: String) {
        #expect(throws: ArchiveScanner.Malformed.self) { try Self.canonical(text) }
    }

    private static let table = ArchiveTable(
        name: "t",
        columns: [
            ArchiveTable.Column(name: "a", kind: .text), ArchiveTable.Column(name: "b", kind: .jsonb),
            ArchiveTable.Column(name: "c", kind: .boolean),
        ],
        key: ["a"],
        rows: 1
    )

    @Test func nothingAndTheNullOfJSONAreTwoThings() throws {
        var bytes: [UInt8] = []
        let rows: [[Value]] = [
            [.text("x"), .null, .null], [.null, .json(JSON(trusted: "null")), .bool(true)],
            [.text("null"), .json(JSON(trusted: "[null]")), .bool(false)],
        ]
        for row in rows { try ArchiveRow.append(row, of: Self.table, to: &bytes) }
        #expect(try ArchiveRow.read(bytes, of: Self.table) == rows)
    }

    @Test(arguments: [
        "[\"x\",null]\n", "[\"x\",null,true]", "[1,null,true]\n", "[\"x\",{},true]\n", "[\"x\",null,1]\n",
        "\n",
    ])
    func aRowThatDoesNotFitItsTableIsRefused(_ line: String) {
        #expect(throws: ArchiveScanner.Malformed.self) {
            try ArchiveRow.read(Array(line.utf8), of: Self.table)
        }
    }

    @Test func rowsGoInByTheHundredAndNoneIsLost() throws {
        let rows = (0..<777).map { number -> [Value] in
            [.text("\(number)"), number.isMultiple(of: 3) ? .null : .json(JSON(trusted: "{}")), .bool(true)]
        }
        let values = Self.table.insertions(rows).flatMap { $0.values }
        #expect(values.count == 777 * 3)
        #expect(Set(values.compactMap { if case .text(let text) = $0 { text } else { nil } }).count == 777)
        #expect(Self.table.insertions(rows).allSatisfy { $0.values.count <= 1000 })
    }
}

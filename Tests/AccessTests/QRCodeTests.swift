import Testing

@testable import Access

/// The matrices were made by another encoder and read by another decoder; see also the size of each version.
@Suite struct QRCodeTests {
    @Test func oneLetterGivesTheSmallestCode() throws {
        #expect(try rows("A") == golden1)
    }

    @Test func aSecretForASignInAppGivesTheCodeThatOtherEncodersDraw() throws {
        let uri =
            "otpauth://totp/nrwconnect:anna.beispiel@musterstadt.example"
            + "?secret=JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP&issuer=nrwconnect&algorithm=SHA1&digits=6&period=30"
        #expect(try rows(uri) == golden8)
    }

    /// The longest text of every version: alignment, version information and blocks of both lengths.
    @Test(arguments: goldenDigests)
    func everyVersionIsFilledToTheLastByte(version: Int, count: Int, digest: UInt64) throws {
        let code = try QRCode(filler(count))
        #expect(code.size == 17 + 4 * version)
        #expect(fingerprint(code) == digest)
    }

    @Test func oneByteMoreTakesTheNextVersion() throws {
        for (version, count, _) in goldenDigests.dropLast() {
            #expect(try QRCode(filler(count + 1)).size == 17 + 4 * (version + 1))
        }
    }

    @Test func lengthIsCountedInBytesNotInCharacters() throws {
        #expect(try QRCode(String(repeating: "ü", count: 7)).size == 21)
        #expect(try QRCode(String(repeating: "ü", count: 8)).size == 25)
    }

    @Test func emptyTextIsACodeToo() throws {
        #expect(try QRCode("").size == 21)
    }

    @Test func moreThanTheLargestVersionHoldsIsRefused() {
        #expect { try QRCode(filler(413)) } throws: { error in
            "\(error)" == "413 bytes do not fit into a QR code; at most 412 do."
        }
    }

    @Test func pictureShowsEveryDarkModuleInsideItsQuietZone() throws {
        let code = try QRCode("A")
        let svg = code.svg(label: "QR")
        #expect(svg.hasPrefix("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 29 29\" role=\"img\""))
        #expect(svg.contains(" shape-rendering=\"crispEdges\"><path fill=\"#000\" d=\"M4 4h7v1h-7z"))
        #expect(svg.hasSuffix("z\"/></svg>"))
        #expect(darkModules(of: svg) == darkModules(of: code))
    }

    @Test func labelCannotLeaveItsAttribute() throws {
        let svg = try QRCode("A").svg(label: "a\" onload=\"x <b>&amp;")
        #expect(svg.contains("aria-label=\"a&quot; onload=&quot;x &lt;b>&amp;amp;\""))
    }

    @Test func pictureNeedsNoInlineStyle() throws {
        #expect(try !QRCode("A").svg(label: "QR").contains("style"))
    }
}

private func rows(_ text: String) throws -> [String] {
    let code = try QRCode(text)
    return (0..<code.size).map { row in
        String((0..<code.size).map { code.isDark(row: row, column: $0) ? "#" : "." })
    }
}

/// Printable text that differs from length to length.
private func filler(_ count: Int) -> String {
    String(decoding: (0..<count).map { UInt8(33 + ($0 * 31 + count) % 90) }, as: UTF8.self)
}

/// FNV-1a over the modules, row by row.
private func fingerprint(_ code: QRCode) -> UInt64 {
    var hash: UInt64 = 0xCBF2_9CE4_8422_2325
    for row in 0..<code.size {
        for column in 0..<code.size {
            hash = (hash ^ (code.isDark(row: row, column: column) ? 1 : 0)) &* 0x100_0000_01B3
        }
    }
    return hash
}

private func darkModules(of code: QRCode) -> Set<[Int]> {
    var found: Set<[Int]> = []
    for row in 0..<code.size {
        for column in 0..<code.size where code.isDark(row: row, column: column) {
            found.insert([row + 4, column + 4])
        }
    }
    return found
}

/// Reads `M4 5h7v1h-7z …` back.
private func darkModules(of svg: String) -> Set<[Int]> {
    var found: Set<[Int]> = []
    let path = svg.split(separator: " d=\"").last?.prefix { $0 != "\"" } ?? ""
    for run in path.split(separator: "z") {
        let numbers = run.split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 5 else { return [] }
        for column in numbers[0]..<numbers[0] + numbers[2] { found.insert([numbers[1], column]) }
    }
    return found
}

private let goldenDigests: [(Int, Int, UInt64)] = [
    (1, 14, 0x72627325A13BF47B),
    (2, 26, 0xEBAC4AFF8A564CD1),
    (3, 42, 0x268D3482EC9E8B73),
    (4, 62, 0x63F2B96A59BDE08B),
    (5, 84, 0xD19CB87C26434585),
    (6, 106, 0xB9D4316AEB7AB6E2),
    (7, 122, 0xEE8778FA42C44495),
    (8, 152, 0x575DF16A0DD7A305),
    (9, 180, 0xA2A8C0CA2A4F035F),
    (10, 213, 0xE935E3BF7C0FA6CD),
    (11, 251, 0x7125B1900430788B),
    (12, 287, 0x09507BB806D64DB7),
    (13, 331, 0x1414982DD0308D51),
    (14, 362, 0x6FB58F10F6094959),
    (15, 412, 0xDF53DADF37B7D7BB),
]

private let golden1 = """
    #######.##.#..#######
    #.....#..##...#.....#
    #.###.#..####.#.###.#
    #.###.#.###...#.###.#
    #.###.#.###.#.#.###.#
    #.....#.####..#.....#
    #######.#.#.#.#######
    ........#.###........
    #...#.###..#.#####..#
    ..#.#...#..##..#.#.##
    ####.##...##..#####..
    ###....#.#...##.#.##.
    ###.#####...###...###
    ........#.#.###...###
    #######.##..##.....#.
    #.....#..####..#.#.#.
    #.###.#.####..#######
    #.###.#..#.##..#.#.##
    #.###.#....#..#####..
    #.....#..#...##.#.#..
    #######.#.#.###...#.#
    """.split(separator: "\n").map(String.init)

private let golden8 = """
    #######...##.#..#.#.#....#.######...##..#.#######
    #.....#..#.#.#.####..##.###....#.#...####.#.....#
    #.###.#.##..#..#.#####...##.##.#..#.#..##.#.###.#
    #.###.#.####..#..#....###.#....#.#####.#..#.###.#
    #.###.#.#..##.#.#..########.###.....##....#.###.#
    #.....#.##########..#.#...##......#.###...#.....#
    #######.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#.#######
    ........###.###.#..####...#.##.#####.#..#........
    #.#####...##.##..#..#.#####..#...#.##...#.#####..
    ##...#.########.#.##..####...###...###...##..##.#
    ...#.####..#..##.#..###...#..#.#.####.#....###.##
    ##..#.......#.#..####....#.##...#......#####....#
    #....####..#...#.#....###.....##...####...##...#.
    #..##...##..###.###...###....##.#..#.#...##..#.#.
    #.#####..#.#.#.##.....##.###.#####.#.#.##.....###
    #..#.#.###.####..#.....###.##...##..##.#.####..#.
    #.#.####....#.....#.######.#.###...##...#.##..##.
    ##...#..#.#..#..#..#.....#.#####.#.#.#...####....
    ###.###....#.####.###...#.#..#..#.#.#.#.#....#.##
    ...#.#.#####.##.#####.......####.#.###.#...##..##
    .##..####..#.#...#.#.####....###.####..##.##..###
    ....#..#.#.#...#.###.....#..#####...##.#.###.#..#
    #...#####.#.#....##...######......###.#.######.##
    ....#...###.####.#.#..#...###.#.##......#...#..##
    ##.##.#.#####.####..###.#.#..#.#...###..#.#.#####
    #####...####..###..#..#...#####......#..#...##...
    ##.######.##.#.##....#######...#####..########.##
    ...#...##..##.#......###..###.#.###..#..####...##
    ##.##.#.##..###...###....##...##.#..####.##.##.##
    ..#..#..#.###.#.##...#.##.###.###...##...#.#.....
    .#.##.#.##..#....#.##.#..#.##..##...##.#.###.#.##
    #...#..##...##.##....##.#.#.###.##.##.###....#.#.
    #....##.#...##..#...####.###..##...##..#...#.####
    #.##.#..#.####.###.#.#..##...##..#.###....##.#...
    .#..#.#.#.#.#.#.#..##....#..##.#.###..#.#.####.##
    ######.#.##.##..##....#.#...#.###...###.##.......
    #.##..###....##...#..#..##...#....######.#######.
    #...#....####.##...#.#####...####..#.#...###..#.#
    .#...##.#.##..#..#.##.#..#.###..###.####.###...##
    .###...#.....##.###...#..##.###.#.#..#...#.#....#
    ###...##...#..#.###########..###....#..######.#.#
    ........#.####..####.##...#.###.....##.##...###..
    #######..#.#....#..##.#.#.##......#####.#.#.#.###
    #.....#.#...####.##..##...#.###.##.#..###...##.##
    #.###.#.######.#.###########...#.#.###..#####.#..
    #.###.#.#.#...##.##...#..#.#.####...#...#.###..##
    #.###.#.#.#..#.#####....##.......#.####...##.##..
    #.....#..#...###..###.####..#.#.#..#.##.####....#
    #######.#.##....###.#...####.#.#.##.##..#.#..####
    """.split(separator: "\n").map(String.init)

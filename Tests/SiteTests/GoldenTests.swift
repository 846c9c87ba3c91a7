import Foundation
import Markup
import Testing

@testable import Site

/// Small sites whose whole output is known: one more or one less file fails, and so does one byte.
///
/// After a wanted change `NRWCONNECT_UPDATE_GOLDEN=1 swift test --filter SiteTests` writes the new output, which is then
/// read like any other change before it is committed.
@Suite("Golden sites")
struct GoldenTests {
    @Test("come out as expected, to the byte", arguments: Fixtures.sites(Fixtures.golden))
    func golden(name: String) throws {
        let folder = Fixtures.golden + "/" + name
        try withScratch { root in
            var options = BuildOptions(today: today)
            options.content = folder + "/Content"
            options.theme = Files.isFolder(folder + "/Theme") ? folder + "/Theme" : Fixtures.theme
            options.output = root + "/site"
            try apply(folder + "/optionen.txt", to: &options)
            let report = SiteBuilder(options).build()
            #expect(report.errors == 0, "\(report.problems.map(\.description).joined(separator: "\n"))")
            let found = try tree(options.output)
            let expected = folder + "/expected"
            if Fixtures.isUpdating {
                try? FileManager.default.removeItem(atPath: expected)
                for (path, bytes) in found { try write(bytes, to: expected + "/" + path) }
            } else {
                let differences = differences(try tree(expected), found)
                #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
            }
        }
    }

    @Test("are compared, and not being rewritten")
    func isComparing() {
        #expect(
            !Fixtures.isUpdating,
            "NRWCONNECT_UPDATE_GOLDEN is set: expected files were rewritten, nothing was tested."
        )
    }

    @Test("exist for every kind of site")
    func exist() {
        #expect(Fixtures.sites(Fixtures.golden).count >= 8)
        for name in Fixtures.sites(Fixtures.golden) {
            #expect((try? tree("\(Fixtures.golden)/\(name)/expected").count) ?? 0 > 5, "\(name)")
        }
    }

    /// A line for each option: `drafts`, `base-url https://…`.
    private func apply(_ file: String, to options: inout BuildOptions) throws {
        guard let bytes = try? Files.read(file).bytes else { return }
        for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
            let words = line.split(separator: " ")
            switch words.first {
            case "drafts": options.drafts = true
            case "base-url": options.baseURL = words.last.map(String.init)
            default: Issue.record("\(file): \(line)")
            }
        }
    }
}

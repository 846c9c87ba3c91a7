import Markup
import Pages

/// A page type from its YAML; a mistake in it gives the plain page, on which the test then fails.
func pageType(_ yaml: String) -> PageType {
    guard let node = try? YAMLNode.parse(yaml[...], firstLine: 1) else { return .page }
    return PageType.read(node).type ?? .page
}

/// A page from the text of its file.
func readPage(
    _ text: String,
    file: String = "termine/seite.md",
    types: [PageType] = []
) -> (page: Page, problems: [Problem]) {
    PageReader(types: types).read(file: file, bytes: Array(text.utf8))
}

/// An index from files, name and text; front matter is written without its fences.
func pageIndex(_ files: [(String, String)], types: [PageType] = [], drafts: Bool = false) -> PageIndex {
    PageIndex(
        files.map { readPage("---\n\($0.1)\n---\n", file: $0.0, types: types).page },
        includingDrafts: drafts
    )
}

/// Random numbers that are the same in every run: SplitMix64.
struct SeededNumbers: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

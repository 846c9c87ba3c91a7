/// Codes that are shown once, to be written down or printed.
package struct CodesView: View {
    package var label: String
    package var codes: [String]

    package init(label: String, codes: [String]) {
        self.label = label
        self.codes = codes
    }

    package static let schema = Schema(
        "CodesView",
        [
            "label": .text(of: CodesView.self) { $0.label },
            "codes": .list(of: CodesView.self) { $0.codes.map { Meta($0) } },
        ]
    )
}

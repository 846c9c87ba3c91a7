/// Several lines to type into.
package struct AreaView: View {
    package var value: String
    package var rows: Int

    init(value: String, rows: Int) {
        self.value = value
        self.rows = rows
    }

    package static let schema = Schema(
        "AreaView",
        [
            "value": .text(of: AreaView.self) { $0.value },
            "rows": .text(of: AreaView.self) { String($0.rows) },
        ]
    )
}

/// Where the type of a column stands in a statement that makes or changes a table.
struct ColumnType {
    let column: String
    let name: String
    let range: Range<Int>

    private static let constraints: Set<String> = [
        "primary", "unique", "check", "foreign", "constraint", "exclude",
    ]

    /// The types in `CREATE TABLE … (…)` and `ALTER TABLE … ADD COLUMN …`; none in other statements.
    static func all(in tokens: [SQLToken]) -> [ColumnType] {
        let words = tokens.prefix(2).map(\.text)
        switch words {
        case ["create", "table"]: return inNewTable(tokens)
        case ["alter", "table"]: return inAddedColumn(tokens)
        default: return []
        }
    }

    /// The end of the list of columns of `CREATE TABLE`.
    static func endOfColumns(in tokens: [SQLToken]) -> Int? {
        guard tokens.prefix(2).map(\.text) == ["create", "table"] else { return nil }
        var depth = 0
        for token in tokens where token.kind == .sign {
            if token.text == "(" { depth += 1 }
            if token.text == ")" { depth -= 1 }
            if token.text == ")", depth == 0 { return token.range.upperBound }
        }
        return nil
    }

    private static func inNewTable(_ tokens: [SQLToken]) -> [ColumnType] {
        var types: [ColumnType] = []
        var depth = 0
        for (place, token) in tokens.enumerated() where token.kind == .sign {
            if token.text == "(" { depth += 1 }
            if token.text == ")" { depth -= 1 }
            // A column begins behind the opening bracket and behind each comma of the outer list.
            let begins = depth == 1 && (token.text == "," || token.text == "(")
            if begins, let type = type(of: place + 1, tokens) { types.append(type) }
        }
        return types
    }

    private static func inAddedColumn(_ tokens: [SQLToken]) -> [ColumnType] {
        guard let add = tokens.firstIndex(where: { $0.text == "add" }), add + 1 < tokens.count else {
            return []
        }
        let column = tokens[add + 1].text == "column" ? add + 2 : add + 1
        return type(of: column, tokens).map { [$0] } ?? []
    }

    private static func type(of column: Int, _ tokens: [SQLToken]) -> ColumnType? {
        guard column + 1 < tokens.count, tokens[column].kind == .word, tokens[column + 1].kind == .word,
            !constraints.contains(tokens[column].text)
        else { return nil }
        let first = tokens[column + 1]
        let isDouble =
            first.text == "double" && column + 2 < tokens.count && tokens[column + 2].text == "precision"
        let end = isDouble ? tokens[column + 2].range.upperBound : first.range.upperBound
        return ColumnType(
            column: tokens[column].text,
            name: isDouble ? "double precision" : first.text,
            range: first.range.lowerBound..<end
        )
    }
}

/// Pairs that rise on both sides with the highest sum of likeness, by a table of all pairs.
enum BestPairs {
    /// Rising pairs whose likeness is above 0; takes `rows * columns` time and memory.
    static func find(_ rows: Int, _ columns: Int, likeness: (Int, Int) -> Int) -> [(Int, Int)] {
        if rows == 1, columns == 1 { return likeness(0, 0) > 0 ? [(0, 0)] : [] }
        // best[i][j]: the highest sum that rows from i and columns from j can reach.
        var best = Array(repeating: Array(repeating: 0, count: columns + 1), count: rows + 1)
        var value = Array(repeating: Array(repeating: 0, count: columns), count: rows)
        for i in (0..<rows).reversed() {
            for j in (0..<columns).reversed() {
                value[i][j] = likeness(i, j)
                let paired = value[i][j] > 0 ? best[i + 1][j + 1] + value[i][j] : 0
                best[i][j] = max(paired, best[i + 1][j], best[i][j + 1])
            }
        }
        var pairs: [(Int, Int)] = []
        var (i, j) = (0, 0)
        while i < rows, j < columns {
            if value[i][j] > 0, best[i][j] == best[i + 1][j + 1] + value[i][j] {
                pairs.append((i, j))
                (i, j) = (i + 1, j + 1)
            } else if best[i][j] == best[i + 1][j] {
                i += 1
            } else {
                j += 1
            }
        }
        return pairs
    }
}

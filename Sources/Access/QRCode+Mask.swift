/// Masks break up plain areas and shapes that look like the finder patterns (section 7.8).
extension QRCode {
    /// Whether a mask inverts the module there (table 10).
    static func mask(_ number: Int, _ row: Int, _ column: Int) -> Bool {
        let product = row * column
        return switch number {
        case 0: (row + column) % 2 == 0
        case 1: row % 2 == 0
        case 2: column % 3 == 0
        case 3: (row + column) % 3 == 0
        case 4: (row / 2 + column / 3) % 2 == 0
        case 5: product % 2 + product % 3 == 0
        case 6: (product % 2 + product % 3) % 2 == 0
        default: ((row + column) % 2 + product % 3) % 2 == 0
        }
    }

    /// How hard the code would be to read; the mask with the least wins (table 11).
    static func penalty(_ modules: [Bool], size: Int) -> Int {
        var points = 0
        for line in 0..<size {
            points += linePenalty(Array(modules[line * size..<(line + 1) * size]))
            points += linePenalty((0..<size).map { modules[$0 * size + line] })
        }
        return points + blockPenalty(modules, size: size) + balancePenalty(modules)
    }

    /// Runs of five and more, and the finder's 1:1:3:1:1 with four light modules on one side.
    private static func linePenalty(_ line: [Bool]) -> Int {
        var points = 0
        var run = 0
        for (position, isDark) in line.enumerated() {
            run = position > 0 && line[position - 1] == isDark ? run + 1 : 1
            points += run == 5 ? 3 : run > 5 ? 1 : 0
        }
        // The quiet zone is light, so the border counts.
        let margin = [Bool](repeating: false, count: 4)
        let wide = margin + line + margin
        for start in 0...wide.count - 11 {
            let window = wide[start..<start + 11]
            if window.elementsEqual(finderThenLight) || window.elementsEqual(lightThenFinder) { points += 40 }
        }
        return points
    }

    private static let finder = [true, false, true, true, true, false, true]
    private static let finderThenLight = finder + [false, false, false, false]
    private static let lightThenFinder = [false, false, false, false] + finder

    /// Squares of four modules of one colour.
    private static func blockPenalty(_ modules: [Bool], size: Int) -> Int {
        var points = 0
        for row in 1..<size {
            for column in 1..<size {
                let at = row * size + column
                let same = [at - 1, at - size, at - size - 1].allSatisfy { modules[$0] == modules[at] }
                if same { points += 3 }
            }
        }
        return points
    }

    /// Ten points for each five percent away from half dark, half light.
    private static func balancePenalty(_ modules: [Bool]) -> Int {
        let dark = modules.count(where: { $0 })
        return abs(dark * 20 - modules.count * 10) / modules.count * 10
    }
}

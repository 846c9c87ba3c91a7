/// The code as a picture inside the page.
extension QRCode {
    /// Light modules around the code, which cameras need to find it (section 6.3.8).
    private static let quietZone = 4

    /// An `<svg>` without width, height or style: the theme gives the size and the light background.
    ///
    /// Colours are attributes because the Content-Security-Policy forbids inline style; black, whatever the
    /// colour scheme, because many cameras do not read a light code on dark ground.
    /// - Parameter label: what a screen reader says instead, such as `QR-Code für die Anmelde-App`.
    package func svg(label: String) -> String {
        let side = size + 2 * Self.quietZone
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(side) \(side)\" role=\"img\" "
            + "aria-label=\"\(Self.escaped(label))\" shape-rendering=\"crispEdges\">"
            + "<path fill=\"#000\" d=\"\(path)\"/></svg>"
    }

    /// One rectangle for each run of dark modules in a row.
    private var path: String {
        var commands = ""
        for row in 0..<size {
            var column = 0
            while column < size {
                let start = column
                while column < size && isDark(row: row, column: column) { column += 1 }
                if column > start {
                    let length = column - start
                    commands += "M\(start + Self.quietZone) \(row + Self.quietZone)h\(length)v1h-\(length)z"
                }
                column += 1
            }
        }
        return commands
    }

    private static func escaped(_ text: String) -> String {
        text.reduce(into: "") { output, character in
            switch character {
            case "&": output += "&amp;"
            case "<": output += "&lt;"
            case "\"": output += "&quot;"
            default: output.append(character)
            }
        }
    }
}

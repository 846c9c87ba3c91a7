/// A picture that looks like a QR code and says nothing.
enum SampleQRCode {
    static let image = Fragment(Array(svg.utf8))

    private static let size = 29

    private static var svg: String {
        var path = ""
        for row in 0..<size {
            for column in 0..<size where isDark(row, column) { path += "M\(column + 4) \(row + 4)h1v1h-1z" }
        }
        let edge = size + 8
        return
            "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 \(edge) \(edge)\" shape-rendering=\"crispEdges\">"
            + "<path d=\"\(path)\"/></svg>"
    }

    private static func isDark(_ row: Int, _ column: Int) -> Bool {
        for (top, left) in [(0, 0), (0, size - 7), (size - 7, 0)] {
            let (down, right) = (row - top, column - left)
            if (-1...7).contains(down), (-1...7).contains(right) {
                let ring = max(abs(down - 3), abs(right - 3))
                return ring == 3 || ring < 2
            }
        }
        return (row * 7 + column * 13 + row * column) % 5 < 2
    }
}

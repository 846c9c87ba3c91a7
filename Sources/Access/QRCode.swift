/// A QR code: what a phone's camera reads instead of typing `otpauth://totp/…` (ISO/IEC 18004, byte mode, level M).
///
/// Level M repairs 15 % of the code, enough for a screen photographed at an angle.
package struct QRCode: Sendable, Hashable {
    /// Modules on each side, without the quiet zone.
    package let size: Int
    /// Row by row; `true` is dark.
    private let modules: [Bool]

    /// The text does not fit even into the largest version that is drawn.
    package struct TooLong: Error, CustomStringConvertible {
        package let count: Int
        package var description: String {
            "\(count) bytes do not fit into a QR code; at most \(QRCodeVersion.longestText) do."
        }
    }

    /// The smallest code that holds the text's UTF-8 bytes.
    package init(_ text: String) throws(TooLong) {
        let bytes = Array(text.utf8)
        guard let version = QRCodeVersion.smallest(for: bytes.count) else {
            throw TooLong(count: bytes.count)
        }
        var canvas = QRCodeCanvas(version)
        canvas.place(Self.codewords(of: bytes, in: version))
        let drawings = (0..<8).map { mask in
            let modules = canvas.masked(mask)
            return (modules: modules, penalty: Self.penalty(modules, size: version.size))
        }
        size = version.size
        modules = drawings.min { $0.penalty < $1.penalty }?.modules ?? []
    }

    package func isDark(row: Int, column: Int) -> Bool { modules[row * size + column] }
}

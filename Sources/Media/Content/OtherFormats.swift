/// Formats that people really try to attach, which are not taken, with the way out for each.
enum OtherFormats {
    static func refusal(_ bytes: [UInt8]) -> MediaRefusal? {
        // MS-CFB, section 2.2: old Office documents, Outlook messages, .msi, encrypted .docx.
        if bytes.has([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) || bytes.has("{\\rtf") {
            return .oldOffice
        }
        if bytes.has([0xFF, 0xFE]) || bytes.has([0xFE, 0xFF]) {
            return .unsupported(
                "Text in der Kodierung UTF-16",
                instead: "Speichern Sie ihn als UTF-8; im Editor steht das beim Speichern unter „Codierung“."
            )
        }
        if isArchive(bytes) {
            return .unsupported("Archive anderer Art als ZIP", instead: "Packen Sie die Dateien als ZIP.")
        }
        if isPicture(bytes) {
            return .unsupported(
                "Bilder in diesem Format",
                instead: "Speichern Sie das Bild als JPEG, PNG oder PDF."
            )
        }
        return nil
    }

    private static func isArchive(_ bytes: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], Array("Rar!\u{1A}\u{07}".utf8), [0x1F, 0x8B],
            [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0], [0x28, 0xB5, 0x2F, 0xFD],
        ]
        if signatures.contains(where: { bytes.has($0) }) { return true }
        let isBzip = bytes.has("BZh") && bytes.has([0x31, 0x41, 0x59, 0x26, 0x53, 0x59], at: 4)
        return isBzip || bytes.has("ustar", at: 257)
    }

    /// TIFF, BMP with its reserved zeros, Photoshop, icons, JPEG 2000, JPEG XL.
    private static func isPicture(_ bytes: [UInt8]) -> Bool {
        let signatures: [[UInt8]] = [
            [0x49, 0x49, 42, 0], [0x4D, 0x4D, 0, 42], Array("8BPS".utf8), [0, 0, 1, 0],
            [0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20], [0xFF, 0x0A],
            [0, 0, 0, 12, 0x4A, 0x58, 0x4C, 0x20],
        ]
        if signatures.contains(where: { bytes.has($0) }) { return true }
        return bytes.has("BM") && bytes.little(4, at: 6) == 0
    }
}

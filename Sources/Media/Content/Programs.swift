/// Recognises programs by their first bytes, whatever they are called.
enum Programs {
    /// The signature, and what people call it.
    private static let signatures: [(bytes: [UInt8], title: String)] = [
        ([0x7F, 0x45, 0x4C, 0x46], "Linux, ELF"),
        ([0xFE, 0xED, 0xFA, 0xCE], "macOS, Mach-O"), ([0xFE, 0xED, 0xFA, 0xCF], "macOS, Mach-O"),
        ([0xCE, 0xFA, 0xED, 0xFE], "macOS, Mach-O"), ([0xCF, 0xFA, 0xED, 0xFE], "macOS, Mach-O"),
        // Universal binaries and Java classes share their first four bytes.
        ([0xCA, 0xFE, 0xBA, 0xBE], "macOS oder Java"), ([0xBE, 0xBA, 0xFE, 0xCA], "macOS, Mach-O"),
        ([0xCA, 0xFE, 0xBA, 0xBF], "macOS, Mach-O"),
        ([0x00, 0x61, 0x73, 0x6D], "WebAssembly"), (Array("dex\n03".utf8), "Android"),
        // MS-SHLLINK, section 2.1.
        ([0x4C, 0, 0, 0, 0x01, 0x14, 0x02, 0], "Windows-Verknüpfung"),
        (Array("ITSF\u{3}\0\0\0".utf8), "Windows-Hilfe"), (Array("MSCF\0\0\0\0".utf8), "Windows-Kabinett"),
        (Array("%!PS".utf8), "PostScript"), (Array("!<arch>\n".utf8), "Programmbibliothek"),
        ([0xED, 0xAB, 0xEE, 0xDB], "RPM-Paket"),
        (Array("FWS".utf8), "Flash"), (Array("CWS".utf8), "Flash"), (Array("ZWS".utf8), "Flash"),
    ]

    static func refusal(_ bytes: [UInt8]) -> MediaRefusal? {
        if isWindows(bytes) { return .program("Windows") }
        if isScript(bytes) { return .program("Skript") }
        for signature in signatures where bytes.has(signature.bytes) {
            // Three letters are also the beginning of a text; Flash goes on with a small version number.
            if signature.bytes.count == 3, !isVersion(bytes.byte(at: 3)) { continue }
            return .program(signature.title)
        }
        return nil
    }

    private static func isVersion(_ byte: UInt8?) -> Bool {
        byte.map { (1...0x3F).contains($0) && !HTMLSniffing.isBlank($0) && $0 < 0x20 } ?? false
    }

    /// "MZ" and a zero byte soon after, which no text has (Microsoft PE Format, section 2).
    private static func isWindows(_ bytes: [UInt8]) -> Bool {
        guard bytes.has("MZ") || bytes.has("ZM") else { return false }
        return bytes.prefix(64).contains(0)
    }

    /// "#!/bin/sh", also behind a byte order mark.
    private static func isScript(_ bytes: [UInt8]) -> Bool {
        let text = bytes.has([0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        guard text.has("#!") else { return false }
        return text.dropFirst(2).first { $0 != 0x20 && $0 != 0x09 } == 0x2F
    }
}

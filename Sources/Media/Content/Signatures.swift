/// Recognises the formats that are taken by their first bytes (WHATWG MIME Sniffing, section 6).
enum Signatures {
    static func identify(_ bytes: [UInt8]) -> Content? {
        if bytes.has([0xFF, 0xD8, 0xFF]) { return .format(.jpeg) }
        if bytes.has(PNGCleaner.signature) { return .format(.png) }
        if bytes.has("GIF87a") || bytes.has("GIF89a") { return .format(.gif) }
        if bytes.has("RIFF"), bytes.has("WEBP", at: 8) { return .format(.webp) }
        if bytes.has("RIFF"), bytes.has("WAVE", at: 8) { return .format(.wav) }
        if bytes.has("%PDF-") { return .format(.pdf) }
        if bytes.has([0x50, 0x4B, 3, 4]) || bytes.has([0x50, 0x4B, 5, 6]) { return .zipBased }
        if bytes.has("ftyp", at: 4) { return ISOMedia.identify(bytes) }
        if bytes.has([0x1A, 0x45, 0xDF, 0xA3]) { return WebM.identify(bytes) }
        if bytes.has("OggS\0") { return .format(.ogg) }
        if bytes.has("fLaC") { return .format(.flac) }
        if MP3.isMP3(bytes) { return .format(.mp3) }
        return nil
    }
}

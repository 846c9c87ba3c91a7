/// WebM: an EBML header whose document type is "webm" (RFC 8794, section 8; RFC 9559).
enum WebM {
    static func identify(_ bytes: [UInt8]) -> Content {
        guard let (size, start) = number(bytes[...], 4), size <= 1024,
            let header = bytes.part(size, at: start)
        else {
            return .refused(.unknown)
        }
        var at = 0
        while at < header.count {
            // Element names have one to four bytes and keep their marker bit.
            guard let first = header.byte(at: at), first >= 0x10 else { break }
            let nameLength = first.leadingZeroBitCount + 1
            guard let name = header.big(nameLength, at: at),
                let (length, data) = number(header, at + nameLength),
                let value = header.part(length, at: data)
            else { break }
            if name == 0x4282 { return kind(value) }
            at = data + length
        }
        return .refused(.unknown)
    }

    private static func kind(_ value: ArraySlice<UInt8>) -> Content {
        if value.prefix(while: { $0 != 0 }).elementsEqual("webm".utf8) { return .format(.webm) }
        return .refused(
            .unsupported("Videos im Matroska-Format (.mkv)", instead: "Speichern Sie das Video als MP4.")
        )
    }

    /// A variable-size integer (RFC 8794, section 4) and where its data begin.
    private static func number(_ bytes: ArraySlice<UInt8>, _ at: Int) -> (Int, Int)? {
        guard let first = bytes.byte(at: at), first > 0 else { return nil }
        let length = first.leadingZeroBitCount + 1
        guard let value = bytes.big(length, at: at) else { return nil }
        return (value & ((1 << (7 * length)) - 1), at + length)
    }
}

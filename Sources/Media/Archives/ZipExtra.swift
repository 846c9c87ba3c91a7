/// The extra fields of a ZIP header: number, length, data (APPNOTE 6.3.10, section 4.5.1).
enum ZipExtra {
    static func field(_ wanted: Int, in extra: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
        var at = 0
        while let number = extra.little(2, at: at), let length = extra.little(2, at: at + 2) {
            guard let data = extra.part(length, at: at + 4) else { return nil }
            if number == wanted { return data }
            at += 4 + length
        }
        return nil
    }
}

/// Sizes beyond 32 bits: the extra field 0x0001 holds those that are 0xFFFFFFFF in the header, in this order
/// (section 4.5.3).
enum ZipWideSizes {
    static func read(_ extra: ArraySlice<UInt8>, unpacked: Int, packed: Int, offset: Int)
        -> (unpacked: Int, packed: Int, offset: Int)?
    {
        let wide = ZipExtra.field(1, in: extra)
        var at = 0
        func value(_ narrow: Int) -> Int? {
            guard narrow == 0xFFFF_FFFF else { return narrow }
            defer { at += 8 }
            return wide?.little(8, at: at)
        }
        guard let unpacked = value(unpacked), let packed = value(packed), let offset = value(offset) else {
            return nil
        }
        return (unpacked, packed, offset)
    }
}

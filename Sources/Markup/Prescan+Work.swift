/// What cmark would read or write again and again within one paragraph.
extension Prescan {
    /// A link definition that is being read: how long it is and whether its title is still open.
    struct Definition {
        var length = 0
        var quotes = 0
        var apostrophes = 0
        var parentheses = 0

        var isClosed: Bool { quotes % 2 == 0 && apostrophes % 2 == 0 && parentheses == 0 }
    }

    /// Whether a definition repeated at every bracket would make the page explode: 100 kB × 100,000 uses are
    /// 10 GB.
    mutating func growsBeyond(_ uses: Int, _ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) -> Bool {
        let begins = from < end && base[from] == 0x5B
        if begins && definition.isClosed { definition = Definition() }
        guard begins || definition.length > 0 else { return false }
        definition.length += end - from
        var at = from
        while at < end {
            switch base[at] {
            case 0x5C: at += 1
            case 0x22: definition.quotes += 1
            case 0x27: definition.apostrophes += 1
            case 0x28: definition.parentheses += 1
            case 0x29: definition.parentheses -= 1
            default: break
            }
            at += 1
        }
        return definition.length > 1024 && definition.length * uses > 1 << 30
    }

    /// cmark looks to the end of an address for every `www.`, `://` and `@` in it.
    mutating func readsAgain(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) {
        var start = from
        var marks = 0
        var ats = 0
        for at in from..<end {
            let byte = base[at]
            if byte == 0x40 { ats += 1 }
            if byte <= 32 {
                if at - start > 1024 { addWork(marks * (at - start)) }
                start = at + 1
                marks = 0
            } else if byte == 0x40 || byte == 0x3A || (byte == 0x77 && at + 3 < end && base[at + 3] == 0x2E) {
                marks += 1
            }
        }
        if end - start > 1024 { addWork(marks * (end - start)) }
        // It copies the rest of the line for each of the first thousand mail addresses.
        if end - from > 65_536 { addWork(min(ats, 1000) * (end - from)) }
    }

    /// cmark looks to the end of the paragraph for every `<?` and `<!` that is not closed.
    mutating func countOpeners(_ base: UnsafePointer<UInt8>, _ from: Int, _ end: Int) {
        var at = from
        addWork(openers * (end - from))
        while let found = (base + at).offset(of: 0x3C, in: end - at - 1) {
            at += found + 1
            if base[at] == 0x3F || base[at] == 0x21 {
                openers += 1
                addWork(end - at)
            }
        }
    }
}

/// What a source may contain, judged by its bytes alone: a page without `[[` needs no search for wiki links.
struct SourceFeatures {
    var mayHaveTables = true
    var mayHaveStrikethrough = true
    var mayHaveAutolinks = true
    var mayHaveTasks = true
    var wikiLinks = true
    var footnotes = true
    var callouts = true
    var languageSpans = true
    var brackets = 0
    /// `<?` and `<!`.
    var markupOpeners = 0

    init(_ source: UnsafeBufferPointer<UInt8>) {
        guard let base = source.baseAddress else { return }
        let count = source.count
        mayHaveStrikethrough = base.offset(of: 0x7E, in: count) != nil
        mayHaveTables = base.offset(of: 0x7C, in: count) != nil
        mayHaveAutolinks = base.offset(of: 0x40, in: count) != nil
        (wikiLinks, footnotes, callouts, mayHaveTasks) = (false, false, false, false)
        // A colon may end the last line's delimiter row ("-:").
        mayHaveTables = mayHaveTables || (count > 0 && base[count - 1] == 0x3A)
        // Colons serve autolinks ("://") and the delimiter rows of tables without bars (":-", "-:").
        each(0x3A, base, count) { at in
            if base[at + 1] == 0x2F { mayHaveAutolinks = true }
            if base[at + 1] == 0x2D || (at > 0 && base[at - 1] == 0x2D) { mayHaveTables = true }
        }
        if !mayHaveAutolinks {
            var rest = 0
            while !mayHaveAutolinks, let found = (base + rest).offset(of: 0x77, in: count - rest) {
                let at = rest + found
                mayHaveAutolinks = at + 3 < count && base[at + 1] == 0x77 && base[at + 2] == 0x77
                rest = at + 1
            }
        }
        var found = 0
        each(0x5B, base, count) { at in
            found += 1
            switch base[at + 1] {
            case 0x5B: wikiLinks = true
            case 0x5E: footnotes = true
            case 0x21: callouts = true
            case 0x20, 0x78, 0x58, 0x09, 0x0B, 0x0C: mayHaveTasks = true
            default: break
            }
        }
        brackets = found
        var openers = 0
        each(0x3C, base, count) { at in
            if base[at + 1] == 0x3F || base[at + 1] == 0x21 { openers += 1 }
        }
        markupOpeners = openers
        languageSpans = false
        if brackets > 0 {
            each(0x7B, base, count) { at in
                if at > 0 && base[at - 1] == 0x5D && base[at + 1] == 0x6C { languageSpans = true }
            }
        }
    }

    /// Calls `body` for every place of the byte that has a byte after it.
    @inline(__always)
    private func each(_ byte: UInt8, _ base: UnsafePointer<UInt8>, _ count: Int, _ body: (Int) -> Void) {
        var rest = 0
        while let found = (base + rest).offset(of: byte, in: count - 1 - rest) {
            let at = rest + found
            body(at)
            rest = at + 1
        }
    }
}

/// The forms in which the engines take it.
extension IndexedText {
    /// Tokens with blanks between them, as FTS5's tokenizer `ascii` cuts them again.
    ///
    /// A dot in the middle of the line stands where a place is left out; no query has that sign.
    static func line(_ entries: [Entry]) -> String {
        var line = ""
        var last: Int?
        for entry in entries {
            if !line.isEmpty {
                line += entry.place != nil && entry.place == last.map { $0 + 1 } ? " " : " · "
            }
            line += entry.token
            last = entry.place
        }
        return line
    }

    /// The text form of a `tsvector` of everything: `'bauantrag':1A 'stadt':7`.
    ///
    /// Written by us, because the parser of PostgreSQL would cut words its own way.
    var vector: String {
        var text = head
        Self.append(body, "", to: &text)
        return text
    }

    /// The same of title and summary only: small, so that it lies beside its row.
    var head: String {
        var text = ""
        Self.append(title, "A", to: &text)
        Self.append(summary, "B", to: &text)
        return text
    }

    /// Tokens are letters and digits, so nothing in them needs an escape.
    private static func append(_ entries: [Entry], _ weight: String, to text: inout String) {
        for entry in entries {
            text += "'"
            text += entry.token
            text += "'"
            if let place = entry.place {
                text += ":"
                text += String(place)
                text += weight
            }
            text += " "
        }
    }
}

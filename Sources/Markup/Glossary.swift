/// The glossary, prepared once and shared by all pages: knows every spelling of every term.
///
/// Abbreviations match exactly; other words also with a capital first letter and the German endings e, en,
/// er, ern, es, s, n and em ("Themenfeld" finds "Themenfeldern"). Whole words only, the longest spelling
/// wins.
public struct Glossary: Sendable {
    /// A term, such as "FIM" with its explanation and page.
    public struct Term: Sendable, Hashable {
        /// Stable name, such as "fim".
        public var id: String
        /// The term as its page writes it.
        public var name: String
        /// Further spellings and inflections.
        public var forms: [String]
        /// Plain text for the tip.
        public var explanation: String
        /// Address of the term's page.
        public var url: String
        /// Whether it is an abbreviation.
        public var isAbbreviation: Bool

        /// A term from its parts.
        public init(
            id: String,
            name: String,
            forms: [String] = [],
            explanation: String,
            url: String,
            isAbbreviation: Bool = false
        ) {
            self.id = id
            self.name = name
            self.forms = forms
            self.explanation = explanation
            self.url = url
            self.isAbbreviation = isAbbreviation
        }
    }

    /// The terms as given.
    public let terms: [Term]
    let index: TermIndex
    /// Opening tags by term, escaped once.
    let openings: [[UInt8]]

    /// Prepares the terms; a spelling of two terms belongs to the first.
    public init(_ terms: [Term]) {
        self.terms = terms
        index = TermIndex(terms)
        openings = terms.map { term in
            var tag = ByteBuffer(capacity: 256)
            tag.append("<a class=\"begriff\" href=\"")
            tag.appendAddress(Address(term.url).isAllowed ? term.url : "#")
            tag.append("\" data-erklaerung=\"")
            tag.appendEscaped(term.explanation)
            tag.append(term.isAbbreviation ? "\"><abbr>" : "\">")
            return tag.array
        }
    }
}

extension Glossary {
    /// Writes text and marks the terms that the section has not marked yet.
    func write(_ base: UnsafePointer<UInt8>, _ count: Int, into renderer: inout Renderer) {
        var start = 0
        var at = 0
        while at < count {
            guard base[at].isWordByte else {
                // The continuation bytes of "„" and "§" look like those of letters.
                at += base[at] == 0xE2 ? 3 : base[at] == 0xC2 ? 2 : 1
                continue
            }
            var end = at + 1
            while end < count && base[end].isWordByte { end += 1 }
            guard index.mayBegin(base[at]),
                let match = index.match(base, at, end, count), renderer.takes(match.term)
            else {
                at = end
                continue
            }
            renderer.out.appendEscaped(base + start, at - start)
            renderer.out.append(openings[match.term])
            renderer.out.appendEscaped(base + at, match.end - at)
            renderer.out.append(terms[match.term].isAbbreviation ? "</abbr></a>" : "</a>")
            at = match.end
            start = at
        }
        renderer.out.appendEscaped(base + start, count - start)
    }
}

extension Renderer {
    /// Whether the term is to be marked here; notes that it is.
    fileprivate mutating func takes(_ term: Int) -> Bool {
        guard term != excludedTerm, termSections[term] != section else { return false }
        if termSections[term] == 0, let glossary = options.glossary {
            result.terms.append(glossary.terms[term].id)
        }
        termSections[term] = section
        return true
    }
}

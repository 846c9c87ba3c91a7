package import Access
package import Store

/// What somebody looks for: `bauantrag "§ 5 OZG" -entwurf`.
///
/// All words must be there, in whatever form; quotes hold a phrase together, a hyphen excludes. Nothing else means
/// anything, and no text is wrong: what the engine gets are tokens of the analyser.
package struct SearchQuery: Sendable, Hashable {
    /// As typed, for the box on the page of results.
    package let text: String
    package var workspace: ID<Workspace>?
    package var type: String?
    package var source: SearchDocument.Source?

    /// What must be there.
    let wanted: [Term]
    let excluded: [Term]
    /// Whether there was more than anybody looks for, which is left out.
    package let isShortened: Bool

    /// One condition: any of some phrases; most have one, of one word.
    struct Term: Sendable, Hashable {
        var phrases: [[String]]
        /// The beginning of a word that is still being typed.
        var prefix: String?
    }

    static let mostCharacters = 1000
    static let mostTerms = 16
    static let longestPhrase = 24
    /// Shorter beginnings fit half the index.
    static let shortestPrefix = 3

    /// - Parameter isTyping: the last word may be the beginning of one.
    package init(
        _ text: String,
        workspace: ID<Workspace>? = nil,
        type: String? = nil,
        source: SearchDocument.Source? = nil,
        isTyping: Bool = false
    ) {
        let short = String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.mostCharacters)))
        self.text = short
        self.workspace = workspace
        self.type = type
        self.source = source
        var reading = QueryReading(short, isTyping: isTyping)
        reading.run()
        wanted = Array(reading.wanted.prefix(Self.mostTerms))
        excluded = Array(reading.excluded.prefix(Self.mostTerms))
        isShortened =
            short.utf8.count < text.utf8.count || reading.wanted.count > Self.mostTerms
            || reading.excluded.count > Self.mostTerms
    }

    /// Nothing to look for; only excluding finds nothing either.
    package var isEmpty: Bool { wanted.isEmpty }
}

/// The words of a text as the index keeps them, found before a transaction in which others wait.
package struct SearchWords: Sendable {
    let text: IndexedText
    private let texts: [String]

    package init(of document: SearchDocument) {
        text = IndexedText(document)
        texts = Self.texts(document)
    }

    /// Whether they are the words of this document.
    func fit(_ document: SearchDocument) -> Bool { texts == Self.texts(document) }

    private static func texts(_ document: SearchDocument) -> [String] {
        [document.title, document.headings, document.summary, document.body]
    }
}

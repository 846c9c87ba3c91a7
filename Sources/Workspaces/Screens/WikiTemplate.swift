/// A text to begin a new page with, as `Content/_vorlagen` has it.
package struct WikiTemplate: Sendable, Hashable {
    package var name: String
    package var title: String
    package var hint: String?
    package var source: String

    package init(name: String, title: String, hint: String?, source: String) {
        self.name = name
        self.title = title
        self.hint = hint
        self.source = source
    }
}

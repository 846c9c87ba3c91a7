/// What a template may show: a struct with named slots, such as `Link` with `title` and `url`.
///
/// Templates never see dictionaries. A name that the view does not have cannot be compiled, so a typing mistake in a
/// template is an error with file and line and never a blank on a page.
package protocol View: Sendable {
    /// The names that templates may use and how each is read.
    static var schema: Schema { get }
}

/// The names of one view.
package struct Schema: Sendable {
    /// The Swift name of the view, for messages.
    package let name: String
    let slots: [String: Slot]

    /// Declares the names of a view.
    package init(_ name: String, _ slots: [String: Slot]) {
        self.name = name
        self.slots = slots
    }

    /// All names in alphabetical order, for messages and the manual.
    package var names: [String] { slots.keys.sorted() }
}

/// HTML that we wrote ourselves, as UTF-8: the only kind of value that a template shows without escaping.
package struct Fragment: Sendable, Hashable {
    package var bytes: [UInt8]

    /// Markup that is known to be safe: output of the renderer or of another template.
    package init(_ bytes: [UInt8]) { self.bytes = bytes }

    package var isEmpty: Bool { bytes.isEmpty }
}

/// How one name of a view is read.
package enum Slot: Sendable {
    /// Escaped text; `nil` and "" count as absent.
    case text(@Sendable (any View) -> String?)
    /// Trusted HTML.
    case html(@Sendable (any View) -> Fragment)
    case flag(@Sendable (any View) -> Bool)
    /// Views to repeat over. The schema is asked for late because views may contain themselves.
    case list(@Sendable () -> Schema, @Sendable (any View) -> [any View])

    /// Text of a view.
    package static func text<V: View>(of _: V.Type = V.self, _ get: @escaping @Sendable (V) -> String?)
        -> Slot
    {
        .text { ($0 as? V).flatMap(get) }
    }

    /// HTML of a view.
    package static func html<V: View>(of _: V.Type = V.self, _ get: @escaping @Sendable (V) -> Fragment)
        -> Slot
    {
        .html { ($0 as? V).map(get) ?? Fragment([]) }
    }

    /// A condition of a view.
    package static func flag<V: View>(of _: V.Type = V.self, _ get: @escaping @Sendable (V) -> Bool) -> Slot {
        .flag { ($0 as? V).map(get) ?? false }
    }

    /// A list in a view.
    package static func list<V: View, Item: View>(
        of _: V.Type = V.self,
        _ get: @escaping @Sendable (V) -> [Item]
    ) -> Slot {
        .list({ Item.schema }, { ($0 as? V).map(get) ?? [] })
    }

    /// A view in a view, present or not.
    package static func view<V: View, Item: View>(
        of _: V.Type = V.self,
        _ get: @escaping @Sendable (V) -> Item?
    ) -> Slot {
        .list({ Item.schema }, { ($0 as? V).flatMap(get).map { [$0] } ?? [] })
    }
}

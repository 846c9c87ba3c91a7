/// Who a box speaks to.
public enum Audience: String, Sendable, CaseIterable {
    /// `> [!KOMMUNEN]`
    case municipalities
    /// `> [!DIENSTLEISTER]`
    case providers

    /// The box's title in German.
    public var title: String {
        switch self {
        case .municipalities: "Für die Kommunen bedeutet das"
        case .providers: "Für die kommunalen IT-Dienstleister bedeutet das"
        }
    }
}

/// What something means for an audience, from `> [!KOMMUNEN]`.
public struct AudienceBox: Sendable, Hashable {
    /// Who it speaks to.
    public var audience: Audience
    /// Inner HTML without the title.
    public var html: String
    /// Anchor, such as "kasten-1".
    public var id: String
    /// Text of the heading above.
    public var heading: String?
    /// Where it is written.
    public var position: SourcePosition
}

/// A decision or a task with its fields, from `> [!BESCHLUSS]` or `> [!AUFGABE]`.
public struct RecordBlock: Sendable, Hashable {
    /// What is recorded.
    public enum Kind: String, Sendable {
        /// `[!BESCHLUSS]`
        case decision
        /// `[!AUFGABE]`
        case action
    }

    /// A line such as `Wer: Geschäftsstelle`.
    public struct Field: Sendable, Hashable {
        /// Wer, Bis, Gremium, Nummer or Ergebnis.
        public var name: String
        /// Plain text of the value.
        public var value: String
    }

    /// What is recorded.
    public var kind: Kind
    /// Text after the marker.
    public var title: String?
    /// The fields in written order.
    public var fields: [Field]
    /// Plain text of the rest.
    public var text: String
    /// HTML of the rest, without title and fields.
    public var html: String
    /// Anchor, such as "beschluss-1".
    public var id: String
    /// Where it is written.
    public var position: SourcePosition
}

/// A file that was checked and may be attached: "Lageplan.jpg", a JPEG picture of 1200 × 800 pixels from
/// which the place was removed.
package struct MediaFile: Sendable, Hashable {
    /// The name under which it is offered, see ``FileName/clean(_:)``; its ending always fits the content.
    package var name: String
    package var format: MediaFormat
    /// The value of the `Content-Type` header, with charset where there is one.
    ///
    /// Only right together with `X-Content-Type-Options: nosniff`.
    package var type: String
    /// What to keep; pictures come without their metadata.
    package var bytes: [UInt8]
    /// Width in pixels, as a browser shows it: a picture that lies on its side counts upright.
    package var width: Int?
    package var height: Int?
    /// What was taken out, in German words: "Ortsangabe", "Vorschaubild".
    package var removed: [String]
    /// What the person should know, in German sentences.
    package var notes: [String]

    package var kind: MediaKind { format.kind }

    /// Whether browsers may show it inside a page.
    package var isPreviewable: Bool { format.isPreviewable }

    /// Whether it may only ever be downloaded (`Content-Disposition: attachment`), never shown.
    package var isActive: Bool { format.isActive }
}

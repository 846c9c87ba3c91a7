import Access

/// Why something in a workspace was refused.
package enum WikiRefusal: Refusal {
    /// Hidden and absent alike.
    case notFound
    case readOnly
    /// Somebody moved or deleted what the form was about.
    case changedMeanwhile
    case pageIsGone
    case tooDeep
    case ownBranch
    case sectionInSection
    case addressTaken(String)
    case stillReleased
    case nothingReleased
    case tooManyFiles

    /// Answered like an address that does not exist.
    package var isHidden: Bool { self == .notFound }

    package var code: String {
        switch self {
        case .notFound: "not-found"
        case .readOnly: "read-only"
        case .changedMeanwhile: "changed-meanwhile"
        case .pageIsGone: "page-is-gone"
        case .tooDeep: "too-deep"
        case .ownBranch: "own-branch"
        case .sectionInSection: "section-in-section"
        case .addressTaken: "address-taken"
        case .stillReleased: "still-released"
        case .nothingReleased: "nothing-released"
        case .tooManyFiles: "too-many-files"
        }
    }

    package var message: String {
        switch self {
        case .notFound: "Das gibt es hier nicht, oder Sie dürfen es nicht sehen."
        case .readOnly:
            "In der Ansicht einer anderen Person wird nichts geändert. Beenden Sie zuerst die Ansicht."
        case .changedMeanwhile:
            "Inzwischen hat jemand anders hier etwas geändert. Sehen Sie sich den neuen Stand an und versuchen Sie es noch einmal."
        case .pageIsGone:
            "Die Seite liegt inzwischen im Papierkorb. Ihr Text ist als Entwurf gesichert; holen Sie die Seite zurück, oder legen Sie eine neue an."
        case .tooDeep:
            "Tiefer als \(WikiLimits.depth) Ebenen reicht der Seitenbaum nicht. Wählen Sie eine höhere Seite."
        case .ownBranch:
            "Eine Seite kann nicht unter sich selbst liegen. Wählen Sie eine Seite außerhalb ihres Zweigs."
        case .sectionInSection:
            "In diesem Zweig gibt es schon einen geschützten Abschnitt. Abschnitte liegen nicht ineinander; heben Sie den anderen zuerst auf."
        case .addressTaken(let owner):
            "Unter dieser öffentlichen Adresse steht schon „\(owner)“. Wählen Sie eine andere Adresse."
        case .stillReleased:
            "Die Seite ist veröffentlicht. Ziehen Sie die Veröffentlichung zuerst zurück, dann kann sie in den Papierkorb."
        case .nothingReleased: "Von dieser Seite ist nichts freigegeben."
        case .tooManyFiles:
            "Eine Seite trägt höchstens \(WikiLimits.files) Dateien. Legen Sie eine Unterseite an."
        }
    }
}

/// What a wiki bears.
package enum WikiLimits {
    /// Levels of pages below each other.
    package static let depth = 12
    /// Bytes of a text, front matter included.
    package static let source = 2_000_000
    /// Bytes of revisions, the newest first, in which the origin of paragraphs is looked for.
    static let blamedPast = 64_000_000
    /// Lines that a comparison shows.
    static let comparedLines = 4_000
    /// Files of one page.
    package static let files = 200
    package static let title = 200
    package static let remark = 500
    package static let comment = 20_000
}

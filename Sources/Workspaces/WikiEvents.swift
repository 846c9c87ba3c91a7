package import Store

/// What the log of events tells about pages; details hold numbers and keys, never titles or texts.
extension Event.Kind {
    package static let pageCreated = Event.Kind("page.created", "Seite angelegt")
    package static let pageSaved = Event.Kind("page.saved", "Seite gespeichert")
    package static let pageMoved = Event.Kind("page.moved", "Seite verschoben")
    package static let pageRenamed = Event.Kind("page.readdressed", "Adresse einer Seite geändert")
    package static let pageCopied = Event.Kind("page.copied", "Seite kopiert")
    package static let pageDeleted = Event.Kind("page.deleted", "Seite in den Papierkorb gelegt")
    package static let pageRestored = Event.Kind("page.restored", "Seite aus dem Papierkorb geholt")
    package static let pageErased = Event.Kind("page.erased", "Seite endgültig gelöscht")
    package static let pageCared = Event.Kind("page.care-changed", "Zuständigkeit für eine Seite geändert")
    package static let sectionClosed = Event.Kind("section.closed", "Abschnitt geschützt")
    package static let sectionOpened = Event.Kind("section.opened", "Schutz eines Abschnitts aufgehoben")
    package static let sectionMemberAdded = Event.Kind(
        "section.member-added",
        "In geschützten Abschnitt aufgenommen"
    )
    package static let sectionMemberRemoved = Event.Kind(
        "section.member-removed",
        "Aus geschütztem Abschnitt herausgenommen"
    )
    package static let fileAdded = Event.Kind("file.added", "Datei angehängt")
    package static let fileRemoved = Event.Kind("file.removed", "Datei entfernt")
    package static let commented = Event.Kind("comment.written", "Kommentar geschrieben")
    package static let commentEdited = Event.Kind("comment.edited", "Kommentar geändert")
    package static let commentDeleted = Event.Kind("comment.deleted", "Kommentar gelöscht")
    package static let commentResolved = Event.Kind("comment.resolved", "Kommentar erledigt")
    package static let commentReopened = Event.Kind("comment.reopened", "Kommentar wieder geöffnet")
    package static let acknowledged = Event.Kind("page.acknowledged", "Fassung zur Kenntnis genommen")
    package static let watched = Event.Kind("watch.changed", "Beobachtung geändert")
    package static let joinAsked = Event.Kind("workspace.join-asked", "Mitarbeit angefragt")
    package static let joinAnswered = Event.Kind(
        "workspace.join-answered",
        "Anfrage zur Mitarbeit beantwortet"
    )
    package static let taskDone = Event.Kind("task.done", "Aufgabe erledigt")
    package static let taskReopened = Event.Kind("task.reopened", "Aufgabe wieder geöffnet")
    package static let pageReleased = Event.Kind("release.made", "Fassung freigegeben")
    package static let releaseWithdrawn = Event.Kind("release.withdrawn", "Freigabe zurückgezogen")
    package static let bundleMade = Event.Kind("bundle.made", "Bündel zusammengestellt")
    package static let bundleReleased = Event.Kind("bundle.released", "Bündel freigegeben")

    /// Never recorded by themselves, as nobody's typing is watched; they name what was refused.
    static let draftKept = Event.Kind("draft.kept", "Entwurf gesichert")
    static let draftDropped = Event.Kind("draft.dropped", "Entwurf verworfen")
    static let pageOpened = Event.Kind("page.opened", "Seite zum Bearbeiten geöffnet")

    package static let wiki = [
        pageCreated, pageSaved, pageMoved, pageRenamed, pageCopied, pageDeleted, pageRestored, pageErased,
        pageCared,
        sectionClosed, sectionOpened, sectionMemberAdded, sectionMemberRemoved, fileAdded, fileRemoved,
        commented,
        commentEdited, commentDeleted, commentResolved, commentReopened, acknowledged, watched, joinAsked,
        joinAnswered,
        taskDone, taskReopened, pageReleased, releaseWithdrawn, bundleMade, bundleReleased,
    ]
}

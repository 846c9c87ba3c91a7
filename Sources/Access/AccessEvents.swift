package import Store

/// What the audit log tells about accounts, sessions, rights and workspaces.
///
/// Details hold roles, reasons and counts, never names, addresses or networks: people are told by id, so that
/// erasing a person erases the name from the log as well.
extension Event.Kind {
    package static let signedIn = Event.Kind("person.signed-in", "Angemeldet")
    package static let passwordAccepted = Event.Kind(
        "person.password-accepted",
        "Passwort angenommen, zweiter Faktor verlangt"
    )
    package static let signInRefused = Event.Kind("person.sign-in-refused", "Anmeldung abgelehnt")
    package static let secondFactorRefused = Event.Kind(
        "person.second-factor-refused",
        "Zweiter Faktor abgelehnt"
    )
    package static let recoveryCodeUsed = Event.Kind(
        "person.recovery-code-used",
        "Wiederherstellungscode benutzt"
    )
    package static let signedOut = Event.Kind("person.signed-out", "Abgemeldet")
    package static let sessionEnded = Event.Kind("session.ended", "Sitzung beendet")
    package static let sessionsEnded = Event.Kind("session.all-ended", "Sitzungen beendet")
    package static let viewBegan = Event.Kind("session.view-began", "Ansicht als andere Person begonnen")
    package static let viewEnded = Event.Kind("session.view-ended", "Ansicht als andere Person beendet")

    package static let accountRequested = Event.Kind("person.requested", "Zugang angefragt")
    package static let requestRefused = Event.Kind("person.request-refused", "Öffentliche Anfrage abgelehnt")
    package static let requestConfirmed = Event.Kind("person.request-confirmed", "Anfrage bestätigt")
    package static let requestRejected = Event.Kind("person.request-rejected", "Anfrage abgelehnt")
    package static let invited = Event.Kind("person.invited", "Eingeladen")
    package static let personAdded = Event.Kind("person.added", "Zugang angelegt")
    package static let invitationAccepted = Event.Kind("person.invitation-accepted", "Einladung angenommen")
    package static let resetRequested = Event.Kind("person.reset-requested", "Neues Passwort angefordert")
    package static let passwordReset = Event.Kind("person.password-reset", "Passwort neu gesetzt")
    package static let passwordChanged = Event.Kind("person.password-changed", "Passwort geändert")
    package static let addressChangeRequested = Event.Kind(
        "person.address-change-requested",
        "Neue Adresse angegeben"
    )
    package static let addressChanged = Event.Kind("person.address-changed", "Adresse geändert")
    package static let linkRefused = Event.Kind("link.refused", "Link abgelehnt")
    package static let linkIssued = Event.Kind("link.issued", "Link ausgestellt")
    package static let administratorCreated = Event.Kind(
        "person.administrator-created",
        "Administration eingerichtet"
    )

    package static let secondFactorBegun = Event.Kind(
        "person.second-factor-begun",
        "Einrichtung des zweiten Faktors begonnen"
    )
    package static let secondFactorOn = Event.Kind("person.second-factor-on", "Zweiter Faktor eingeschaltet")
    package static let secondFactorOff = Event.Kind("person.second-factor-off", "Zweiter Faktor abgeschaltet")
    package static let recoveryCodesMade = Event.Kind(
        "person.recovery-codes-made",
        "Wiederherstellungscodes erzeugt"
    )
    package static let accountRefused = Event.Kind(
        "person.change-refused",
        "Änderung am eigenen Zugang abgelehnt"
    )
    package static let profileEdited = Event.Kind("person.profile-edited", "Profil geändert")
    package static let personEdited = Event.Kind("person.edited", "Person geändert")
    package static let personDisabled = Event.Kind("person.disabled", "Zugang deaktiviert")
    package static let personEnabled = Event.Kind("person.enabled", "Zugang wieder aktiviert")
    package static let personDeleted = Event.Kind("person.deleted", "Zugang gelöscht")
    package static let dataExported = Event.Kind(
        "person.data-exported",
        "Auskunft über eigene Daten erstellt"
    )
    package static let adminRefused = Event.Kind("access.refused", "Änderung abgelehnt")

    package static let roleGranted = Event.Kind("grant.given", "Rolle vergeben")
    package static let roleRevoked = Event.Kind("grant.revoked", "Rolle entzogen")
    package static let roleCreated = Event.Kind("role.created", "Rolle angelegt")
    package static let roleEdited = Event.Kind("role.edited", "Rolle geändert")
    package static let roleDeleted = Event.Kind("role.deleted", "Rolle gelöscht")
    package static let groupCreated = Event.Kind("group.created", "Gruppe angelegt")
    package static let groupEdited = Event.Kind("group.edited", "Gruppe geändert")
    package static let groupDeleted = Event.Kind("group.deleted", "Gruppe gelöscht")
    package static let memberAdded = Event.Kind("group.member-added", "In Gruppe aufgenommen")
    package static let memberRemoved = Event.Kind("group.member-removed", "Aus Gruppe entfernt")
    package static let workspaceCreated = Event.Kind("workspace.created", "Arbeitsraum angelegt")
    package static let workspaceEdited = Event.Kind("workspace.edited", "Arbeitsraum geändert")

    /// All of them, for the filter of the audit log.
    package static let access: [Event.Kind] = [
        signedIn, passwordAccepted, signInRefused, secondFactorRefused, recoveryCodeUsed, signedOut,
        sessionEnded,
        sessionsEnded, viewBegan, viewEnded, accountRequested, requestRefused, requestConfirmed,
        requestRejected,
        invited, personAdded, invitationAccepted, resetRequested, passwordReset, passwordChanged,
        addressChangeRequested, addressChanged, linkRefused, linkIssued, administratorCreated,
        secondFactorBegun,
        secondFactorOn, secondFactorOff, recoveryCodesMade, accountRefused, profileEdited, personEdited,
        personDisabled, personEnabled, personDeleted, dataExported, adminRefused, roleGranted, roleRevoked,
        roleCreated, roleEdited, roleDeleted, groupCreated, groupEdited, groupDeleted, memberAdded,
        memberRemoved,
        workspaceCreated, workspaceEdited,
    ]
}

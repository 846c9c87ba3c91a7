import Access
import Store
import Theme

/// The details of an event in German: `role: redaktion` becomes "Rolle: Redaktion".
struct EventDetails: Sendable {
    let kinds: EventKinds
    let roles: [String: String]
    let names: EventNames

    func lines(_ record: EventRecord) -> [String] {
        record.detail.sorted { $0.key < $1.key }.map { key, value in
            "\(Self.labels[key] ?? key): \(text(value, of: key))"
        }
    }

    /// A line of the export.
    func cells(_ record: EventRecord) -> [String] {
        [
            record.at.iso, kinds.title(of: record.kind), record.kind.rawValue,
            record.actor.map(names.name) ?? "", record.object.map(names.name) ?? "",
            record.workspace.map(names.name) ?? "", lines(record).joined(separator: ", "),
        ]
    }

    private func text(_ value: String, of key: String) -> String {
        switch key {
        case "role": roles[value] ?? value
        case "rights":
            value.split(separator: " ").map { Right(rawValue: String($0))?.title ?? String($0) }.joined(
                separator: ", "
            )
        case "group": ID<Any>(value).map(names.name) ?? value
        case "verb": kinds.kind(value).map(kinds.title) ?? value
        case "visibility": Workspace.Visibility(rawValue: value)?.title ?? value
        case "until":
            Timestamp(iso: value).map {
                "bis \(DateText.day(microseconds: ($0 - .seconds(1)).microseconds).text)"
            } ?? value
        case "known": PersonState(rawValue: value)?.title ?? value
        default: Self.words[value] ?? value
        }
    }

    private static let labels = [
        "role": "Rolle", "rights": "Rechte", "group": "Gruppe", "verb": "Versucht", "reason": "Grund",
        "count": "Anzahl", "purpose": "Zweck", "factor": "Nachweis", "known": "Bisheriger Zustand",
        "visibility": "Sichtbar für", "until": "Befristet", "kind": "Auftrag", "key": "Einstellung",
    ]

    /// The short words of refusals, links and factors.
    private static let words = [
        "wrong": "stimmt nicht", "too-many": "zu viele Versuche", "busy": "überlastet",
        "disabled": "deaktiviert",
        "session-over": "Sitzung abgelaufen", "unknown": "unbekannt", "expired": "abgelaufen",
        "used": "schon benutzt",
        "void": "nicht mehr gültig", "closed": "geschlossen",
        "not-found": "nicht vorhanden oder nicht erlaubt",
        "higher-rights": "fehlende eigene Rechte", "last-administrator": "letzte Administration",
        "own-account": "eigener Zugang", "wrong-state": "falscher Zustand", "in-use": "wird noch gebraucht",
        "read-only": "nur Ansicht", "wrong-password": "Passwort stimmt nicht",
        "wrong-code": "Code stimmt nicht",
        "invitation": "Einladung", "reset": "neues Passwort", "address": "neue Adresse",
        "already-on": "schon eingerichtet", "needed-by-role": "von einer Rolle verlangt",
        "not-begun": "nicht begonnen",
        "first-administrator": "erste Administration", "app": "Code der App",
        "recovery": "Wiederherstellungscode",
    ]
}

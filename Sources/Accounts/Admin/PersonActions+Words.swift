/// What each verb does, before it does it.
extension PersonActions.Verb {
    var title: String {
        switch self {
        case .invite: "Erneut einladen"
        case .disable: "Zugang deaktivieren"
        case .enable: "Zugang wieder aktivieren"
        case .dropFactor: "Zweiten Faktor entfernen"
        case .endSessions: "Alle Geräte abmelden"
        case .delete: "Zugang löschen"
        }
    }

    var consequences: [String] {
        switch self {
        case .invite:
            [
                "Die Person bekommt eine neue E-Mail mit einem Link, der einmal gilt.",
                "Der Link aus der früheren Einladung gilt nicht mehr.",
            ]
        case .disable:
            [
                "Die Person wird auf allen Geräten abgemeldet und kann sich nicht mehr anmelden.",
                "Sie bekommt darüber eine E-Mail.",
            ]
        case .enable:
            ["Die Person kann sich wieder anmelden, mit ihrem bisherigen Passwort und ihren Rollen."]
        case .dropFactor:
            [
                "Zur Anmeldung genügt wieder das Passwort; auch die Wiederherstellungscodes gelten nicht mehr.",
                "Verlangt eine Rolle den zweiten Faktor, richtet die Person ihn bei der nächsten Anmeldung neu ein.",
                "Sie bekommt darüber eine E-Mail.",
            ]
        case .endSessions: ["Die Person muss sich auf jedem Gerät neu anmelden."]
        case .delete:
            [
                "Name, Adresse, Organisation, Funktion, Passwort und Rollen werden gelöscht.",
                "Das lässt sich nicht zurücknehmen; die Person müsste neu eingeladen werden.",
            ]
        }
    }

    var kept: [String] {
        switch self {
        case .disable: ["Angaben, Rollen und Beiträge bleiben erhalten."]
        case .delete: ["Beiträge bleiben stehen; als Urheberin steht dort „ausgeschiedene Person“."]
        case .invite, .enable, .dropFactor, .endSessions: []
        }
    }
}

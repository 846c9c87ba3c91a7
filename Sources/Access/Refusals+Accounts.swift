/// Why a change to one's own account was refused.
package enum AccountRefusal: Refusal {
    case wrongPassword
    case tooMany(seconds: Int)
    case busy
    /// During "Ansicht als …".
    case readOnly
    case alreadyOn
    case notBegun
    case wrongCode
    case lastAdministrator
    case sessionOver

    package var seconds: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        case .busy: 60
        default: nil
        }
    }

    package var message: String {
        switch self {
        case .wrongPassword: "Das Passwort stimmt nicht. Es ist nichts geändert worden."
        case .tooMany(let seconds): tooManyMessage(seconds)
        case .busy: busyMessage
        case .readOnly: readOnlyMessage
        case .alreadyOn:
            "Der zweite Faktor ist schon eingerichtet. Schalten Sie ihn ab, um ein anderes Gerät einzurichten."
        case .notBegun: "Die Einrichtung wurde noch nicht begonnen. Beginnen Sie mit dem QR-Code."
        case .wrongCode:
            "Dieser Code gilt nicht. Prüfen Sie, ob die Uhr Ihres Geräts stimmt, und geben Sie den nächsten Code ein."
        case .lastAdministrator: lastAdministratorMessage
        case .sessionOver: sessionOverMessage
        }
    }

    package var code: String {
        switch self {
        case .wrongPassword: "wrong-password"
        case .tooMany: "too-many"
        case .busy: "busy"
        case .readOnly: "read-only"
        case .alreadyOn: "already-on"
        case .notBegun: "not-begun"
        case .wrongCode: "wrong-code"
        case .lastAdministrator: "last-administrator"
        case .sessionOver: "session-over"
        }
    }
}

/// Why a change to other people, rights or workspaces was refused.
package enum AdminRefusal: String, Refusal, CaseIterable {
    case notFound = "not-found"
    case missingRight = "missing-right"
    case readOnly = "read-only"
    case higherRights = "higher-rights"
    case lastAdministrator = "last-administrator"
    case ownAccount = "own-account"
    case wrongState = "wrong-state"
    case inUse = "in-use"

    package var code: String { rawValue }

    /// Answered like an address that does not exist.
    package var isHidden: Bool { self == .notFound || self == .missingRight }

    package var message: String {
        switch self {
        case .notFound, .missingRight: "Das gibt es hier nicht, oder Sie dürfen es nicht sehen."
        case .readOnly: readOnlyMessage
        case .higherRights:
            "Dazu gehören Rechte, die Sie selbst nicht haben. Bitten Sie jemanden mit der Rolle Administration."
        case .lastAdministrator: lastAdministratorMessage
        case .ownAccount: "Das geht nicht mit dem eigenen Zugang. Bitten Sie eine andere Person."
        case .wrongState:
            "Der Stand hat sich inzwischen geändert. Laden Sie die Seite neu und sehen Sie nach."
        case .inUse: "Die Rolle ist noch vergeben. Entziehen Sie sie zuerst allen Personen und Gruppen."
        }
    }
}

private let readOnlyMessage =
    "In der Ansicht einer anderen Person wird nichts geändert. Beenden Sie zuerst die Ansicht."
private let lastAdministratorMessage =
    "Mindestens eine aktive Person muss die Rolle Administration ohne Enddatum behalten. Geben Sie sie zuerst einer anderen Person."

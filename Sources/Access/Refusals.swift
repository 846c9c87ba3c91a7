/// Why a sign-in was refused.
package enum SignInRefusal: Refusal {
    /// Address unknown, password wrong, account not in use: one answer for all.
    case wrong
    case tooMany(seconds: Int)
    case busy
    /// Told only to somebody who knows the password.
    case disabled

    package var seconds: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        case .busy: 60
        default: nil
        }
    }

    package var message: String {
        switch self {
        case .wrong:
            "E-Mail-Adresse und Passwort passen nicht zusammen. Prüfen Sie beide, oder setzen Sie das Passwort neu."
        case .tooMany(let seconds):
            tooManyMessage(seconds)
                + " Oder setzen Sie gleich ein neues Passwort: Der Link aus der E-Mail öffnet "
                + "Ihren Zugang sofort."
        case .busy: busyMessage
        case .disabled: "Ihr Zugang ist deaktiviert. Wenden Sie sich an die Geschäftsstelle."
        }
    }

    package var code: String {
        switch self {
        case .wrong: "wrong"
        case .tooMany: "too-many"
        case .busy: "busy"
        case .disabled: "disabled"
        }
    }
}

/// Why a code was refused.
package enum SecondFactorRefusal: Refusal {
    case wrong
    /// What was typed is no code of the app, and no recovery code that counts.
    case wrongRecoveryCode
    case tooMany(seconds: Int)
    case sessionOver

    package var seconds: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        default: nil
        }
    }

    package var message: String {
        switch self {
        case .wrong:
            "Dieser Code gilt nicht. Codes der App wechseln alle 30 Sekunden und gelten einmal; warten Sie auf den "
                + "nächsten, oder nehmen Sie einen Wiederherstellungscode."
        case .wrongRecoveryCode:
            "Dieser Wiederherstellungscode gilt nicht, oder er ist schon benutzt. Jeder gilt einmal; nehmen Sie "
                + "einen anderen aus Ihrer Liste."
        case .tooMany(let seconds): tooManyMessage(seconds)
        case .sessionOver: sessionOverMessage
        }
    }

    package var code: String {
        switch self {
        case .wrong: "wrong"
        case .wrongRecoveryCode: "wrong-recovery-code"
        case .tooMany: "too-many"
        case .sessionOver: "session-over"
        }
    }
}

let busyMessage = "Gerade melden sich sehr viele Menschen an. Versuchen Sie es in einer Minute noch einmal."
let sessionOverMessage = "Ihre Anmeldung ist abgelaufen. Melden Sie sich neu an."

func tooManyMessage(_ seconds: Int) -> String {
    let wait = seconds < 90 ? "\(max(1, seconds)) Sekunden" : "\((seconds + 59) / 60) Minuten"
    return "Das waren zu viele Versuche in kurzer Zeit. Warten Sie \(wait), dann geht es weiter."
}

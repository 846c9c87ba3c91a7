/// Why a link does not work.
package enum LinkRefusal: String, Refusal, CaseIterable {
    case unknown, expired, used, void, busy

    package var code: String { rawValue }
    package var seconds: Int? { self == .busy ? 60 : nil }

    package var message: String {
        switch self {
        case .unknown:
            "Diesen Link gibt es nicht. Vielleicht ist er beim Kopieren unvollständig geblieben; öffnen Sie ihn "
                + "am besten direkt aus der E-Mail."
        case .expired: "Dieser Link ist abgelaufen. Fordern Sie einen neuen an."
        case .used:
            "Dieser Link wurde schon benutzt und gilt nur einmal. Melden Sie sich an, oder fordern Sie einen neuen an."
        case .void:
            "Dieser Link gilt nicht mehr, weil es einen neueren gibt oder sich Ihr Zugang geändert hat. "
                + "Nehmen Sie den Link aus der jüngsten E-Mail."
        case .busy: busyMessage
        }
    }
}

/// Why a public request was refused.
package enum RequestRefusal: Refusal {
    case tooMany(seconds: Int)
    case closed

    package var seconds: Int? {
        switch self {
        case .tooMany(let seconds): seconds
        default: nil
        }
    }

    package var message: String {
        switch self {
        case .tooMany(let seconds): tooManyMessage(seconds)
        case .closed:
            "Zugänge können hier zurzeit nicht angefragt werden. Wenden Sie sich an die Geschäftsstelle."
        }
    }

    package var code: String {
        switch self {
        case .tooMany: "too-many"
        case .closed: "closed"
        }
    }
}

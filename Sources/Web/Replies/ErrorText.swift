import Theme

/// What the error page of each status says: what happened, why, and the way out.
enum ErrorText {
    static func title(_ status: Reply.Status) -> String {
        switch status {
        case .badRequest: "Diese Anfrage lässt sich nicht lesen"
        case .forbidden: "Das geht hier nicht"
        case .notFound: "Diese Seite gibt es nicht"
        case .methodNotAllowed: "Diese Adresse nimmt so etwas nicht an"
        case .timeout: "Die Übertragung hat zu lange gedauert"
        case .conflict: "Inzwischen hat sich etwas geändert"
        case .gone: "Diese Seite gibt es nicht mehr"
        case .tooLarge: "Das ist zu groß"
        case .unsupported: "Dieses Format wird nicht angenommen"
        case .unprocessable: "Die Angaben passen noch nicht"
        case .tooMany: "Zu viele Versuche"
        case .unavailable: "Im Moment nicht erreichbar"
        case .ok, .failed: "Auf unserer Seite ist ein Fehler aufgetreten"
        }
    }

    static func text(_ status: Reply.Status, retryAfter: Int?) -> String {
        switch status {
        case .badRequest:
            "Adresse oder Formular enthalten etwas, das diese Website nie verschickt. Es ist nichts gespeichert worden. Rufen Sie die Seite über die Navigation neu auf."
        case .forbidden: "Dafür fehlt die Berechtigung. Es ist nichts geändert worden."
        case .notFound:
            "Vielleicht ist die Adresse unvollständig, die Seite wurde entfernt, oder sie ist nur für bestimmte Personen sichtbar."
        case .methodNotAllowed:
            "Vermutlich stammt der Aufruf von einem anderen Programm. Rufen Sie die Seite über die Navigation auf."
        case .timeout:
            "Ihre Angaben sind nicht vollständig angekommen, und es ist nichts gespeichert worden. Prüfen Sie die Verbindung, und schicken Sie das Formular noch einmal ab."
        case .conflict:
            "Jemand anderes hat dasselbe bearbeitet. Es ist nichts gespeichert worden. Rufen Sie die Seite neu auf, und prüfen Sie den neuen Stand."
        case .gone: "Der Inhalt wurde entfernt oder der Link ist abgelaufen."
        case .tooLarge:
            "Ihre Angaben sind größer, als diese Seite annimmt, und es ist nichts gespeichert worden. Kürzen Sie den Text, und schicken Sie das Formular noch einmal ab."
        case .unsupported: "Diese Adresse nimmt nur Formulare dieser Website an."
        case .unprocessable: "Es ist nichts gespeichert worden. Gehen Sie zurück, und prüfen Sie die Angaben."
        case .tooMany: "Zum Schutz der Zugänge ist die Zahl der Versuche begrenzt. \(wait(retryAfter))"
        case .unavailable:
            "Die Plattform ist gerade überlastet oder ein Teil von ihr nicht erreichbar. Es ist nichts halb gespeichert worden. \(wait(retryAfter))"
        case .ok, .failed:
            "Das war nicht Ihr Fehler, und es ist nichts halb gespeichert worden. Versuchen Sie es später noch einmal. Bleibt der Fehler, nennen Sie der Geschäftsstelle bitte die Kennung unten."
        }
    }

    private static func wait(_ seconds: Int?) -> String {
        switch seconds ?? 0 {
        case ..<1: "Versuchen Sie es später noch einmal."
        case ..<90: "Versuchen Sie es in etwa einer Minute noch einmal."
        case let seconds: "Versuchen Sie es in etwa \((seconds + 59) / 60) Minuten noch einmal."
        }
    }

    /// The form had no token, or one of another session.
    static let staleForm =
        "Das Formular gehört nicht mehr zu Ihrer Anmeldung, oder es kam von einer anderen Website. Zum Schutz vor Missbrauch ist nichts gespeichert worden. Rufen Sie die Seite neu auf, und schicken Sie das Formular noch einmal ab."

    /// Somebody looks with another's rights.
    static let onlyViewing =
        "Sie sehen die Plattform gerade mit den Augen einer anderen Person. Dabei lässt sich nichts ändern. Beenden Sie die Ansicht, um etwas zu tun."
}

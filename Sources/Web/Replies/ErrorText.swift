import Theme

/// What the error page of each status says: what happened, why, and the way out.
enum ErrorText {
    static func title(_ status: Reply.Status) -> String {
        switch status {
        case .badRequest: "Diese Anfrage lässt sich nicht lesen"
        case .signedOut: "Dafür ist eine Anmeldung nötig"
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
        case .signedOut:
            "Dafür ist eine Anmeldung nötig. Melden Sie sich an, und versuchen Sie es noch einmal."
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

    /// What to do when more was sent than a row takes; `nil` where the usual sentence says it.
    ///
    /// - Parameter file: how large an uploaded file may be, in bytes.
    static func tooLarge(_ intake: Route.Intake, file: Int) -> String? {
        switch intake {
        case .form: nil
        case .text:
            "Der Text ist größer, als diese Seite annimmt, und es ist nichts gespeichert worden. Er ist nicht verloren: Gehen Sie im Browser einen Schritt zurück, dort steht er noch im Formular. Teilen Sie ihn auf mehrere Seiten auf, oder hängen Sie ihn als Datei an."
        case .upload:
            "Dateien dürfen hier höchstens \(size(file)) groß sein, auch mehrere zusammen. Es ist nichts gespeichert worden. Was Sie eingetragen haben, ist nicht verloren: Gehen Sie im Browser einen Schritt zurück. Wählen Sie eine kleinere Datei, oder laden Sie die Dateien einzeln hoch."
        }
    }

    /// A form with more parts than we read.
    static let tooManyParts =
        "Auf einmal lassen sich höchstens \(MultipartBody.mostParts) Dateien und Angaben abschicken. Es ist nichts gespeichert worden. Gehen Sie im Browser einen Schritt zurück, und laden Sie die Dateien in mehreren Schritten hoch."

    /// A page that was there once and shall not be found any more.
    static let withdrawn =
        "Diese Seite ist zurückgezogen worden. Der Inhalt steht nicht mehr zur Verfügung. Neuere Fassungen finden Sie über die Navigation oder die Suche."

    /// The session ended while somebody was at work.
    static let expired = "Ihre Anmeldung ist abgelaufen. Melden Sie sich noch einmal an."

    /// The second step of a sign-in is still open.
    static let unfinished = "Ihre Anmeldung ist noch nicht abgeschlossen. Schließen Sie sie ab."

    private static func size(_ bytes: Int) -> String {
        bytes < 1 << 20 ? "\(bytes >> 10) kB" : "\(bytes >> 20) MB"
    }

    /// The form had no token, or one of another session.
    static let staleForm =
        "Das Formular gehört nicht mehr zu Ihrer Anmeldung, oder es kam von einer anderen Website. Zum Schutz vor Missbrauch ist nichts gespeichert worden. Rufen Sie die Seite neu auf, und schicken Sie das Formular noch einmal ab."

    /// Above a long text that comes back.
    static let keptTitle = "Noch nicht gespeichert"

    /// The same for a long text, which comes back.
    static let keptStaleForm =
        "Das Formular gehört nicht mehr zu Ihrer Anmeldung. Zum Schutz vor Missbrauch ist nichts gespeichert worden; Ihre Eingaben stehen unten."

    /// A long text came from somebody who is not signed in any more.
    static let keptForm =
        "Ihre Anmeldung ist abgelaufen oder beendet. Es ist nichts gespeichert worden, aber auch nichts verloren: Ihre Eingaben stehen unten."

    /// Somebody looks with another's rights.
    static let onlyViewing =
        "Sie sehen die Plattform gerade mit den Augen einer anderen Person. Dabei lässt sich nichts ändern. Beenden Sie die Ansicht, um etwas zu tun."
}

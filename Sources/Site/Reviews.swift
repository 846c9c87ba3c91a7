import Markup
import Pages

/// Pages whose review date has passed: a banner on the page, and a line in the check.
enum Reviews {
    static func problems(_ model: SiteModel) -> [Problem] {
        model.pages.compactMap { page in
            guard let date = page["pruefen_bis"]?.date, date.wholeDay < model.today else { return nil }
            return Problem(
                file: page.file,
                line: page.positions["pruefen_bis"]?.line ?? 1,
                column: page.positions["pruefen_bis"]?.column ?? 1,
                level: .warning,
                code: "overdue",
                text: "Die Seite sollte bis \(date.german) geprüft werden.",
                hint: "Prüfen Sie den Inhalt und setzen Sie „stand“ und „pruefen_bis“ neu."
            )
        }
    }
}

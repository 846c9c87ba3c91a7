/// The page `/_vorschau/`: every problem of the last build, one below the other.
enum PreviewProblemPage {
    static func html(_ problems: [String]) -> String {
        let content =
            problems.isEmpty
            ? "<p>Der letzte Bau hatte keine Fehler.</p>"
            : "<p>Die Website ist auf dem letzten guten Stand, bis diese Fehler behoben sind:</p>\n<ol>\n"
                + problems.map { "<li><code>\(escaped($0))</code></li>\n" }.joined() + "</ol>"
        return """
            <!doctype html>
            <html lang="de">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>Vorschau: Stand des letzten Baus</title>
            <link rel="stylesheet" href="/_vorschau/stil.css">
            <script type="module" src="/_vorschau/skript.js"></script>
            </head>
            <body class="vorschau-seite">
            <main>
            <h1>Stand des letzten Baus</h1>
            \(content)
            <p><a href="/">Zur Startseite der Vorschau</a></p>
            </main>
            </body>
            </html>

            """
    }

    private static func escaped(_ text: String) -> String {
        var result = ""
        for character in text {
            switch character {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            default: result.append(character)
            }
        }
        return result
    }
}

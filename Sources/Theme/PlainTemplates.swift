/// What a minimal theme need not write itself: plain HTML for every view.
enum PlainTemplates {
    static let sources = pages.merging(screens, uniquingKeysWith: { $1 })

    /// Whether a theme that is not minimal may do without this template too.
    static func mayBeMissing(_ name: String) -> Bool { screens[name] != nil }

    private static let pages = [
        "layout": """
        <!doctype html>
        <html lang="{{language}}"><head><meta charset="utf-8"><title>{{documentTitle}}</title></head>
        <body>{{#viewAs}}<form action="{{endURL}}" method="post">{{> schlicht/schutz}}<p>Ansicht als {{name}} <button>Ansicht beenden</button></p></form>{{/viewAs}}{{#account}}<form action="{{signOutURL}}" method="post">{{> schlicht/schutz}}<p>{{name}}: <a href="{{url}}">Mein Bereich</a> <button>Abmelden</button></p></form>{{/account}}{{#signInURL}}<p><a href="{{signInURL}}">Anmelden</a></p>{{/signInURL}}{{{main}}}</body></html>
        """,
        "seite": "<h1>{{title}}</h1>{{{body}}}",
        "liste": "<h1>{{title}}</h1>{{{body}}}\n{{> teile/liste}}",
        "start": "<h1>{{title}}</h1>{{{body}}}",
        "glossar": "<h1>{{title}}</h1>{{{body}}}",
        "suche": "<h1>{{title}}</h1>{{{body}}}",
        "kaesten": "<h1>{{title}}</h1>{{{body}}}",
        "abbildungen": "<h1>{{title}}</h1>{{{body}}}",
        "fehler":
            "<h1>{{title}}</h1><p>{{text}}</p>{{#incident}}<p>Kennung dieses Fehlers: {{incident}}</p>{{/incident}}",
        "teile/liste": """
        <ul>
        {{#rows}}
        <li><a href="{{url}}">{{title}}</a></li>
        {{/rows}}
        </ul>
        """,
        "teile/links": """
        <ul>
        {{#rows}}
        <li><a href="{{url}}">{{title}}</a></li>
        {{/rows}}
        </ul>
        """,
        "teile/tabelle": """
        <table>
        {{#rows}}
        <tr>{{#cells}}<td>{{text}}</td>{{/cells}}</tr>
        {{/rows}}
        </table>
        """,
    ]
}

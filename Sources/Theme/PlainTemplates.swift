/// What a minimal theme need not write itself: plain HTML for every view.
enum PlainTemplates {
    static let sources = [
        "layout": """
        <!doctype html>
        <html lang="{{language}}"><head><meta charset="utf-8"><title>{{documentTitle}}</title></head>
        <body>{{{main}}}</body></html>
        """,
        "seite": "<h1>{{title}}</h1>{{{body}}}",
        "liste": "<h1>{{title}}</h1>{{{body}}}\n{{> teile/liste}}",
        "start": "<h1>{{title}}</h1>{{{body}}}",
        "glossar": "<h1>{{title}}</h1>{{{body}}}",
        "suche": "<h1>{{title}}</h1>{{{body}}}",
        "kaesten": "<h1>{{title}}</h1>{{{body}}}",
        "abbildungen": "<h1>{{title}}</h1>{{{body}}}",
        "fehler": "<h1>{{title}}</h1><p>{{text}}</p>",
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

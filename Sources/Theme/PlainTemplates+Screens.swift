/// Plain HTML for the closed area, so that people can sign in whatever the theme.
///
/// A theme that was made before there was a closed area keeps working: without `bereich.mustache` it shows these.
extension PlainTemplates {
    static let screens = [
        "bereich": """
        <h1>{{title}}</h1>
        {{#lead}}<p>{{lead}}</p>{{/lead}}
        {{> schlicht/eckdaten}}
        {{#hasProblems}}
        <div role="alert" tabindex="-1" autofocus><h2>Bitte prüfen Sie Ihre Angaben</h2>
        <ul>{{#problems}}<li>{{#url}}<a href="{{url}}">{{text}}</a>{{/url}}{{^url}}{{text}}{{/url}}</li>{{/problems}}</ul></div>
        {{/hasProblems}}
        {{#messages}}{{> schlicht/notiz}}{{/messages}}
        {{> schlicht/aktionen}}
        {{#parts}}{{> schlicht/teil}}{{/parts}}
        {{#section}}
        <nav aria-label="In diesem Bereich">
        <p><a href="{{url}}">{{title}}</a></p>
        {{> schlicht/baum}}
        </nav>
        {{/section}}
        """,
        "schlicht/teil": """
        {{#heading}}<h2 id="{{id}}">{{heading}}</h2>{{/heading}}
        {{#paragraphs}}<p>{{> schlicht/worte}}</p>{{/paragraphs}}
        {{#hasPoints}}<ul>{{#points}}<li>{{> schlicht/worte}}</li>{{/points}}</ul>{{/hasPoints}}
        {{#hasNumberedPoints}}<ol>{{#numberedPoints}}<li>{{> schlicht/worte}}</li>{{/numberedPoints}}</ol>{{/hasNumberedPoints}}
        {{{html}}}
        {{#notice}}{{> schlicht/notiz}}{{/notice}}
        {{#hasDetails}}<dl>{{#details}}<dt>{{label}}</dt>{{#values}}<dd>{{> schlicht/wert}}</dd>{{/values}}
        {{#hasActions}}<dd>{{> schlicht/aktionen}}</dd>{{/hasActions}}{{/details}}</dl>{{/hasDetails}}
        {{#filter}}{{> schlicht/filter}}{{/filter}}
        {{#table}}{{> schlicht/tabelle}}{{/table}}
        {{#form}}{{> schlicht/formular}}{{/form}}
        {{> schlicht/aktionen}}
        {{#rowList}}<ul>{{#rows}}<li>{{#url}}<a href="{{url}}">{{title}}</a>{{/url}}{{^url}}{{title}}{{/url}} {{summary}}</li>{{/rows}}</ul>{{#empty}}<p>{{empty}}</p>{{/empty}}{{/rowList}}
        {{#hasLinks}}<ul>{{#links}}<li><a href="{{url}}">{{title}}</a></li>{{/links}}</ul>{{/hasLinks}}
        {{#codes}}<ul aria-label="{{label}}">{{#codes}}<li><code>{{text}}</code></li>{{/codes}}</ul>{{/codes}}
        {{#qr}}<div role="img" aria-label="{{label}}">{{{image}}}</div>{{#secret}}<p>Schlüssel: <code>{{secret}}</code></p>{{/secret}}{{#url}}<p><a href="{{url}}">In einer App öffnen</a></p>{{/url}}{{/qr}}
        {{#progress}}<p>{{label}}: {{text}} <progress max="{{total}}" value="{{done}}" aria-label="{{label}}"></progress></p>{{/progress}}
        {{#steps}}<ol>{{#steps}}<li{{#current}} aria-current="step"{{/current}}>{{title}}</li>{{/steps}}</ol>{{/steps}}
        {{#hasTimeline}}<ol>{{#timeline}}<li>{{title}}{{#status}} ({{text}}){{/status}}{{#time}}, <time datetime="{{iso}}">{{text}}</time>{{/time}}
        {{#paragraphs}}<p>{{> schlicht/worte}}</p>{{/paragraphs}}</li>{{/timeline}}</ol>{{/hasTimeline}}
        {{#confirmation}}<p>Das geschieht:</p><ul>{{#consequences}}<li>{{text}}</li>{{/consequences}}</ul>
        {{#hasKept}}<p>Das bleibt:</p><ul>{{#kept}}<li>{{text}}</li>{{/kept}}</ul>{{/hasKept}}
        {{#form}}{{> schlicht/formular}}{{/form}}{{/confirmation}}
        {{#emptyState}}{{> schlicht/leer}}{{/emptyState}}
        {{#article}}{{> schlicht/artikel}}{{/article}}
        {{#diff}}{{> schlicht/vergleich}}{{/diff}}
        {{> schlicht/kommentare}}
        {{> schlicht/dateien}}
        {{#tree}}{{> schlicht/seitenbaum}}{{/tree}}
        """,
        "schlicht/worte": """
        {{#runs}}{{#plain}}{{text}}{{/plain}}{{#strong}}<strong>{{text}}</strong>{{/strong}}{{#code}}<code>{{text}}</code>{{/code}}{{#url}}<a href="{{url}}">{{text}}</a>{{/url}}{{/runs}}
        """,
        "schlicht/notiz": """
        <div role="status"><p><strong>{{title}}</strong></p>{{#paragraphs}}<p>{{> schlicht/worte}}</p>{{/paragraphs}}
        {{> schlicht/aktionen}}</div>
        """,
        "schlicht/wert": """
        {{#none}}keine Angabe{{/none}}{{text}}{{#link}}<a href="{{url}}">{{title}}</a>{{/link}}{{#time}}<time datetime="{{iso}}">{{text}}</time>{{/time}}{{#code}}<code>{{code}}</code>{{/code}}{{#statuses}} {{text}}{{/statuses}}{{#lines}} {{text}}{{/lines}}
        {{> schlicht/aktionen}}
        {{note}}
        """,
        "schlicht/aktionen": """
        {{#hasActions}}
        {{#actions}}
        {{#post}}<form action="{{url}}" method="post">{{> schlicht/schutz}}{{#sent}}<input type="hidden" name="{{name}}" value="{{value}}">{{/sent}}<button>{{title}}{{#about}}: {{about}}{{/about}}</button></form>{{/post}}
        {{^post}}<a href="{{url}}">{{title}}{{#about}}: {{about}}{{/about}}</a>{{/post}}
        {{/actions}}
        {{/hasActions}}
        """,
        "schlicht/leer": """
        <p>{{text}}{{#hint}} {{hint}}{{/hint}}</p>
        {{> schlicht/aktionen}}
        """,
        "schlicht/schutz": """
        {{#csrf}}<input type="hidden" name="schutz" value="{{csrf}}">{{/csrf}}
        """,
    ].merging(forms, uniquingKeysWith: { $1 }).merging(wiki, uniquingKeysWith: { $1 })
}

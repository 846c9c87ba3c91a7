/// Plain pages of workspaces: texts, comparisons, comments, attachments, trees.
extension PlainTemplates {
    static let wiki = [
        "schlicht/editor": """
        <p><label for="{{id}}">{{label}}{{> schlicht/freiwillig}}</label> <input type="hidden" name="basis" value="{{base}}"> <textarea id="{{id}}" name="{{name}}" rows="{{rows}}"{{> schlicht/bezug}}>
        {{value}}</textarea></p>{{> schlicht/hilfe}}
        """,
        "schlicht/eckdaten": """
        {{#hasFacts}}<dl>{{#facts}}<dt>{{label}}</dt>{{#values}}<dd>{{> schlicht/wert}}</dd>{{/values}}{{/facts}}</dl>{{/hasFacts}}
        """,
        "schlicht/artikel": """
        {{#draft}}<p>Entwurf: Dieser Text ist noch nicht freigegeben.</p>{{/draft}}
        {{#hasOutline}}<ul aria-label="Inhalt dieser Seite">{{#outline}}<li><a href="{{url}}">{{title}}</a>{{#hasItems}}<ul>{{#items}}<li><a href="{{url}}">{{title}}</a></li>{{/items}}</ul>{{/hasItems}}</li>{{/outline}}</ul>{{/hasOutline}}
        {{{articleText}}}
        """,
        "schlicht/vergleich": """
        <p>Gelöscht aus: {{old}}. Eingefügt in: {{new}}.</p>
        {{#changeCount}}<p>{{changeCount}} <a href="{{firstChange}}">Zur ersten Änderung</a></p>{{/changeCount}}
        {{^changeCount}}<p>Beide Fassungen haben denselben Text.</p>{{/changeCount}}
        {{#passages}}
        {{#gap}}<p>{{gap}}</p>{{/gap}}
        {{#isSame}}<pre>{{#equalLines}}  {{text}}<br>{{/equalLines}}</pre>{{/isSame}}
        {{#change}}<div id="{{changeID}}"><p>{{change}}{{#nextChange}} <a href="{{nextChange}}">nächste Änderung</a>{{/nextChange}}</p>
        <pre>{{#diffLines}}{{> schlicht/vergleichszeilen}}{{/diffLines}}</pre></div>{{/change}}
        {{/passages}}
        """,
        "schlicht/vergleichszeilen": """
        {{#gone}}{{#hasWholeLines}}<del>{{#wholeLines}}− {{text}}<br>{{/wholeLines}}</del>{{/hasWholeLines}}{{^hasWholeLines}}− {{> schlicht/vergleichsworte}}<br>{{/hasWholeLines}}{{/gone}}{{^gone}}{{#hasWholeLines}}<ins>{{#wholeLines}}+ {{text}}<br>{{/wholeLines}}</ins>{{/hasWholeLines}}{{^hasWholeLines}}+ {{> schlicht/vergleichsworte}}<br>{{/hasWholeLines}}{{/gone}}
        """,
        "schlicht/vergleichsworte": """
        {{#runs}}{{#same}}{{text}}{{/same}}{{#removed}}<del>{{text}}</del>{{/removed}}{{#added}}<ins>{{text}}</ins>{{/added}}{{/runs}}
        """,
        "schlicht/kommentar": """
        <article id="{{commentID}}"><p><strong>{{author}}{{#own}} (Sie){{/own}}</strong>{{#time}}, <time datetime="{{iso}}">{{text}}</time>{{/time}}{{#isReply}} (Antwort){{/isReply}}{{#resolution}}; erledigt von {{resolver}}{{#time}}, <time datetime="{{iso}}">{{text}}</time>{{/time}}{{/resolution}}</p>
        {{#quote}}<blockquote>{{quote}}</blockquote>{{/quote}}
        {{{body}}}
        {{> schlicht/aktionen}}
        {{#hasReplies}}<ol>{{#replies}}<li>{{> schlicht/kommentar}}</li>{{/replies}}</ol>{{/hasReplies}}
        {{#replyForm}}{{> schlicht/formular}}{{/replyForm}}</article>
        """,
        "schlicht/kommentare": """
        {{#hasComments}}<ol>{{#comments}}<li>{{> schlicht/kommentar}}</li>{{/comments}}</ol>{{/hasComments}}
        {{#hasResolvedComments}}<p>Erledigt:</p><ol>{{#resolvedComments}}<li>{{> schlicht/kommentar}}</li>{{/resolvedComments}}</ol>{{/hasResolvedComments}}
        """,
        "schlicht/dateien": """
        {{#hasFiles}}<ul>{{#files}}<li>{{#thumbnail}}<img src="{{thumbnail}}" alt="{{alt}}"> {{/thumbnail}}<a href="{{url}}">{{name}}</a> ({{kind}}, {{size}}){{#note}} {{note}}{{/note}}
        {{> schlicht/aktionen}}</li>{{/files}}</ul>{{/hasFiles}}
        """,
        "schlicht/baum": """
        {{#hasItems}}<ul>{{#items}}<li><a href="{{url}}">{{title}}</a>{{#open}}{{> schlicht/baum}}{{/open}}</li>{{/items}}</ul>{{/hasItems}}
        """,
        "schlicht/seitenbaum": """
        {{#hasItems}}<ul>{{#items}}<li><a href="{{url}}">{{title}}</a>{{#statuses}} ({{text}}){{/statuses}}{{#note}} {{note}}{{/note}}
        {{> schlicht/aktionen}}{{> schlicht/seitenbaum}}</li>{{/items}}</ul>{{/hasItems}}
        """,
    ]
}

/// Plain forms and tables.
extension PlainTemplates {
    static let forms = [
        "schlicht/formular": """
        <form id="{{id}}" action="{{action}}" method="post"{{#multipart}} enctype="multipart/form-data"{{/multipart}} novalidate>
        {{> schlicht/schutz}}
        {{#lead}}<p>{{> schlicht/worte}}</p>{{/lead}}
        {{#fields}}{{> schlicht/feld}}{{/fields}}
        <p>{{#buttons}}<button{{#name}} name="{{name}}" value="{{value}}"{{/name}}>{{title}}</button> {{/buttons}}{{#cancel}}<a href="{{url}}">{{title}}</a>{{/cancel}}</p>
        </form>
        """,
        "schlicht/feld": """
        {{#hidden}}<input type="hidden" name="{{name}}" value="{{value}}">{{/hidden}}
        {{#username}}<input type="text" name="username" value="{{username}}" autocomplete="username" readonly hidden>{{/username}}
        {{#input}}<p><label for="{{id}}">{{label}}{{> schlicht/freiwillig}}</label> <input id="{{id}}" name="{{name}}" type="{{type}}"{{#value}} value="{{value}}"{{/value}}{{#autocomplete}} autocomplete="{{autocomplete}}"{{/autocomplete}}{{#inputMode}} inputmode="{{inputMode}}"{{/inputMode}}{{#multiple}} multiple{{/multiple}}{{> schlicht/bezug}}></p>{{> schlicht/hilfe}}{{/input}}
        {{#area}}<p><label for="{{id}}">{{label}}{{> schlicht/freiwillig}}</label> <textarea id="{{id}}" name="{{name}}" rows="{{rows}}"{{> schlicht/bezug}}>
        {{value}}</textarea></p>{{> schlicht/hilfe}}{{/area}}
        {{#editor}}{{> schlicht/editor}}{{/editor}}
        {{#select}}<p><label for="{{id}}">{{label}}{{> schlicht/freiwillig}}</label> <select id="{{id}}" name="{{name}}"{{> schlicht/bezug}}>{{#options}}<option value="{{value}}"{{#chosen}} selected{{/chosen}}>{{title}}</option>{{/options}}</select></p>{{> schlicht/hilfe}}{{/select}}
        {{#radios}}<fieldset><legend>{{label}}{{> schlicht/freiwillig}}</legend>{{> schlicht/hilfe}}{{#options}}<p><input type="radio" id="{{optionID}}" name="{{name}}" value="{{value}}"{{#chosen}} checked{{/chosen}}> <label for="{{optionID}}">{{title}}</label> {{optionHint}}</p>{{/options}}</fieldset>{{/radios}}
        {{#checkboxes}}<fieldset><legend>{{label}}{{> schlicht/freiwillig}}</legend>{{> schlicht/hilfe}}{{#options}}<p><input type="checkbox" id="{{optionID}}" name="{{name}}" value="{{value}}"{{#chosen}} checked{{/chosen}}> <label for="{{optionID}}">{{title}}</label> {{optionHint}}</p>{{/options}}</fieldset>{{/checkboxes}}
        {{#checkbox}}<p><input type="checkbox" id="{{id}}" name="{{name}}" value="{{value}}"{{#chosen}} checked{{/chosen}}{{> schlicht/bezug}}> <label for="{{id}}">{{label}}</label></p>{{> schlicht/hilfe}}{{/checkbox}}
        {{#group}}<fieldset><legend>{{label}}</legend>{{> schlicht/hilfe}}{{#fields}}{{> schlicht/feld}}{{/fields}}</fieldset>{{/group}}
        """,
        "schlicht/freiwillig": "{{#optional}} (freiwillig){{/optional}}",
        "schlicht/bezug": """
        {{#required}} aria-required="true"{{/required}}{{#describedBy}} aria-describedby="{{describedBy}}"{{/describedBy}}{{#error}} aria-invalid="true"{{/error}}
        """,
        "schlicht/hilfe": """
        {{#hint}}<p id="{{id}}-hinweis">{{hint}}</p>{{/hint}}
        {{#error}}<p id="{{id}}-fehler">Fehler: {{error}}</p>{{/error}}
        """,
        "schlicht/filter": """
        <form action="{{action}}" method="get">
        {{#kept}}<input type="hidden" name="{{name}}" value="{{value}}">{{/kept}}
        {{#fields}}{{> schlicht/feld}}{{/fields}}
        <p><button>Anzeigen</button>{{#resetURL}} <a href="{{resetURL}}">Alle Filter entfernen</a>{{/resetURL}}</p>
        </form>
        """,
        "schlicht/tabelle": """
        {{#hasRows}}
        <table>
        <caption>{{caption}}</caption>
        <tr>{{#columns}}<th scope="col"{{#order}} aria-sort="{{order}}"{{/order}}>{{#sort}}<a href="{{url}}">{{title}}</a>{{/sort}}{{^sort}}{{title}}{{/sort}}</th>{{/columns}}</tr>
        {{#rows}}<tr>{{#head}}<th scope="row">{{#value}}{{> schlicht/wert}}{{/value}}</th>{{/head}}{{#cells}}<td>{{#value}}{{> schlicht/wert}}{{/value}}</td>{{/cells}}</tr>{{/rows}}
        </table>
        {{#paging}}<p>{{text}}{{#pages}} <a href="{{url}}"{{#current}} aria-current="page"{{/current}}>{{number}}</a>{{/pages}}</p>{{/paging}}
        {{/hasRows}}
        {{#emptyState}}{{> schlicht/leer}}{{/emptyState}}
        """,
    ]
}

"""Puts every hostile text and address into every place that takes text: one input, one page.

`cases()` gives them all. A page that the generator refuses is as safe as one that it renders harmlessly; the test removes
refused pages and looks at the rest.
"""

import json
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import program

from .payloads import ADDRESSES, TEXTS

# The texts that reach furthest when one escape is missing: in text, in an attribute, in a script element, in a template.
SHARP = [
    "<img src=x onerror=__xss(1)>",
    "\"><script>__xss(1)</script>",
    "'><svg onload=__xss(1)>",
    "</script><script>__xss(1)</script>",
    "{{{title}}} &lt;img src=x onerror=__xss(1)&gt;",
]
SHARP_ADDRESSES = ["javascript:__xss(1)", "JaVa\tScRiPt:__xss(1)", "data:text/html,<script>__xss(1)</script>", "//evil.example/a",
                   "https://gut.example/\"onclick=\"__xss(1)"]  # fmt: skip


@dataclass(frozen=True)
class Case:
    """One hostile input: what it tries and the files it needs, the first of which is its page."""

    place: str
    payload: str
    files: dict[str, str]

    @property
    def file(self) -> str:
        return next(iter(self.files))


def quoted(text: str) -> str:
    """A YAML scalar that says exactly this text."""
    return json.dumps(text, ensure_ascii=True)


# Places in the body: `@@` stands for the hostile text.
BODY_PLACES = {
    "heading": "## Vor @@ nach\n\nText.\n",
    "title from the body": None,
    "emphasis": "**@@** und *@@*\n",
    "list": "- @@\n- [x] @@\n",
    "quote": "> @@\n",
    "table cell": "| a | b |\n|---|---|\n| @@ | x |\n",
    "table caption": "Tabelle: @@\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
    "code span": "`@@`\n",
    "code block": "```html\n@@\n```\n",
    "code language": "```@@\nx\n```\n",
    "link text": "[@@](/)\n",
    "link title": "[Text](/ \"@@\")\n",
    "link title, single quotes": "[Text](/ '@@')\n",
    "reference title": "[Text][a]\n\n[a]: / \"@@\"\n",
    "reference label": "[@@]\n\n[@@]: /\n",
    "image text": "Vorher ![@@](bild.svg) nachher\n",
    "figure caption": "![Ein Bild](bild.svg \"@@\")\n",
    "figure alternative": "![@@](bild.svg \"Bild\")\n",
    "figure source": "![Ein Bild](bild.svg \"Bild. Quelle: @@\")\n",
    "callout title": "> [!HINWEIS] @@\n> Text\n",
    "callout text": "> [!WARNUNG]\n> @@\n",
    "callout kind": "> [!@@]\n> Text\n",
    "audience box": "> [!KOMMUNEN]\n> @@\n",
    "record field": "> [!BESCHLUSS] @@\n> Wer: @@\n> Bis: @@\n> Gremium: @@\n>\n> @@\n",
    "task": "> [!AUFGABE]\n> Wer: @@\n> Bis: 2026-12-01\n>\n> @@\n",
    "language of a block": "> [!SPRACHE @@]\n> Text\n",
    "language of a span": "[Text]{lang=@@} und [@@]{lang=en}\n",
    "attributes of a span": "[Text]{lang=en onclick=__xss(1)} [Text]{onclick=\"__xss(1)\"} @@\n",
    "wiki link": "[[@@]]\n",
    "wiki link text": "[[Start|@@]]\n",
    "wiki link anchor": "[[Start#@@]]\n",
    "footnote": "Text[^1]\n\n[^1]: @@\n",
    "footnote label": "Text[^@@]\n\n[^@@]: Text\n",
    "list block, empty text": "```liste\ntyp: termin\nwo: {ort: nirgends}\nleer: @q\n```\n",
    "list block, type": "```liste\ntyp: @q\n```\n",
    "list block, condition": "```liste\ntyp: seite\nwo: {titel: @q}\n```\n",
    "list block, key": "```liste\n@q: 1\n```\n",
    "list block, no YAML": "```liste\n@@\n```\n",
}

# Fields of the front matter by page type: folder, what else is required, and the fields to attack.
COMMON = ["titel", "kurz", "kurztitel", "verantwortlich", "quelle", "sprache", "vorlage", "leichte_sprache", "stand", "typ"]
TYPES: dict[str, tuple[str, str, list[str]]] = {
    "seite": ("xss/felder", "", COMMON),
    "themenfeld": ("themenfelder", "nummer: 99\n", ["titel", "kurz", "federfuehrung", "koordination", "kurzname"]),
    "gremium": ("gremien", "art: bestehend\nebene: kommunal\n", ["titel", "rhythmus", "vorsitz", "art", "ebene", "beraet_vor"]),
    "termin": ("termine", "beginn: 2027-03-01T10:00\n", ["titel", "kurz", "ort", "veranstalter", "zielgruppe", "gremium", "ende"]),
    "presse": ("presse", "datum: 2026-05-01\nart: bericht\n", ["titel", "kurz", "medium", "kontakt"]),
    "abfrage": ("abfragen", "datum: 2026-05-01\n", ["titel", "grundgesamtheit", "methode", "ergebnis", "zaehlregel", "wert", "einheit"]),
    "loesung": (
        "loesungen",
        "organisation: Stadt\ndienst: Dienst\nleistungen: ['99123002012000']\nhersteller: [Werk]\nreifegrad: 3\nart: online-dienst\n",
        ["titel", "kurz", "organisation", "dienst", "reifegrad"],
    ),
    "dokument": ("dokumente", "versionen: [{version: '1', datum: 2026-01-01, bearbeitung: a, autor: b, ziel_gremium: c}]\n",
                 ["titel", "umfang", "dokumentart"]),
    "begriff": ("glossar", "definition: Ein Wort.\n", ["titel", "definition", "langform"]),
}  # fmt: skip
LISTS = {
    "seite": ["schlagworte", "themenfelder", "umleitungen"],
    "gremium": ["mitglieder", "aufgaben", "beschliesst", "berichtet_an"],
    "themenfeld": ["lagen"],
    "loesung": ["hersteller", "leistungen"],
    "begriff": ["formen", "siehe"],
}
ADDRESS_FIELDS = {"termin": ["anmeldung"], "presse": ["url", "kontakt"], "loesung": ["dienst_url"]}

FILE_NAMES = [
    "<img src=x onerror=__xss(1)>", "\"><svg onload=__xss(1)>", "' onclick='__xss(1)", "javascript:__xss(1)", "{{{main}}}", "a&lt;b&gt;",
    "..%2f..%2fx", "%00", "a#b?c=d", "__proto__", "constructor", "\u202egnp.exe", "=cmd()", "a;return 301 evil.example", "$(__xss)",
]  # fmt: skip


def body_cases() -> Iterator[Case]:
    for number, text in enumerate(TEXTS):
        yield page("text", text, f"text-{number}", f"Vorher {text} nachher.\n\n{text}\n")
    for place, template in BODY_PLACES.items():
        for number, text in enumerate(SHARP):
            if template is None:
                name = f"xss/{slug(place)}-{number}.md"
                yield Case(place, text, {name: f"# {text}\n\nText.\n"})
            else:
                filled = template.replace("@@", text.replace("|", "\\|")).replace("@q", quoted(text))
                yield page(place, text, f"{slug(place)}-{number}", filled)


def address_cases() -> Iterator[Case]:
    for number, address in enumerate(ADDRESSES):
        plain = address.replace("<", "%3C").replace(">", "%3E")
        yield page("link", address, f"link-{number}", f"[Text](<{plain}>) und [Text]({address})\n")
        yield page("image", address, f"bild-{number}", f"![Text](<{plain}>)\n\n![Text](<{plain}> \"Titel\")\n")
        yield page("reference", address, f"verweis-{number}", f"[Text][a] ![Text][a]\n\n[a]: <{plain}>\n")
        yield page("autolink", address, f"auto-{number}", f"<{address}>\n\n{address}\n\n[[{address}]]\n")


def field_cases() -> Iterator[Case]:
    for kind, (folder, required, names) in TYPES.items():
        for name in names:
            for number, text in enumerate(SHARP[:3]):
                yield field_page(kind, folder, required, name, number, text, quoted(text))
        for name in LISTS.get(kind, []):
            for number, text in enumerate(SHARP[:3]):
                yield field_page(kind, folder, required, name, number, text, f"[{quoted(text)}]")
        for name in ADDRESS_FIELDS.get(kind, []):
            for number, address in enumerate(SHARP_ADDRESSES, start=20):
                yield field_page(kind, folder, required, name, number, address, quoted(address))
    for number, text in enumerate(SHARP):
        row = f"{{version: {quoted(text)}, datum: 2026-01-01, bearbeitung: {quoted(text)}, autor: {quoted(text)}, ziel_gremium: {quoted(text)}}}"
        yield Case("version table", text, {f"dokumente/x-versionen-{number}.md": f"---\ntitel: V\ntyp: dokument\nversionen: [{row}]\n---\nText.\n"})


def field_page(kind: str, folder: str, required: str, name: str, number: int, payload: str, value: str) -> Case:
    lines = [line for line in required.splitlines() if not line.startswith(f"{name}:")]
    head = [f"{name}: {value}", *lines]
    if name != "titel":
        head.append(f"titel: Feld {name} {number} von {kind}")
    if name != "typ":
        head.append(f"typ: {kind}")
    body = "Ein Satz.\n" if kind != "themenfeld" else "```liste\ntyp: termin\n```\n"
    return Case(f"{kind}.{name}", payload, {f"{folder}/x-{kind}-{slug(name)}-{number}.md": "---\n" + "\n".join(head) + "\n---\n\n" + body})


def odd_cases() -> Iterator[Case]:
    """File names, front matter that is no front matter, ids that could shadow what a script needs, lines that break formats."""
    for name in FILE_NAMES:
        yield Case("file name", name, {f"xss/name/{name}.md": "Text ohne Titel.\n"})
        yield Case("folder name", name, {f"xss/{name}/index.md": "Text ohne Titel.\n"})
        yield Case("image name", name, {
            f"xss/bilder/{FILE_NAMES.index(name)}.md": f"![Bild](<{name.replace('<', '%3C').replace('>', '%3E')}.svg>)\n",
            f"xss/bilder/{name}.svg": "<svg xmlns='http://www.w3.org/2000/svg' onload='__xss(1)'><script>__xss(1)</script></svg>",
        })  # fmt: skip
    shadows = "\n\n".join(f"## {name}\n\nText." for name in (
        "attributes", "body", "forms", "cookie", "location", "__proto__", "constructor", "toString", "getElementById", "main", "suche",
    ))  # fmt: skip
    yield page("ids", "shadowing", "schatten", shadows)
    for number, text in enumerate(["a\r\nATTENDEE:mailto:x@evil.example", "a\nATTACH:http://evil.example/", "a\\nb;c,d\\\\", "\u0000\u0007"]):
        yield field_page("termin", "termine", TYPES["termin"][1], "ort", 10 + number, text, quoted(text))
        yield field_page("termin", "termine", TYPES["termin"][1], "titel", 10 + number, text, quoted(text))
    for number, text in enumerate(["=cmd|' /C calc'!A0", "@SUM(1)", "+1-1", "-2+3", "\t=1", "=HYPERLINK(\"http://evil.example\")"]):
        yield field_page("loesung", "loesungen", TYPES["loesung"][1], "organisation", 10 + number, text, quoted(text))
        yield field_page("loesung", "loesungen", TYPES["loesung"][1], "titel", 10 + number, text, quoted(text))
    for number, path in enumerate(['/x"; return 301 //evil.example; #/', "/x { } //evil.example/", "/a\nreturn 200;/", "//evil.example/"]):
        yield field_page("seite", "xss/felder", "", "umleitungen", 10 + number, path, f"[{quoted(path)}]")


def page(place: str, payload: str, name: str, body: str) -> Case:
    return Case(place, payload, {f"xss/{name}.md": f"---\ntitel: Angriff {name}\n---\n\n{body}"})


def slug(text: str) -> str:
    return "".join(character if character.isalnum() else "-" for character in text)


def cases() -> list[Case]:
    return [*body_cases(), *address_cases(), *field_cases(), *odd_cases()]


# Every setting that is text; the safe ones among the addresses, because a refused setting would refuse the whole site.
SETTINGS = f"""title: {quoted('Amt ' + SHARP[0])}
subtitle: {quoted(SHARP[1])}
description: {quoted(SHARP[3])}
organisation: {quoted(SHARP[2])}
feedback: {quoted("a@gut.example?x=" + SHARP[1])}
security_contact: {quoted("mailto:a@gut.example" + chr(10) + "Policy: https://evil.example/")}
footer:
  - title: {quoted(SHARP[0])}
    links:
      - {{title: {quoted(SHARP[1])}, url: "/xss/"}}
service_meta:
  - {{name: {quoted(SHARP[1])}, content: {quoted("{name} {key} " + SHARP[1])}}}
"""


def write_site(folder: Path, chosen: list[Case]) -> None:
    """The content folder: our own page types, an image, a glossary, and the hostile pages."""
    shutil.copytree(program.PROJECT / "Content/_types", folder / "_types")
    program.write(folder, {
        "index.md": "---\ntitel: Start\ntyp: seite\n---\n\nText.\n",
        "_site.yml": SETTINGS,
        "_data/leika.csv": f"key,name\n99123002012000,{SHARP[1].replace(chr(34), chr(34) * 2).join([chr(34)] * 2)}\n",
        "xss/index.md": "---\ntitel: Angriffe\nliste: {typ: seite, pro_seite: 30}\n---\n",
        "xss/bild.svg": "<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9' onload='__xss(1)'><script>__xss(1)</script></svg>",
        "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
        "kaesten.md": "---\ntitel: Kästen\nvorlage: kaesten\n---\n",
        "abbildungen.md": "---\ntitel: Abbildungen\nvorlage: abbildungen\n---\n",
        "glossar/index.md": "---\ntitel: Glossar\nvorlage: glossar\n---\n",
        **{f"{name}/index.md": f"---\ntitel: Liste\nliste: {{typ: {kind}}}\n---\n"
           for kind, (name, _, _) in TYPES.items() if kind not in ("seite", "begriff")},
    })  # fmt: skip
    for case in chosen:
        program.write(folder, case.files)

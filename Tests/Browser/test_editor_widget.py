"""The editor of the theme by itself: its template and its scripts with a server that only pretends to keep anything."""

import json
import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect
from program import STANDARD_THEME
from visits import AXE, OVERFLOW, RUN_AXE

VALUES = {
    "id": "seite-quelle", "name": "quelle", "label": "Text", "value": "Anfang", "rows": "24", "base": "12", "previewURL": "/vorschau",
    "draftURL": "/entwurf", "presenceURL": "/anwesend", "completionURL": "/vorschlag", "uploadURL": "/hochladen",
}  # fmt: skip
SHEETS = ["tokens", "base", "layout", "text", "teile", "icons", "formulare", "intern", "wiki", "editor"]
POLICY = "default-src 'self'; base-uri 'none'; object-src 'none'; form-action 'self'"
PAGES = ["Sprechstunde", "Bauen und Wohnen"]


def filled(template: str) -> str:
    """As much of Mustache as the template of the editor needs."""
    text = (STANDARD_THEME / template).read_text(encoding="utf-8")
    text = re.sub(r"\{\{> .*?\}\}", "", text)
    text = re.sub(r"\{\{#(\w+)\}\}(.*?)\{\{/\1\}\}", lambda m: m[2] if m[1] in VALUES else "", text, flags=re.S)
    return re.sub(r"\{\{(\w+)\}\}", lambda m: VALUES[m[1]], text)


def document() -> str:
    sheets = "".join(f'<link rel="stylesheet" href="/assets/{name}.css">' for name in SHEETS)
    return f"""<!doctype html><html lang="de"><head><meta charset="utf-8"><title>Editor</title><meta name="viewport" content="width=device-width">
<link rel="icon" href="/assets/icon.svg">{sheets}<script type="module" src="/assets/editor.js"></script></head>
<body class="art-intern"><main id="inhalt" class="intern breite"><h1>Bearbeiten</h1><form class="formular" action="/speichern" method="post">
<input type="hidden" name="schutz" value="SIEGEL">
<div class="feld"><label for="seite-titel">Titel</label><input class="eingabe" id="seite-titel" name="titel" value="Seite"></div>
{filled("teile/editor.mustache")}<button class="knopf knopf-haupt">Speichern</button></form></main></body></html>"""


class Pretender(ThreadingHTTPServer):
    """Answers like the wiki, remembers what it was asked, and fails on demand."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.failure: int | None = None

    def sent_to(self, path: str) -> list[dict[str, str]]:
        return [fields for asked, fields in self.asked if asked == path]


class Handler(BaseHTTPRequestHandler):
    server: Pretender

    def answer(self, body: bytes, kind: str = "application/json", status: int = 200) -> None:
        self.send_response(status)
        for name, value in {"Content-Type": kind, "Content-Length": str(len(body)), "Content-Security-Policy": POLICY}.items():
            self.send_header(name, value)
        if status == 303:
            self.send_header("Location", "/anmelden")
        self.end_headers()
        self.wfile.write(body)

    def do_GET(self) -> None:
        path = urlsplit(self.path)
        if path.path.startswith("/assets/"):
            kind = {"css": "text/css", "js": "text/javascript", "svg": "image/svg+xml"}[path.path.rsplit(".", 1)[1]]
            return self.answer((STANDARD_THEME / path.path[1:]).read_bytes(), kind)
        if path.path == "/vorschlag":
            wanted = parse_qs(path.query, keep_blank_values=True)["q"][0].lower()
            found = [{"text": page, "ersatz": f"[[{page}]]", "hinweis": "Seite"} for page in PAGES if wanted in page.lower()]
            return self.answer(json.dumps({"treffer": found}).encode())
        return self.answer(document().encode(), "text/html; charset=utf-8")

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        is_plain = "urlencoded" in self.headers["Content-Type"]
        fields = {name: values[0] for name, values in parse_qs(body.decode(), keep_blank_values=True).items()} if is_plain else {"": body.decode("latin-1")}
        self.server.asked.append((self.path, fields))
        if self.server.failure:
            return self.answer(b"", "text/html", self.server.failure)
        answers = {
            "/vorschau": {"html": f"<p id='inhalt'>{fields.get('quelle', '').splitlines()[:1]}</p>", "probleme": [
                {"zeile": 3, "text": "Der Link hat keinen Text.", "hinweis": "Schreiben Sie, wohin er führt.", "schwere": "warnung"}]},
            "/entwurf": {"gespeichert": "14:05 Uhr"},
            "/anwesend": {"andere": ["Anna Beispiel"], "neuer": True, "von": "Berta Beispiel"},
            "/hochladen": {"markdown": "![plan.png](plan.png)", "name": "plan.png", "hinweise": ["Der Aufnahmeort wurde entfernt."]},
        }  # fmt: skip
        return self.answer(json.dumps(answers.get(self.path, {})).encode())

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def pretending() -> Iterator[Pretender]:
    server = Pretender()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture
def server() -> Iterator[Pretender]:
    with pretending() as server:
        yield server


@pytest.fixture
def page(browser: Browser, server: Pretender) -> Iterator[Page]:
    context = browser.new_context(locale="de-DE", viewport={"width": 1400, "height": 900}, reduced_motion="reduce")
    context.set_default_timeout(10_000)
    page = context.new_page()
    problems: list[str] = []
    page.on("pageerror", lambda error: problems.append(str(error)))
    page.on("console", lambda message: problems.append(message.text) if "Content Security" in message.text else None)
    page.on("dialog", lambda dialog: dialog.accept())
    page.clock.install()
    page.goto(f"http://127.0.0.1:{server.server_port}/")
    page.locator(".editor.ist-bereit").wait_for()
    yield page
    context.close()
    assert not problems, "\n".join(problems)


def write(page: Page, text: str) -> None:
    field = page.locator("textarea")
    field.fill(text)
    field.press("Control+End")


def text_of(page: Page) -> str:
    return page.locator("textarea").input_value()


def violations(page: Page) -> list[str]:
    page.evaluate(AXE)
    return ["{rule} {html} — {why}".format(**found) for found in page.evaluate(RUN_AXE)]


def test_the_toolbar_is_one_stop_and_can_be_undone(page: Page) -> None:
    write(page, "Wort")
    page.keyboard.press("Control+a")
    page.keyboard.press("Control+b")
    assert text_of(page) == "**Wort**"
    page.keyboard.press("Control+z")
    assert text_of(page) == "Wort"
    page.keyboard.press("Shift+Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Überschrift"
    for key, name in (("ArrowRight", "Fett"), ("End", "Vorschau"), ("ArrowRight", "Überschrift")):
        page.keyboard.press(key)
        assert page.evaluate("document.activeElement.ariaLabel") == name
    page.keyboard.press("Enter")
    assert text_of(page) == "## Wort"


@pytest.mark.parametrize("width", [1400, 360, 320])
def test_nothing_is_wrong_in_any_state(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    write(page, "Siehe ")
    page.keyboard.type("[[")
    page.locator("[role=option]").first.wait_for()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == []
    assert page.evaluate(OVERFLOW) is None
    page.keyboard.press("Escape")
    page.locator("input[type=file]").set_input_files({"name": "plan.png", "mimeType": "image/png", "buffer": b"x"})
    page.locator(".editor-bild").wait_for()
    assert violations(page) == []
    assert page.evaluate(OVERFLOW) is None


def test_names_are_completed_by_keyboard(page: Page) -> None:
    write(page, "Siehe ")
    page.keyboard.type("[[bau")
    expect(page.locator("textarea")).to_have_attribute("aria-activedescendant", "seite-quelle-vorschlaege-1")
    page.keyboard.press("Enter")
    assert text_of(page) == "Siehe [[Bauen und Wohnen]]"
    expect(page.locator("[role=listbox]")).to_be_hidden()


def test_the_preview_says_what_is_wrong_and_leads_there(page: Page, server: Pretender) -> None:
    write(page, "eins\n\n[](x)")
    page.get_by_role("button", name="Zeile 3: Der Link hat keinen Text.").click()
    assert page.evaluate("getSelection().toString()") == "[](x)"
    # An id of the text never meets one of the page.
    expect(page.locator("#vorschau-inhalt")).to_have_text("['eins']")
    assert server.sent_to("/vorschau")[-1].items() >= {"quelle": "eins\n\n[](x)", "titel": "Seite", "schutz": "SIEGEL"}.items()


def test_pictures_are_described_before_they_stand_in_the_text(page: Page, server: Pretender) -> None:
    write(page, "Davor")
    page.locator("input[type=file]").set_input_files({"name": "plan.png", "mimeType": "image/png", "buffer": b"x"})
    page.get_by_role("button", name="Bild einfügen").click()
    expect(page.locator(".editor-bild .feld-fehler")).to_be_visible()
    assert server.sent_to("/hochladen") == []
    page.keyboard.type("Lage des Rathauses")
    page.keyboard.press("Enter")
    expect(page.locator(".editor-meldung")).to_have_text("„plan.png“ ist hochgeladen und steht im Text. Der Aufnahmeort wurde entfernt.")
    assert text_of(page) == "Davor\n\n![Lage des Rathauses](plan.png)\n"


def test_drafts_survive_a_sign_out_and_say_so(page: Page, server: Pretender) -> None:
    write(page, "Neu")
    page.clock.fast_forward(4000)
    expect(page.locator(".editor-stand")).to_have_text("Entwurf gespeichert um 14:05 Uhr")
    fields = {"quelle": "Neu", "titel": "Seite", "basis": "12", "schutz": "SIEGEL"}
    assert server.sent_to("/entwurf")[-1].items() >= fields.items()
    server.failure = 303
    write(page, "Neuer")
    page.clock.fast_forward(4000)
    expect(page.locator(".editor-stand")).to_contain_text("Sie sind nicht mehr angemeldet.")
    server.failure = None
    page.evaluate("dispatchEvent(new Event('online'))")
    expect(page.locator(".editor-stand")).to_have_text("Entwurf gespeichert um 14:05 Uhr")
    assert server.sent_to("/entwurf")[-1]["quelle"] == text_of(page) == "Neuer"


def test_others_at_work_are_named(page: Page) -> None:
    expect(page.locator(".editor-anwesend")).to_contain_text("Anna Beispiel bearbeitet diese Seite gerade auch.")
    expect(page.locator(".editor-anwesend")).to_contain_text("neuere Fassung von Berta Beispiel; beim Speichern werden beide zusammengeführt.")


def test_a_text_that_is_too_long_is_never_sent(page: Page, server: Pretender) -> None:
    page.evaluate("""() => { const area = document.querySelector('textarea');
        area.value = 'ä'.repeat(1000001); area.dispatchEvent(new InputEvent('input', {bubbles: true})); }""")  # fmt: skip
    expect(page.locator(".editor-meldung")).to_contain_text("länger als 2 Millionen Bytes")
    page.get_by_role("button", name="Speichern").click()
    assert page.locator("textarea").is_visible() and server.sent_to("/speichern") == []

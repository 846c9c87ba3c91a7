"""Every screen of the wiki in a world full of long words: accessible, in its box, silent, and usable with the keyboard alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from app_crawl import route_table
from app_people import HOME, Someone, expect
from app_wiki_world import BLANK, Desk, Room, WikiHouse, attach, create, desk, edit, png, press, release, save, token, wiki_house
from playwright.sync_api import Browser, Page
from test_keyboard import walk
from visits import AXE, OVERFLOW, RUN_AXE

LONG = "Verwaltungsangestelltenfortbildungsbeauftragtenversammlung"
TEXT = f"""Ein Absatz mit [[Zielseite]], [[Fehlt noch]] und {LONG}.

## {LONG}

![Lageplan](plan.png)

Tabelle: Zahlen

| {LONG} | B | C | D | E | F | G | H |
|---|---|---|---|---|---|---|---:|
| Ähre | 1 | 2 | 3 | 4 | 5 | 6 | 7 |

> [!HINWEIS] Zur Beachtung
> Text im Kasten.

> [!BESCHLUSS] {LONG}
> Ergebnis: einstimmig
>
> Die Fristen gelten.

> [!AUFGABE] Fristen prüfen
> Wer: @Anna Beispiel
> Bis: 2026-01-31
>
> Fristen nachrechnen, {LONG}.

```
{"ein langer Befehl ohne Umbruch " * 8}
```
"""
WIDTHS = (1280, 768, 360)
# What is no screen: files, tables for other programs, answers for scripts.
NO_SCREEN = (".csv", "ergaenzen", ":datei", "/api/")


@dataclass
class World:
    house: WikiHouse
    room: Room
    lead: Someone
    values: dict[str, str]
    page: str
    free: Room  # open to everybody
    asking: Someone  # of the family, asks to join
    queries: dict[str, str] = field(default_factory=dict)


@pytest.fixture(scope="module")
def world() -> Iterator[World]:
    """A workspace with something in each list."""
    with wiki_house("SQLite") as house:
        room = house.room(f"Bauen und {LONG}", "family", slug="bauen", review="2026-01-01", owner=house.boss.email)
        lead = house.person("Anna Beispiel", room, "koordination")
        berta = house.person("Berta Brandt-Hintermeyer", room)
        client, other = house.as_(lead), house.as_(berta)
        create(client, room, "Zielseite")
        page = create(client, room, f"Seite über {LONG}", "Anfang.")
        attach(client, page, "plan.png", png(), "image/png")
        attach(client, page, f"{LONG.lower()}.txt", b"Zeilen\n")
        save(client, page, TEXT, bemerkung=f"Ergänzt um {LONG}", **{"feld-pruefen_bis": "2026-02-01"})
        slug = page.rstrip("/").rsplit("/", 1)[-1]
        below = create(other, room, "Unterseite", "Siehe [[Zielseite]].", below=slug)
        create(other, room, "Darunter", below=below.rstrip("/").rsplit("/", 1)[-1])
        for text in (f"Ist das **sicher**, @Berta Brandt-Hintermeyer? {LONG}", "Und das?"):
            expect(client.submit(page, {"kommentar": text, "zitat": "Ein Absatz"}, having="zitat"), 303)
        comment = re.search(r"kommentare/([0-9a-f-]{36})/aendern/", client.get(page).text)[1]
        expect(other.submit(page, {"kommentar": "Ja, laut Beschluss."}, having="antwort-auf"), 303)
        resolved = re.findall(r"kommentare/[0-9a-f-]{36}/erledigen", client.get(page).text)[-1]
        expect(press(client, page, resolved), 303)
        expect(press(client, page, "kenntnis"), 303)
        expect(client.submit(page + "beobachten/", {"wie": "sofort"}, having="wie"), 303, 422)
        expect(client.submit(page + "zustaendig/", {"owner": lead.id}, having="owner"), 303)
        seal = token(client, page)
        client.post(room.path + "seiten/neu/entwurf", {"schutz": seal, "titel": f"Entwurf {LONG}", "quelle": "Angefangen."})
        client.post(page + "entwurf", {"schutz": seal, "titel": "x", "quelle": "Angefangen.", "basis": ""})
        house.as_(berta).post(page + "anwesend", {"schutz": token(other, page), "basis": ""})
        binned = create(client, room, f"Weggeworfen {LONG}")
        expect(client.submit(binned + "loeschen/", {}, action="loeschen/"), 303)
        key = re.search(r'name="seite" value="([^"]+)"', client.get(room.path + "papierkorb/").text)[1]
        shut = create(client, room, "Geschützte Seite")
        expect(client.submit(shut + "rechte/", {"grund": "Vergabe läuft."}, having="grund"), 303)
        expect(client.submit(shut + "rechte/", {"email": berta.email}, having="email"), 303)
        free = house.room("Offen für alle", "open", slug="offen")
        house.admit(free, lead, "schreiben")
        create(house.as_(lead), free, "Für jeden", TEXT)
        asking = house.person("Mira Mitarbeit")
        expect(house.as_(asking).submit(room.path + "beitritt/", {"grund": f"Ich vertrete die Stadt. {LONG}"}, having="grund"), 303)
        bundle = expect(client.submit(room.path + "buendel/", {"titel": f"Bündel {LONG}", "notiz": "Zusammen"}, having="notiz"), 303).location
        expect(client.submit(bundle, {"seite": slug, "sichtbar": "public", "adresse": "infos/im-buendel"}, having="adresse"), 303)
        expect(release(client, page, "infos/freigegeben"), 303)
        expect(release(client, create(client, room, "Für die Familie", "Text mit [[Zielseite]]."), "", "family"), 303)
        save(client, page, TEXT + f"\nEin neuerer Entwurf. {LONG}\n")
        family = re.search(r"/bereiche/freigaben/([^/\"]+)/", client.get("/bereiche/").text)
        values = {
            "bereich": room.slug, "seite": slug, "nummer": "1", "kommentar": comment, "buendel": bundle.rstrip("/").rsplit("/", 1)[-1],
            "freigabe": family[1] if family else "",
        }  # fmt: skip
        made = World(house, room, lead, values, page, free, asking)
        made.queries = {
            "/suchen/": "?q=Absatz", room.path + "suche/": "?q=Absatz", page + "vergleich/": "?von=1&bis=3", room.path + "seiten/neu/": "?vorlage=protokoll",
            room.path + "papierkorb/loeschen/": f"?seite={key}",
        }  # fmt: skip
        yield made


def screens(world: World) -> list[str]:
    """All rows of the route table that show a screen, with the ids of the world, and some of them once more in another state."""
    paths = []
    for row in route_table(world.house.installation):
        is_ours = row.pattern.startswith(("/bereiche/", "/suchen/")) or row.pattern in ("/mein-bereich/aufgaben/", "/mein-bereich/entwuerfe/", "/mein-bereich/beobachtet/")
        if row.method != "GET" or not is_ours or any(part in row.pattern for part in NO_SCREEN):
            continue
        values = dict(world.values)
        if row.pattern.startswith("/bereiche/freigaben/"):
            values["seite"] = values["freigabe"]
        path = row.address(values)
        paths.append(path + world.queries.get(path, ""))
    more = [
        "/mein-bereich/", "/suchen/", world.room.path + "seiten/neu/", world.room.path + "seiten/neu/?vorlage=leere-seite&entwurf=ja", world.page + "bearbeiten/?entwurf=ja",
        world.page + "bearbeiten/?modus=quelle", world.page + "bearbeiten/?abschnitt=0", world.room.path + "aufgaben/?stand=ueberfaellig&suche=x",
        world.room.page("geschuetzte-seite"), world.room.page("geschuetzte-seite") + "rechte/", world.room.page("gibt-es-nicht"), "/suchen/?q=gibtesnirgends",
    ]  # fmt: skip
    return paths + more


@dataclass
class Findings:
    paths: list[str] = field(default_factory=list)
    statuses: list[str] = field(default_factory=list)
    violations: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


def look(page: Page, found: Findings, name: str) -> None:
    """axe in light on a desk and in dark on a phone, and the width of the page at all widths."""
    page.evaluate(AXE)
    for width, scheme in ((1280, "light"), (360, "dark")):
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
        found.violations += ["{0} at {1} {2}: {rule} ({impact}) ×{count}: {html} — {why}".format(name, width, scheme, **one) for one in page.evaluate(RUN_AXE)]
    for width in (*WIDTHS, 320):
        page.set_viewport_size({"width": width, "height": 900})
        if wide := page.evaluate(OVERFLOW):
            found.overflows.append(f"{name} at {width}: {wide}")
    page.set_viewport_size({"width": 1280, "height": 900})


@pytest.fixture(scope="module")
def seen(world: World, browser: Browser) -> Findings:
    """Every screen, once in the browser."""
    found = Findings()
    host = urlsplit(world.house.address).netloc
    window = Desk(browser, world.house, world.lead, "tastatur")
    page = window.page

    def on_console(kind: str, text: str) -> None:
        if kind in ("error", "warning") and "status of 4" not in text:
            found.console.append(f"{urlsplit(page.url).path} {kind}: {text}")

    page.on("request", lambda request: found.foreign.append(request.url) if urlsplit(request.url).netloc not in ("", host) else None)
    page.on("console", lambda message: on_console(message.type, message.text))
    page.on("pageerror", lambda error: found.console.append(f"{urlsplit(page.url).path}: {error}"))
    page.on("dialog", lambda dialog: dialog.accept())
    for path in screens(world):
        answer = page.goto(world.house.address + path)
        expected = 404 if "gibt-es-nicht" in path else 200
        if answer is None or answer.status != expected:
            found.statuses.append(f"{path}: {answer.status if answer else None}")
            continue
        if page.locator("[data-editor]").count():
            page.locator(".editor.ist-bereit").wait_for()
        found.paths.append(path)
        look(page, found, path)
    window.context.close()
    for someone, paths in ((None, (world.free.path, world.free.page("fuer-jeden"), world.free.path + "aenderungen/", "/bereiche/")), (world.asking, (world.room.path + "beitritt/", "/bereiche/"))):
        with desk(browser, world.house, someone, "tastatur") as other:
            for path in paths:
                if other.open(path) != 200:
                    found.statuses.append(f"{path} for {someone.name if someone else 'a visitor'}")
                look(other.page, found, f"{path} for {someone.name if someone else 'a visitor'}")
    return found


def test_every_screen_is_reached_by_links_alone(world: World) -> None:
    """From the own start page, by somebody who coordinates."""
    client = world.house.as_(world.lead)
    reached, waiting = set(), [HOME]
    while waiting and len(reached) < 500:
        path = waiting.pop()
        if path in reached:
            continue
        reached.add(path)
        answer = client.get(path)
        assert answer.status in (200, 301, 303), (path, answer.status)
        if not answer.header("content-type").startswith("text/html"):
            continue
        body = answer.text.split("<body", 1)[-1].replace("&amp;", "&")
        links = re.findall(r'(?:href|<form[^>]*method="get"[^>]*action|<form[^>]*action)="(/(?:mein-bereich|bereiche|suchen)[^"#]*)', body)
        # Buttons that change something are no links; filters and pages of lists lead to more of the same.
        changing = {form.action for form in answer.forms if form.method == "post"}
        waiting += [link for link in links if link not in changing and not re.search(r"[?&](seite=\d+(&|$)|(stand|jahr|suche|q|von|fassung|speichern)=)", link)]
    plain = {path.split("?")[0] for path in reached}
    missing = [path for path in screens(world) if path.split("?")[0] not in plain and "gibt-es-nicht" not in path and "beitritt/" not in path]
    assert not missing, missing


@pytest.mark.parametrize("kind", ["statuses", "violations", "overflows", "console", "foreign"])
def test_every_screen_is_there_accessible_in_its_box_and_silent(seen: Findings, kind: str) -> None:
    findings = getattr(seen, kind)
    assert len(seen.paths) > 40
    assert not findings, f"{len(findings)} findings\n" + "\n".join(findings[:25])


def test_answers_that_refuse_are_screens_as_good_as_the_others(world: World, browser: Browser) -> None:
    """Errors of forms, the conflict of two texts, and the editor with its preview and suggestions open."""
    found = Findings()
    client, room = world.house.as_(world.lead), world.room
    page = create(client, room, "Für Fehler", "Der Absatz.")
    with desk(browser, world.house, world.lead, "tastatur") as window:
        forms = {
            f"{room.path}seiten/neu/{BLANK}": "Seite anlegen", page + "freigabe/": "Freigeben", page + "kopieren/": "Kopieren", page + "adresse/": "Adresse ändern",
            page + "rechte/": "Abschnitt schützen", room.path + "mitglieder/": "Mitglied eintragen", room.path + "buendel/": "Bündel anlegen",
            page + "dateien/": "Anhängen", room.path + "einstellungen/": "Arbeitsraum speichern",
        }  # fmt: skip
        for path, button in forms.items():
            window.open(path)
            for name in ("titel", "adresse", "name"):
                for empty in window.page.locator(f"main form[method=post] input[name={name}]:not([type=hidden])").all():
                    empty.fill("")
            window.page.locator("main").get_by_role("button", name=button, exact=True).first.click()
            summary = window.page.locator("main [role=alert], main .fehlerliste").first
            summary.wait_for()
            is_focused = window.page.evaluate("document.activeElement.closest('[role=alert], .fehlerliste, .fehleruebersicht') !== null")
            if not is_focused:
                found.console.append(f"{path}: the focus is not on the summary of errors but on {window.page.evaluate('document.activeElement.outerHTML.slice(0, 80)')}")
            link = summary.locator("a").first
            if link.count():
                link.click()
                focused = window.page.evaluate("document.activeElement.matches('input, textarea, select')")
                if not focused:
                    found.console.append(f"{path}: the link of an error does not lead to its field")
            look(window.page, found, f"error of {path}")
        window.open(page + "bearbeiten/")
        edit(client, page, "Anders von Hand.")
        window.page.locator(".editor.ist-bereit").wait_for()
        window.page.locator("textarea[name=quelle]").fill("Noch anders.")
        window.page.get_by_role("button", name="Speichern").click()
        window.page.get_by_text("Vorschlag").first.wait_for()
        look(window.page, found, "conflict")
        window.page.on("dialog", lambda dialog: dialog.accept())
        window.open(world.page + "bearbeiten/")
        window.page.locator(".editor-vorschau table").wait_for()
        window.page.locator("textarea[name=quelle]").press("Control+End")
        window.page.keyboard.type(" [[ziel")
        window.page.get_by_role("option").first.wait_for()
        window.page.evaluate(AXE)
        found.violations += ["suggestions: {rule}: {html} — {why}".format(**one) for one in window.page.evaluate(RUN_AXE)]
        window.page.keyboard.press("Escape")
        look(window.page, found, "editor")
    wrong = found.violations + found.overflows + found.console
    assert not wrong, f"{len(wrong)} findings\n" + "\n".join(wrong[:25])


@pytest.mark.parametrize("width", [1280, 360])
def test_every_stop_of_the_keyboard_is_visible_and_marked(world: World, browser: Browser, width: int) -> None:
    wrong = []
    room, page = world.room, world.page
    with desk(browser, world.house, world.lead, "tastatur") as window:
        window.page.set_viewport_size({"width": width, "height": 900})
        for path in (page, page + "freigabe/", page + "verlauf/", page + "mehr/", room.path + "seiten/", room.path + "aufgaben/", room.path + "pflege/", "/suchen/?q=Absatz"):
            window.open(path)
            wrong += [f"{path}: {problem}" for problem in walk(window.page)]
    assert not wrong, f"{len(wrong)} problems\n" + "\n".join(wrong[:20])


def test_the_first_stop_leads_past_everything_to_the_content(world: World, browser: Browser) -> None:
    with desk(browser, world.house, world.lead, "tastatur") as window:
        for path in (world.page, world.page + "bearbeiten/", world.room.path + "seiten/"):
            window.open(path)
            window.page.keyboard.press("Tab")
            assert "Zum Inhalt" in window.page.evaluate("document.activeElement.innerText"), path
            window.page.keyboard.press("Enter")
            assert window.page.evaluate("document.activeElement.closest('main') !== null"), path


def test_a_page_is_written_and_saved_with_the_keyboard_alone(world: World, browser: Browser) -> None:
    with desk(browser, world.house, world.lead, "tastatur") as window:
        window.open(world.room.path)
        window.follow("Neue Seite", within="main")
        window.follow("Leere Seite", within="main")
        window.fill("Titel", "Nur mit Tasten")
        window.fill("Text", "Geschrieben.")
        window.press("Seite anlegen")
        assert window.heading == "Nur mit Tasten" and window.sees("Die Seite ist angelegt."), window.told
        window.fill("Ihr Kommentar", "Auch das.")
        window.press("Kommentar senden")
        assert window.sees("Auch das."), window.told


def test_a_page_prints_without_what_is_only_for_the_screen(world: World, browser: Browser) -> None:
    with desk(browser, world.house, world.lead, "tastatur") as window:
        window.open(world.page)
        window.page.emulate_media(media="print")
        for hidden in ("nav.bereich", "main .seitenkopf .knoepfe", "main form"):
            assert not window.page.locator(hidden).first.is_visible(), hidden
        assert window.page.locator("h1").is_visible()

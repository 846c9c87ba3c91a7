"""The editor with its script, against the real server: what it shows is what will stand on the page, and nothing typed is lost."""

import base64
import re
from collections.abc import Iterator

import pytest
from app_people import Someone
from app_wiki_world import BLANK, Desk, Room, WikiHouse, create, desk, png, save, until, wiki_house
from playwright.sync_api import Browser, Page
from playwright.sync_api import expect as see

# Everything that the text of a page can hold.
RICH = """Ein Absatz mit **fett**, *kursiv*, `code` und einer Fußnote[^1]. Siehe [[Ziel der Verweise]] und [[Gibt es nicht]].

## Überschrift mit Umlaut ä

- eins
- zwei
  - darunter

1. zuerst
2. dann

- [x] erledigt
- [ ] offen

Tabelle: Zahlen

| Ort | Zahl |
|---|---:|
| Ähre | 1 |

> [!HINWEIS] Zur Beachtung
> Text im Kasten mit [Link](https://beispiel.example/) und [Anker](#ueberschrift-mit-umlaut-ae).

> [!BESCHLUSS] Fristen
> Ergebnis: einstimmig
>
> Die Fristen gelten.

> [!AUFGABE] Fristen prüfen
> Wer: @Anna Beispiel
> Bis: 2027-01-31
>
> Fristen nachrechnen.

```
<script>alert(1)</script>
```

[^1]: Die Fußnote.
"""
DROP = """async ([name, type, data, event]) => {
    const bytes = Uint8Array.from(atob(data), (c) => c.charCodeAt(0));
    const transfer = new DataTransfer();
    transfer.items.add(new File([bytes], name, {type}));
    const target = document.querySelector(event === 'paste' ? 'textarea[name=quelle]' : '.editor-flaeche');
    const made = event === 'paste' ? new ClipboardEvent('paste', {clipboardData: transfer, bubbles: true, cancelable: true})
        : new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true});
    return target.dispatchEvent(made);
}"""


@pytest.fixture(scope="module")
def wiki() -> Iterator[WikiHouse]:
    with wiki_house("SQLite") as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    return wiki.room("Schreiben", "family")


@pytest.fixture(scope="module")
def anna(wiki: WikiHouse, room: Room) -> Someone:
    someone = wiki.person("Anna Beispiel", room)
    create(wiki.as_(someone), room, "Ziel der Verweise")
    return someone


@pytest.fixture(scope="module")
def berta(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Berta Brandt", room)


def opened(desk: Desk, path: str) -> Page:
    desk.open(path)
    desk.page.locator(".editor.ist-bereit").wait_for()
    return desk.page


def write(page: Page, text: str) -> None:
    area = page.locator("textarea[name=quelle]")
    area.fill(text)
    area.press("Control+End")


def text_of(page: Page) -> str:
    return page.locator("textarea[name=quelle]").input_value()


def plain(html: str) -> str:
    """HTML without what the preview changes on purpose: ids with a prefix, links that open beside the editor."""
    html = html.replace("vorschau-", "").replace(' target="_blank"', "")
    return re.sub(r"\s+", " ", html).strip()


def test_the_preview_is_the_page_that_will_be_saved(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Vorschau")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        write(page, RICH)
        text = page.locator(".editor-vorschau .text")
        see(text).to_contain_text("Die Fußnote.")
        shown = plain(text.inner_html())
        one.press("Speichern")
        assert one.path == address, one.told
        assert plain(page.locator("main .artikel .text").inner_html()) == shown
        assert page.locator("main .artikel script").count() == 0


def test_the_preview_of_a_new_page_knows_the_same_links(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, f"{room.path}seiten/neu/{BLANK}")
        one.field("Titel").fill("Ganz neu")
        write(page, "Siehe [[Ziel der Verweise]] und [[Fehlt noch]].")
        text = page.locator(".editor-vorschau .text")
        see(text).to_contain_text("Fehlt noch")
        shown = plain(text.inner_html())
        one.press("Seite anlegen")
        assert one.path == room.page("ganz-neu"), one.told
        assert plain(page.locator("main .artikel .text").inner_html()) == shown


def test_the_toolbar_works_by_keyboard_alone(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Werkzeuge")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        one.reach(one.field("Text"))
        page.keyboard.press("Control+a")
        page.keyboard.type("Wort")
        page.keyboard.press("Control+a")
        page.keyboard.press("Control+b")
        assert text_of(page) == "**Wort**"
        page.keyboard.press("Shift+Tab")
        assert page.evaluate("document.activeElement.closest('[role=toolbar]') !== null"), "the toolbar is one stop before the text"
        for _ in range(30):
            if page.evaluate("document.activeElement.ariaLabel") == "Beschluss":
                break
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        assert "> [!BESCHLUSS] Titel des Beschlusses" in text_of(page)
        assert page.evaluate("document.activeElement.name") == "quelle", "the focus returns to the text"
        page.keyboard.insert_text("Haushalt")
        one.press("Speichern")
        assert one.sees("Gespeichert als Fassung 2."), one.told
        one.open(room.path + "beschluesse/")
        assert one.sees("Haushalt"), one.told


def test_a_draft_survives_the_closing_of_the_tab_and_is_offered_again(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Entwurf", "Anfang.")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        page.clock.install()
        opened(one, address + "bearbeiten/")
        write(page, "Noch nicht gespeichert.")
        page.clock.fast_forward(5000)
        see(page.locator(".editor-stand")).to_contain_text("Entwurf gespeichert um")
    with desk(browser, wiki, anna, "tastatur") as again:
        page = opened(again, address + "bearbeiten/")
        assert text_of(page).strip() == "Anfang.", "the saved text comes first"
        assert again.sees("Sie haben hier einen Entwurf vom"), again.told
        again.follow("Am Entwurf weiterschreiben", within="main")
        page.locator(".editor.ist-bereit").wait_for()
        assert text_of(page).strip() == "Noch nicht gespeichert."
        again.press("Speichern")
        assert again.sees("Noch nicht gespeichert."), again.told
        again.open(address + "bearbeiten/")
        assert not again.sees("Entwurf vom"), "the draft is done with"


def test_a_draft_of_a_new_page_survives_the_closing_of_the_tab(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, f"{room.path}seiten/neu/{BLANK}")
        page.clock.install()
        opened(one, f"{room.path}seiten/neu/{BLANK}")
        one.field("Titel").fill("Begonnen")
        write(page, "Noch keine Seite.")
        page.clock.fast_forward(5000)
        see(page.locator(".editor-stand")).to_contain_text("Entwurf gespeichert um")
    with desk(browser, wiki, anna, "tastatur") as again:
        again.open(f"{room.path}seiten/neu/")
        assert again.sees("Begonnen"), f"somebody who comes back to 'Neue Seite' hears of her draft: {again.told}"
        opened(again, f"{room.path}seiten/neu/{BLANK}")
        assert again.sees("Sie haben eine neue Seite begonnen: „Begonnen“"), again.told
        again.follow("Weiterschreiben", within="main")
        again.page.locator(".editor.ist-bereit").wait_for()
        assert text_of(again.page).strip() == "Noch keine Seite." and again.field("Titel").input_value() == "Begonnen"
        again.open("/mein-bereich/entwuerfe/")
        again.follow("Begonnen", within="main")
        assert again.page.locator(".editor").count() == 1 or again.sees("Weiterschreiben"), again.told
        again.open("/mein-bereich/entwuerfe/")
        again.press("Verwerfen")
        assert again.sees("Sie haben keine ungespeicherten Entwürfe."), again.told


def test_a_draft_is_kept_when_the_page_is_left_before_the_next_time_it_would_be(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    """Hiding the tab, as on a phone, keeps what was typed in the last seconds."""
    address = create(wiki.as_(anna), room, "Versteckt", "Anfang.")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        write(page, "In letzter Sekunde.")
        page.evaluate("Object.defineProperty(document, 'visibilityState', {value: 'hidden'}); document.dispatchEvent(new Event('visibilitychange'))")
        until(lambda: wiki.count("drafts", "source LIKE '%In letzter Sekunde.%'") == 1, 5, "the draft is kept")


def test_an_older_draft_does_not_hide_a_newer_revision(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Alter Entwurf", "Eins.\n\nZwei.\n\nDrei.")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        page.clock.install()
        opened(one, address + "bearbeiten/")
        write(page, "Eins.\n\nZwei.\n\nDrei von Anna.")
        page.clock.fast_forward(5000)
        see(page.locator(".editor-stand")).to_contain_text("Entwurf gespeichert um")
    save(wiki.as_(berta), address, "Eins von Berta.\n\nZwei.\n\nDrei.")
    with desk(browser, wiki, anna, "tastatur") as again:
        again.open(address + "bearbeiten/")
        again.follow("Am Entwurf weiterschreiben", within="main")
        again.press("Speichern")
        assert again.sees("Eins von Berta.") and again.sees("Drei von Anna."), again.told


def test_pages_and_people_are_completed_while_one_types(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Vorschläge")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        write(page, "Siehe ")
        page.keyboard.type("[[ziel")
        see(page.get_by_role("option").first).to_contain_text("Ziel der Verweise")
        page.keyboard.press("Enter")
        assert text_of(page).endswith("Siehe [[Ziel der Verweise]]")
        page.keyboard.type(" und @Ber")
        see(page.get_by_role("option").first).to_contain_text("Berta Brandt")
        page.keyboard.press("Enter")
        assert text_of(page).endswith("und @Berta Brandt")
        one.press("Speichern")
        assert one.page.locator("main .artikel a", has_text="Ziel der Verweise").count() == 1, one.told


def test_completion_names_nothing_that_one_may_not_see(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    secret = wiki.room("Verborgen", "members")
    create(wiki.as_(wiki.person("Vera Verborgen", secret)), secret, "Geheimer Zielort")
    answer = wiki.as_(anna).get(f"{room.path}ergaenzen?art=seite&q=zielort")
    assert answer.status == 200 and "Geheimer" not in answer.text
    assert "Verborgen" not in wiki.as_(anna).get(f"{room.path}ergaenzen?art=person&q=ver").text
    assert wiki.as_(anna).get(f"{secret.path}ergaenzen?art=seite&q=").status == 404


@pytest.mark.parametrize("way", ["paste", "drop"])
def test_a_picture_is_taken_in_and_its_description_asked_for(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser, way: str) -> None:
    address = create(wiki.as_(anna), room, f"Bild mit {way}", "Davor.")
    name = f"lage plan {way}.png"
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        one.field("Text").press("Control+End")
        page.evaluate(DROP, [name, "image/png", base64.b64encode(png()).decode(), way])
        box = page.locator(".editor-bild")
        see(box).to_be_visible()
        page.keyboard.press("Enter")
        see(box.locator(".feld-fehler")).to_be_visible()
        page.keyboard.insert_text("Lage des Rathauses")
        page.keyboard.press("Enter")
        see(page.locator(".editor-meldung")).to_contain_text("ist hochgeladen und steht im Text.")
        assert "![Lage des Rathauses](" in text_of(page) and "wird hochgeladen" not in text_of(page)
        picture = page.locator(".editor-vorschau img")
        see(picture).to_have_attribute("alt", "Lage des Rathauses")
        # Attaching made a revision of its own; saving goes on from there without a conflict.
        one.press("Speichern")
        assert one.path == address and one.sees("Gespeichert"), one.told
        shown = page.locator("main .artikel img")
        assert shown.get_attribute("alt") == "Lage des Rathauses"
        assert shown.evaluate("e => e.complete && e.naturalWidth") == 4, "the picture is shown"


def test_a_disguised_file_is_refused_where_it_was_dropped(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Verkleidet", "Davor.")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        before, files = text_of(page), wiki.count("attachments")
        html = base64.b64encode(b"<!doctype html><script>alert(1)</script>").decode()
        page.evaluate(DROP, ["bericht.pdf", "application/pdf", html, "drop"])
        see(page.locator(".editor-meldung")).to_contain_text("nicht hochgeladen")
        see(page.locator(".editor-meldung")).to_contain_text("passt nicht zum Inhalt")
        assert text_of(page).strip() == before.strip()
    assert wiki.count("attachments") == files


def test_problems_of_the_text_are_listed_by_line_and_lead_there(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Probleme")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        write(page, "Ein Absatz.\n\n[](https://beispiel.example/)\n\n## Zwei\n\n##### Fünf\n")
        problem = page.locator(".editor-probleme button").first
        see(problem).to_be_visible()
        number = int(re.search(r"Zeile (\d+)", problem.inner_text())[1])
        # The lines are those that the writer sees, not those of a front matter that she does not see.
        assert text_of(page).splitlines()[number - 1] in ("[](https://beispiel.example/)", "##### Fünf"), problem.inner_text()
        problem.click()
        chosen = page.evaluate("getSelection().toString()")
        assert chosen == text_of(page).splitlines()[number - 1]


def test_the_browsers_own_shortcut_for_saving_is_left_alone(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Tasten")
    with desk(browser, wiki, anna, "tastatur") as one:
        page = opened(one, address + "bearbeiten/")
        for key in ("s", "p", "f"):
            prevented = page.locator("textarea[name=quelle]").evaluate(
                "(e, key) => !e.dispatchEvent(new KeyboardEvent('keydown', {key, ctrlKey: true, bubbles: true, cancelable: true}))", key
            )  # fmt: skip
            assert not prevented, f"Strg+{key} is taken away from the browser"


def test_nobody_who_has_saved_is_warned_of_leaving(wiki: WikiHouse, room: Room, anna: Someone, browser: Browser) -> None:
    address = create(wiki.as_(anna), room, "Verlassen")
    with desk(browser, wiki, anna, "tastatur") as one:
        asked: list[str] = []
        one.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
        page = opened(one, address + "bearbeiten/")
        one.open(address)
        page = opened(one, address + "bearbeiten/")
        write(page, "Etwas Neues.")
        one.press("Speichern")
        assert asked == []
        page = opened(one, address + "bearbeiten/")
        page.locator("textarea[name=quelle]").press("Control+End")
        page.keyboard.type(" Ungesichert.")
        one.open(address)
        assert asked == ["beforeunload"]

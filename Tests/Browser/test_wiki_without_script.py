"""Everything that one does with pages, in a browser without JavaScript: only links, forms and buttons."""

from collections.abc import Iterator

import pytest
from app_people import Someone
from app_wiki_world import SOON, Desk, Room, WikiHouse, create, desk, png, save, until, wiki_house
from playwright.sync_api import Browser


@pytest.fixture(scope="module")
def wiki() -> Iterator[WikiHouse]:
    with wiki_house("SQLite") as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    return wiki.room("Ohne Skript", "family")


@pytest.fixture(scope="module")
def anna(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Anna Beispiel", room, "koordination")


@pytest.fixture(scope="module")
def berta(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Berta Brandt", room)


@pytest.fixture
def window(wiki: WikiHouse, anna: Someone, browser: Browser) -> Iterator[Desk]:
    with desk(browser, wiki, anna) as made:
        yield made


def press_in(window: Desk, row: str, button: str) -> None:
    """A button in the row of a table, a comment or an item of a list."""
    place = window.page.locator("main tr, main li, main article").filter(has_text=row).last
    window.activate(place.get_by_role("button", name=button).first)


def submit(window: Desk, field: str) -> None:
    """The form that has a field."""
    window.activate(window.page.locator(f"main form:has([name={field}])").get_by_role("button").first)


def test_a_page_is_made_from_a_template(wiki: WikiHouse, room: Room, window: Desk) -> None:
    window.open(room.path)
    window.follow("Neue Seite", within="main")
    window.follow("Protokoll einer Sitzung", within="main")
    window.press("Seite anlegen")
    assert window.errors, f"a page without a title and minutes without a day say so: {window.told}"
    window.fill("Titel", "Sitzung der Lenkungsgruppe")
    window.fill("Datum", "2026-10-07")
    window.fill("Teilnehmende", "Anna Beispiel\nBerta Brandt")
    window.press("Seite anlegen")
    assert window.path == room.page("sitzung-der-lenkungsgruppe") and window.sees("Die Seite ist angelegt."), window.told
    assert window.sees("TOP 1: Begrüßung und Tagesordnung")
    window.open(room.path + "aufgaben/")
    assert window.sees("Was zu tun ist"), window.told


def test_a_page_is_edited_and_looked_at_before_it_is_saved(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Bearbeiten", "Anfang.")
    window.open(page)
    window.follow("Bearbeiten", within="main")
    window.fill("Text", "Anfang.\n\n## Neu\n\n**Wichtig** ist das.")
    window.fill("Was haben Sie geändert?", "Neuer Abschnitt")
    window.press("Vorschau")
    assert window.page.locator("main .text strong", has_text="Wichtig").count() == 1, window.told
    assert window.page.locator("main h2", has_text="Vorschau").count() == 1, window.told
    assert "**Wichtig** ist das." in window.field("Text").input_value(), "the text stays in the form"
    assert window.field("Was haben Sie geändert?").input_value() == "Neuer Abschnitt"
    assert wiki.count("revisions", "source LIKE '%Wichtig%'") == 0, "looking saves nothing"
    window.press("Vorschau")
    window.press("Speichern")
    assert window.path == page and window.sees("Gespeichert als Fassung 2."), window.told
    source = str(wiki.installation.database.value("SELECT source FROM revisions WHERE source LIKE '%Wichtig%'"))
    assert "\r" not in source, "line ends of browsers stay outside"


def test_the_preview_of_a_new_page_by_button_keeps_all_that_was_chosen(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    create(wiki.as_(anna), room, "Oberseite")
    window.open(f"{room.path}seiten/neu/?vorlage=leere-seite&unter=oberseite")
    window.fill("Titel", "Unterseite")
    window.fill("Text", "Siehe [[Oberseite]].")
    window.press("Vorschau")
    assert window.page.locator("main .text a", has_text="Oberseite").count() == 1, f"the preview knows the pages that are there: {window.told}"
    window.press("Seite anlegen")
    assert window.path == room.page("unterseite"), window.told
    assert window.page.locator(".brotkrumen a", has_text="Oberseite").count() == 1


def test_what_was_is_seen_compared_and_brought_back(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Geschichte", "Die Frist endet im März.")
    save(wiki.as_(anna), page, "Die Frist endet im April.", bemerkung="Frist verschoben")
    window.open(page)
    window.follow("Verlauf", within="main")
    assert window.sees("Frist verschoben"), window.told
    window.follow("Änderung", within="main")
    assert window.path == page + "vergleich/" and window.page.locator("main del, main ins").count() >= 2, window.told
    window.open(page + "verlauf/")
    window.fill("Fassung", "1")
    window.fill("mit Fassung", "2")
    submit(window, "bis")
    assert window.sees("März") and window.sees("April"), window.told
    window.open(page + "fassungen/1/")
    assert window.sees("Das ist eine ältere Fassung"), window.told
    window.press("Diese Fassung wiederherstellen")
    assert window.path == page and window.sees("Die Frist endet im März."), window.told
    window.follow("Verlauf", within="main")
    window.follow("Herkunft der Absätze", within="main")
    assert window.sees("Die Frist endet im März."), window.told


def test_comments_are_written_answered_changed_and_resolved(
    wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, window: Desk, browser: Browser
) -> None:
    page = create(wiki.as_(anna), room, "Besprechen", "Die Frist endet im März.")
    window.open(page)
    window.press("Kommentar senden")
    assert window.errors, f"an empty comment says so: {window.told}"
    window.open(page)
    window.fill("Worum geht es?", "im März")
    window.fill("Ihr Kommentar", "Ist das **sicher**, @Berta Brandt?")
    window.press("Kommentar senden")
    assert window.path == page and window.page.locator("main strong", has_text="sicher").count() == 1, window.told
    with desk(browser, wiki, berta) as other:
        other.open(page)
        other.page.locator("main summary", has_text="Antworten").first.click()
        other.fill("Ihre Antwort", "Ja, laut Beschluss.")
        other.press("Antworten")
        assert other.sees("Ja, laut Beschluss."), other.told
        other.follow("Ändern", within="main")
        other.fill("Ihr Kommentar", "Nein, es ist der April.")
        other.press("Kommentar speichern")
        assert other.sees("Nein, es ist der April.") and not other.sees("laut Beschluss"), other.told
    window.open(page)
    assert window.sees("Nein, es ist der April."), window.told
    window.press("Als erledigt markieren")
    assert window.sees("Der Kommentar ist erledigt."), window.told
    window.page.locator("main summary", has_text="rledigt").first.click()
    window.press("Wieder öffnen")
    window.press("Löschen")
    assert window.sees("Dieser Kommentar wurde gelöscht.") and window.sees("Nein, es ist der April."), window.told


def test_files_are_attached_shown_and_taken_away(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Anhänge", "![Lageplan](plan.png) und [Liste](liste.txt)")
    window.open(page)
    window.follow("Dateien", within="main")
    window.press("Anhängen")
    assert window.errors, f"nothing was chosen: {window.told}"
    window.page.locator("main input[type=file]").set_input_files([
        {"name": "plan.png", "mimeType": "image/png", "buffer": png()}, {"name": "liste.txt", "mimeType": "text/plain", "buffer": b"eins\nzwei\n"},
    ])  # fmt: skip
    window.press("Anhängen")
    assert window.sees("Angehängt: plan.png, liste.txt"), window.told
    window.open(page)
    assert window.page.locator("main .artikel img").evaluate("e => e.complete && e.naturalWidth") == 4
    assert window.context.request.get(wiki.address + page + "dateien/liste.txt").text() == "eins\nzwei\n"
    window.open(page + "dateien/")
    window.activate(window.page.get_by_role("button", name="Entfernen").first)
    assert window.sees("hängt nicht mehr an der Seite"), window.told


def test_a_page_is_moved_copied_and_gets_another_address(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    create(wiki.as_(anna), room, "Ziel")
    page = create(wiki.as_(anna), room, "Wandernde Seite", "Siehe [[Ziel]].")
    window.open(page)
    window.follow("Mehr", within="main")
    window.follow("Verschieben", within="main")
    window.choose("Unter welche Seite?", "– Ziel")
    window.press("Verschieben")
    assert window.page.locator(".brotkrumen a", has_text="Ziel").count() == 1, window.told
    window.open(page + "kopieren/")
    window.fill("Titel der Kopie", "Die Kopie")
    window.press("Kopieren")
    assert window.path == room.page("die-kopie") and window.heading == "Die Kopie", window.told
    window.open(page + "adresse/")
    window.fill("Kurzadresse", "neue-adresse")
    window.press("Adresse ändern")
    assert window.path == room.page("neue-adresse"), window.told
    assert window.open(page) == 200 and window.path == room.page("neue-adresse"), "the old address leads on"
    window.open(room.path + "seiten/")
    window.press("Nach unten")
    assert window.sees("steht jetzt an anderer Stelle"), window.told


def test_a_page_is_deleted_brought_back_and_deleted_for_good(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Wegwerfen")
    window.open(page + "mehr/")
    window.follow("Löschen", within="main")
    window.press("In den Papierkorb")
    assert window.path == room.path and window.sees("liegt im Papierkorb"), window.told
    assert window.open(page) == 404
    window.open(room.path + "papierkorb/")
    press_in(window, "Wegwerfen", "Wiederherstellen")
    assert window.path == page, window.told
    window.open(page + "loeschen/")
    window.press("In den Papierkorb")
    window.open(room.path + "papierkorb/")
    window.page.locator("main tr", has_text="Wegwerfen").get_by_role("link", name="Endgültig löschen").click()
    window.press("Endgültig löschen")
    assert window.sees("Endgültig gelöscht."), window.told
    assert wiki.count("pages", "title = 'Wegwerfen'") == 0


def test_a_page_and_a_workspace_are_watched(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Beobachten")
    window.open(page)
    window.follow("Beobachten", within="main")
    window.page.locator("main input[type=radio]").nth(1).check()
    window.page.locator("main input[name=zweig]").check()
    window.press("Speichern")
    assert window.path == page and window.page.locator("main").get_by_role("link", name="Beobachtet").count() == 1, window.told
    window.open(room.path + "beobachten/")
    window.page.locator("main input[type=radio]").nth(1).check()
    window.press("Speichern")
    window.open("/mein-bereich/beobachtet/")
    assert window.sees("Beobachten") and window.sees("mit allen Unterseiten") and window.sees("Ganzer Arbeitsraum"), window.told
    window.follow("Ändern", within="main")
    window.page.locator("main input[type=radio]").first.check()
    window.press("Speichern")


def test_a_page_is_taken_note_of_and_given_to_somebody(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Kenntnis")
    window.open(page)
    window.press("Fassung 1 zur Kenntnis nehmen")
    assert window.sees("Zur Kenntnis genommen haben diese Fassung: Anna Beispiel."), window.told
    window.open(page + "zustaendig/")
    window.page.locator("main select[name=owner]").select_option(value=berta.id)
    window.press("Zuständigkeit speichern")
    assert window.path == page and window.sees("Berta Brandt"), window.told
    window.open(page + "rechte/")
    assert window.sees("kommunale Familie"), window.told


def test_a_page_is_released_and_withdrawn(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Freigeben", "Das sollen alle wissen.")
    window.open(page)
    window.follow("Freigeben", within="main")
    window.fill("Öffentliche Adresse", "infos/freigeben")
    window.press("Prüfen, was öffentlich wird")
    assert window.sees("Das sollen alle wissen.") and window.sees("/infos/freigeben/"), window.told
    assert wiki.count("releases") == 0, "checking releases nothing"
    window.press("Freigeben")
    assert window.errors, f"a reason is needed: {window.told}"
    window.fill("Begründung", "Beschluss der Lenkungsgruppe")
    window.press("Freigeben")
    assert window.path == page and window.sees("/infos/freigeben/"), window.told
    until(lambda: wiki.public("/infos/freigeben/").status == 200, SOON, "the page is public")
    window.open(page + "freigabe/")
    form = window.page.locator("main form", has=window.page.get_by_role("button", name="Veröffentlichung zurückziehen"))
    form.locator("input[name=grund]").fill("Überholt")
    window.press("Veröffentlichung zurückziehen")
    assert window.sees("zurückgezogen am"), window.told
    until(lambda: wiki.public("/infos/freigeben/").status == 410, SOON, "the page says that it was withdrawn")


def test_a_branch_is_protected_and_somebody_let_in(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, window: Desk) -> None:
    page = create(wiki.as_(anna), room, "Geschützt")
    window.open(page + "rechte/")
    window.press("Abschnitt schützen")
    assert window.errors, f"a reason is needed: {window.told}"
    window.fill("Grund", "Vergabe läuft.")
    window.press("Abschnitt schützen")
    assert window.sees("Der Abschnitt ist geschützt."), window.told
    assert wiki.as_(berta).get(page).status == 404
    window.fill("E-Mail-Adresse eines Mitglieds", berta.email)
    window.press("In den Abschnitt aufnehmen")
    assert window.sees("Die Person ist aufgenommen.") and wiki.as_(berta).get(page).status == 200, window.told
    window.press("Herausnehmen")
    assert wiki.as_(berta).get(page).status == 404
    window.press("Schutz aufheben")
    assert wiki.as_(berta).get(page).status == 200


def test_members_are_entered_asked_for_and_struck_off(wiki: WikiHouse, room: Room, anna: Someone, window: Desk, browser: Browser) -> None:
    new = wiki.person("Mira Mitarbeit")
    with desk(browser, wiki, new) as asking:
        asking.open("/bereiche/")
        asking.page.locator("main tr", has_text=room.name).get_by_role("link", name="Mitarbeit anfragen").click()
        asking.fill("Wozu möchten Sie mitarbeiten?", "Ich vertrete die Stadt.")
        asking.press("Anfrage senden")
        assert asking.sees("Ihre Anfrage ist bei der Koordination"), asking.told
    window.open(room.path)
    assert window.sees("Eine Anfrage zur Mitarbeit wartet"), window.told
    window.follow("Anfragen ansehen", within="main")
    assert window.sees("Ich vertrete die Stadt."), window.told
    press_in(window, "Mira Mitarbeit", "Schreiben lassen")
    assert window.sees("Die Person arbeitet jetzt mit."), window.told
    assert wiki.as_(new).get(f"{room.path}seiten/neu/").status == 200
    press_in(window, "Mira Mitarbeit", "Austragen")
    assert wiki.as_(new).get(f"{room.path}seiten/neu/").status == 404
    window.open(room.path + "einstellungen/")
    window.fill("Zweck", "Neuer Zweck")
    window.press("Arbeitsraum speichern")
    assert window.sees("Neuer Zweck"), window.told


def test_a_task_is_ticked_off_and_one_searches(wiki: WikiHouse, room: Room, anna: Someone, window: Desk) -> None:
    create(wiki.as_(anna), room, "Aufgabenseite", "> [!AUFGABE] Bericht schreiben\n> Wer: @Anna Beispiel\n>\n> Für die Sitzung.\n")
    window.open("/mein-bereich/aufgaben/")
    press_in(window, "Bericht schreiben", "Erledigt")
    assert window.path == "/mein-bereich/aufgaben/" and not window.sees("Bericht schreiben"), window.told
    window.open(room.path + "suche/")
    window.fill("Wonach suchen Sie?", "Bericht")
    submit(window, "q")
    assert window.sees("1 Treffer") and window.sees("Aufgabenseite"), window.told

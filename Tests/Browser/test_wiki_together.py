"""Two people at one page: what both wrote is kept, whoever saves last, and each learns of the other."""

from collections.abc import Iterator

import pytest
from app_house import ENGINES
from app_people import Someone, expect
from app_wiki_world import Room, WikiHouse, create, desk, edit, press, save, told, wiki_house
from playwright.sync_api import Browser
from playwright.sync_api import expect as see

TEXT = "Der erste Absatz.\n\nDer zweite Absatz.\n\nDer dritte Absatz.\n"


@pytest.fixture(scope="module", params=ENGINES)
def wiki(request: pytest.FixtureRequest) -> Iterator[WikiHouse]:
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with wiki_house(request.param, server) as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    return wiki.room("Gemeinsam", "family")


@pytest.fixture(scope="module")
def anna(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Anna Beispiel", room)


@pytest.fixture(scope="module")
def berta(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Berta Beispiel", room)


def only_on_sqlite(wiki: WikiHouse) -> None:
    if wiki.installation.database.engine != "SQLite":
        pytest.skip("what a screen shows has nothing to do with the engine")


def test_two_people_who_write_different_paragraphs_are_put_together(
    wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser
) -> None:
    page = create(wiki.as_(anna), room, "Verschiedene Absätze", TEXT)
    with desk(browser, wiki, anna) as one, desk(browser, wiki, berta) as two:
        one.open(page + "bearbeiten/")
        two.open(page + "bearbeiten/")
        one.fill("Text", TEXT.replace("erste", "neue erste"))
        one.press("Speichern")
        assert one.sees("Gespeichert als Fassung 2."), one.told
        two.fill("Text", TEXT.replace("dritte", "neue dritte"))
        two.press("Speichern")
        assert two.sees("beide Änderungen stehen jetzt in Fassung 3"), two.told
        assert two.sees("Der neue erste Absatz.") and two.sees("Der neue dritte Absatz."), two.told
        two.open(page + "verlauf/")
        assert two.sees("zusammengeführt"), two.told


def test_two_people_who_write_the_same_paragraph_see_both_texts_and_decide(
    wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser
) -> None:
    page = create(wiki.as_(anna), room, "Derselbe Absatz", TEXT)
    with desk(browser, wiki, anna) as one, desk(browser, wiki, berta) as two:
        one.open(page + "bearbeiten/")
        two.open(page + "bearbeiten/")
        one.fill("Text", TEXT.replace("zweite Absatz", "zweite Absatz in Annas Worten"))
        one.press("Speichern")
        two.fill("Text", TEXT.replace("zweite Absatz", "zweite Absatz, wie Berta ihn will"))
        two.fill("Was haben Sie geändert?", "Bertas Sicht")
        with two.page.expect_response(lambda answer: answer.request.method == "POST") as answer:
            two.press("Speichern")
        assert answer.value.status == 409
        assert "Anna Beispiel" in two.text and two.sees("nicht verloren"), two.told
        proposal = two.field("Text").input_value()
        assert "in Annas Worten" in proposal and "wie Berta ihn will" in proposal and "<<<<<<<" in proposal
        assert two.page.locator("main").get_by_text("in Annas Worten").count() >= 1, "the difference shows the saved text"
        assert two.field("Was haben Sie geändert?").input_value() == "Bertas Sicht"
        # Nothing was written, and nobody is disturbed.
        one.open(page)
        assert one.sees("in Annas Worten") and not one.sees("wie Berta ihn will"), one.told
        head = proposal[: proposal.index("Der erste")]
        two.fill("Text", head + TEXT.replace("zweite Absatz", "zweite Absatz in Annas und Bertas Worten"))
        two.press("Speichern")
        assert two.sees("Gespeichert als Fassung 3."), two.told
        assert two.sees("in Annas und Bertas Worten") and not two.sees("<<<<<<<"), two.told


def test_marks_of_a_conflict_cannot_be_saved_unseen(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    """Whoever presses "Speichern" again without deciding is told so, and the text stays in the form."""
    page = create(wiki.as_(anna), room, "Zeichen im Text", TEXT)
    form = wiki.as_(berta).get(page + "bearbeiten/")
    save(wiki.as_(anna), page, TEXT.replace("zweite", "von Anna geänderte"))
    conflict = expect(wiki.as_(berta).submit(form, {"quelle": TEXT.replace("zweite", "von Berta geänderte")}, having="quelle"), 409)
    again = wiki.as_(berta).submit(conflict, {}, having="quelle")
    assert again.status == 422, "a text with <<<<<<< was saved without a word"
    assert "von Anna geänderte" in again.text and "von Berta geänderte" in again.text
    assert "<<<<<<<" not in told(wiki.as_(anna).get(page))


def test_three_saves_of_one_base_lose_nothing(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    page = create(wiki.as_(anna), room, "Drei Fassungen", TEXT)
    forms = [wiki.as_(someone).get(page + "bearbeiten/") for someone in (anna, berta, anna)]
    words = ["erste", "zweite", "dritte"]
    for someone, form, word in zip((anna, berta, anna), forms, words, strict=True):
        expect(wiki.as_(someone).submit(form, {"quelle": TEXT.replace(word, f"geänderte {word}")}, having="quelle"), 303)
    text = told(wiki.as_(anna).get(page))
    assert all(f"geänderte {word}" in text for word in words), text


def test_the_same_form_sent_twice_is_one_revision(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Doppelt gesendet", TEXT)
    form = client.get(page + "bearbeiten/")
    for _ in range(2):
        expect(client.submit(form, {"quelle": TEXT + "\nMehr.\n"}, having="quelle"), 303)
    assert "schon so gespeichert" in told(client.get(page))
    assert "Fassung 3" not in told(client.get(page + "verlauf/"))


def test_a_section_is_edited_while_another_one_changes(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    text = "Vorab.\n\n## Eins\n\nText eins.\n\n## Zwei\n\nText zwei.\n"
    page = create(wiki.as_(anna), room, "Abschnitte", text)
    number = next(n for n in range(4) if "Text zwei" in (form := wiki.as_(berta).get(f"{page}bearbeiten/?abschnitt={n}")).text and "Text eins" not in form.text)
    form = wiki.as_(berta).get(f"{page}bearbeiten/?abschnitt={number}")
    save(wiki.as_(anna), page, text.replace("Text eins", "Neuer Text eins"))
    expect(wiki.as_(berta).submit(form, {"quelle": "## Zwei\n\nNeuer Text zwei.\n"}, having="quelle"), 303)
    seen = told(wiki.as_(anna).get(page))
    assert "Neuer Text eins." in seen and "Neuer Text zwei." in seen, seen


def test_two_people_who_fill_in_different_fields_are_put_together(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    """The fields stand below each other in the text; nobody who fills in a form knows that."""
    page = create(wiki.as_(anna), room, "Felder", TEXT, template="protokoll", **{"feld-datum": "2026-01-01"})
    forms = [wiki.as_(someone).get(page + "bearbeiten/") for someone in (anna, berta)]
    expect(wiki.as_(anna).submit(forms[0], {"feld-ort": "Köln"}, having="quelle"), 303)
    expect(wiki.as_(berta).submit(forms[1], {"feld-leitung": "Amtsleitung"}, having="quelle"), 303)
    values = {field.name: field.value for field in wiki.as_(anna).get(page + "bearbeiten/").form(having="quelle").fields}
    assert (values["feld-ort"], values["feld-leitung"], values["feld-datum"]) == ("Köln", "Amtsleitung", "2026-01-01")


def test_who_is_signed_out_while_writing_does_not_lose_the_text(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    """Without a script there is no draft: the answer has to carry the text, or the form after the sign-in."""
    page = create(wiki.as_(anna), room, "Abgemeldet", TEXT)
    wiki.forget_attempts()
    client = wiki.client(anna)
    form = client.get(page + "bearbeiten/")
    client.cookies.clear()
    answer = client.submit(form, {"quelle": "Lange daran geschrieben."}, having="quelle")
    if "Lange daran geschrieben." in answer.text:
        return
    sign_in = client.follow(answer)
    after = client.follow(client.submit(sign_in, {"email": anna.email, "password": anna.password}, having="password"))
    assert "Lange daran geschrieben." in after.text, told(after)[:400]


def test_who_saves_a_page_that_is_gone_keeps_the_text_and_goes_on_from_it(
    wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser
) -> None:
    page = create(wiki.as_(anna), room, "Gelöscht beim Schreiben", TEXT)
    with desk(browser, wiki, berta) as two:
        two.open(page + "bearbeiten/")
        expect(wiki.as_(anna).submit(page + "loeschen/", {}, action="loeschen/"), 303)
        two.fill("Text", TEXT + "\nDas darf nicht verloren gehen.\n")
        two.press("Speichern")
        assert two.path == room.path + "papierkorb/" and two.sees("Ihr Text ist als Entwurf gesichert"), two.told
        two.open("/mein-bereich/entwuerfe/")
        assert two.sees("Gelöscht beim Schreiben"), two.told
        two.open(room.path + "papierkorb/")
        row = two.page.locator("main tr", has_text="Gelöscht beim Schreiben")
        with two.page.expect_navigation():
            row.get_by_role("button", name="Wiederherstellen").click()
        assert two.path == page and two.sees("wiederhergestellt"), two.told
        two.follow("Bearbeiten", within="main")
        assert two.sees("Sie haben hier einen Entwurf"), two.told
        two.follow("Am Entwurf weiterschreiben", within="main")
        assert "Das darf nicht verloren gehen." in two.field("Text").input_value()
        two.press("Speichern")
        assert two.sees("Das darf nicht verloren gehen."), two.told
        two.open("/mein-bereich/entwuerfe/")
        assert two.sees("Sie haben keine ungespeicherten Entwürfe."), two.told


def test_who_saves_a_section_of_a_page_that_is_gone_keeps_the_whole_text(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    page = create(wiki.as_(anna), room, "Abschnitt weg", "Vorab.\n\n## Eins\n\nText eins.\n")
    form = wiki.as_(berta).get(page + "bearbeiten/?abschnitt=0")
    expect(wiki.as_(anna).submit(page + "loeschen/", {}, action="loeschen/"), 303)
    expect(wiki.as_(berta).submit(form, {"quelle": "## Eins\n\nNicht verloren.\n"}, having="quelle"), 303)
    kept = wiki.installation.database.value("SELECT source FROM drafts ORDER BY changed_at DESC")
    assert "Nicht verloren." in kept and "Vorab." in kept, kept


def test_the_editor_names_others_and_says_that_there_is_a_newer_revision(
    wiki: WikiHouse, room: Room, anna: Someone, berta: Someone, browser: Browser
) -> None:
    only_on_sqlite(wiki)
    page = create(wiki.as_(anna), room, "Anwesend", TEXT)
    with desk(browser, wiki, berta, "tastatur") as two, desk(browser, wiki, anna, "tastatur") as one:
        two.page.clock.install()
        two.open(page + "bearbeiten/")
        two.page.locator(".editor.ist-bereit").wait_for()
        one.open(page + "bearbeiten/")
        assert one.sees("Berta Beispiel bearbeitet diese Seite gerade"), one.told
        see(one.page.locator(".editor-anwesend")).to_contain_text("Berta Beispiel bearbeitet diese Seite gerade auch.")
        save(wiki.as_(anna), page, TEXT + "\nMehr.\n")
        two.page.clock.fast_forward(21_000)
        notice = two.page.locator(".editor-anwesend")
        see(notice).to_contain_text("Anna Beispiel bearbeitet diese Seite gerade auch.")
        see(notice).to_contain_text("Inzwischen gibt es eine neuere Fassung von Anna Beispiel")


def test_who_may_only_read_is_not_seen_as_writing_and_cannot_save(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    page = create(wiki.as_(anna), room, "Nur lesen", TEXT)
    reader = wiki.as_(wiki.person("Lena Lesend", room, "lesen"))
    seal = next(field.value for field in reader.get(page).form(action="/abmelden").fields if field.name == "schutz")
    base = wiki.as_(anna).get(page + "bearbeiten/").form(having="quelle")
    values = dict(base.filled({"quelle": "Untergeschoben", "schutz": seal}))
    assert reader.post(page + "bearbeiten/", values).status == 404
    assert reader.post(page + "anwesend", {"schutz": seal, "basis": values["basis"]}).status == 404
    assert "Lena Lesend" not in wiki.as_(anna).get(page + "bearbeiten/").text


def test_an_api_for_programs_merges_as_the_form_does(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    import json

    page = create(wiki.as_(anna), room, "Für Programme", TEXT)
    client = wiki.as_(anna)
    first = json.loads(client.get("/api" + page).text)
    assert first["fassung"] == 1 and "Der erste Absatz." in first["quelle"]
    save(wiki.as_(berta), page, TEXT.replace("erste", "von Berta geänderte"))
    seal = next(field.value for field in client.get(page).form(action="/abmelden").fields if field.name == "schutz")
    fields = {"schutz": seal, "basis": first["kennung"]}
    merged = client.post("/api" + page, {**fields, "quelle": first["quelle"].replace("dritte", "vom Programm geänderte")})
    assert merged.status == 200 and json.loads(merged.text)["zusammengefuehrt"] is True, merged.text
    conflict = client.post("/api" + page, {**fields, "quelle": first["quelle"].replace("erste", "anders geänderte")})
    assert conflict.status == 409, conflict.text
    told_back = json.loads(conflict.text)
    assert "von Berta geänderte" in told_back["gespeichert"] and "anders geänderte" in told_back["eigene"]
    assert client.post("/api" + page, {"schutz": seal, "quelle": "ohne Basis"}).status == 422


def test_a_restored_revision_keeps_what_came_after_it_in_the_history(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Zurück", TEXT)
    save(client, page, TEXT + "\nZusatz.\n")
    stale = client.get(page + "fassungen/1/")
    save(wiki.as_(berta), page, TEXT + "\nZusatz von Berta.\n")
    # Somebody saved after the old revision was opened: the button must not undo that unseen.
    answer = client.follow(client.submit(stale, {}, action="wiederherstellen"))
    assert "Zusatz von Berta." in told(client.get(page)), told(answer)
    assert "Inzwischen" in told(answer), told(answer)
    expect(press(client, page + "fassungen/1/", "wiederherstellen"), 303)
    assert "Zusatz" not in told(client.get(page)).replace("ohne den Zusatz", "")
    assert "Fassung 4" in told(client.get(page + "verlauf/"))
    assert "Zusatz von Berta." in told(client.get(page + "fassungen/3/"))
    assert edit(client, page, TEXT).status == 303

"""Bad input and attacks on workspaces, over the wire: a clear answer, nothing half-written, nothing lost, nothing revealed."""

import json
import re
import threading
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from app_house import ENGINES
from app_people import Someone, expect
from app_wiki_world import BLANK, Room, WikiHouse, attach, create, edit, png, press, release, save, token, told, until, upload, wiki_house

SCRIPT = "<script>alert(1)</script>"
LINKS = """[eins](javascript:alert(1)) [zwei](JaVaScRiPt:alert(1)) [drei](data:text/html,<script>alert(1)</script>) [vier](vbscript:x)
[fünf](&#106;avascript:alert(1)) <javascript:alert(1)> ![bild](javascript:alert(1)) [sechs]( java\tscript:alert(1)) [sieben][x]

<img src=x onerror=alert(1)> <svg onload=alert(1)> <a href="javascript:alert(1)">acht</a> <iframe src="//boese.example"></iframe>

<style>body{display:none}</style><form action="/abmelden"><button>neun</button></form>

[x]: javascript:alert(1)
"""


@pytest.fixture(scope="module", params=ENGINES)
def wiki(request: pytest.FixtureRequest) -> Iterator[WikiHouse]:
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with wiki_house(request.param, server) as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    return wiki.room("Feindlich", "family")


@pytest.fixture(scope="module")
def anna(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Anna Beispiel", room, "koordination")


def dangers(html: str) -> list[str]:
    """What would run, or leave the site, in the main part of a page."""
    main = re.search(r"<main.*?</main>", html, re.DOTALL)[0]
    tags = re.findall(r"<[a-zA-Z][^>]*>", main)
    return [tag for tag in tags if re.search(r"^<(script|iframe|style|svg|object|embed)\b|\son\w+\s*=|=\s*[\"']?\s*(javascript|vbscript|data:text)", tag, re.IGNORECASE)]


def test_a_page_that_is_called_like_a_script_is_only_called_so(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, f"Titel {SCRIPT} \"quoted\" & 'more'", f"Siehe [[Titel {SCRIPT}]].")
    save(client, page, f"Kleiner Text {SCRIPT}.", bemerkung=SCRIPT)
    client.submit(page, {"kommentar": f"{SCRIPT} [x](javascript:alert(1)) <img src=x onerror=alert(1)>", "zitat": SCRIPT}, having="zitat")
    places = [page + part for part in ("", "bearbeiten/", "verlauf/", "vergleich/?von=1&bis=2", "herkunft/", "fassungen/1/", "mehr/", "loeschen/", "freigabe/")]
    places += [room.path + part for part in ("", "seiten/", "aenderungen/", "pflege/", f"suche/?q={quote(SCRIPT)}")] + [f"/suchen/?q={quote(SCRIPT)}", "/mein-bereich/"]
    for place in places:
        answer = client.get(place)
        assert answer.status == 200, place
        assert dangers(answer.text) == [], place
        assert "alert(1)" not in re.sub(r"<(script|textarea)\b.*?</\1>", "", answer.text, flags=re.DOTALL) or SCRIPT not in answer.text
    hits = json.loads(client.get(f"{room.path}ergaenzen?art=seite&q=titel").text)["treffer"]
    assert hits[0]["text"].startswith("Titel <script>")


def test_links_that_would_run_are_no_links(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Gefährliche Verweise", LINKS)
    seal = token(client, page)
    preview = json.loads(client.post(page + "vorschau", {"schutz": seal, "quelle": LINKS, "titel": "x"}).text)["html"]
    for html in (client.get(page).text, f"<main>{preview}</main>", client.get(page + "fassungen/1/").text):
        assert dangers(html) == []
        assert "<form action=\"/abmelden\"><button>neun" not in html
    shown = client.get(page)
    assert "default-src 'self'" in shown.header("content-security-policy") and "unsafe-inline" not in shown.header("content-security-policy")


@pytest.mark.parametrize(("name", "content", "kind", "reason"), [
    ("../../x.html", b"<!doctype html><script>alert(1)</script>", "text/html", "Webseite"),
    ("bericht.pdf", b"<!doctype html><script>alert(1)</script>", "application/pdf", "passt nicht zum Inhalt"),
    ("bild.png", b"GIF89a<script>alert(1)</script>", "image/png", ""),
    ("programm.exe", b"MZ\x90\0" + b"\0" * 100, "application/octet-stream", "Programm"),
    ("notiz.txt", b"#!/bin/sh\nrm -rf /\n", "text/plain", ""),
    ("leer.txt", b"", "text/plain", "leer"),
    ("tabelle.xlsm", b"PK\x03\x04" + b"\0" * 60, "application/octet-stream", ""),
])  # fmt: skip
def test_a_file_that_is_not_what_it_says_is_refused_with_a_reason(
    wiki: WikiHouse, room: Room, anna: Someone, name: str, content: bytes, kind: str, reason: str
) -> None:  # fmt: skip
    client = wiki.as_(anna)
    page = create(client, room, "Dateien")
    before = wiki.count("attachment_versions")
    answer = upload(client, page, (name, content, kind))
    assert answer.status == 422, (name, answer.status)
    assert reason in told(answer) and 'aria-invalid="true"' in answer.text, told(answer)
    assert wiki.count("attachment_versions") == before
    as_json = upload(client, page, (name, content, kind), antwort="json")
    assert as_json.status == 422 and json.loads(as_json.text)["fehler"]


def test_a_drawing_with_a_script_in_it_is_only_for_download(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Zeichnung", "![Zeichnung](bild.svg)")
    attach(client, page, "bild.svg", b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>", "image/svg+xml")
    answer = client.get(page + "dateien/bild.svg")
    assert "attachment" in answer.header("content-disposition") and "sandbox" in answer.header("content-security-policy")
    expect(release(client, page, "infos/zeichnung"), 303)
    until(lambda: wiki.public("/infos/zeichnung/").status == 200)
    assert "sandbox" in wiki.public("/infos/zeichnung-dateien/bild.svg").header("content-security-policy")


@pytest.mark.parametrize("name", ["../../etc/passwd.txt", "C:\\\\Users\\\\x\\\\plan.txt", "a/b/plan.txt", "plan\u202etxt.exe.txt", "..%2f..%2fx.txt", "  plan .txt ", "CON.txt", "ä" * 200 + ".txt"])
def test_the_name_of_a_file_is_only_a_name(wiki: WikiHouse, room: Room, anna: Someone, name: str) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Namen von Dateien")
    expect(upload(client, page, (name, b"Zeilen\n", "text/plain")), 303)
    html = client.get(page + "dateien/").text
    link = re.search(rf'href="({re.escape(page)}dateien/[^"?]+)"', html)
    assert link is not None and "/" not in link[1].removeprefix(page + "dateien/") and "%2F" not in link[1].upper(), link
    assert client.get(link[1]).body == b"Zeilen\n"
    assert "\u202e" not in html


def test_ten_megabytes_come_back_with_a_message(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    if wiki.installation.database.engine != "SQLite":
        pytest.skip("what is refused reaches no database")
    client = wiki.as_(anna)
    page = create(client, room, "Zu lang", "Kurz.")
    text = "Ein Absatz, der nicht verloren gehen darf.\n\n" * 230_000
    assert len(text) > 10_000_000
    for form, path in ((page + "bearbeiten/", page + "bearbeiten/"), (f"{room.path}seiten/neu/{BLANK}", room.path + "seiten/neu/")):
        answer = client.submit(form, {"titel": "Zu lang", "quelle": text}, having="quelle")
        assert answer.status == 422 and answer.path == path, (answer.status, told(answer)[:500])
        kept = next(field.value for field in answer.form(having="quelle").fields if field.name == "quelle")
        assert len(kept.strip()) == len(text.strip()), "the text is not the whole one"
        assert "lang" in told(answer.__class__(answer.path, answer.status, answer.headers, re.sub(rb"<textarea.*?</textarea>", b"", answer.body, flags=re.DOTALL)))
    assert "Kurz." in told(client.get(page)) and wiki.node.peak_memory < 900
    # Even that becomes a draft only within its limit, and says so.
    seal = token(client, page)
    assert client.post(page + "entwurf", {"schutz": seal, "titel": "x", "quelle": text, "basis": ""}).status == 422


def test_more_than_can_be_read_is_refused_with_the_way_back(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Viel zu lang", "Kurz.")
    try:
        answer = edit(client, page, "x" * 30_000_000)
    except OSError:
        return  # the server hung up while the rest was being sent
    assert answer.status == 413 and "nicht verloren" in told(answer)


def test_creating_twice_makes_one_page(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    form = client.get(f"{room.path}seiten/neu/{BLANK}")
    first, second = (client.submit(form, {"titel": "Nur einmal", "quelle": "Text."}, having="quelle") for _ in range(2))
    assert expect(first, 303).location == expect(second, 303).location
    form = client.get(f"{room.path}seiten/neu/{BLANK}").form(having="quelle")
    answers: list[int] = []

    def send() -> None:
        other = wiki.node.client()
        other.cookies = dict(client.cookies)
        answers.append(other.post(room.path + "seiten/neu/", form.filled({"titel": "Gleichzeitig einmal", "quelle": "Text."})).status)

    threads = [threading.Thread(target=send) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert set(answers) == {303}, answers
    assert wiki.count("pages", "title = 'Nur einmal'") == wiki.count("pages", "title = 'Gleichzeitig einmal'") == 1
    comments = client.get(first.location).form(having="zitat")
    for _ in range(2):
        client.post(first.location + "kommentare/", comments.filled({"kommentar": "Einmal gemeint."}))
    assert wiki.count("comments", "body = 'Einmal gemeint.'") == 1, "a comment that is sent twice stands twice"


def test_a_tab_of_before_a_rename_still_saves(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Vor der Umbenennung", "Anfang.")
    stale = client.get(page + "bearbeiten/")
    expect(client.submit(page + "adresse/", {"adresse": "nach-der-umbenennung"}, having="adresse"), 303)
    new = room.page("nach-der-umbenennung")
    assert client.get(page).status == 301 and client.get(page).location == new
    answer = client.submit(stale, {"quelle": "Geschrieben in einem alten Fenster."}, having="quelle")
    assert answer.status != 404, "what was typed in an old window is lost"
    if answer.status in (301, 302, 307, 308):
        assert answer.status in (307, 308), "a browser would turn this into GET and drop the text"
        answer = client.post(answer.location, stale.form(having="quelle").filled({"quelle": "Geschrieben in einem alten Fenster."}))
    assert answer.status == 303
    assert "Geschrieben in einem alten Fenster." in told(client.get(new))


def test_every_address_of_a_renamed_page_leads_on(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Alte Verweise", "Anfang.")
    attach(client, page, "plan.txt", b"Zeilen\n")
    expect(client.submit(page + "adresse/", {"adresse": "neue-verweise"}, having="adresse"), 303)
    new, lost = room.page("neue-verweise"), []
    for part in ("", "verlauf/", "fassungen/1/", "dateien/plan.txt", "herkunft/", "vergleich/", "bearbeiten/", "dateien/", "mehr/", "beobachten/"):
        answer = client.get(page + part)
        if answer.status not in (301, 302, 303, 308) or not answer.location.startswith(new):
            lost.append((part, answer.status))
    assert not lost, lost


def test_a_workspace_that_gets_another_address_leads_on_from_the_old_one(wiki: WikiHouse) -> None:
    old = wiki.room("Umbenannt", "family", slug="alter-name")
    lead = wiki.as_(wiki.person("Lea Leitend", old, "koordination"))
    page = create(lead, old, "Bleibt erreichbar")
    expect(lead.submit(old.path + "einstellungen/", {"slug": "neuer-name"}, having="slug"), 303)
    for path in (old.path, page, page + "verlauf/"):
        answer = lead.get(path)
        assert answer.status in (301, 308) and answer.location == path.replace("alter-name", "neuer-name"), (path, answer.status)
    assert wiki.public(page).status == 303, "visitors learn nothing of it"


def test_a_form_without_its_seal_does_nothing(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Siegel", "Anfang.")
    base = dict(client.get(page + "bearbeiten/").form(having="quelle").filled({"quelle": "Untergeschoben."}))
    stranger = token(wiki.as_(wiki.person("Mara Mitglied")), "/mein-bereich/")
    paths = "bearbeiten/ vorschau entwurf anwesend verschieben/ nach-oben nach-unten kopieren/ adresse/ loeschen/ kommentare/ kenntnis beobachten/"
    paths += " dateien/entfernen rechte/ rechte/oeffnen rechte/aufnehmen zustaendig/ freigabe/ freigabe/zurueckziehen fassungen/1/wiederherstellen"
    for seal in ({}, {"schutz": ""}, {"schutz": stranger}):
        fields = {**{name: value for name, value in base.items() if name != "schutz"}, **seal}
        for part in paths.split():
            assert client.post(page + part, fields).status == 403, (part, seal)
        for part in ("seiten/neu/", "seiten/neu/entwurf", "mitglieder/", "einstellungen/", "papierkorb/wiederherstellen", "papierkorb/loeschen/", "buendel/", "beobachten/"):
            assert client.post(room.path + part, fields).status == 403, (part, seal)
        assert upload(client, page, ("x.txt", b"x", "text/plain"), seal=seal.get("schutz", "")).status == 403
        assert client.post("/api" + page, fields).status == 403
    cross = {"Origin": "https://boese.example", "Sec-Fetch-Site": "cross-site"}
    assert client.post(page + "bearbeiten/", base, cross).status == 403
    assert "Untergeschoben." not in told(client.get(page)) and wiki.count("drafts", "source LIKE '%Untergeschoben.%'") == 0


def test_ids_of_another_workspace_find_nothing(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    other = wiki.room("Anderswo", "members")
    theirs = wiki.person("Otto Ortswechsel", other, "koordination")
    foreign = create(wiki.as_(theirs), other, "Fremde Seite", "Fremder Text. Fremdwort.")
    attach(wiki.as_(theirs), foreign, "fremd.txt", b"Fremdwort\n")
    expect(wiki.as_(theirs).submit(foreign, {"kommentar": "Fremder Kommentar"}, having="zitat"), 303)
    client = wiki.as_(anna)
    own = create(client, room, "Eigene Seite", "Eigener Text.")
    seal = token(client, own)
    page = wiki.as_(theirs).get(foreign)
    comment = re.search(r"kommentare/([0-9a-f-]{36})/erledigen", page.text)[1]
    revision = re.search(r'name="fassung" value="([^"]+)"', page.text)[1]
    base = next(field.value for field in wiki.as_(theirs).get(foreign + "bearbeiten/").form(having="quelle").fields if field.name == "basis")
    for verb in ("erledigen", "oeffnen", "loeschen", "aendern/"):
        assert client.post(f"{own}kommentare/{comment}/{verb}", {"schutz": seal, "kommentar": "Gekapert"}).status == 404, verb
    assert client.get(f"{own}kommentare/{comment}/aendern/").status == 404
    assert client.post(own + "kommentare/", {"schutz": seal, "kommentar": "x", "antwort-auf": comment}).status == 404
    assert client.post(own + "kenntnis", {"schutz": seal, "fassung": revision}).status == 404
    assert client.post(own + "bearbeiten/", {"schutz": seal, "basis": base, "modus": "quelle", "quelle": "Gekapert", "titel": "x"}).status == 404
    section = client.post(own + "vorschau", {"schutz": seal, "basis": base, "modus": "abschnitt", "abschnitt": "0", "quelle": "x"})
    assert "Fremdwort" not in section.text, "the text of another workspace shows in a preview"
    assert client.post(own + "fassungen/1/wiederherstellen", {"schutz": seal, "basis": base}).status in (303, 404)
    assert client.get(own + "dateien/fremd.txt").status == 404
    for path in (f"{room.path}seiten/fremde-seite/", f"{room.path}seiten/fremde-seite/verlauf/", "/api" + foreign):
        assert client.get(path).status == 404, path
    bundle = expect(wiki.as_(theirs).submit(other.path + "buendel/", {"titel": "Fremdes Bündel"}, having="notiz"), 303).location
    key = bundle.rstrip("/").rsplit("/", 1)[-1]
    assert client.get(f"{room.path}buendel/{key}/").status == 404
    for verb in ("aufnehmen", "herausnehmen", "freigeben"):
        fields = {"schutz": seal, "seite": "eigene-seite", "adresse": "infos/x", "sichtbar": "public", "grund": "x"}
        assert client.post(f"{room.path}buendel/{key}/{verb}", fields).status == 404, verb
    expect(wiki.as_(theirs).submit(foreign + "loeschen/", {}, action="loeschen/"), 303)
    binned = re.search(r'name="seite" value="([^"]+)"', wiki.as_(theirs).get(other.path + "papierkorb/").text)[1]
    assert client.post(room.path + "papierkorb/wiederherstellen", {"schutz": seal, "seite": binned}).status == 404
    assert client.get(f"{room.path}papierkorb/loeschen/?seite={binned}").status == 404
    assert client.post(room.path + "papierkorb/loeschen/", {"schutz": seal, "seite": binned}).status == 404
    assert wiki.count("pages", "title = 'Fremde Seite'") == 1 and wiki.count("comments", "body = 'Fremder Kommentar'") == 1
    grant = re.search(r'name="mitglied" value="([^"]+)"', wiki.as_(theirs).get(other.path + "mitglieder/").text)[1]
    assert client.post(room.path + "mitglieder/austragen", {"schutz": seal, "mitglied": grant}).status == 404


@pytest.mark.parametrize("odd", ["fassungen/0/", "fassungen/-1/", "fassungen/99999999999999999999/", "fassungen/abc/", "vergleich/?von=9&bis=1", "vergleich/?von=abc", "herkunft/?x=%00", "dateien/%2e%2e%2fx", "dateien/?x", "kommentare/abc/aendern/", "bearbeiten/?abschnitt=-1", "bearbeiten/?abschnitt=99999999999999999999", "bearbeiten/?entwurf=ja", "bearbeiten/?modus=quelle", "verlauf/?seite=0", "verlauf/?seite=99999999999999999999", "freigabe/?fassung=99&sichtbar=x&adresse=%00", "dateien/x.txt?fassung=abc"])
def test_odd_addresses_get_a_clear_answer(wiki: WikiHouse, room: Room, anna: Someone, odd: str) -> None:
    client = wiki.as_(anna)
    page = room.page("ungewoehnlich")
    if client.get(page).status == 404:
        create(client, room, "Ungewöhnlich")
    answer = client.get(page + odd)
    assert answer.status in (200, 303, 400, 404), (odd, answer.status)
    assert "syntax error" not in answer.text.lower()


def test_odd_texts_are_saved_as_they_are_or_refused(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Ungewöhnlicher Text")
    for text in ("'; DROP TABLE pages; --", "---\ntitel: Zwei\n---\n\nKopf im Text", "{{email}} {{{x}}} ${jndi:ldap://x}", "\ufeffBOM", "Ａ\u00a0\u200b", "[[" * 5000, "> " * 3000 + "tief", "| a |\n|---|\n" + "| x |\n" * 500):
        answer = edit(client, page, text)
        assert answer.status in (303, 422), (text[:40], answer.status)
        assert client.get(page).status == 200, text[:40]
        if answer.status == 303 and len(text) < 100 and not text.startswith("---"):
            shown = next(field.value for field in client.get(page + "bearbeiten/").form(having="quelle").fields if field.name == "quelle")
            assert shown.strip() == text.strip() or shown.strip() == text.lstrip("\ufeff").strip(), (text, shown)
    answer = edit(client, page, "a\0b")
    assert answer.status in (303, 400, 422)
    for title in ("x" * 300, "   ", "\u202eumgedreht", "zwei\nZeilen", "neu", "../../x", "🎉"):
        answer = client.submit(f"{room.path}seiten/neu/{BLANK}", {"titel": title, "quelle": "Text."}, having="quelle")
        assert answer.status in (303, 422), (title[:20], answer.status)
        if answer.status == 303:
            assert client.get(answer.location).status == 200, title[:20]
        else:
            assert "Text." in next(field.value for field in answer.form(having="quelle").fields if field.name == "quelle")


def test_looking_with_somebody_elses_eyes_changes_nothing(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    page = create(wiki.as_(anna), room, "Angesehen", "Anfang.")
    boss = wiki.client(wiki.boss)
    expect(press(boss, f"/verwaltung/personen/{anna.id}/", "/ansicht"), 303)
    shown = boss.get(page)
    assert shown.status == 200 and "ansicht-als" in shown.text and "bearbeiten/" not in shown.text and "kommentare/" not in shown.text
    seal = token(boss, page)
    for part, fields in {"bearbeiten/": {"quelle": "Heimlich", "titel": "x"}, "kommentare/": {"kommentar": "Heimlich"}, "loeschen/": {}, "entwurf": {"quelle": "Heimlich", "titel": "x", "basis": ""}, "kenntnis": {"fassung": "x"}}.items():
        assert boss.post(page + part, {"schutz": seal, **fields}).status in (403, 404, 409), part
    assert wiki.as_(anna).get(page).status == 200 and "Heimlich" not in wiki.as_(anna).get(page).text
    assert wiki.count("drafts", "source LIKE '%Heimlich%'") == 0


def test_pages_of_workspaces_are_never_stored_on_the_way(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    page = create(client, room, "Nicht aufheben", "![Plan](plan.png)")
    attach(client, page, "plan.png", png(), "image/png")
    for path in (page, page + "bearbeiten/", page + "verlauf/", room.path, "/bereiche/", "/suchen/?q=plan", room.path + "beschluesse/beschluesse.csv", f"/api{page}", room.page("gibt-es-nicht")):
        answer = client.get(path)
        assert "no-store" in answer.header("cache-control"), (path, answer.header("cache-control"))
        assert "nosniff" in answer.header("x-content-type-options") and "default-src" in answer.header("content-security-policy"), path
    picture = client.get(page + "dateien/plan.png")
    assert "public" not in picture.header("cache-control") and picture.header("content-type") == "image/png"

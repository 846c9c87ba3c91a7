"""Who sees what of a workspace: every way to a page tells the same, and what is hidden is like what is absent."""

import re
from collections.abc import Iterator
from urllib.parse import quote

import pytest
from app_client import Answer, Client
from app_house import ENGINES
from app_people import Someone, expect
from app_wiki_world import Room, WikiHouse, attach, create, save, token, told, wiki_house

EDITING = ["bearbeiten/", "dateien/", "mehr/", "verschieben/", "kopieren/", "adresse/", "loeschen/", "zustaendig/", "rechte/", "freigabe/"]
READING = ["", "verlauf/", "vergleich/?von=1&bis=2", "herkunft/", "fassungen/1/", "fassungen/2/", "dateien/geheim.txt", "dateien/geheim.txt?fassung=2"]


@pytest.fixture(scope="module", params=ENGINES)
def wiki(request: pytest.FixtureRequest) -> Iterator[WikiHouse]:
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with wiki_house(request.param, server) as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    """For members only."""
    return wiki.room("Geschlossen", "members")


@pytest.fixture(scope="module")
def lead(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Kunigunde Koordinierende", room, "koordination")


@pytest.fixture(scope="module")
def reader(wiki: WikiHouse, room: Room) -> Someone:
    return wiki.person("Lena Lesend", room, "lesen")


@pytest.fixture(scope="module")
def member(wiki: WikiHouse) -> Someone:
    """Of the family, without a role in any workspace."""
    return wiki.person("Mara Mitglied")


def filled(wiki: WikiHouse, someone: Someone, room: Room, title: str, word: str) -> str:
    """A page with two revisions, a file and a comment."""
    client = wiki.as_(someone)
    page = create(client, room, title, f"Text mit {word}.")
    attach(client, page, "geheim.txt", f"Datei mit {word}\n".encode())
    save(client, page, f"Neuer Text mit {word}.\n\n> [!BESCHLUSS] Beschluss über {word}\n> Ergebnis: ja\n>\n> So ist es.\n")
    expect(client.submit(page, {"kommentar": f"Kommentar zu {word}"}, having="zitat"), 303)
    return page


def traces(client: Client, room: Room, word: str, title: str, owner: Client | None = None) -> list[str]:
    """Every list and search in which a page shows for somebody."""
    places = [
        "/mein-bereich/", "/bereiche/", room.path, *(room.path + part for part in ("seiten/", "aenderungen/", "beschluesse/", "beschluesse/beschluesse.csv")),
        *(room.path + part for part in ("aufgaben/", "pflege/", "papierkorb/", "mitglieder/", f"suche/?q={word}", "buendel/")), f"/suchen/?q={word}",
        f"{room.path}ergaenzen?art=seite&q={quote(title.split()[0])}", f"{room.path}seiten/neu/?vorlage=leere-seite",
    ]  # fmt: skip
    found = []
    for place in places:
        answer = client.get(place)
        # What somebody typed into the box comes back in the box.
        text = answer.text.replace(place, "").replace(f'value="{word}"', "").replace(f"„{word}“", "").replace(f"q={word}", "")
        if word in text or title in text:
            found.append(place)
    return found


def said(answer: Answer) -> str:
    """What an error page says, without the number that is its own."""
    return re.sub(r"Fehlers: \S+", "", told(answer))


def test_who_may_read_sees_the_page_and_no_way_to_change_it(wiki: WikiHouse, room: Room, lead: Someone, reader: Someone) -> None:
    page = filled(wiki, lead, room, "Zum Lesen", "Lesewort")
    client = wiki.as_(reader)
    for part in READING:
        assert client.get(page + part).status == 200, part
    html = client.get(page).text
    for part in [*EDITING, "kommentare/", "papierkorb/", "seiten/neu/", "pflege/", "wiederherstellen"]:
        assert f"{part}" not in re.sub(r"dateien/geheim.txt", "", html), f"a link or form to {part}"
    assert "Kommentar zu Lesewort" in html, "readers read the comments"
    for part in EDITING:
        assert client.get(page + part).status == 404, part
    for part in ("seiten/neu/", "pflege/", "papierkorb/", "einstellungen/", "buendel/", "ergaenzen?art=seite&q="):
        assert client.get(room.path + part).status == 404, part
    seal = token(client, page)
    for part in [*EDITING, "kommentare/", "anwesend", "vorschau", "entwurf", "nach-oben", "fassungen/1/wiederherstellen"]:
        answer = client.post(page + part, {"schutz": seal, "quelle": "x", "titel": "x", "kommentar": "x", "ziel": room.slug, "adresse": "x", "grund": "x"})
        assert answer.status in (404, 405), (part, answer.status)
    assert client.submit(page, {}, action="kenntnis").status == 303, "taking note is for readers"
    assert client.submit(page + "beobachten/", {"wie": ""}, having="wie").status == 303


def test_who_may_write_does_not_coordinate(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    page = filled(wiki, lead, room, "Zum Schreiben", "Schreibwort")
    client = wiki.as_(wiki.person("Walter Schreibend", room))
    for part in ("freigabe/",):
        assert client.get(page + part).status == 404
    for part in ("einstellungen/", "buendel/"):
        assert client.get(room.path + part).status == 404
    seal = token(client, page)
    for part in ("rechte/", "rechte/oeffnen", "rechte/aufnehmen", "rechte/herausnehmen", "freigabe/", "freigabe/zurueckziehen"):
        assert client.post(page + part, {"schutz": seal, "grund": "x", "email": lead.email}).status == 404, part
    for part in ("mitglieder/", "mitglieder/austragen", "mitglieder/anfrage", "einstellungen/", "papierkorb/loeschen/"):
        assert client.post(room.path + part, {"schutz": seal, "email": lead.email, "role": "koordination"}).status == 404, part
    assert "Austragen" not in client.get(room.path + "mitglieder/").text


def test_the_family_reads_its_workspaces_and_only_hears_of_the_closed_ones(wiki: WikiHouse, room: Room, lead: Someone, member: Someone) -> None:
    open_to_all = wiki.room("Familie", "family")
    writer = wiki.person("Wanda Schreibend", open_to_all)
    shown = filled(wiki, writer, open_to_all, "Für alle Mitglieder", "Familienwort")
    hidden = filled(wiki, lead, room, "Nur für Mitglieder", "Mitgliederwort")
    client = wiki.as_(member)
    for part in READING:
        assert client.get(shown + part).status == 200, part
        assert client.get(hidden + part).status == 404, part
    assert client.get(open_to_all.path).status == 200 and client.get(room.path).status == 404
    assert traces(client, open_to_all, "Familienwort", "Für alle Mitglieder"), "what one may see is found"
    assert traces(client, room, "Mitgliederwort", "Nur für Mitglieder") == []
    overview = client.get("/bereiche/")
    assert room.name in overview.text and "Es geht um Vergaben." in overview.text, "nothing is closed in secret"
    assert f'href="{room.path}"' not in overview.text
    assert client.get(open_to_all.path + "mitglieder/").status == 404, "who works there is for those who work there"
    assert "bearbeiten/" not in client.get(shown).text and client.get(shown + "bearbeiten/").status == 404


def test_a_hidden_page_is_like_one_that_does_not_exist(wiki: WikiHouse, room: Room, lead: Someone, member: Someone) -> None:
    hidden = filled(wiki, lead, room, "Verborgenes", "Verborgenwort")
    client = wiki.as_(member)
    for part in ("", "bearbeiten/", "verlauf/", "dateien/geheim.txt"):
        there, absent = client.get(hidden + part), client.get(room.page("gibt-es-nicht") + part)
        nowhere = client.get("/bereiche/gibt-es-nicht/seiten/verborgenes/" + part)
        assert there.status == absent.status == nowhere.status == 404
        assert said(there) == said(absent) == said(nowhere) and there.title == absent.title


def test_a_protected_branch_is_invisible_to_a_writer_until_she_is_let_in(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    writer_person = wiki.person("Walter Schreibend", room)
    writer = wiki.as_(writer_person)
    title, word = "Schutzseite Vergabe", "Vergabewort"
    page = filled(wiki, lead, room, title, word)
    below = create(client, room, "Schutzseite darunter", f"Auch {word}.", below=page.rstrip("/").rsplit("/", 1)[-1])
    outside = create(client, room, "Außerhalb", "Zeigt auf [[Ziel außerhalb]].")
    target = create(client, room, "Ziel außerhalb")
    save(client, page, f"Neuer Text mit {word}. Siehe [[Ziel außerhalb]].")
    assert title in writer.get(target).text, "while it is open, the page stands among those that link here"
    expect(client.submit(page + "rechte/", {"grund": "Vergabe läuft."}, having="grund"), 303)
    for part in [*READING, *EDITING]:
        assert writer.get(page + part).status == 404, part
    assert writer.get(below).status == 404
    assert traces(writer, room, word, title) == []
    assert title not in writer.get(target).text and title not in writer.get(outside).text, "backlinks tell nothing"
    assert "Schutzseite" not in writer.get(target + "verschieben/").text, "nor do the places to move to"
    linking = create(writer, room, "Verweist hinein", f"Siehe [[{title}]].")
    assert page not in writer.get(linking).text, "a link to it does not tell that it is there"
    seal = token(writer, linking)
    assert writer.post(linking + "verschieben/", {"schutz": seal, "ziel": f"{room.slug}/{page.rstrip('/').rsplit('/', 1)[-1]}"}).status in (404, 422)
    assert writer.post(page + "kommentare/", {"schutz": seal, "kommentar": "x"}).status == 404
    expect(client.submit(page + "rechte/", {"email": writer_person.email}, having="email"), 303)
    for part in READING:
        assert writer.get(page + part).status == 200, part
    assert writer.get(below).status == 200 and traces(writer, room, word, title)
    assert title in writer.get(target).text and page in writer.get(linking).text
    assert "Berechtigte des geschützten Abschnitts" in told(writer.get(page))
    # What she wrote herself stays hers; without it nothing tells of the page.
    save(writer, linking, "Kein Verweis mehr.")
    expect(client.submit(page + "rechte/", {}, action="rechte/herausnehmen"), 303)
    assert writer.get(page).status == 404 and traces(writer, room, word, title) == []


def test_after_the_role_is_gone_every_old_address_is_gone(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    leaving = wiki.person("Vera Verlässt", room)
    client = wiki.as_(leaving)
    page = filled(wiki, leaving, room, "Von Vera", "Verawort")
    old = create(client, room, "Alte Adresse")
    expect(client.submit(old + "adresse/", {"adresse": "neue-adresse"}, having="adresse"), 303)
    expect(client.submit(page + "beobachten/", {"wie": "sofort"}, having="wie"), 303, 422)
    seal = token(client, page)
    client.post(page + "entwurf", {"schutz": seal, "quelle": "Angefangen Entwurfswort", "titel": "Von Vera", "basis": ""})
    assert client.get(old).status == 301
    addresses = [page + part for part in READING] + [old, room.page("neue-adresse"), room.path, room.path + "seiten/", "/api" + page]
    members = wiki.as_(lead).get(room.path + "mitglieder/")
    row = next(row for row in members.text.split("<tr") if "Vera Verlässt" in row)
    grant = re.search(r'name="mitglied" value="([^"]+)"', row)[1]
    expect(wiki.as_(lead).post(room.path + "mitglieder/austragen", {"schutz": token(wiki.as_(lead), room.path), "mitglied": grant}), 303)
    for address in addresses:
        assert client.get(address).status == 404, address
    assert client.post(page + "bearbeiten/", {"schutz": seal, "quelle": "x", "titel": "x", "basis": ""}).status == 404
    assert traces(client, room, "Verawort", "Von Vera") == []
    for place in ("/mein-bereich/entwuerfe/", "/mein-bereich/beobachtet/", "/mein-bereich/aufgaben/"):
        assert "Von Vera" not in client.get(place).text and "Entwurfswort" not in client.get(place).text, place


def test_a_visitor_reads_an_open_workspace_without_the_names_of_people(wiki: WikiHouse) -> None:
    free = wiki.room("Offen", "open", owner=wiki.boss.email)
    writer = wiki.person("Ortrun Offenherzig", free, "koordination")
    page = filled(wiki, writer, free, "Für jeden", "Offenwort")
    client = wiki.as_(writer)
    expect(client.submit(page, {}, action="kenntnis"), 303)
    expect(client.submit(page + "zustaendig/", {"owner": writer.id}, having="owner"), 303)
    create(client, free, "Aufgabenseite", "> [!AUFGABE] Etwas tun\n> Wer: Geschäftsstelle\n>\n> Bald.\n")
    visitor = wiki.node.client()
    places = [page + part for part in READING] + ["/bereiche/", free.path]
    places += [free.path + part for part in ("seiten/", "aenderungen/", "beschluesse/", "aufgaben/", "beschluesse/beschluesse.csv", "aufgaben/aufgaben.csv")]
    places += ["/suchen/?q=Offenwort", f"{free.path}suche/?q=Offenwort"]
    named = []
    for place in places:
        answer = visitor.get(place)
        # Who wrote what when is for members; there, visitors are led to the sign-in.
        is_past = re.search(r"/(verlauf|vergleich|herkunft|fassungen)/|fassung=", place) is not None
        assert answer.status == 200 or is_past and answer.status == 303, (place, answer.status)
        if any(name in answer.text for name in ("Ortrun", "Offenherzig", wiki.boss.name, writer.email)):
            named.append(place)
    assert not named, f"names of people are shown to everybody: {named}"
    text = visitor.get(page).text
    assert "Neuer Text mit Offenwort." in text and "Kommentar zu Offenwort" not in text
    assert "bearbeiten/" not in text and "kommentare/" not in text
    assert "Für jeden" in visitor.get("/suchen/?q=Offenwort").text
    for part in [*EDITING[:1], "beobachten/"]:
        assert visitor.get(page + part).status == 303, part


def test_a_visitor_cannot_tell_closed_pages_from_missing_ones(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    page = filled(wiki, lead, room, "Hinter der Tür", "Türwort")
    visitor = wiki.node.client()
    for part in [*READING, *EDITING]:
        there = visitor.get(page + part)
        absent = visitor.get(room.page("gibt-es-nicht") + part)
        nowhere = visitor.get("/bereiche/gibt-es-nicht/seiten/nichts/" + part)
        assert there.status == absent.status == nowhere.status == 303, (part, there.status, absent.status, nowhere.status)
        assert all(answer.location.startswith("/anmelden/") for answer in (there, absent, nowhere)), part
    for path in (room.path, "/bereiche/gibt-es-nicht/", room.path + "seiten/", room.path + "mitglieder/"):
        answer = visitor.get(path)
        assert answer.status == 303 and answer.location.startswith("/anmelden/"), path
    assert room.name not in visitor.get("/bereiche/").text
    assert "Hinter der Tür" not in visitor.get("/suchen/?q=hinter").text
    # After signing in she is where she wanted to go.
    form = visitor.follow(visitor.get(page))
    answer = visitor.submit(form, {"email": lead.email, "password": lead.password}, having="password")
    assert answer.status == 303 and answer.location == page


def test_somebody_outside_the_family_sees_only_what_she_is_in(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    shared, other = wiki.room("Familie zwei", "family"), wiki.room("Familie drei", "family")
    page = filled(wiki, wiki.person("Wim Schreibend", other), other, "In der Familie", "Dreiwort")
    client = wiki.as_(wiki.outsider("Olaf Außerhalb", shared))
    assert client.get(shared.path).status == 200
    assert client.get(page).status == 404 and client.get(other.path).status == 404
    assert traces(client, other, "Dreiwort", "In der Familie") == []
    assert other.name not in client.get("/bereiche/").text and room.name not in client.get("/bereiche/").text


def test_a_file_is_handed_out_safely_and_only_through_its_page(wiki: WikiHouse, room: Room, lead: Someone, reader: Someone) -> None:
    page = filled(wiki, lead, room, "Mit Datei", "Dateiwort")
    answer = wiki.as_(reader).get(page + "dateien/geheim.txt")
    assert answer.status == 200 and b"Dateiwort" in answer.body
    assert "nosniff" in answer.header("x-content-type-options") and "sandbox" in answer.header("content-security-policy"), answer.headers
    assert "private" in answer.header("cache-control") or "no-store" in answer.header("cache-control")
    other = create(wiki.as_(lead), room, "Andere Seite")
    assert wiki.as_(reader).get(other + "dateien/geheim.txt").status == 404
    assert "attachment" in wiki.as_(reader).get(page + "dateien/geheim.txt?speichern=ja").header("content-disposition")


def test_a_page_in_the_bin_is_gone_for_readers_and_its_files_as_well(wiki: WikiHouse, room: Room, lead: Someone, reader: Someone) -> None:
    page = filled(wiki, lead, room, "Im Papierkorb", "Papierkorbwort")
    expect(wiki.as_(lead).submit(page + "loeschen/", {}, action="loeschen/"), 303)
    for someone in (reader, lead):
        for part in READING:
            assert wiki.as_(someone).get(page + part).status == 404, part
    assert traces(wiki.as_(reader), room, "Papierkorbwort", "Im Papierkorb") == []


def test_a_moved_page_leads_on_only_those_who_may_follow(wiki: WikiHouse, room: Room, lead: Someone, member: Someone) -> None:
    shared = wiki.room("Umzug", "family")
    wiki.admit(shared, lead, "schreiben")
    page = create(wiki.as_(lead), shared, "Zieht in den geschlossenen Raum")
    assert wiki.as_(member).get(page).status == 200
    expect(wiki.as_(lead).submit(page + "verschieben/", {"ziel": room.slug}, having="ziel"), 303)
    assert wiki.as_(lead).get(page).status == 301
    assert wiki.as_(member).get(page).status == 404, "nobody learns where it went"

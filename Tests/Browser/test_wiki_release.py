"""From the workspace to the public site: what was released is there soon, exactly that, and nothing else ever."""

import re
import threading
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from app_client import Client
from app_house import ENGINES
from app_people import Someone, expect
from app_wiki_world import (
    SOON,
    Room,
    WikiHouse,
    attach,
    create,
    edit,
    holding,
    png,
    release,
    save,
    told,
    until,
    wiki_house,
    withdraw,
)

MINUTES = "Die Sitzung hat stattgefunden.\n"


@pytest.fixture(scope="module", params=ENGINES)
def wiki(request: pytest.FixtureRequest) -> Iterator[WikiHouse]:
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with wiki_house(request.param, server) as made:
        yield made


@pytest.fixture(scope="module")
def room(wiki: WikiHouse) -> Room:
    return wiki.room("Freigaben", "members")


@pytest.fixture(scope="module")
def lead(wiki: WikiHouse, room: Room) -> Someone:
    """Coordinates the workspace; her name must never be on the public site."""
    return wiki.person("Kunigunde Koordinierende", room, "koordination")


def is_public(wiki: WikiHouse, path: str) -> float:
    return until(lambda: wiki.public(path).status == 200, SOON, f"{path} is on the public site")


def is_gone(wiki: WikiHouse, path: str) -> float:
    return until(lambda: wiki.public(path).status == 410, SOON, f"{path} says that it was withdrawn")


def is_built(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    """The site has been built once more, for whatever was released or not released before."""
    number = next(wiki.numbers)
    page = create(wiki.as_(lead), room, f"Zeitzeichen {number}")
    expect(release(wiki.as_(lead), page, f"termine/zeitzeichen-{number}"), 303)
    is_public(wiki, f"/termine/zeitzeichen-{number}/")


def test_a_released_page_is_on_the_site_in_its_list_and_found(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Neues zur Abstimmung", "Der Ablauf der Zusammenarbeit mit Kauderwelschwort.")
    assert wiki.public(page).status == 303, "visitors are led to the sign-in"
    expect(release(client, page, "infos/neues"), 303)
    assert is_public(wiki, "/infos/neues/") < SOON
    shown = wiki.public("/infos/neues/")
    assert "Neues zur Abstimmung" in shown.text and "Kauderwelschwort" in shown.text
    assert "/infos/neues/" in wiki.public("/infos/").text, "the section lists it"
    assert "/infos/neues/" in wiki.public("/sitemap.xml").text
    assert "Neues zur Abstimmung" in wiki.public("/suche/index.json").text, "the search of the site finds it"
    until(lambda: "/infos/neues/" in wiki.public("/suchen/?q=Kauderwelschwort").text, SOON, "the search of the server finds it")
    assert "no-store" not in shown.header("cache-control") and "set-cookie" not in shown.text.lower()
    assert "freigegeben" in told(client.get(page))


def test_what_is_not_public_is_nowhere_in_the_public_folder(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    fields = {"feld-datum": "2026-10-07", "feld-teilnehmende": "Theobald Teilnehmender", "feld-entschuldigt": "Edeltraud Entschuldigt"}
    page = create(client, room, "Protokoll vom Oktober", MINUTES, template="protokoll", **fields)
    assert "Theobald Teilnehmender" in client.get(page + "bearbeiten/").text, "the workspace knows who took part"
    client.submit(page, {"kommentar": "Geheimer Zwischenruf"}, having="zitat")
    checked = client.submit(page + "freigabe/", {"grund": "", "adresse": "infos/protokoll"}, having="adresse", button="Prüfen")
    assert "teilnehmende" in told(checked).lower(), "the check says what stays in the workspace"
    expect(release(client, page, "infos/protokoll"), 303)
    is_public(wiki, "/infos/protokoll/")
    for secret in ("Theobald", "Edeltraud", "Zwischenruf", "Kunigunde", "/bereiche/", "Beschluss der Lenkungsgruppe"):
        assert holding(wiki.public_folder, secret) == [], secret
    for path in ("/suchen/?q=Theobald", "/suchen/?q=Edeltraud", "/suchen/?q=Kunigunde"):
        assert "0 Treffer" in told(wiki.public(path)) or "Keine Treffer" in told(wiki.public(path)), path


def test_a_newer_draft_changes_nothing_of_what_is_public(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Beständig", "![Plan](plan.png)\n\nDas gilt.")
    attach(client, page, "plan.png", png(), "image/png")
    expect(release(client, page, "infos/bestaendig"), 303)
    is_public(wiki, "/infos/bestaendig/")
    before = wiki.public("/infos/bestaendig/").body, wiki.public("/infos/bestaendig-dateien/plan.png").body
    save(client, page, "Das soll Unfertigeswort werden.", titel="Unbeständig")
    attach(client, page, "plan.png", png(9, 9), "image/png")
    is_built(wiki, room, lead)
    assert (wiki.public("/infos/bestaendig/").body, wiki.public("/infos/bestaendig-dateien/plan.png").body) == before
    assert holding(wiki.public_folder, "Unfertigeswort") == holding(wiki.public_folder, "Unbeständig") == []
    assert "neuerer Entwurf" in told(client.get(page)), "the workspace says that there is a newer draft"
    expect(release(client, page, "infos/bestaendig"), 303)
    until(lambda: "Unfertigeswort" in wiki.public("/infos/bestaendig/").text, SOON, "the new revision is public")


def test_only_files_that_the_text_uses_become_public(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Mit Anhängen", "![Plan](plan.png)\n\nSiehe [Liste](die%20liste.txt).")
    inside = attach(client, page, "plan.png", png(), "image/png")
    attach(client, page, "die liste.txt", b"oeffentliche Zeilen\n")
    attach(client, page, "intern.txt", b"Internes Anhangswort\n")
    expect(release(client, page, "infos/anhaenge"), 303)
    is_public(wiki, "/infos/anhaenge/")
    html = wiki.public("/infos/anhaenge/").text
    for name in ("plan.png", "die%20liste.txt"):
        address = re.search(rf'(?:src|href)="([^"]*{name})"', html)
        assert address is not None, (name, html[-3000:])
        path = address[1] if address[1].startswith("/") else "/infos/" + address[1].removeprefix("../")
        assert wiki.public(path).status == 200, path
    assert wiki.public("/infos/anhaenge-dateien/intern.txt").status == 404
    assert holding(wiki.public_folder, "Anhangswort") == []
    assert wiki.public(inside).status == 303, "the address in the workspace stays closed"


def test_a_link_to_a_page_that_is_not_released_is_plain_text(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    create(client, room, "Vergabeunterlagen", "Streng vertraulich.")
    public = create(client, room, "Auch öffentlich")
    expect(release(client, public, "infos/auch"), 303)
    text = "Siehe [[Vergabeunterlagen|die Unterlagen]], [hier](../vergabeunterlagen/), [[Auch öffentlich]] und [[Schon da]]."
    page = create(client, room, "Verweise", text)
    checked = client.submit(page + "freigabe/", {"grund": "", "adresse": "infos/verweise"}, having="adresse", button="Prüfen")
    assert "werden zu einfachem Text" in told(checked) and "Vergabeunterlagen" in told(checked)
    expect(release(client, page, "infos/verweise"), 303)
    is_public(wiki, "/infos/verweise/")
    html = wiki.public("/infos/verweise/").text
    assert "die Unterlagen" in html and "vergabeunterlagen" not in html.lower().replace("die unterlagen", "") and "/bereiche/" not in html
    assert 'href="/infos/auch/"' in html and 'href="/infos/schon-da/"' in html
    assert holding(wiki.public_folder, "vertraulich") == []


def test_a_withdrawn_page_says_so_and_its_files_are_gone(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Bald überholt", "![Plan](plan.png)\n\nDas gilt Vorlaeufigwort.")
    attach(client, page, "plan.png", png(5, 5), "image/png")
    expect(release(client, page, "infos/ueberholt"), 303)
    is_public(wiki, "/infos/ueberholt/")
    assert client.submit(page + "loeschen/", {}, action="loeschen/").status in (303, 409, 422)
    assert "veröffentlicht" in told(client.get(page)), "released pages are not thrown away by tidying up"
    client.submit(page + "freigabe/", {"grund": ""}, action="freigabe/zurueckziehen")
    assert wiki.public("/infos/ueberholt/").status == 200, "a reason is needed"
    expect(withdraw(client, page), 303)
    is_gone(wiki, "/infos/ueberholt/")
    assert wiki.public("/infos/ueberholt-dateien/plan.png").status in (404, 410)
    assert holding(wiki.public_folder, "Vorlaeufigwort") == [] and "Bald überholt" not in wiki.public("/infos/").text
    until(lambda: "Bald überholt" not in wiki.public("/suchen/?q=Vorlaeufigwort").text, SOON, "the search forgets it")


def test_what_was_withdrawn_says_so_even_when_the_page_is_deleted_for_good(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Endgültig weg")
    expect(release(client, page, "infos/endgueltig-weg"), 303)
    is_public(wiki, "/infos/endgueltig-weg/")
    expect(withdraw(client, page), 303)
    expect(client.submit(page + "loeschen/", {}, action="loeschen/"), 303)
    listed = client.get(room.path + "papierkorb/").text
    row = next(row for row in listed.split("<tr") if "Endgültig weg" in row and "papierkorb/loeschen/" in row)
    erase = re.search(r'href="([^"]*papierkorb/loeschen/[^"]*)"', row)[1]
    expect(client.submit(erase.replace("&amp;", "&"), {}, action="papierkorb/loeschen/"), 303)
    is_built(wiki, room, lead)
    assert wiki.public("/infos/endgueltig-weg/").status == 410


def test_a_withdrawn_page_can_be_released_again(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Hin und her", "Erster Stand.")
    expect(release(client, page, "infos/hin-und-her"), 303)
    is_public(wiki, "/infos/hin-und-her/")
    expect(withdraw(client, page), 303)
    is_gone(wiki, "/infos/hin-und-her/")
    expect(release(client, page, "infos/hin-und-her"), 303)
    is_public(wiki, "/infos/hin-und-her/")


def test_a_page_that_gets_another_public_address_leads_on_from_the_old_one(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Zieht um")
    expect(release(client, page, "infos/zieht-um"), 303)
    is_public(wiki, "/infos/zieht-um/")
    expect(release(client, page, "termine/umgezogen"), 303)
    is_public(wiki, "/termine/umgezogen/")
    old = wiki.public("/infos/zieht-um/")
    assert old.status == 301 and old.location == "/termine/umgezogen/", (old.status, old.location)


@pytest.mark.parametrize("address", ["infos/schon-da", "infos", "suche", "anmelden/neu", "bereiche/fremd", "assets/stil", "", "///", "infos/" + "a" * 200])
def test_an_address_that_cannot_be_is_a_clear_error_and_the_input_stays(wiki: WikiHouse, room: Room, lead: Someone, address: str) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Falsche Adresse")
    answer = client.submit(page + "freigabe/", {"sichtbar": "public", "adresse": address, "grund": "Genau überlegt"}, having="adresse")
    if address == "":
        # Nothing typed: the proposal that the form showed.
        assert answer.status in (303, 422)
        return
    assert answer.status == 422, (address, answer.status)
    form = answer.form(having="adresse")
    values = {field.name: field.value for field in form.fields}
    assert values["adresse"] == address and values["grund"] == "Genau überlegt", values
    assert re.search(r"Adresse", told(answer)) and 'aria-invalid="true"' in answer.text
    assert wiki.count("releases", f"address = '{address}'") == 0


def test_an_address_of_another_released_page_is_taken_as_well(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    expect(release(client, create(client, room, "Zuerst da"), "infos/zuerst-da"), 303)
    answer = release(client, create(client, room, "Zu spät"), "infos/zuerst-da")
    assert answer.status == 422 and "andere freigegebene Seite" in told(answer), told(answer)
    # Spelled otherwise it is the same address.
    assert release(client, create(client, room, "Zu spät"), "/Infos//Zuerst da/").status == 422


def test_what_misses_a_field_is_not_released_and_says_which(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Ohne Datum", MINUTES, template="protokoll")
    answer = release(client, page, "infos/ohne-datum")
    assert answer.status == 422 and "datum" in told(answer).lower(), told(answer)


def bundle(wiki: WikiHouse, room: Room, lead: Someone, title: str, pages: dict[str, str]) -> str:
    """A bundle of pages with their public addresses."""
    client = wiki.as_(lead)
    path = expect(client.submit(room.path + "buendel/", {"titel": title}, having="notiz"), 303).location
    for page, address in pages.items():
        slug = page.rstrip("/").rsplit("/", 1)[-1]
        expect(client.submit(path, {"seite": slug, "sichtbar": "public", "adresse": address}, having="adresse"), 303)
    return path


def test_a_bundle_is_released_as_a_whole_or_not_at_all(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    one = create(client, room, "Bündel eins", "Siehe [[Bündel zwei]].")
    two = create(client, room, "Bündel zwei", "Siehe [[Bündel eins]].")
    path = bundle(wiki, room, lead, "Passt nicht", {one: "infos/buendel-eins", two: "infos/schon-da"})
    answer = client.submit(path, {"grund": "Beschluss"}, action="/freigeben")
    assert answer.status == 422 and "Bündel zwei" in told(answer), told(answer)
    is_built(wiki, room, lead)
    assert wiki.public("/infos/buendel-eins/").status == 404
    path = bundle(wiki, room, lead, "Passt", {one: "infos/buendel-eins", two: "infos/buendel-zwei"})
    seen: set[tuple[int, int]] = set()
    ending = threading.Event()

    def watch() -> None:
        visitor = wiki.node.client()
        while not ending.is_set():
            # Asked in both orders: what comes second may be newer.
            first = visitor.get("/infos/buendel-eins/").status
            second = visitor.get("/infos/buendel-zwei/").status
            third = visitor.get("/infos/buendel-eins/").status
            seen.update({(first, second)} if first == third else set())

    thread = threading.Thread(target=watch)
    thread.start()
    try:
        expect(client.submit(path, {"grund": "Beschluss"}, action="/freigeben"), 303)
        is_public(wiki, "/infos/buendel-zwei/")
        is_public(wiki, "/infos/buendel-eins/")
    finally:
        ending.set()
        thread.join()
    assert seen <= {(404, 404), (200, 200)}, seen
    assert 'href="/infos/buendel-zwei/"' in wiki.public("/infos/buendel-eins/").text, "links within the bundle lead on"
    assert "Freigegeben am" in told(client.get(path))
    assert client.submit(client.get(room.path + "buendel/"), {"titel": ""}, having="notiz").status == 422


def test_a_page_that_no_longer_fits_keeps_its_whole_bundle_back(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    """What was fine when it was put in may not be any more."""
    client = wiki.as_(lead)
    one, two = create(client, room, "Später eins"), create(client, room, "Später zwei")
    path = bundle(wiki, room, lead, "Später", {one: "infos/spaeter-eins", two: "infos/spaeter-zwei"})
    expect(release(client, create(client, room, "Schneller"), "infos/spaeter-zwei"), 303)
    assert client.submit(path, {"grund": "Beschluss"}, action="/freigeben").status == 422
    expect(client.submit(two + "loeschen/", {}, action="loeschen/"), 303)
    answer = client.submit(path, {"grund": "Beschluss"}, action="/freigeben")
    assert answer.status in (303, 409, 422), answer.status
    assert "Das Bündel ist freigegeben" not in told(client.follow(answer))
    assert wiki.count("releases", "address = 'infos/spaeter-eins'") == 0


def test_who_does_not_coordinate_releases_nothing(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    page = create(wiki.as_(lead), room, "Nur die Koordination")
    writer = wiki.as_(wiki.person("Walter Schreibend", room))
    assert "freigabe/" not in writer.get(page).text
    assert writer.get(page + "freigabe/").status == 404 and writer.get(room.path + "buendel/").status == 404
    seal = next(field.value for field in writer.get(page).form(action="/abmelden").fields if field.name == "schutz")
    fields = {"schutz": seal, "fassung": "1", "sichtbar": "public", "adresse": "infos/erschlichen", "grund": "x", "freigeben": "ja"}
    assert writer.post(page + "freigabe/", fields).status == 404
    assert wiki.count("releases", "address = 'infos/erschlichen'") == 0
    assert wiki.as_(lead).get(page + "freigabe/?freigeben=ja&grund=x&adresse=infos/erschlichen").status == 200
    assert wiki.count("releases", "address = 'infos/erschlichen'") == 0, "looking releases nothing"


def for_the_family(wiki: WikiHouse, room: Room, lead: Someone, title: str) -> str:
    """A page that is released for the family, with a picture and a newer draft; its address inside."""
    client = wiki.as_(lead)
    page = create(client, room, title, "![Plan](plan.png)\n\nNur für Kommunen. Familienwort.")
    attach(client, page, "plan.png", png(), "image/png")
    expect(release(client, page, "", "family"), 303)
    save(client, page, "Ein neuer Entwurf. Entwurfswort.")
    return page


def address_for(client: Client, title: str) -> str:
    """Where the family reads a page that is released for it: the list of workspaces leads there."""
    link = re.search(rf'<a[^>]*href="(/bereiche/freigaben/[^"/]+/)"[^>]*>\s*{title}', client.get("/bereiche/").text)
    assert link is not None, f"no link leads to „{title}“"
    return link[1]


def test_what_is_released_for_the_family_is_for_the_family_only(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    page = for_the_family(wiki, room, lead, "Nur für die Familie")
    member = wiki.as_(wiki.person("Mara Mitglied"))
    address = address_for(member, "Nur für die Familie")
    assert member.get(page).status == 404
    shown = member.get(address)
    assert shown.status == 200 and "Familienwort" in shown.text and "Entwurfswort" not in shown.text
    assert wiki.public(address).status == 303
    assert wiki.as_(wiki.outsider("Olaf Außerhalb")).get(address).status == 404
    is_built(wiki, room, lead)
    assert holding(wiki.public_folder, "Familienwort") == []
    expect(withdraw(wiki.as_(lead), page), 303)
    assert member.get(address).status in (404, 410)


def test_the_family_finds_what_is_released_for_it_and_its_pictures(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    for_the_family(wiki, room, lead, "Auffindbar")
    member, stranger = wiki.as_(wiki.person("Mara Mitglied")), wiki.as_(wiki.outsider("Olaf Außerhalb"))
    address = address_for(member, "Auffindbar")
    assert "Auffindbar" not in stranger.get("/bereiche/").text and "Auffindbar" not in wiki.public("/bereiche/").text
    picture = re.search(r'<img[^>]*src="([^"]+)"', member.get(address).text)
    assert picture is not None, "the picture is missing"
    path = urljoin(address, picture[1])
    assert member.get(path).status == 200
    assert stranger.get(path).status == 404 and wiki.public(path).status == 303
    assert "Entwurfswort" not in member.get("/suchen/?q=Entwurfswort").text.replace('value="Entwurfswort"', "").replace("„Entwurfswort“", "")


def test_a_released_page_stays_where_it_is_when_it_moves_or_is_renamed_inside(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    client = wiki.as_(lead)
    page = create(client, room, "Bleibt öffentlich", "Unverändert.")
    expect(release(client, page, "infos/bleibt"), 303)
    is_public(wiki, "/infos/bleibt/")
    before = wiki.public("/infos/bleibt/").body
    expect(client.submit(page + "adresse/", {"adresse": "bleibt-woanders"}, having="adresse"), 303)
    expect(edit(client, room.page("bleibt-woanders"), "Geändert.", titel="Heißt jetzt anders"), 303)
    is_built(wiki, room, lead)
    assert wiki.public("/infos/bleibt/").body == before


def test_a_restart_shows_the_same(wiki: WikiHouse, room: Room, lead: Someone) -> None:
    """The folder of releases can be thrown away; the database says what is public."""
    client = wiki.as_(lead)
    page = create(client, room, "Nach dem Neustart", "Noch da.")
    expect(release(client, page, "infos/neustart"), 303)
    is_public(wiki, "/infos/neustart/")
    before = wiki.public("/infos/neustart/").body
    wiki.node.stop()
    wiki.node = wiki.installation.serve()
    wiki.open_sessions.clear()
    again = wiki.public("/infos/neustart/")
    old, new = (re.sub(rb"http://127\.0\.0\.1:\d+", b"", body) for body in (before, again.body))
    assert again.status == 200 and old == new

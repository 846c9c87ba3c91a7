"""Decisions and tasks: what minutes say stands in the registers, with a number that stays, and leaves as a file that is safe."""

import csv
import io
import re
from collections.abc import Iterator

import pytest
from app_client import Answer
from app_house import ENGINES
from app_people import Someone, expect
from app_wiki_world import Room, WikiHouse, create, press, save, token, told, wiki_house

MINUTES = """## TOP 1

> [!BESCHLUSS] Haushalt
> Ergebnis: einstimmig
>
> Der Haushalt ist angenommen.

> [!AUFGABE] Bericht schreiben
> Wer: @Anna Beispiel
> Bis: 2026-01-31
>
> Den Bericht zur nächsten Sitzung vorlegen.
"""


@pytest.fixture(scope="module", params=ENGINES)
def wiki(request: pytest.FixtureRequest) -> Iterator[WikiHouse]:
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with wiki_house(request.param, server) as made:
        yield made


@pytest.fixture
def room(wiki: WikiHouse) -> Room:
    """Each test has registers of its own."""
    return wiki.room("Register", "family")


@pytest.fixture(scope="module")
def people(wiki: WikiHouse) -> dict[str, Someone]:
    return {"anna": wiki.person("Anna Beispiel"), "berta": wiki.person("Berta Brandt")}


@pytest.fixture
def anna(wiki: WikiHouse, room: Room, people: dict[str, Someone]) -> Someone:
    wiki.admit(room, people["anna"], "schreiben")
    return people["anna"]


@pytest.fixture
def berta(wiki: WikiHouse, room: Room, people: dict[str, Someone]) -> Someone:
    wiki.admit(room, people["berta"], "schreiben")
    return people["berta"]


def minutes(wiki: WikiHouse, someone: Someone, room: Room, text: str = MINUTES, title: str = "Protokoll", day: str = "2025-10-07") -> str:
    return create(wiki.as_(someone), room, title, text, template="protokoll", **{"feld-datum": day})


def table(answer: Answer) -> list[list[str]]:
    """The rows of the CSV file."""
    assert answer.status == 200 and answer.header("content-type").startswith("text/csv"), answer.status
    assert "attachment" in answer.header("content-disposition")
    return list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig")), delimiter=";"))


def test_decisions_and_tasks_of_minutes_stand_in_the_registers(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    page = minutes(wiki, berta, room)
    client = wiki.as_(anna)
    decisions, tasks = told(client.get(room.path + "beschluesse/")), told(client.get(room.path + "aufgaben/"))
    assert "2025-1" in decisions and "Haushalt" in decisions and "einstimmig" in decisions and "7. Oktober 2025" in decisions, decisions
    assert "2025-1" in tasks and "Bericht schreiben" in tasks and "Anna Beispiel" in tasks and "überfällig" in tasks, tasks
    # The number leads to its place on the page.
    link = re.search(rf'href="({page}#[^"]+)"', client.get(room.path + "beschluesse/").text)[1]
    assert f'id="{link.split("#")[1]}"' in client.get(page).text
    assert "Haushalt" in told(client.get(room.path)) and "Bericht schreiben" in told(client.get(room.path))


def test_numbers_go_on_and_stay_whatever_happens_to_the_text(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    client = wiki.as_(anna)
    first = minutes(wiki, anna, room)
    minutes(wiki, anna, room, MINUTES.replace("Haushalt", "Stellenplan"), "Zweites Protokoll", "2025-11-07")
    save(client, first, "> [!BESCHLUSS] Davor\n> Ergebnis: ja\n>\n> Neu davor.\n\n" + MINUTES.replace("ist angenommen", "ist mit Änderungen angenommen"))
    rows = {row[1]: row[0] for row in table(client.get(room.path + "beschluesse/beschluesse.csv"))[1:]}
    assert rows == {"Haushalt": "2025-1", "Stellenplan": "2025-2", "Davor": "2025-3"}, rows
    save(client, first, "Alles gestrichen.")
    shown = told(client.get(room.path + "beschluesse/"))
    assert "2025-1" in shown and "nicht mehr im Text" in shown, "what was decided stays in the register"
    save(client, first, MINUTES)
    rows = {row[1]: row[0] for row in table(client.get(room.path + "beschluesse/beschluesse.csv"))[1:]}
    assert rows["Haushalt"] == "2025-1"


def test_a_task_is_ticked_off_where_one_sees_ones_own(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    page = minutes(wiki, berta, room, MINUTES.replace("Bericht schreiben", f"Bericht für {room.slug}"))
    client, other = wiki.as_(anna), wiki.as_(berta)
    title = f"Bericht für {room.slug}"
    assert title in told(client.get("/mein-bereich/aufgaben/")) and title in told(client.get("/mein-bereich/"))
    assert title not in told(other.get("/mein-bereich/aufgaben/")), "it is Anna's"
    row = next(row for row in client.get("/mein-bereich/aufgaben/").text.split("<tr") if title in row)
    action = re.search(r'action="([^"]+)"', row)[1]
    answer = expect(press(client, "/mein-bereich/aufgaben/", action), 303)
    assert "Die Aufgabe ist erledigt." in told(client.follow(answer))
    assert title not in told(client.get("/mein-bereich/aufgaben/"))
    done = told(client.get("/mein-bereich/aufgaben/?stand=erledigt"))
    assert title in done and "erledigt" in done
    assert "erledigt" in told(other.get(room.path + "aufgaben/"))
    # A new revision of the minutes does not open it again.
    save(other, page, MINUTES.replace("Bericht schreiben", title) + "\nNachtrag.\n")
    assert title not in told(client.get("/mein-bereich/aufgaben/"))
    expect(press(client, "/mein-bereich/aufgaben/?stand=erledigt", action.replace("erledigen", "oeffnen")), 303)
    assert title in told(client.get("/mein-bereich/aufgaben/"))


def test_a_task_of_somebody_else_is_not_ticked_off_by_who_only_reads(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    minutes(wiki, anna, room)
    path = re.search(r'action="(/mein-bereich/aufgaben/[^"]+)"', wiki.as_(anna).get(room.path + "aufgaben/").text)[1]
    member = wiki.as_(wiki.person("Mara Mitglied"))
    assert "Bericht schreiben" in told(member.get(room.path + "aufgaben/")) and path not in member.get(room.path + "aufgaben/").text
    assert member.post(path, {"schutz": token(member, "/mein-bereich/")}).status in (303, 404)
    assert "überfällig" in told(member.get(room.path + "aufgaben/")), "it is still open"
    closed = wiki.room("Fremd", "members")
    stranger = wiki.as_(wiki.outsider("Olaf Außerhalb", closed))
    assert stranger.post(path, {"schutz": token(stranger, "/mein-bereich/")}).status == 404


def test_the_file_holds_what_the_list_shows_and_nothing_runs_as_a_formula(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    evil = MINUTES.replace("Der Haushalt", '@SUM(A1); "zitiert"').replace("Haushalt", '=HYPERLINK("http://boese.example")')
    evil = evil.replace("einstimmig", "+1+1").replace("Bericht schreiben", "-2+3").replace("Wer: @Anna Beispiel", "Wer: =cmd")
    minutes(wiki, anna, room, evil, title="=1+1 Protokoll")
    minutes(wiki, anna, room, title="Anderes Jahr", day="2024-03-01")
    client = wiki.as_(anna)
    rows = table(client.get(room.path + "beschluesse/beschluesse.csv"))
    assert len(rows) == 3 and len({len(row) for row in rows}) == 1
    assert rows[0][:3] == ["Nummer", "Titel", "Text"] and "Adresse" in rows[0]
    assert not [cell for row in rows for cell in row if cell[:1] in tuple("=+-@\t\r") and cell], rows
    assert any("HYPERLINK" in cell for row in rows for cell in row) and any('zitiert' in cell for row in rows for cell in row), rows
    assert not [cell for row in table(client.get(room.path + "aufgaben/aufgaben.csv")) for cell in row if cell[:1] in tuple("=+-@\t\r") and cell]
    assert [row[rows[0].index("Stand")] for row in rows[1:] if row[rows[0].index("Stand")] == "offen"] == [], "a decision is no open task"
    # Filters hold for the file as well.
    assert [row[0] for row in table(client.get(room.path + "beschluesse/beschluesse.csv?jahr=2024"))[1:]] == ["2024-1"]
    listed = client.get(room.path + "beschluesse/?jahr=2024")
    link = re.search(r'href="([^"]*beschluesse\.csv[^"]*)"', listed.text)[1].replace("&amp;", "&")
    assert len(table(client.get(link))) == 2, link
    cells = dict(zip(rows[0], table(client.get(room.path + "aufgaben/aufgaben.csv?jahr=2024"))[1], strict=True))
    assert cells["Wer"] == "Anna Beispiel" and cells["Bis"] == "2026-01-31" and cells["Vom"] == "2024-03-01" and cells["Stand"] == "überfällig", cells


def test_filters_of_the_registers_live_in_the_address(wiki: WikiHouse, room: Room, anna: Someone) -> None:
    minutes(wiki, anna, room)
    minutes(wiki, anna, room, MINUTES.replace("Haushalt", "Stellenplan"), "Zweites", "2024-11-07")
    client = wiki.as_(anna)
    shown = told(client.get(room.path + "beschluesse/?suche=stellenpl"))
    assert "Stellenplan" in shown and "2025-1" not in shown, shown
    assert "2024-1" not in told(client.get(room.path + "beschluesse/?jahr=2025"))
    for odd in ("jahr=abc", "jahr=99999999999999999999", "stand=unsinn", "seite=0", "seite=99999", "suche=%25%27%22", "jahr=2025&jahr=2024"):
        assert client.get(f"{room.path}aufgaben/?{odd}").status in (200, 303, 400), odd


def test_records_of_hidden_pages_are_in_no_register(wiki: WikiHouse, room: Room, anna: Someone, berta: Someone) -> None:
    lead = wiki.person("Kunigunde Koordinierende", room, "koordination")
    page = minutes(wiki, berta, room, MINUTES.replace("Haushalt", "Vergabebeschluss").replace("Bericht schreiben", "Vergabeaufgabe"))
    client = wiki.as_(anna)
    assert "Vergabeaufgabe" in told(client.get("/mein-bereich/aufgaben/"))
    expect(wiki.as_(lead).submit(page + "rechte/", {"grund": "Vergabe läuft."}, having="grund"), 303)
    for path in (room.path, room.path + "beschluesse/", room.path + "aufgaben/", "/mein-bereich/aufgaben/", "/mein-bereich/"):
        assert "Vergabe" not in told(client.get(path)), path
    assert len(table(client.get(room.path + "beschluesse/beschluesse.csv"))) == 1
    assert "Vergabebeschluss" in told(wiki.as_(lead).get(room.path + "beschluesse/"))

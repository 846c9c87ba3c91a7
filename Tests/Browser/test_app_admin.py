"""The administration: every page in the browser, and the work that is done there."""

import csv
import io
import re
from collections.abc import Callable

import pytest
from app_browser import Surf
from app_house import House
from app_people import HOME
from app_visits import visit_signed_in
from visits import Visit

PAGES = [
    HOME, "/mein-bereich/profil/", "/mein-bereich/profil/adresse/", "/mein-bereich/sicherheit/", "/mein-bereich/sicherheit/passwort/",
    "/mein-bereich/sicherheit/zweiter-faktor/", "/mein-bereich/meine-daten/", "/mein-bereich/loeschen/", "/verwaltung/",
    "/verwaltung/personen/", "/verwaltung/personen/?suche=niemand-heisst-so", "/verwaltung/personen/einladen/", "/verwaltung/anfragen/",
    "/verwaltung/pruefliste/", "/verwaltung/gruppen/", "/verwaltung/rollen/", "/verwaltung/rollen/neu/", "/verwaltung/arbeitsraeume/",
    "/verwaltung/arbeitsraeume/neu/", "/verwaltung/sitzungen/", "/verwaltung/auftraege/", "/verwaltung/protokoll/",
    "/verwaltung/einstellungen/", "/verwaltung/gibt-es-nicht/",
]  # fmt: skip


@pytest.fixture(scope="module")
def seen(sqlite_house: House) -> list[Visit]:
    """Every page of the closed area as the administrator sees it, with something in each list."""
    house = sqlite_house
    boss = house.client(house.boss)
    someone = house.newcomer("Rosalinde Verwaltungsangestelltenfortbildungsbeauftragte")
    boss.submit("/verwaltung/gruppen/", {"name": "Koordination"}, having="note")
    boss.submit("/verwaltung/arbeitsraeume/neu/", {"name": "Bauen & Wohnen", "purpose": "Anträge", "visibility": "family"}, having="purpose")
    house.client().submit(
        "/registrieren/", {"email": house.email("wartet"), "name": "Wartet Noch", "organisation": "", "function": "", "note": ""}
    )  # fmt: skip
    found = [*PAGES, f"/verwaltung/personen/{someone.id}/", f"/verwaltung/personen/{someone.id}/aendern/"]
    found += [f"/verwaltung/personen/{someone.id}/{verb}/" for verb in ("deaktivieren", "abmelden", "loeschen")]
    for listing in ("/verwaltung/gruppen/", "/verwaltung/rollen/", "/verwaltung/arbeitsraeume/", "/verwaltung/anfragen/"):
        main = boss.get(listing).text.split("<main", 1)[1]
        found += [path for path in re.findall(rf'href="({listing}[^"/?#]+/)"', main) if path not in PAGES][:2]
    return visit_signed_in(house.address, found, boss.cookies)


@pytest.mark.parametrize("kind", ["violations", "overflows", "console", "foreign"])
def test_every_page_is_accessible_fits_and_stays_silent(seen: list[Visit], kind: str) -> None:
    found = [f"{visit.path}: {finding}" for visit in seen for finding in getattr(visit, kind)]
    assert len(seen) > 30
    assert not found, f"{len(found)} findings\n" + "\n".join(found[:20])


def test_every_page_stands_in_the_browser_as_on_the_list(sqlite_house: House) -> None:
    """Each can be reached from the start page by links alone."""
    boss = sqlite_house.client(sqlite_house.boss)
    reached, waiting = set(), [HOME]
    while waiting:
        path = waiting.pop()
        if path in reached or len(reached) > 400:
            continue
        reached.add(path)
        answer = boss.get(path)
        assert answer.status in (200, 303), (path, answer.status)
        body = answer.text.split("<body", 1)[-1]
        waiting += [link.split("#")[0] for link in re.findall(r'href="(/(?:mein-bereich|verwaltung)/[^"]*)"', body.replace("&amp;", "&"))]
    plain = {path for path in PAGES if "?" not in path and "gibt-es-nicht" not in path}
    assert plain <= reached, sorted(plain - reached)


def test_somebody_gets_a_role_with_an_end_and_loses_it(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Rolf Rolle")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open("/verwaltung/personen/?suche=" + someone.email)
    boss.follow("Rolf Rolle", within="main")
    boss.choose("Rolle", "Redaktion")
    boss.field("Gilt bis einschließlich").fill("2099-12-31")
    boss.press("Rolle geben")
    assert boss.sees("vergeben") and boss.sees("31. Dezember 2099"), boss.told
    assert house.count("grants", "role = 'redaktion'") >= 1
    boss.press("Entziehen")
    assert boss.sees("entzogen"), boss.told
    boss.choose("Rolle", "Bitte wählen")
    boss.press("Rolle geben")
    assert boss.errors, boss.told


def test_a_group_gives_its_roles_to_its_members(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Greta Gruppe")
    client = house.client(someone)
    boss = surf(house.address)
    boss.sign_in(house.boss)
    name = house.email("Gruppe")
    boss.open("/verwaltung/gruppen/")
    boss.fill("Name der Gruppe", name)
    boss.press("Gruppe anlegen")
    assert name in boss.heading, boss.told
    boss.choose("Rolle", "Administration")
    boss.press("Rolle geben")
    boss.fill("E-Mail-Adresse der Person", "niemand@beispielstadt.example")
    boss.press("In die Gruppe aufnehmen")
    assert boss.errors, boss.told
    boss.fill("E-Mail-Adresse der Person", someone.email)
    boss.press("In die Gruppe aufnehmen")
    assert client.get("/verwaltung/personen/").status == 200
    boss.press("Entfernen")
    assert client.get("/verwaltung/personen/").status == 404


def test_an_own_role_with_chosen_rights(house: House, surf: Callable[[str], Surf]) -> None:
    boss = surf(house.address)
    boss.sign_in(house.boss)
    title = house.email("Rolle")
    boss.open("/verwaltung/rollen/")
    boss.follow("Rolle anlegen")
    boss.fill("Name der Rolle", title)
    boss.tick("Betrieb: ")
    boss.press("Rolle anlegen")
    assert house.count("roles", f"title = '{title}'") == 1, boss.told
    rights = house.installation.database.rows(
        f"SELECT right_key FROM role_rights WHERE role = (SELECT key FROM roles WHERE title = '{title}')"
    )  # fmt: skip
    assert len(rights) == 1


def test_a_closed_workspace_needs_its_reason(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Marta Mitglied")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    name = house.email("Raum")
    boss.open("/verwaltung/arbeitsraeume/")
    boss.follow("Arbeitsraum anlegen")
    boss.fill("Name", name)
    boss.fill("Zweck", "Anträge gemeinsam bearbeiten")
    boss.tick("Mitglieder des Arbeitsraums")
    boss.press("Arbeitsraum anlegen")
    assert len(boss.errors) == 1 and boss.field("Name").input_value() == name, boss.told
    boss.fill("Grund der Geschlossenheit", "Es geht um Vergaben.")
    boss.press("Arbeitsraum anlegen")
    assert name in boss.heading, boss.told
    boss.fill("E-Mail-Adresse der Person", someone.email)
    boss.tick("Schreiben")
    boss.press("Mitglied eintragen")
    assert boss.sees("Marta Mitglied"), boss.told
    assert name in house.client(someone).get(HOME).text
    assert name not in house.client(house.newcomer()).get(HOME).text


def test_an_account_is_closed_opened_and_deleted(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Dora Dauer")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    page = f"/verwaltung/personen/{someone.id}/"
    for button, expected in (("Zugang deaktivieren", 422), ("Zugang wieder aktivieren", 303)):
        boss.open(page)
        boss.follow(button, within="main")
        boss.press(button)
        client = house.client()
        answer = client.submit("/anmelden/", {"email": someone.email, "password": someone.password}, having="password")
        assert answer.status == expected, boss.told
    boss.open(page)
    boss.follow("Zugang löschen", within="main")
    assert boss.sees("ausgeschiedene Person"), boss.told
    boss.press("Zugang löschen")
    assert boss.path == "/verwaltung/personen/" and boss.sees("gelöscht"), boss.told
    assert house.count("people", f"email = '{someone.email}'") == 0
    boss.open(page)
    assert "ausgeschiedene Person" in boss.heading, boss.told


def test_the_last_administrator_cannot_be_lost(house: House) -> None:
    boss = house.client(house.boss)
    page = boss.get(f"/verwaltung/personen/{house.boss.id}/")
    for action in ("deaktivieren", "loeschen"):
        answer = boss.submit(f"/verwaltung/personen/{house.boss.id}/{action}/", {}, action=action)
        assert answer.status in (303, 422)
    boss.submit(page, {}, action="rollen/entziehen")
    outcome = house.installation.command("user", "disable", house.boss.email)
    assert outcome.code != 0 and "Administration" in outcome.text
    assert boss.get("/verwaltung/personen/").status == 200


def test_the_audit_log_filters_and_exports_what_it_shows(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer('=HYPERLINK("http://boese.example")')
    house.client(someone).submit("/mein-bereich/profil/", {"name": "=1+1"}, having="name")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open("/verwaltung/protokoll/")
    assert boss.sees("Profil geändert"), boss.told
    export = boss.page.locator("main").get_by_role("link", name=re.compile("CSV|exportieren|herunterladen", re.IGNORECASE)).first
    client = house.client(house.boss)
    answer = client.get(export.get_attribute("href"))
    assert answer.status == 200 and answer.header("content-type").startswith("text/csv")
    assert "attachment" in answer.header("content-disposition") and "no-store" in answer.header("cache-control")
    rows = list(csv.reader(io.StringIO(answer.body.decode("utf-8-sig")), delimiter=";"))
    assert len({len(row) for row in rows}) == 1, "rows of different length"
    assert len(rows) - 1 >= house.count("events") - 5
    assert not [cell for row in rows for cell in row if cell[:1] in "=+-@\t\r" and cell], "a cell that runs as a formula"


def test_settings_are_shown_without_their_secrets(sqlite_house: House) -> None:
    answer = sqlite_house.client(sqlite_house.boss).get("/verwaltung/einstellungen/")
    assert answer.status == 200 and "argon2_memory" in answer.text


def test_lists_page_and_count_rightly(sqlite_house: House) -> None:
    """Every person stands on exactly one page, and the total is theirs."""
    boss = sqlite_house.client(sqlite_house.boss)
    database = sqlite_house.installation.database
    missing = 120 - database.count("people")
    values = ", ".join(
        f"(randomblob(16), 'viele-{n}@beispielstadt.example', 'viele-{n}@beispielstadt.example', 'Viele {n % 3}', 'viele {n % 3}', 'viele', 'viele', '', '',"
        f" '', '', 'active', {n}, {n})" for n in range(max(missing, 1))
    )  # fmt: skip
    database.run(
        "INSERT INTO people (id, email, email_folded, name, name_sort, search, search_shown, organisation, organisation_sort, function, note, state,"
        f" created_at, rights_changed_at) VALUES {values}"
    )  # fmt: skip
    for order in ("name", "-name", "organisation", "last-seen", "unsinn"):
        seen: list[str] = []
        for number in range(1, 9):
            page = boss.get(f"/verwaltung/personen/?sortierung={order}&seite={number}")
            if page.status == 303:
                # Behind the last page: the way back to it.
                assert number > 1 and (page.location or "").endswith(f"seite={number - 1}"), page.location
                break
            assert page.status == 200
            found = re.findall(r'<th scope="row">\s*<a href="/verwaltung/personen/([0-9a-f-]{36})/"', page.text)
            if not found or set(found) <= set(seen):
                break
            seen += found
        assert len(seen) == len(set(seen)), f"{order}: somebody stands on two pages"
        listed = database.count("people", "state <> 'requested' AND state <> 'deleted'")
        assert listed <= len(seen) <= database.count("people"), (order, len(seen), listed)
    for odd in ("seite=0", "seite=-1", "seite=99999999999999999999", "seite=abc", "seite=2&seite=3", "suche=%25%27%22--", "zustand=unsinn"):
        assert boss.get("/verwaltung/personen/?" + odd).status in (200, 400), odd

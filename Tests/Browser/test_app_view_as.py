"""Seeing the pages as somebody else does: read-only, always visible, written down."""

from collections.abc import Callable

from app_browser import Surf
from app_house import House
from app_people import HOME

BANNER = ".ansicht-als"


def test_the_administration_sees_what_a_person_sees_and_changes_nothing(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Vera Vorbild")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open(f"/verwaltung/personen/{someone.id}/")
    boss.press("Ansicht als diese Person")
    assert boss.path == HOME and "Vera Vorbild" in boss.heading, boss.told
    assert "Vera Vorbild" in boss.page.locator(BANNER).inner_text()
    assert boss.open("/verwaltung/personen/") == 404, "the viewed person has no such right"
    boss.open("/mein-bereich/profil/")
    assert boss.page.locator(BANNER).count() == 1
    save = boss.page.locator("main").get_by_role("button", name="Profil speichern")
    if save.count():
        boss.fill("Name", "Heimlich Geändert")
        boss.press("Profil speichern")
        assert boss.page.locator("h1").inner_text(), "no page says why"
    assert house.count("people", "name = 'Heimlich Geändert'") == 0
    boss.open(HOME)
    boss.press("Ansicht beenden", within=BANNER)
    assert boss.path == f"/verwaltung/personen/{someone.id}/" and boss.page.locator(BANNER).count() == 0, boss.told
    boss.open("/verwaltung/protokoll/")
    assert boss.sees("Ansicht als andere Person begonnen") and boss.sees("Ansicht als andere Person beendet"), boss.told


def test_nobody_gets_more_rights_by_viewing(house: House) -> None:
    """Who may view others but manage nothing sees as an administrator neither her pages nor changes anything."""
    database = house.installation.database
    if not database.count("roles", "key = 'beratung'"):
        database.run(
            "INSERT INTO roles (key, title, scope, built_in, needs_second_factor) VALUES ('beratung', 'Beratung', 'site', false, false);"
            "INSERT INTO role_rights (role, right_key) VALUES ('beratung', 'people.view-as'), ('beratung', 'people.manage')"
        )  # fmt: skip
    adviser = house.client(house.newcomer("Bea Beratung", role="beratung"))
    token = next(control.value for control in adviser.get(HOME).form(action="/abmelden").fields if control.name == "schutz")
    adviser.post(f"/verwaltung/personen/{house.boss.id}/ansicht", {"schutz": token})
    assert house.boss.name not in adviser.get(HOME).text
    assert adviser.get("/verwaltung/protokoll/").status == 404


def test_a_view_ends_with_the_session(house: House) -> None:
    someone = house.newcomer("Vera Vorbild")
    boss = house.client(house.boss)
    boss.submit(f"/verwaltung/personen/{someone.id}/", {}, action="/ansicht")
    assert "Vera Vorbild" in boss.get(HOME).text
    boss.submit(boss.get(HOME), {}, action="/abmelden")
    again = house.client(house.boss)
    assert house.boss.name in again.get(HOME).text and "ansicht-als" not in again.get(HOME).text

"""Where one is signed in: one's own devices, everybody's for the administration, and that ending means ended."""

from collections.abc import Callable

from app_browser import Surf
from app_house import House
from app_people import HOME


def test_one_device_is_signed_out_from_another(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    phone = house.client()
    page = phone.get("/anmelden/", User_Agent="Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0")
    phone.submit(
        page, {"email": someone.email, "password": someone.password}, having="password",
        headers={"User-Agent": "Mozilla/5.0 (Android 16; Mobile; rv:150.0) Gecko/150.0 Firefox/150.0"},
    )  # fmt: skip
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/sicherheit/")
    table = window.page.locator("main table")
    assert "Firefox auf Android" in table.inner_text() and "dieses Gerät" in table.inner_text(), window.told
    # The row of the telephone: the first button would sign out the device that is used.
    button = window.page.locator("main tr", has_text="Firefox auf Android").get_by_role("button")
    button.focus()
    button.press("Enter")
    assert window.sees("abgemeldet"), window.told
    assert phone.get(HOME).status == 303 and window.is_signed_in


def test_all_other_devices_are_signed_out_at_once(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    others = [house.client(someone) for _ in range(3)]
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/sicherheit/")
    window.press("Alle anderen Geräte abmelden")
    assert window.is_signed_in and [other.get(HOME).status for other in others] == [303, 303, 303]
    assert window.page.locator("main table tbody tr").count() == 1


def test_nobody_ends_a_session_of_somebody_else(house: House) -> None:
    victim, attacker = house.newcomer(), house.newcomer()
    victims, attackers = house.client(victim), house.client(attacker)
    page = house.client(victim).get("/mein-bereich/sicherheit/")
    keys = [control.value for form in page.forms for control in form.fields if control.name == "id"]
    assert keys
    own = attackers.get("/mein-bereich/sicherheit/")
    token = next(control.value for form in own.forms for control in form.fields if control.name == "schutz")
    for key in keys:
        answer = attackers.post("/mein-bereich/sicherheit/sitzung-beenden", {"schutz": token, "id": key})
        absent = attackers.post("/mein-bereich/sicherheit/sitzung-beenden", {"schutz": token, "id": attacker.id})
        assert answer.status == absent.status == 404
    assert victims.get(HOME).status == 200


def test_the_administration_sees_and_ends_sessions(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Sina Sitzung")
    theirs = house.client(someone)
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open("/verwaltung/sitzungen/")
    boss.fill("Name, Adresse oder Organisation", someone.email)
    boss.page.keyboard.press("Enter") if boss.mode == "tastatur" else boss.field("Name, Adresse oder Organisation").press("Enter")
    boss.page.wait_for_url("**suche=**")
    assert boss.sees("Sina Sitzung") and not boss.sees(house.boss.name), boss.told
    rows = boss.page.locator("main table tbody tr").count()
    for _ in range(rows):
        boss.open("/verwaltung/sitzungen/?suche=" + someone.email)
        boss.press("Beenden")
        assert boss.sees("beendet"), boss.told
    assert theirs.get(HOME).status == 303


def test_a_new_right_counts_at_once_and_the_session_goes_on(house: House) -> None:
    someone = house.newcomer()
    client = house.client(someone)
    before = dict(client.cookies)
    assert client.get("/verwaltung/personen/").status == 404
    house.installation.must("user", "role", someone.email, "administration")
    assert client.get("/verwaltung/personen/").status == 200
    client.get(HOME)
    assert client.cookies != before, "the token is the same as before the rights changed"
    house.installation.must("user", "role", someone.email, "administration", "--remove")
    assert client.get("/verwaltung/personen/").status == 404
    assert client.get(HOME).status == 200

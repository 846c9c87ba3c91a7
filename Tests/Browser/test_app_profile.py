"""One's own data: profile, another address, another password, taking the data along, leaving."""

import json
from collections.abc import Callable

from app_browser import Surf, new_password
from app_house import House
from app_people import HOME

ODD_NAMES = ["Ümit Çelik-Groß", "O'Brien \"Bob\" <b>&amp;", "Robert'); DROP TABLE people;--", "名前 👩‍💻 שם", "a" * 100, "{{name}} ${7*7} %s"]


def test_the_profile_is_changed_and_shown_everywhere(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Nora Neumann")
    window = surf(house.address)
    window.sign_in(someone)
    window.follow("Profil")
    window.fill("Name", "")
    window.press("Profil speichern")
    assert window.errors, window.told
    window.fill("Name", "Nora Neumann-Östlich")
    window.fill("Organisation", "Kreis Beispiel")
    window.fill("Funktion", "Sachbearbeitung")
    window.press("Profil speichern")
    assert window.sees("gespeichert"), window.told
    assert window.field("Organisation").input_value() == "Kreis Beispiel"
    assert "Nora Neumann-Östlich" in window.page.locator("header").first.inner_text()
    window.open("/mein-bereich/profil/")
    assert not window.sees("gespeichert"), "the message is shown a second time"


def test_odd_names_are_kept_as_they_are(house: House) -> None:
    someone = house.newcomer()
    client, boss = house.client(someone), house.client(house.boss)
    for name in ODD_NAMES:
        answer = client.submit("/mein-bereich/profil/", {"name": name}, having="name")
        assert answer.status == 303, (name, answer.title)
        kept = client.get("/mein-bereich/profil/").form(having="name")
        assert next(control.value for control in kept.fields if control.name == "name") == name
        for page in (client.get(HOME), boss.get(f"/verwaltung/personen/{someone.id}/")):
            assert page.status == 200 and "<b>&amp;" not in page.text.replace("&lt;b&gt;", "") and "49" not in page.title
    assert house.count("people") > 1


def test_another_address_is_confirmed_from_its_own_mailbox(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    old, new = someone.email, house.email("umgezogen")
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/profil/")
    window.follow("Adresse ändern", within="main")
    window.fill("Neue E-Mail-Adresse", new)
    window.fill("Ihr Passwort", "nicht das richtige")
    window.press("Bestätigung anfordern")
    assert window.errors and window.field("Neue E-Mail-Adresse").input_value() == new, window.told
    window.fill("Ihr Passwort", someone.password)
    window.press("Bestätigung anfordern")
    assert window.sees("unterwegs"), window.told
    assert new in house.outbox.wait(old).text or "Adresse" in house.outbox.wait(old).subject
    assert house.count("people", f"email = '{old}'") == 1, "the address counts before it is confirmed"
    window.open(house.outbox.wait(new, "/adresse-bestaetigen/").path("/adresse-bestaetigen/"))
    window.press("Adresse bestätigen")
    assert window.path == "/anmelden/" and not window.is_signed_in, window.told
    assert house.count("people", f"email = '{new}'") == 1 and house.count("people", f"email = '{old}'") == 0
    someone.email = new
    window.sign_in(someone)
    assert len(house.outbox.to(old)) >= 2, "the old address is not told that it no longer counts"


def test_an_address_of_somebody_else_is_not_told_apart(house: House) -> None:
    someone, other = house.newcomer(), house.newcomer()
    client = house.client(someone)
    fields = {"email": other.email, "current-password": someone.password}
    answer = client.submit("/mein-bereich/profil/adresse/", fields, having="email")
    assert answer.status == 303 and "unterwegs" in client.follow(answer).text
    assert "/adresse-bestaetigen/" not in house.outbox.wait(other.email).text
    assert house.count("people", f"email = '{other.email}'") == 1


def test_the_password_is_changed_and_other_devices_end(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    other = house.client(someone)
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/sicherheit/")
    window.follow("Passwort ändern", within="main")
    window.fill("Bisheriges Passwort", someone.password)
    window.fill("Neues Passwort", new_password(someone, "Ruhige See hinter Inseln"))
    window.press("Passwort ändern")
    assert window.sees("geändert"), window.told
    assert other.get(HOME).status == 303 and window.is_signed_in
    assert house.client(someone).get(HOME).status == 200


def test_the_own_data_can_be_taken_along(house: House) -> None:
    someone = house.newcomer("Nora Mitnahme")
    client = house.client(someone)
    answer = client.submit("/mein-bereich/meine-daten/", {}, action="/mein-bereich/meine-daten/")
    assert answer.status == 200 and "attachment" in answer.header("content-disposition")
    text = json.dumps(json.loads(answer.body), ensure_ascii=False)
    assert someone.email in text and "Nora Mitnahme" in text
    assert "argon2" not in text and house.boss.email not in text


def test_leaving_keeps_nothing_personal(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Nora Abschied")
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/meine-daten/")
    window.follow("löschen", within="main")
    window.fill("Ihr Passwort", someone.password)
    window.press("Zugang endgültig löschen")
    assert window.path == "/anmelden/" and not window.is_signed_in, window.told
    database = house.installation.database
    for table in database.tables():
        left = [line for line in database.contents(table) if someone.email in line or "Nora Abschied" in line]
        # The last mail says good-bye; it is written from a job that forgets afterwards.
        assert not [line for line in left if table != "jobs"], (table, left[:2])

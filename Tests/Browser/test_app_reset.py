"""A forgotten password: the same answer for everybody, a link that works once, and old devices signed out."""

import time
from collections.abc import Callable

from app_browser import Surf, new_password
from app_house import House
from app_people import HOME, visible


def test_a_new_password_is_set_over_the_mail(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Ria Rücksetzung")
    elsewhere = house.client(someone)
    window = surf(house.address)
    window.open("/anmelden/")
    window.follow("Passwort vergessen")
    window.fill("E-Mail-Adresse", someone.email)
    window.press("Link anfordern")
    assert window.sees("unterwegs"), window.told
    old = someone.password
    link = house.outbox.wait(someone.email, "/passwort-neu/").path("/passwort-neu/")
    window.open(link)
    window.fill("Neues Passwort", "zu kurz")
    window.press("Passwort festlegen")
    assert window.errors, window.told
    window.fill("Neues Passwort", new_password(someone, "Ruhige See hinter Inseln"))
    window.press("Passwort festlegen")
    assert window.path == HOME, window.told
    assert elsewhere.get(HOME).status == 303, "a device with the old password stays signed in"
    window.sign_out()
    for password, expected in ((old, 422), (someone.password, 303)):
        client = house.client()
        assert client.submit("/anmelden/", {"email": someone.email, "password": password}, having="password").status == expected
    notice = house.outbox.wait(someone.email, after=1)
    assert "Passwort" in notice.subject


def test_the_answer_is_the_same_for_unknown_addresses(house: House) -> None:
    known, unknown = house.newcomer().email, house.email("unbekannt")
    answers = []
    for email in (known, unknown):
        client = house.client()
        answer = client.submit("/passwort-vergessen/", {"email": email}, having="email")
        answers.append((answer.status, answer.header("location"), visible(client.follow(answer))))
    assert answers[0] == answers[1]
    house.outbox.wait(known, "/passwort-neu/")
    time.sleep(0.3)
    assert not house.outbox.to(unknown)


def test_only_the_newest_link_works_and_only_once(house: House) -> None:
    someone = house.newcomer()
    for number in range(2):
        house.client().submit("/passwort-vergessen/", {"email": someone.email}, having="email")
        house.outbox.wait(someone.email, "/passwort-neu/", after=number)
    first, second = (mail.path("/passwort-neu/") for mail in house.outbox.to(someone.email) if "/passwort-neu/" in mail.text)
    assert house.client().get(first).status == 410
    client = house.client()
    page = client.get(second)
    assert client.submit(page, {"password": "Ruhige See hinter Inseln"}, having="password").status == 303
    again = house.client()
    assert again.get(second).status == 410
    late = client.submit(page, {"password": "Dritte See hinter Inseln"}, having="password")
    assert late.status in (403, 410)
    someone.password = "Ruhige See hinter Inseln"
    assert house.client(someone).get(HOME).status == 200


def test_the_second_factor_is_still_asked_for(sqlite_house: House) -> None:
    someone = sqlite_house.enrolled()
    sqlite_house.client().submit("/passwort-vergessen/", {"email": someone.email}, having="email")
    link = sqlite_house.outbox.wait(someone.email, "/passwort-neu/").path("/passwort-neu/")
    client = sqlite_house.client()
    answer = client.submit(link, {"password": "Ruhige See hinter Inseln"}, having="password")
    assert "/anmelden/zweiter-faktor/" in answer.header("location")
    assert client.get(HOME).status == 303


def test_an_expired_link_says_so_and_offers_a_new_one(sqlite_house: House, surf: Callable[[str], Surf]) -> None:
    someone = sqlite_house.newcomer()
    sqlite_house.client().submit("/passwort-vergessen/", {"email": someone.email}, having="email")
    link = sqlite_house.outbox.wait(someone.email, "/passwort-neu/").path("/passwort-neu/")
    sqlite_house.installation.database.run("UPDATE links SET expires_at = created_at + 1 WHERE purpose = 'reset'")
    window = surf(sqlite_house.address)
    assert window.open(link) == 410 and "abgelaufen" in window.heading
    window.follow("fordern Sie einen neuen Link an", within="main")
    assert window.path == "/passwort-vergessen/"

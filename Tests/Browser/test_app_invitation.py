"""Invitations: written by the administration, read from the mail, accepted once."""

from collections.abc import Callable
from email.utils import parsedate_to_datetime

import pytest
from app_browser import Surf
from app_house import House
from app_people import HOME, PASSWORD, invite_by_command, join, person_id, visible


def test_somebody_is_invited_by_mail_and_signs_in(house: House, surf: Callable[[str], Surf]) -> None:
    email = house.email("einladung")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open("/verwaltung/personen/")
    boss.follow("Person einladen")
    boss.fill("E-Mail-Adresse", email)
    boss.fill("Name", "Ulf Übermut")
    boss.press("Einladen")
    assert email in boss.text or boss.sees("Ulf Übermut"), boss.told
    mail = house.outbox.wait(email, "/einladung/")
    guest = surf(house.address)
    assert guest.open(mail.path("/einladung/")) == 200
    assert guest.sees(email) and guest.sees("Ulf Übermut"), guest.told
    guest.fill("Ihr Passwort", PASSWORD)
    guest.press("Passwort festlegen")
    assert guest.path == HOME and "Ulf Übermut" in guest.heading, guest.told
    guest.sign_out()
    guest.fill("E-Mail-Adresse", email.upper())
    guest.fill("Passwort", PASSWORD)
    guest.press("Anmelden")
    assert guest.path == HOME, guest.told


def test_the_mail_is_a_proper_message(house: House) -> None:
    email = house.email("post")
    boss = house.client(house.boss)
    boss.submit("/verwaltung/personen/einladen/", {"email": email, "name": "Änne Öztürk-Groß"}, having="email")
    message = house.outbox.wait(email).message
    assert not message.defects and not any(part.defects for part in message.walk())
    assert message["to"].addresses[0].display_name in ("", "Änne Öztürk-Groß")
    assert message["from"].addresses[0].domain and message["message-id"].count("@") == 1
    assert abs(parsedate_to_datetime(message["date"]).timestamp() - house.outbox.wait(email).file.stat().st_mtime) < 60
    assert message["auto-submitted"] == "auto-generated"
    assert "Änne Öztürk-Groß" in house.outbox.wait(email).text
    assert all(len(line) <= 998 for line in house.outbox.wait(email).file.read_bytes().split(b"\r\n"))


@pytest.mark.parametrize(("password", "why"), [
    ("kurz", "10 Zeichen"), ("passwort123", "häufig"), ("1234567890", "häufig"), ("Nora Neumann", "Name"),
])  # fmt: skip
def test_a_weak_password_is_refused_with_its_reason(sqlite_house: House, password: str, why: str) -> None:
    email = sqlite_house.email("schwach")
    link = invite_by_command(sqlite_house.installation, email, "Nora Neumann")
    client = sqlite_house.client()
    answer = client.submit(link, {"password": password}, having="password")
    assert answer.status == 422
    assert why.lower() in answer.text.lower(), answer.text
    assert f'value="{password}"' not in answer.text and client.get(HOME).status == 303
    assert sqlite_house.count("people", f"email = '{email}' AND state = 'invited'") == 1
    join(sqlite_house.node, link, email, "Nora Neumann")


def test_a_used_invitation_says_so(sqlite_house: House, surf: Callable[[str], Surf]) -> None:
    email = sqlite_house.email("benutzt")
    link = invite_by_command(sqlite_house.installation, email, "Nora Neumann")
    join(sqlite_house.node, link, email, "Nora Neumann")
    late = surf(sqlite_house.address)
    assert late.open(link) == 410
    assert "benutzt" in late.heading and late.page.locator("main form").count() == 0, late.told
    late.follow("melden Sie sich an", within="main")
    assert late.path == "/anmelden/"


def test_a_newer_invitation_makes_the_older_one_void(sqlite_house: House) -> None:
    email = sqlite_house.email("zweimal")
    boss = sqlite_house.client(sqlite_house.boss)
    boss.submit("/verwaltung/personen/einladen/", {"email": email, "name": "Zwei Mal"}, having="email")
    first = sqlite_house.outbox.wait(email).path("/einladung/")
    person = person_id(sqlite_house.installation, email)
    answer = boss.submit(f"/verwaltung/personen/{person}/erneut-einladen/", {}, action="erneut-einladen")
    assert answer.status == 303, visible(answer)
    second = sqlite_house.outbox.wait(email, after=1).path("/einladung/")
    assert first != second
    client = sqlite_house.client()
    assert client.get(first).status == 410
    assert client.get(second).status == 200


def test_looking_at_a_link_uses_nothing_up(sqlite_house: House) -> None:
    """Scanners of mail follow every link."""
    email = sqlite_house.email("scanner")
    link = invite_by_command(sqlite_house.installation, email, "Nora Neumann")
    before = sqlite_house.installation.database.hashes()
    scanner = sqlite_house.client()
    for _ in range(3):
        answer = scanner.get(link)
        assert answer.status == 200 and answer.header("referrer-policy") == "no-referrer"
        assert scanner.ask("HEAD", link).status == 200
    assert sqlite_house.installation.database.hashes() == before
    join(sqlite_house.node, link, email, "Nora Neumann")

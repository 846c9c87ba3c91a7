"""Asking for an access: the request, the decision, the invitation, and nobody learns who has an account."""

from collections.abc import Callable

from app_browser import Surf
from app_house import House
from app_people import HOME, PASSWORD, visible


def asked(window: Surf, email: str, name: str) -> None:
    window.open("/anmelden/")
    window.follow("Zugang anfragen", within="main")
    window.fill("Dienstliche E-Mail-Adresse", email)
    window.fill("Name", name)
    window.fill("Organisation", "Stadt Beispiel")
    window.fill("Wofür brauchen Sie den Zugang?", "Für das Meldewesen.\nDanke.")
    window.press("Zugang anfragen")
    assert window.sees("eingegangen"), window.told


def test_a_request_is_confirmed_and_becomes_an_account(house: House, surf: Callable[[str], Surf]) -> None:
    email = house.email("anfrage")
    guest = surf(house.address)
    guest.open("/registrieren/")
    guest.fill("Dienstliche E-Mail-Adresse", "keine adresse")
    guest.press("Zugang anfragen")
    assert len(guest.errors) == 2, guest.told
    asked(guest, email, "Anja Anfrage")
    assert not guest.is_signed_in
    decider = surf(house.address)
    decider.sign_in(house.newcomer("Kai Kontaktpflege", role="kontaktpflege"))
    decider.open("/verwaltung/anfragen/")
    decider.follow("Anja Anfrage", within="main")
    assert decider.sees("Für das Meldewesen.") and decider.sees("Stadt Beispiel"), decider.told
    decider.press("Zusagen und einladen")
    assert decider.sees("Anja Anfrage bekommt eine Einladung"), decider.told
    guest.open(house.outbox.wait(email, "/einladung/").path("/einladung/"))
    guest.fill("Ihr Passwort", PASSWORD)
    guest.press("Passwort festlegen")
    assert guest.path == HOME and "Anja Anfrage" in guest.heading, guest.told
    assert house.outbox.wait(house.boss.email, "/verwaltung/anfragen/"), "nobody was told about the request"


def test_a_rejected_request_gets_its_reason_and_leaves_nothing(house: House, surf: Callable[[str], Surf]) -> None:
    email = house.email("abgelehnt")
    guest = surf(house.address)
    asked(guest, email, "Ralf Abgelehnt")
    boss = surf(house.address)
    boss.sign_in(house.boss)
    boss.open("/verwaltung/anfragen/")
    boss.follow("Ralf Abgelehnt", within="main")
    boss.fill("Begründung", "Bitte fragen Sie mit der dienstlichen Adresse an.")
    boss.press("Anfrage ablehnen")
    assert boss.sees("abgelehnt"), boss.told
    assert "dienstlichen Adresse" in house.outbox.wait(email).text
    assert house.count("people", f"email = '{email}'") == 0


def test_who_has_an_account_already_learns_it_only_by_mail(house: House) -> None:
    known, unknown = house.newcomer().email, house.email("neu")
    answers = []
    for email in (known, unknown, unknown):
        client = house.client()
        answer = client.submit("/registrieren/", {"email": email, "name": "Doppelt Gefragt", "organisation": "", "function": "", "note": ""})
        answers.append((answer.status, answer.header("location"), visible(client.follow(answer))))
    assert answers[0] == answers[1] == answers[2]
    assert house.count("people", f"email = '{unknown}'") == 1
    assert "/anmelden/" in house.outbox.wait(known).text or "Zugang" in house.outbox.wait(known).text

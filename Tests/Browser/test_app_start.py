"""The first minutes of an installation: the link in the terminal, the administrator, and that it works once."""

from collections.abc import Callable

from app_browser import Surf
from app_people import HOME, Someone, found_administrator, person_id
from app_server import Installation


def test_the_printed_link_makes_the_administrator(empty_installation: Installation, surf: Callable[[str], Surf]) -> None:
    node = empty_installation.serve()
    window = surf(node.address)
    assert window.open(node.start_link) == 200
    window.press("Zugang einrichten")
    assert len(window.errors) == 3, window.told
    assert "Fehler" in window.page.title()
    window.fill("E-Mail-Adresse", "leitung@beispielstadt.example")
    window.fill("Passwort", "kurz")
    window.fill("Name", "Lea Leitung")
    window.press("Zugang einrichten")
    assert len(window.errors) == 1, window.told
    assert window.field("E-Mail-Adresse").input_value() == "leitung@beispielstadt.example"
    assert window.field("Passwort").input_value() == "", "a password comes back from the server"
    window.fill("Passwort", Someone.password)
    window.press("Zugang einrichten")
    assert window.path == HOME, window.told
    assert "Lea Leitung" in window.heading
    window.follow("Personen", within="main")
    assert window.sees("Lea Leitung"), window.told
    database = empty_installation.database
    assert database.count("grants", "role = 'administration'") == 1
    assert person_id(empty_installation, "leitung@beispielstadt.example")


def test_the_link_works_once_and_is_not_printed_again(empty_installation: Installation, surf: Callable[[str], Surf]) -> None:
    node = empty_installation.serve()
    link = node.start_link
    found_administrator(node)
    window = surf(node.address)
    assert window.open(link) in (404, 410), window.told
    assert window.page.locator("main form").count() == 0
    node.stop()
    again = empty_installation.serve()
    assert "/erste-schritte/" not in again.log
    assert empty_installation.database.count("grants", "role = 'administration'") == 1


def test_before_the_first_account_there_is_no_other_way_in(empty_installation: Installation) -> None:
    node = empty_installation.serve()
    client = node.client()
    assert client.get("/erste-schritte/").status == 404
    assert client.get("/erste-schritte/" + "A" * 42 + "E/").status == 404
    answer = client.submit("/anmelden/", {"email": "leitung@beispielstadt.example", "password": Someone.password}, having="password")
    assert answer.status == 422
    assert client.get("/verwaltung/").status == 303
    assert empty_installation.database.count("people") == 0

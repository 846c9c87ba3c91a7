"""Signing in and out: wrong passwords, where it leads, what stays behind in the browser."""

from collections.abc import Callable
from statistics import median
from time import perf_counter
from urllib.parse import quote, urljoin, urlsplit

import pytest
from app_browser import Surf
from app_house import House
from app_people import HOME, PASSWORD, Someone, visible

ELSEWHERE = [
    "https://boese.example/", "//boese.example/", "/\\boese.example/", "\\\\boese.example", "/%5cboese.example", "/%2fboese.example/",
    "http:boese.example", "javascript:alert(1)", "/\tboese", "/a\r\nSet-Cookie: x=1", "%0d%0aX: y", "/.//boese.example/", "/..//boese.example/",
]  # fmt: skip


def test_a_wrong_password_says_what_to_do_and_keeps_the_address(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    window = surf(house.address)
    window.open("/anmelden/")
    window.fill("E-Mail-Adresse", someone.email)
    window.fill("Passwort", "nicht das richtige")
    window.press("Anmelden")
    assert window.errors and "passen nicht zusammen" in window.errors[0], window.told
    assert window.field("E-Mail-Adresse").input_value() == someone.email
    assert window.field("Passwort").input_value() == ""
    assert window.page.title().startswith("Fehler")
    if window.mode == "tastatur":
        focused = window.page.evaluate("document.activeElement.closest('.fehlerliste') !== null")
        assert focused, "the summary of errors has no focus"
    window.fill("Passwort", someone.password)
    window.press("Anmelden")
    assert window.path == HOME and someone.name in window.heading, window.told


def test_unknown_accounts_answer_like_known_ones(house: House) -> None:
    """Same status, same words, same headers, and about the same time."""
    someone = house.newcomer()
    answers, times = {}, {}
    for email in (someone.email, house.email("unbekannt")):
        client = house.client()
        page = client.get("/anmelden/")
        spent = []
        for _ in range(3):
            begin = perf_counter()
            answer = client.submit(page, {"email": email, "password": "nicht das richtige"}, having="password")
            spent.append(perf_counter() - begin)
        times[email] = median(spent)
        answers[email] = (answer.status, sorted(name for name, _ in answer.headers), visible(answer).replace(email, "ADRESSE"))
    known, unknown = answers.values()
    assert known == unknown
    assert max(times.values()) < 4 * min(times.values()), times


def test_after_signing_in_it_goes_on_where_one_wanted_to_go(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    window = surf(house.address)
    window.open("/mein-bereich/sicherheit/")
    assert window.path == "/anmelden/"
    window.fill("E-Mail-Adresse", someone.email)
    window.fill("Passwort", "falsch zuerst")
    window.press("Anmelden")
    window.fill("Passwort", someone.password)
    window.press("Anmelden")
    assert window.path == "/mein-bereich/sicherheit/", window.told


@pytest.mark.parametrize("wanted", ELSEWHERE)
def test_signing_in_never_leads_to_another_site(sqlite_house: House, wanted: str) -> None:
    for spelled in (quote(wanted), quote(quote(wanted))):
        client = sqlite_house.client()
        page = client.get("/anmelden/?weiter=" + spelled)
        assert page.status in (200, 400), page.status
        if page.status == 400:
            continue
        answer = client.submit(page, {"email": sqlite_house.boss.email, "password": PASSWORD}, having="password")
        location = answer.header("location")
        assert answer.status == 303 and location.startswith("/") and not location.startswith(("//", "/\\")), location
        assert urlsplit(urljoin(client.address, location)).netloc == client.host and answer.header("x") == "", location


def test_the_session_cookie_is_protected_and_new_at_each_step(house: House) -> None:
    client = house.client()
    page = client.get("/anmelden/")
    client.cookies["sitzung"] = planted = "B" * 42 + "E"
    client.submit(page, {"email": house.boss.email, "password": house.boss.password}, having="password")
    assert client.cookies["sitzung"] != planted, "the cookie somebody planted is the session now"
    (cookie,) = [text for text in client.set_cookies if text.startswith("sitzung=") and "Max-Age=0" not in text][-1:]
    attributes = {part.strip().lower() for part in cookie.split(";")[1:]}
    assert {"httponly", "samesite=lax", "path=/"} <= attributes, cookie
    assert not any(attribute.startswith("domain") for attribute in attributes)
    assert len(client.cookies["sitzung"]) == 43


def test_signing_out_ends_the_session_everywhere(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    window = surf(house.address)
    window.sign_in(someone)
    copy = house.client()
    copy.cookies = {cookie["name"]: cookie["value"] for cookie in window.context.cookies()}
    assert copy.get(HOME).status == 200
    window.sign_out()
    assert window.path == "/anmelden/" and window.sees("abgemeldet"), window.told
    assert not window.is_signed_in
    assert copy.get(HOME).status == 303, "the old cookie still works"


def test_the_back_button_shows_nothing_after_signing_out(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Nora Zurückblick")
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/profil/")
    window.sign_out()
    for _ in range(2):
        window.page.go_back()
        window.page.wait_for_load_state()
        assert "Zurückblick" not in window.page.content() and someone.email not in window.page.content(), window.path


def test_a_form_left_open_does_nothing_after_signing_out(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer("Nora Neumann")
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/profil/")
    stale = window.context.new_page()
    stale.goto(house.address + "/mein-bereich/profil/")
    window.sign_out()
    stale.locator("main").get_by_label("Name").fill("Zu Spät")
    stale.locator("main").get_by_role("button", name="Profil speichern").click()
    stale.wait_for_load_state()
    assert "Zu Spät" not in stale.locator("main").inner_text() or stale.url.endswith("/profil/")
    assert house.count("people", "name = 'Zu Spät'") == 0
    assert stale.locator("h1").inner_text(), "no way on"


def test_a_form_of_one_person_cannot_be_sent_by_the_next(house: House) -> None:
    """Shared computer: the form of the first is still open when the second signs in."""
    first, second = house.newcomer("Erste Person"), house.newcomer("Zweite Person")
    client = house.client(first)
    form = client.get("/mein-bereich/profil/")
    client.cookies = dict(house.client(second).cookies)
    answer = client.submit(form, {"name": "Vermischt"}, having="name")
    assert answer.status in (400, 403)
    assert house.count("people", "name = 'Vermischt'") == 0


def test_too_many_wrong_passwords_are_refused_for_a_while(house: House) -> None:
    someone = house.newcomer()
    client = house.client()
    page = client.get("/anmelden/")
    for _ in range(30):
        answer = client.submit(page, {"email": someone.email, "password": "nicht das richtige"}, having="password")
        if answer.status == 429:
            break
    assert answer.status == 429 and int(answer.header("retry-after")) > 0
    assert "Warten Sie" in answer.text
    refused = client.submit(page, {"email": someone.email, "password": someone.password}, having="password")
    assert refused.status == 429, "guessing goes on while the account is refused"
    assert house.count("events", "kind = 'person.sign-in-refused'") > 0
    assert house.client(house.newcomer()).get(HOME).status == 200, "others cannot sign in any more"


def test_an_expired_session_says_so_and_leads_back(sqlite_house: House) -> None:
    someone = sqlite_house.newcomer()
    client = sqlite_house.client(someone)
    key = someone.id.replace("-", "")
    sqlite_house.installation.database.run(f"UPDATE sessions SET expires_at = 1 WHERE person = x'{key}'")
    answer = client.get("/mein-bereich/sicherheit/")
    assert answer.status == 303 and "/anmelden/" in answer.header("location")
    page = client.follow(answer)
    assert "abgelaufen" in visible(page)
    assert client.submit(page, {"email": someone.email, "password": someone.password}, having="password").location == "/mein-bereich/sicherheit/"


def test_a_disabled_account_learns_it_only_with_the_right_password(house: House) -> None:
    someone: Someone = house.newcomer()
    client = house.client(someone)
    house.installation.must("user", "disable", someone.email)
    assert client.get(HOME).status == 303, "the session of a disabled account goes on"
    form = client.get("/anmelden/")
    wrong = client.submit(form, {"email": someone.email, "password": "nicht das richtige"}, having="password")
    right = client.submit(form, {"email": someone.email, "password": someone.password}, having="password")
    assert "deaktiviert" not in wrong.text and "deaktiviert" in right.text
    assert right.status == 422 and client.get(HOME).status == 303

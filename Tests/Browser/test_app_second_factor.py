"""The second factor: QR code, app, recovery codes, replay, and roles that ask for it."""

import io
from collections.abc import Callable
from urllib.parse import parse_qs, unquote, urlsplit

import zxingcpp
from app_browser import Surf
from app_house import House
from app_people import HOME, Someone, sign_in
from app_totp import Authenticator, code, secret_bytes
from PIL import Image
from playwright.sync_api import Page

SET_UP = "/mein-bereich/sicherheit/zweiter-faktor/"


def scanned(page: Page, scheme: str = "light") -> str:
    """What a phone reads from the code on the screen."""
    page.emulate_media(color_scheme=scheme)
    picture = Image.open(io.BytesIO(page.locator("main .qr-bild").screenshot()))
    found = zxingcpp.read_barcodes(picture)
    assert found, f"the code cannot be read in {scheme}"
    return found[0].text


def set_up(window: Surf, someone: Someone) -> None:
    """The whole way, from the security page to the codes."""
    window.open("/mein-bereich/sicherheit/")
    window.follow("Einrichten", within="main")
    window.press("Einrichtung beginnen")
    address = scanned(window.page)
    if window.mode == "tastatur":
        assert scanned(window.page, "dark") == address
        window.page.emulate_media(color_scheme="light")
    parts = urlsplit(address)
    given = parse_qs(parts.query)
    assert (parts.scheme, parts.netloc) == ("otpauth", "totp") and someone.email in unquote(parts.path)
    assert given["issuer"][0] == unquote(parts.path).strip("/").split(":")[0]
    shown = window.page.locator("main .qr-schluessel").inner_text()
    assert secret_bytes(shown) == secret_bytes(given["secret"][0]) and len(secret_bytes(shown)) >= 20
    someone.authenticator = Authenticator(given["secret"][0])
    window.fill("Code aus der App", "000000")
    window.press("Zweiten Faktor einschalten")
    assert window.errors and scanned(window.page) == address, window.told
    window.fill("Code aus der App", someone.authenticator.code())
    window.press("Zweiten Faktor einschalten")
    someone.recovery_codes = window.page.locator("main .codes code").all_inner_texts()
    assert len(set(someone.recovery_codes)) >= 8, window.told


def test_it_is_set_up_with_an_app_and_asked_for_at_sign_in(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.newcomer()
    window, other = surf(house.address), surf(house.address)
    other.sign_in(someone)
    window.sign_in(someone)
    set_up(window, someone)
    window.follow("Ich habe die Codes gesichert", within="main")
    assert not other.is_signed_in, "other devices stay signed in without the second factor"
    window.open("/mein-bereich/sicherheit/")
    assert window.sees("eingerichtet"), window.told
    assert not any(code in window.page.content() for code in someone.recovery_codes)
    window.sign_out()
    window.fill("E-Mail-Adresse", someone.email)
    window.fill("Passwort", someone.password)
    window.press("Anmelden")
    assert window.path == "/anmelden/zweiter-faktor/", window.told
    assert not window.is_signed_in, "the password alone opens the account"
    window.fill("Code", "123456")
    window.press("Weiter")
    assert window.errors, window.told
    window.fill("Code", someone.authenticator.code())
    window.press("Weiter")
    assert window.path == HOME, window.told
    mail = house.outbox.wait(someone.email)
    assert "zweite" in mail.subject.lower() or "zweite" in mail.text.lower()


def test_a_code_works_once(house: House) -> None:
    someone = house.enrolled()
    client = sign_in(house.node, someone)
    assert client.get(HOME).status == 200
    client = house.client()
    page = client.follow(client.submit("/anmelden/", {"email": someone.email, "password": someone.password}, having="password"))
    answer = client.submit(page, {"code": code(someone.authenticator.secret, someone.authenticator.last * 30)}, having="code")
    assert answer.status == 422 and client.get(HOME).status == 303, "the same code is accepted twice"


def test_a_recovery_code_opens_the_account_once(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.enrolled()
    window = surf(house.address)
    for expected in (True, False):
        window.open("/anmelden/")
        window.fill("E-Mail-Adresse", someone.email)
        window.fill("Passwort", someone.password)
        window.press("Anmelden")
        window.follow("Wiederherstellungscode", within="main")
        window.fill("Wiederherstellungscode", someone.recovery_codes[0].upper().replace("-", " "))
        window.press("Weiter")
        if expected:
            assert window.path == HOME and window.sees("verbraucht"), window.told
            window.sign_out()
    assert window.errors and not window.is_signed_in, window.told
    assert any("Wiederherstellungscode" in mail.text for mail in house.outbox.to(someone.email))


def test_a_role_can_ask_for_it(sqlite_house: House, surf: Callable[[str], Surf]) -> None:
    """Whoever holds the role gets nowhere before it is set up."""
    sqlite_house.installation.database.run("UPDATE roles SET needs_second_factor = 1 WHERE key = 'redaktion'")
    someone = sqlite_house.newcomer(role="redaktion")
    window = surf(sqlite_house.address)
    window.open("/anmelden/")
    window.fill("E-Mail-Adresse", someone.email)
    window.fill("Passwort", someone.password)
    window.press("Anmelden")
    assert window.path == SET_UP, window.told
    window.open("/mein-bereich/profil/")
    assert window.path == SET_UP, window.told
    window.press("Einrichtung beginnen")
    someone.authenticator = Authenticator(window.page.locator("main .qr-schluessel").inner_text())
    window.fill("Code aus der App", someone.authenticator.code())
    window.press("Zweiten Faktor einschalten")
    window.follow("Ich habe die Codes gesichert", within="main")
    assert window.path == HOME, window.told
    # A lost phone is replaced in this way; until the next one is set up there is nothing else.
    window.open("/mein-bereich/sicherheit/")
    window.follow("Abschalten", within="main")
    window.fill("Ihr Passwort", someone.password)
    window.press("Zweiten Faktor abschalten")
    assert window.path == SET_UP, window.told
    window.open("/mein-bereich/profil/")
    assert window.path == SET_UP, window.told


def test_turning_it_off_needs_the_password(house: House, surf: Callable[[str], Surf]) -> None:
    someone = house.enrolled()
    window = surf(house.address)
    window.sign_in(someone)
    window.open("/mein-bereich/sicherheit/")
    window.follow("Abschalten", within="main")
    window.fill("Ihr Passwort", "nicht das richtige")
    window.press("Zweiten Faktor abschalten")
    assert window.errors, window.told
    window.fill("Ihr Passwort", someone.password)
    window.press("Zweiten Faktor abschalten")
    assert window.sees("abgeschaltet"), window.told
    someone.authenticator = None
    fresh = sign_in(house.node, someone)
    assert fresh.get(HOME).status == 200


def test_many_wrong_codes_are_refused(house: House) -> None:
    someone = house.enrolled()
    client = house.client()
    page = client.follow(client.submit("/anmelden/", {"email": someone.email, "password": someone.password}, having="password"))
    statuses = [client.submit(page, {"code": f"{number:06}"}, having="code").status for number in range(20)]
    assert 429 in statuses or 303 in statuses, statuses
    assert client.get(HOME).status == 303

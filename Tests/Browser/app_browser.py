"""Somebody at a browser: fills in forms and follows links with the keyboard only, or without JavaScript, and watches every page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Literal
from urllib.parse import urlsplit

from app_people import HOME, PASSWORD, Someone
from playwright.sync_api import Browser, Locator, Page, Request, Response
from visits import AXE, RUN_AXE

Mode = Literal["tastatur", "ohne-skript"]
MODES: list[Mode] = ["tastatur", "ohne-skript"]
MOST_STOPS = 150
# First parts of addresses that are made for one person.
PERSONAL = (
    "anmelden mein-bereich verwaltung registrieren passwort-vergessen passwort-neu einladung adresse-bestaetigen erste-schritte"
).split()


class Surf:
    """A browser window of its own, with a memory of its own."""

    def __init__(self, browser: Browser, address: str, mode: Mode = "tastatur") -> None:
        self.address, self.mode = address, mode
        self.context = browser.new_context(
            java_script_enabled=mode != "ohne-skript", locale="de-DE", viewport={"width": 1280, "height": 900}, reduced_motion="reduce"
        )  # fmt: skip
        self.context.set_default_timeout(10_000)
        self.page: Page = self.context.new_page()
        self.problems: list[str] = []
        self.examined: set[str] = set()
        self.page.on("request", self.on_request)
        self.page.on("response", self.on_response)
        self.page.on("console", lambda message: self.on_console(message.type, message.text))
        self.page.on("pageerror", lambda error: self.problems.append(f"exception on {self.path}: {error}"))

    # What is watched on every page.

    def on_request(self, request: Request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc not in ("", urlsplit(self.address).netloc) or parts.scheme == "https":
            self.problems.append(f"{self.path} asks {request.url}")

    def on_response(self, response: Response) -> None:
        path = urlsplit(response.url).path
        if response.request.resource_type != "document" or path.split("/")[1] not in PERSONAL:
            return
        if "no-store" not in response.headers.get("cache-control", ""):
            self.problems.append(f"{path} ({response.status}) may be stored: {response.headers.get('cache-control')}")
        if "'unsafe-inline'" in response.headers.get("content-security-policy", "'unsafe-inline'"):
            self.problems.append(f"{path} ({response.status}) has no strict Content-Security-Policy")

    def on_console(self, kind: str, text: str) -> None:
        # A refused form answers with an error status on purpose, and the browser writes it down.
        if kind in ("error", "warning") and "the server responded with a status of 4" not in text:
            self.problems.append(f"{kind} on {self.path}: {text}")

    def look_around(self) -> None:
        """axe in light and dark, once for each title of a page."""
        if self.mode == "ohne-skript" or self.page.title() in self.examined:
            return
        self.examined.add(self.page.title())
        self.page.evaluate(AXE)
        for scheme in ("light", "dark"):
            self.page.emulate_media(color_scheme=scheme)
            for found in self.page.evaluate(RUN_AXE):
                self.problems.append("{0} {1}: {rule} ({impact}) ×{count}: {html} — {why}".format(self.path, scheme, **found))

    # Where one is.

    @property
    def path(self) -> str:
        return urlsplit(self.page.url).path

    @property
    def heading(self) -> str:
        return self.page.locator("h1").inner_text()

    @property
    def text(self) -> str:
        return self.page.locator("main").inner_text()

    def open(self, path: str) -> int:
        answer = self.page.goto(self.address + path)
        self.look_around()
        return answer.status if answer else 0

    # What one does.

    def reach(self, target: Locator) -> None:
        """Goes to a control with the tabulator key alone."""
        target.wait_for()
        for _ in range(MOST_STOPS):
            if target.evaluate("e => e === document.activeElement"):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"{self.path}: {target} cannot be reached by keyboard")

    def field(self, label: str) -> Locator:
        named = self.page.locator("main").get_by_label(re.compile(f"^{re.escape(label)}"))
        return named.and_(self.page.locator("input, select, textarea")).first

    def fill(self, label: str, value: str) -> None:
        """Types into a field that is named by its label."""
        field = self.field(label)
        if self.mode == "tastatur":
            self.reach(field)
            self.page.keyboard.press("Control+a")
            self.page.keyboard.insert_text(value)
        else:
            field.fill(value)

    def choose(self, label: str, option: str) -> None:
        """Chooses in a list."""
        field = self.field(label)
        if self.mode == "tastatur":
            self.reach(field)
            # Typing the beginning is how a list is used by keyboard.
            self.page.keyboard.type(option, delay=5)
        else:
            field.select_option(label=option)

    def tick(self, label: str) -> None:
        """A box, or one of several choices."""
        box = self.field(label)
        if self.mode == "tastatur" and box.get_attribute("type") == "radio":
            self.reach_choice(box)
        elif self.mode == "tastatur":
            self.reach(box)
            self.page.keyboard.press("Space")
        else:
            box.check()

    def reach_choice(self, wanted: Locator) -> None:
        """One of several: the tabulator key leads to the group, the arrows within it."""
        group = self.page.locator(f"main input[type=radio][name='{wanted.get_attribute('name')}']")
        for _ in range(MOST_STOPS):
            if group.evaluate_all("all => all.includes(document.activeElement)"):
                break
            self.page.keyboard.press("Tab")
        self.page.keyboard.press("Space")
        for _ in range(group.count()):
            if wanted.is_checked():
                return
            self.page.keyboard.press("ArrowDown")
        raise AssertionError(f"{self.path}: {wanted} cannot be chosen by keyboard")

    def press(self, title: str, within: str = "main") -> None:
        """A button, and the page that follows."""
        self.activate(self.page.locator(within).get_by_role("button", name=re.compile(f"^{re.escape(title)}")).first)

    def follow(self, title: str, within: str = "body") -> None:
        """A link, and the page that follows."""
        self.activate(self.page.locator(within).get_by_role("link", name=re.compile(f"^{re.escape(title)}")).first)

    def activate(self, target: Locator) -> None:
        with self.page.expect_navigation():
            if self.mode == "tastatur":
                self.reach(target)
                self.page.keyboard.press("Enter")
            else:
                target.click()
        self.look_around()

    def sign_in(self, someone: Someone) -> None:
        """Over the form; with the second factor when there is one."""
        self.open("/anmelden/")
        self.fill("E-Mail-Adresse", someone.email)
        self.fill("Passwort", someone.password)
        self.press("Anmelden")
        if someone.authenticator is not None:
            self.fill("Code", someone.authenticator.code())
            self.press("Weiter")
        assert self.path == HOME, self.told

    def sign_out(self) -> None:
        self.press("Abmelden", within="header")

    # What one sees.

    @property
    def told(self) -> str:
        """Messages and errors on the page, for assertions and their failures."""
        return f"{self.path} · {self.heading} · {self.text[:600]}"

    @property
    def errors(self) -> list[str]:
        """The entries of the error summary."""
        return [link.inner_text() for link in self.page.locator("main [role=alert] li, main .fehlerliste li").all()]

    def sees(self, text: str) -> bool:
        return text in " ".join(self.text.split())

    @property
    def is_signed_in(self) -> bool:
        return self.context.request.get(self.address + HOME, max_redirects=0).status == 200

    def end(self) -> None:
        self.context.close()
        assert not self.problems, f"{len(self.problems)} problems\n" + "\n".join(self.problems[:15])


@contextmanager
def surfing(browser: Browser, address: str, mode: Mode = "tastatur") -> Iterator[Surf]:
    """A window that is closed at the end, and nothing may have been wrong on any of its pages."""
    surf = Surf(browser, address, mode)
    try:
        yield surf
    except BaseException:
        surf.context.close()
        raise
    surf.end()


def new_password(someone: Someone, password: str) -> str:
    assert password not in (someone.password, PASSWORD)
    someone.password = password
    return password

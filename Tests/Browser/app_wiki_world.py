"""A house with workspaces: people with their roles in them, pages, files and releases, made over the forms as people make them."""

from __future__ import annotations

import re
import shutil
import struct
import tempfile
import time
import zlib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import program
from app_browser import Mode, Surf
from app_client import Answer, Client
from app_house import House, new_installation
from app_people import Someone, expect
from app_postgres import Cluster
from app_server import Installation
from playwright.sync_api import Browser

# The page types and templates are the project's own; pages are few, so that a release is on the site at once.
SITE = {
    "_site.yml": "title: Beispielverbund\nnavigation: [infos, termine]\n",
    "index.md": "---\ntitel: Start\n---\n\nWillkommen bei der Zusammenarbeit der Kommunen.\n",
    "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
    "datenschutz.md": "---\ntitel: Datenschutz\n---\n\nText.\n",
    "infos/index.md": "---\ntitel: Informationen\n---\n\nWas alle wissen sollten.\n",
    "infos/schon-da.md": "---\ntitel: Schon da\n---\n\nDiese Seite steht in den Inhalten.\n",
    "termine/index.md": "---\ntitel: Termine\n---\n\nWas ansteht.\n",
}
# How soon a release has to be on the public site.
SOON = 10.0
BLANK = "?vorlage=leere-seite"


@dataclass(frozen=True)
class Room:
    """A workspace."""

    slug: str
    name: str
    admin: str  # its page in the administration

    @property
    def path(self) -> str:
        return f"/bereiche/{self.slug}/"

    def page(self, slug: str) -> str:
        return f"{self.path}seiten/{slug}/"


class WikiHouse(House):
    """An installation whose people work in workspaces."""

    def __init__(self, made: Installation) -> None:
        super().__init__(made)
        self.boss_client = self.client(self.boss)
        self.open_sessions: dict[str, Client] = {}

    @property
    def public_folder(self) -> Path:
        return self.installation.folder / "site-eins"

    def as_(self, someone: Someone) -> Client:
        """The session of somebody that is open already, or a new one."""
        if someone.email not in self.open_sessions:
            self.forget_attempts()
            self.open_sessions[someone.email] = self.client(someone)
        return self.open_sessions[someone.email]

    def room(self, name: str, visibility: str = "members", **more: str) -> Room:
        """A new workspace; its address is unlike that of any other."""
        slug = more.pop("slug", "") or f"{re.sub('[^a-z]+', '-', name.lower())}-{next(self.numbers)}"
        values = {"name": f"{name} {slug.rsplit('-', 1)[-1]}", "slug": slug, "purpose": "Anträge gemeinsam bearbeiten", "visibility": visibility}
        values["closed-reason"] = "Es geht um Vergaben." if visibility == "members" else ""
        answer = expect(self.boss_client.submit("/verwaltung/arbeitsraeume/neu/", {**values, **more}, having="purpose"), 303)
        return Room(slug, values["name"], answer.location)

    def admit(self, room: Room, someone: Someone, role: str) -> None:
        expect(self.boss_client.submit(room.admin, {"email": someone.email, "role": role}, having="email"), 303)

    def person(self, name: str, room: Room | None = None, role: str = "schreiben") -> Someone:
        """Somebody new: a member of the family, and of a workspace where one is named."""
        someone = self.newcomer(name)
        if room is not None:
            self.admit(room, someone, role)
        return someone

    def outsider(self, name: str, room: Room | None = None, role: str = "lesen") -> Someone:
        """Somebody with an account who is no member of the family."""
        someone = self.person(name, room, role)
        grant = self.installation.database
        plain = someone.id.replace("-", "")
        key = f"x'{plain}'" if grant.engine == "SQLite" else f"'{someone.id}'"
        grant.run(f"DELETE FROM grants WHERE person = {key} AND role = 'mitglied'")
        grant.run(f"UPDATE people SET rights_changed_at = rights_changed_at + {'1' if grant.engine == 'SQLite' else 'interval ' + repr('1 second')} WHERE id = {key}")
        return someone

    def public(self, path: str) -> Answer:
        """What an anonymous visitor gets."""
        return self.node.client().get(path)


@contextmanager
def wiki_house(engine: str, postgres: Cluster | None = None, **settings: str) -> Iterator[WikiHouse]:
    """A running house with a small public site and the project's own page types."""
    with tempfile.TemporaryDirectory(prefix="nrwconnect-inhalt-") as folder:
        content = program.write(Path(folder), SITE)
        for part in ("_types", "_vorlagen"):
            shutil.copytree(program.PROJECT / "Content" / part, content / part)
        with new_installation(engine, postgres, content=str(content), **settings) as made:
            yield WikiHouse(made)


# --- What people do with pages -----------------------------------------------------------------------------------------------------


def create(client: Client, room: Room, title: str, text: str = "Ein Absatz.", below: str = "", template: str = "leere-seite", **fields: str) -> str:
    """A new page; its address."""
    form = client.follow(client.get(f"{room.path}seiten/neu/?vorlage={template}"))
    values = {"titel": title, "quelle": text, "unter": below, **fields}
    answer = client.submit(form, values, having="quelle")
    return expect(answer, 303).location


def edit(client: Client, page: str, text: str, **fields: str) -> Answer:
    """Opens the form of a page and sends it with another text."""
    return client.submit(page + "bearbeiten/", {"quelle": text, **fields}, having="quelle")


def save(client: Client, page: str, text: str, **fields: str) -> str:
    """The same, and it has to be saved; what the page says then."""
    answer = expect(edit(client, page, text, **fields), 303)
    return told(client.follow(answer))


def told(answer: Answer) -> str:
    """The text of the main part, without tags."""
    main = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    plain = re.sub(r"<[^>]+>", " ", main[0] if main else answer.text)
    for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&#39;", "'"), ("&#x27;", "'"), ("&amp;", "&")):
        plain = plain.replace(entity, character)
    return re.sub(r"\s+", " ", plain).strip()


def token(client: Client, page: str) -> str:
    """The seal that every form of a session carries."""
    answer = client.follow(client.get(page))
    return next(control.value for form in answer.forms for control in form.fields if control.name == "schutz")


def upload(client: Client, page: str, *files: tuple[str, bytes, str], seal: str | None = None, **fields: str) -> Answer:
    """Sends files as the form of a page does."""
    border = "grenze-der-teile"
    parts = {"schutz": token(client, page + "dateien/") if seal is None else seal, **fields}
    body = b"".join(
        f'--{border}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode() for name, value in parts.items()
    )
    for name, content, kind in files:
        head = f'--{border}\r\nContent-Disposition: form-data; name="datei"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
        body += head.encode() + content + b"\r\n"
    body += f"--{border}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={border}", "Origin": client.address, "Sec-Fetch-Site": "same-origin"}
    return client.ask("POST", page + "dateien/", body, headers)


def attach(client: Client, page: str, name: str, content: bytes, kind: str = "text/plain") -> str:
    """Hangs a file on a page; its address."""
    expect(upload(client, page, (name, content, kind)), 303)
    return f"{page}dateien/{quote(name)}"


def release(client: Client, page: str, address: str, visibility: str = "public", **fields: str) -> Answer:
    """Releases the newest revision."""
    values = {"sichtbar": visibility, "adresse": address, "grund": "Beschluss der Lenkungsgruppe", **fields}
    return client.submit(page + "freigabe/", values, having="adresse")


def withdraw(client: Client, page: str, reason: str = "Überholt") -> Answer:
    return client.submit(page + "freigabe/", {"grund": reason}, action="freigabe/zurueckziehen")


def press(client: Client, page: str, action: str, **fields: str) -> Answer:
    """One of the buttons of a page that are forms of their own."""
    return client.submit(page, fields, action=action)


def until(condition: Callable[[], object], seconds: float = SOON, what: str = "") -> float:
    """Waits for something that happens by itself; how long it took."""
    begin = time.monotonic()
    while not condition():
        assert time.monotonic() - begin < seconds, f"after {seconds:.0f} s: {what or condition}"
        time.sleep(0.1)
    return time.monotonic() - begin


def holding(folder: Path, needle: str) -> list[str]:
    """Files below a folder that hold a text, in their bytes or compressed."""
    found = []
    for file in folder.rglob("*"):
        if file.is_file():
            content = file.read_bytes()
            if file.suffix == ".gz":
                content = zlib.decompress(content, 31)
            if needle.encode() in content or needle in file.name:
                found.append(str(file.relative_to(folder)))
    return found


def png(width: int = 4, height: int = 3, colour: bytes = b"\x10\x80\xc0") -> bytes:
    """A tiny picture."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + colour * width) * height
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


# --- At a browser ------------------------------------------------------------------------------------------------------------------


class Desk(Surf):
    """A browser window of somebody who is signed in already."""

    def __init__(self, browser: Browser, house: WikiHouse, someone: Someone | None, mode: Mode = "ohne-skript") -> None:
        super().__init__(browser, house.address, mode)
        if someone is not None:
            # Without a message that waits for the next page of the other client.
            cookies = {name: value for name, value in house.as_(someone).cookies.items() if name != "meldung"}
            self.context.add_cookies([{"name": name, "value": value, "url": house.address} for name, value in cookies.items()])

    def look_around(self) -> None:
        """axe looks at every screen in a test of its own."""


@contextmanager
def desk(browser: Browser, house: WikiHouse, someone: Someone | None, mode: Mode = "ohne-skript") -> Iterator[Desk]:
    """A window that is closed at the end, and nothing may have been wrong on any of its pages."""
    made = Desk(browser, house, someone, mode)
    try:
        yield made
    except BaseException:
        made.context.close()
        raise
    made.end()

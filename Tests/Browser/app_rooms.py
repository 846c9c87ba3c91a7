"""Workspaces as people work in them, by HTTP alone: an installation with a small site, rooms, and what is done with pages."""

from __future__ import annotations

import re
import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import program
from app_client import Answer, Client
from app_people import Someone, canonical_id, expect, found_administrator, newcomer
from app_database import Database
from app_proof import Proof
from app_server import Installation, Node
from app_writing import uuid_text

# The page types are the project's own; pages are few, so that a release is on the site at once.
SITE = {
    "_site.yml": "title: Beispielverbund\nnavigation: [infos]\n",
    "index.md": "---\ntitel: Start\n---\n\nWillkommen bei der Zusammenarbeit der Kommunen.\n",
    "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
    "datenschutz.md": "---\ntitel: Datenschutz\n---\n\nText.\n",
    "infos/index.md": "---\ntitel: Informationen\n---\n\nWas alle wissen sollten.\n",
}
BLANK = "leere-seite"
BORDER = "grenze-der-teile"


def new_site(folder: Path) -> Path:
    """Content with the types and templates that pages of workspaces have."""
    content = program.write(folder, SITE)
    for part in ("_types", "_vorlagen"):
        shutil.copytree(program.PROJECT / "Content" / part, content / part, dirs_exist_ok=True)
    return content


@contextmanager
def wiki_installation(proof: Proof, engine: str, folder: Path | None = None, **settings: str) -> Iterator[Installation]:
    """An installation on an empty database, with page types."""
    content = new_site(folder or proof.root / f"inhalt-{proof.made + 1}")
    with proof.installation(engine, content=str(content), **settings) as made:
        yield made


@dataclass(frozen=True)
class Room:
    """A workspace."""

    slug: str
    visibility: str  # members, family or open
    admin: str  # its page in the administration

    @property
    def path(self) -> str:
        return f"/bereiche/{self.slug}/"

    def page(self, slug: str) -> str:
        return f"{self.path}seiten/{slug}/"


def new_room(boss: Client, slug: str, visibility: str) -> Room:
    """A workspace, made by somebody who may."""
    values = {"name": f"Raum {slug}", "slug": slug, "purpose": "Anträge gemeinsam bearbeiten", "visibility": visibility}
    values["closed-reason"] = "Es geht um Vergaben." if visibility == "members" else ""
    answer = expect(boss.submit("/verwaltung/arbeitsraeume/neu/", values, having="purpose"), 303)
    return Room(slug, visibility, answer.location)


class Site:
    """A running installation with its administrator."""

    def __init__(self, installation: Installation) -> None:
        self.installation = installation
        self.node: Node = installation.serve()
        self.boss, self.boss_client = found_administrator(self.node)

    @property
    def database(self) -> Database:
        return self.installation.database

    def room(self, slug: str, visibility: str) -> Room:
        return new_room(self.boss_client, slug, visibility)

    def person(self, label: str, name: str) -> tuple[Someone, Client]:
        """Somebody of the kommunale Familie."""
        return newcomer(self.node, f"{label}@beispielstadt.example", name)

    def admit(self, room: Room, someone: Someone, role: str) -> None:
        expect(self.boss_client.submit(room.admin, {"email": someone.email, "role": role}, having="email"), 303)

    def leave_family(self, someone: Someone) -> None:
        """Takes the role away that every invitation gives."""
        plain, soon = (
            (f"x'{someone.id.replace('-', '')}'", "1") if self.database.engine == "SQLite" else (f"'{someone.id}'", "interval '1 second'")
        )  # fmt: skip
        self.database.run(
            f"DELETE FROM grants WHERE person = {plain} AND role = 'mitglied';\n"
            f"UPDATE people SET rights_changed_at = rights_changed_at + {soon} WHERE id = {plain}"
        )


# --- What is done with pages -------------------------------------------------------------------------------------------------------


def create(client: Client, room: Room, title: str, text: str, below: str = "", template: str = BLANK, **fields: str) -> str:
    """A new page; its address."""
    form = client.get(f"{room.path}seiten/neu/?vorlage={template}")
    return expect(client.submit(form, {"titel": title, "quelle": text, "unter": below, **fields}, having="quelle"), 303).location


def slug_of(page: str) -> str:
    return page.rstrip("/").rsplit("/", 1)[-1]


def edit(client: Client, page: str, text: str, **fields: str) -> Answer:
    """Opens the form of a page and sends it with another text."""
    return client.submit(page + "bearbeiten/", {"quelle": text, **fields}, having="quelle")


def seal(client: Client, page: str) -> str:
    """The token that every form of a session carries."""
    answer = client.follow(client.get(page))
    return next(control.value for form in answer.forms for control in form.fields if control.name == "schutz")


def upload(client: Client, page: str, token: str, name: str, content: bytes, kind: str = "text/plain", **fields: str) -> Answer:
    """Sends a file as the form of a page does."""
    parts = {"schutz": token, **fields}
    body = b"".join(
        f'--{BORDER}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'.encode() for key, value in parts.items()
    )
    head = f'--{BORDER}\r\nContent-Disposition: form-data; name="datei"; filename="{name}"\r\nContent-Type: {kind}\r\n\r\n'
    body += head.encode() + content + f"\r\n--{BORDER}--\r\n".encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={BORDER}", "Origin": client.address, "Sec-Fetch-Site": "same-origin"}
    return client.ask("POST", page + "dateien/", body, headers)


def attach(client: Client, page: str, name: str, content: bytes) -> str:
    """Hangs a file on a page; its address."""
    expect(upload(client, page, seal(client, page + "dateien/"), name, content), 303)
    return f"{page}dateien/{quote(name)}"


def release(client: Client, page: str, address: str, reason: str, visibility: str = "public") -> Answer:
    """Releases the newest revision."""
    values = {"sichtbar": visibility, "adresse": address, "grund": reason}
    return client.submit(page + "freigabe/", values, having="adresse", button="Freigeben")


def make_bundle(client: Client, room: Room, title: str, note: str = "") -> str:
    return expect(client.submit(room.path + "buendel/", {"titel": title, "notiz": note}, having="notiz"), 303).location


def into_bundle(client: Client, bundle: str, page: str, address: str) -> Answer:
    values = {"seite": slug_of(page), "sichtbar": "public", "adresse": address, "fassung": ""}
    return client.submit(bundle, values, action="/aufnehmen")


def key_of(database: Database, table: str, condition: str, column: str = "id") -> str:
    """An id in its canonical spelling."""
    found = database.value(f"SELECT {uuid_text(database, column)} FROM {table} WHERE {condition}")
    if found is None:
        raise LookupError(f"{table}: nothing with {condition}")
    return canonical_id(str(found))


def told(answer: Answer) -> str:
    """The text of the main part, without tags."""
    main = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0] if main else answer.text)).strip()


def wait_until(condition: Callable[[], bool], seconds: float) -> bool:
    """Waits for something that happens by itself; whether it did."""
    deadline = time.monotonic() + seconds
    while not condition():
        if time.monotonic() > deadline:
            return False
        time.sleep(0.1)
    return True

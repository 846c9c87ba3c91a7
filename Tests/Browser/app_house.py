"""A running installation with an administrator, on either engine, for many tests: each brings people of its own."""

from __future__ import annotations

import itertools
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app_client import Client
from app_outbox import Outbox
from app_people import Someone, found_administrator, newcomer, sign_in
from app_postgres import Cluster
from app_server import CHEAP_HASHES, Failed, Installation, Node, installation
from app_totp import Authenticator

ENGINES = ["SQLite", "PostgreSQL"]
SET_UP = "/mein-bereich/sicherheit/zweiter-faktor/"


class House:
    """One installation with one node."""

    def __init__(self, made: Installation) -> None:
        self.installation = made
        self.node: Node = made.serve()
        self.boss, _ = found_administrator(self.node)
        self.numbers = itertools.count(1)

    @property
    def address(self) -> str:
        return self.node.address

    @property
    def outbox(self) -> Outbox:
        return self.installation.outbox

    def email(self, name: str = "person") -> str:
        """An address that nobody has yet."""
        return f"{name}-{next(self.numbers)}@beispielstadt.example"

    def newcomer(self, name: str = "Nora Neumann", role: str = "mitglied") -> Someone:
        return newcomer(self.node, self.email(), name, role)[0]

    def forget_attempts(self) -> None:
        """As if nobody had tried anything yet: counters of wrong passwords, requests and links."""
        self.installation.database.run("DELETE FROM rate_limits")

    def enrolled(self) -> Someone:
        """Somebody with a second factor, set up without a browser."""
        someone = self.newcomer()
        client = self.client(someone)
        page = client.follow(client.submit(SET_UP, {}, action=SET_UP))
        secret = re.search(r'qr-schluessel">([^<]+)<', page.text)
        if secret is None:
            raise Failed(f"no key on {page.path}: {page.title}")
        someone.authenticator = Authenticator(secret[1])
        answer = client.submit(page, {"code": someone.authenticator.code()}, having="code")
        someone.recovery_codes = re.findall(r"<li><code>([^<]+)</code></li>", answer.text)
        return someone

    def client(self, someone: Someone | None = None) -> Client:
        """A browser without a screen, signed in as somebody."""
        return sign_in(self.node, someone) if someone else self.node.client()

    def count(self, table: str, condition: str = "1 = 1") -> int:
        return self.installation.database.count(table, condition)


@contextmanager
def new_installation(engine: str, postgres: Cluster | None, **settings: str) -> Iterator[Installation]:
    """An installation on an empty database, in a folder that goes away."""
    with tempfile.TemporaryDirectory(prefix="nrwconnect-app-") as folder:
        url = postgres.create() if engine == "PostgreSQL" and postgres is not None else None
        with installation(Path(folder), url, **{**CHEAP_HASHES, **settings}) as made:
            yield made

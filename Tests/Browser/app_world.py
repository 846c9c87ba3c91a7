"""A small world with a secret in every restricted field: what the crawl for leaks walks through."""

from __future__ import annotations

import json
import random
import re
import time
from collections.abc import Iterable
from dataclasses import dataclass

from app_client import Client
from app_database import Database
from app_filling import uuid7
from app_people import canonical_id, found_administrator
from app_server import Installation, Node

CANARY = re.compile(r"kanarie-([a-z]+)-([a-z]+)-([a-z0-9]+)")
AUDIT = ("audit.read", "audit.export")

# Which rights of the site let somebody see a secret of this kind. Everybody sees what is her own; nobody sees the last ones.
SEEN_BY: dict[str, frozenset[str]] = {
    kind: frozenset(rights)
    for kind, rights in {
        "person name": ["people.manage", "roles.manage", "workspaces.manage", "sessions.manage", *AUDIT],
        # Who manages roles manages groups too and sees who is in them.
        "person ort": ["people.manage", "roles.manage", "workspaces.manage"],
        "person adresse": ["people.manage"],
        "person amt": ["people.manage"],
        "anfrage name": ["people.confirm", "people.manage", *AUDIT],
        "anfrage ort": ["people.confirm", "people.manage"],
        "anfrage adresse": ["people.confirm", "people.manage"],
        "anfrage amt": ["people.confirm", "people.manage"],
        "anfrage notiz": ["people.confirm"],
        "gruppe name": ["people.manage", "roles.manage"],
        "gruppe notiz": ["roles.manage"],
        # Who manages people takes roles away from them, those in workspaces too, and must see where.
        "raum name": ["workspaces.manage", "people.manage", "roles.manage", "family.read"],
        # The kommunale Familie knows what is closed and why.
        "raum zweck": ["workspaces.manage", "family.read"],
        "raum grund": ["workspaces.manage", "family.read"],
        "rolle titel": ["roles.manage", "people.manage", "people.confirm"],
        "ereignis angabe": AUDIT,
        "auftrag fehler": ["jobs.manage"],
        "sitzung geraet": ["sessions.manage"],
        # What an active person wrote when she asked for her account has served its purpose.
        "person notiz": [],
        "auftrag inhalt": [],
        "geheim relay": [],
    }.items()
}


def canary(kind: str, field: str, label: str) -> str:
    return f"kanarie-{kind}-{field}-{label}"


class World:
    """An installation with people, workspaces, groups, roles, sessions, jobs and events, all of them with a secret in them."""

    boss_client: Client

    def __init__(self, installation: Installation, node: Node, dice: random.Random) -> None:
        self.installation, self.node, self.dice = installation, node, dice
        self.database: Database = installation.database
        self.now = int(time.time() * 1_000_000)
        self.statements: list[str] = []
        self.ids: dict[str, str] = {}  # what it is → id or key, as it stands in an address
        self.boss, self.boss_client = found_administrator(
            node, f"{canary('person', 'adresse', 'leitung')}@beispielstadt.example", canary("person", "name", "leitung")
        )  # fmt: skip
        self.hash = str(self.database.value("SELECT password_hash FROM people"))
        self.rooms: dict[str, Key] = {}
        self.plant()

    # Writing straight into the tables, in the spelling of the engine.

    def quoted(self, value: object) -> str:
        if value is None:
            return "NULL"
        if isinstance(value, bytes):
            return f"x'{value.hex()}'" if self.database.engine == "SQLite" else f"'\\x{value.hex()}'"
        if isinstance(value, bool):
            return str(value).lower()
        if isinstance(value, int):
            return str(value)
        if isinstance(value, Moment):
            return str(value.at) if self.database.engine == "SQLite" else f"to_timestamp({value.at / 1e6!r})"
        if isinstance(value, Key):
            plain = value.text.replace("-", "")
            return f"x'{plain}'" if self.database.engine == "SQLite" else f"'{plain}'"
        return "'" + str(value).replace("'", "''") + "'"

    def insert(self, table: str, **values: object) -> None:
        columns = ", ".join(values)
        self.statements.append(f"INSERT INTO {table} ({columns}) VALUES ({', '.join(map(self.quoted, values.values()))})")

    def new(self, label: str) -> Key:
        made = Key(canonical_id(uuid7(self.now, self.dice).hex()))
        self.ids[label] = made.text
        return made

    def write(self) -> None:
        self.database.run(";\n".join(self.statements))
        self.statements.clear()

    @property
    def moment(self) -> Moment:
        return Moment(self.now)

    def person(self, label: str, state: str = "active", kind: str = "person", **more: object) -> Key:
        """An account whose every text is a secret."""
        key = self.new(f"person {label}")
        email = f"{canary(kind, 'adresse', label)}@beispielstadt.example"
        name, town, work = (canary(kind, field, label) for field in ("name", "ort", "amt"))
        self.insert(
            "people", id=key, email=email, email_folded=email, name=name, name_sort=name, search=f"{name} {email} {town}",
            search_shown=f"{name} {town} {work}",
            organisation=town, organisation_sort=town, function=work, note=canary(kind, "notiz", label), state=state,
            password_hash=self.hash if state in ("active", "disabled") else None, created_at=self.moment, rights_changed_at=self.moment, **more,
        )  # fmt: skip
        return key

    def grant(self, person: Key | None, role: str, workspace: Key | None = None, group: Key | None = None) -> Key:
        key = self.new("grant 0" if "grant 0" not in self.ids else "grant")
        self.insert("grants", id=key, person=person, group_id=group, role=role, workspace=workspace, created_at=self.moment)
        return key

    def plant(self) -> None:
        """Everything that others own."""
        victim = self.person("opfer")
        self.person("gesperrt", "disabled")
        self.person("eingeladen", "invited")
        self.person("anfrage", "requested", "anfrage")
        for slug in ("eins", "zwei"):
            self.rooms[slug] = self.new(f"workspace {slug}")
            name = canary("raum", "name", slug)
            self.insert(
                "workspaces", id=self.rooms[slug], slug=slug, name=name, name_sort=name, purpose=canary("raum", "zweck", slug),
                closed_reason=canary("raum", "grund", slug), visibility="members", created_at=self.moment,
            )  # fmt: skip
            self.ids[f"slug {slug}"] = slug
        group = self.new("group")
        name = canary("gruppe", "name", "eine")
        self.insert("groups", id=group, name=name, name_sort=name, note=canary("gruppe", "notiz", "eine"), created_at=self.moment)
        self.insert("group_members", group_id=group, person=victim, created_at=self.moment)
        self.role("eigene", canary("rolle", "titel", "eigene"), ["family.read"])
        self.grant(victim, "eigene")
        self.grant(victim, "koordination", self.rooms["zwei"])
        self.grant(None, "mitglied", group=group)
        self.insert(
            "sessions", id=self.new("session"), token_hash=self.dice.randbytes(32), person=victim, stage="full",
            device=canary("sitzung", "geraet", "opfer"), created_at=self.moment, rotated_at=self.moment, seen_at=self.moment,
            expires_at=Moment(self.now + 3_600_000_000),
        )  # fmt: skip
        self.insert(
            "events", id=self.new("event"), at=self.moment, kind="person.edited", actor=victim, object=victim,
            detail=json.dumps({"text": canary("ereignis", "angabe", "eine")}),
        )  # fmt: skip
        self.insert(
            "jobs", id=self.new("job"), kind="mail.notice", payload=json.dumps({"text": canary("auftrag", "inhalt", "einer")}),
            due_at=self.moment, state="failed", attempts=3, last_error=canary("auftrag", "fehler", "einer"), created_at=self.moment, finished_at=self.moment,
        )  # fmt: skip
        self.write()

    def role(self, key: str, title: str, rights: Iterable[str], scope: str = "site", needs_second_factor: bool = False) -> None:
        self.insert("roles", key=key, title=title, scope=scope, built_in=False, needs_second_factor=needs_second_factor)
        for right in rights:
            self.insert("role_rights", role=key, right_key=right)
        self.ids[f"role {key}"] = key


@dataclass(frozen=True)
class Key:
    """An id in its canonical spelling."""

    text: str


@dataclass(frozen=True)
class Moment:
    """Microseconds since 1970."""

    at: int

"""Somebody for every role, every single right and every half-open door, each with a session of her own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app_client import Client
from app_people import Someone, expect, sign_in
from app_world import SEEN_BY, Key, World, canary

SITE_RIGHTS = (
    "family.read contacts.manage contacts.export mailings.write mailings.approve mailings.send site.edit people.manage "
    "people.confirm people.view-as roles.manage workspaces.manage sessions.manage jobs.manage audit.read audit.export settings.read"
).split()
ADMINISTRATION = frozenset(SITE_RIGHTS)
SIGN_IN, SECOND_FACTOR, ENROLMENT = "/anmelden/", "/anmelden/zweiter-faktor/", "/mein-bereich/sicherheit/zweiter-faktor/"
FIELDS = ("name", "ort", "adresse", "amt", "notiz")
ROOM_ROLES = ("lesen", "schreiben", "koordination")


@dataclass
class Actor:
    """Somebody who walks through all addresses."""

    role: str
    client: Client
    someone: Someone | None = None
    rights: frozenset[str] = frozenset()
    workspaces: dict[str, frozenset[str]] = field(default_factory=dict)  # slug → rights there
    own: frozenset[str] = frozenset()  # secrets that are hers
    gate: str | None = None  # where she is sent as long as she is not quite in
    is_viewing: bool = False  # "Ansicht als …": sees, changes nothing

    @property
    def is_signed_in(self) -> bool:
        return self.gate is None

    def may(self, access: str, workspace: str | None = None) -> bool:
        """Whether a row of the route table is meant for this actor."""
        word, _, right = access.partition(":")
        # With "readers" the page's own rule decides.
        if word in ("everyone", "readers"):
            return True
        if word == "signingIn":
            return self.gate != SIGN_IN
        if word == "signedIn":
            return self.is_signed_in
        if word == "needs":
            return self.is_signed_in and right in self.rights
        return self.is_signed_in and workspace is not None and right in self.workspaces.get(workspace, frozenset())

    def may_see(self, found: re.Match[str]) -> bool:
        return found[0] in self.own or (self.is_signed_in and bool(SEEN_BY[f"{found[1]} {found[2]}"] & self.rights))


class Cast:
    """All actors of a world."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.actors: list[Actor] = []
        self.enter()

    def __getitem__(self, role: str) -> Actor:
        return next(actor for actor in self.actors if actor.role == role)

    def enter(self) -> None:
        """First all rows in one go, then one sign-in after the other."""
        world = self.world
        held = self.rights_of_roles()
        wanted: list[tuple[str, str | None, str | None, frozenset[str]]] = [("konto", None, None, frozenset())]
        wanted += [(key, key, None, rights) for key, rights in held.items() if key not in ("eigene", "lesen", "schreiben", "koordination")]
        for right in SITE_RIGHTS:
            key = "nur-" + right.replace(".", "-")
            world.role(key, f"Nur {right}", [right])
            wanted.append((key, key, None, frozenset({right})))
        wanted += [(f"{role} in eins", role, "eins", held[role]) for role in ROOM_ROLES]
        people = {name: world.person(plain(name)) for name, _, _, _ in wanted}
        for name, role, room, _ in wanted:
            if role is not None:
                world.grant(people[name], role, world.rooms[room] if room else None)
        self.prepare_doors()
        world.write()
        for name, _, room, rights in wanted:
            rooms = {room: rights} if room else {}
            self.actors.append(self.signed_in(name, people[name], frozenset() if room else rights, rooms))
        self.actors.append(Actor("administration", world.boss_client, world.boss, ADMINISTRATION, own=own_secrets("leitung")))
        self.open_doors()

    def rights_of_roles(self) -> dict[str, frozenset[str]]:
        """What the tables say; the administration holds everything without rows."""
        found: dict[str, frozenset[str]] = {}
        for key, right in self.world.database.rows("SELECT role, right_key FROM role_rights"):
            found[str(key)] = found.get(str(key), frozenset()) | {str(right)}
        return found

    def signed_in(self, name: str, key: Key, rights: frozenset[str], rooms: dict[str, frozenset[str]]) -> Actor:
        someone = self.someone(name, key)
        own = own_secrets(plain(name)) | {canary("raum", part, room) for room in rooms for part in ("name", "zweck", "grund")}
        # Members of a workspace know each other.
        own |= {canary("person", part, plain(f"{role} in {room}")) for room in rooms for role in ROOM_ROLES for part in ("name", "ort")}
        return Actor(name, sign_in(self.world.node, someone), someone, rights, rooms, own)

    @staticmethod
    def someone(name: str, key: Key) -> Someone:
        return Someone(f"{canary('person', 'adresse', plain(name))}@beispielstadt.example", name, id=key.text)

    # Half-open doors: a password without its code, a role that waits for a second factor, a closed account, an invented cookie, a view.

    def prepare_doors(self) -> None:
        world = self.world
        self.half = world.person("halb", totp_secret=world.dice.randbytes(20), totp_confirmed_at=world.moment)
        self.waiting = world.person("einrichtung")
        self.closed = world.person("geschlossen")
        self.viewer = world.person("ansehend")
        world.role("streng", "Verlangt einen zweiten Faktor", ["people.manage"], needs_second_factor=True)
        world.grant(self.waiting, "streng")
        for person in (self.half, self.closed, self.viewer):
            world.grant(person, "administration")

    def open_doors(self) -> None:
        world = self.world
        node = world.node
        self.actors.append(Actor("fremd", node.client(), gate=SIGN_IN))
        invented = Actor("erfunden", node.client(), gate=SIGN_IN)
        invented.client.cookies = {"sitzung": "A" * 42 + "E"}
        self.actors.append(invented)
        self.actors.append(Actor("halb", self.by_password("halb", self.half), gate=SECOND_FACTOR))
        own = own_secrets("einrichtung")
        self.actors.append(Actor("einrichtung", self.by_password("einrichtung", self.waiting), gate=ENROLMENT, own=own))
        closed = Actor("geschlossen", self.by_password("geschlossen", self.closed), gate=SIGN_IN)
        world.database.run(f"UPDATE people SET state = 'disabled' WHERE id = {world.quoted(self.closed)}")
        self.actors.append(closed)
        self.actors.append(self.viewing())

    def by_password(self, name: str, key: Key) -> Client:
        client = self.world.node.client()
        someone = self.someone(name, key)
        fields = {"email": someone.email, "password": someone.password}
        expect(client.submit(SIGN_IN, fields, having="password"), 303)
        return client

    def viewing(self) -> Actor:
        """An administrator who looks at the pages as a member does, and has no more than her rights meanwhile."""
        client = self.by_password("ansehend", self.viewer)
        member = self["mitglied"]
        page = client.get(f"/verwaltung/personen/{member.someone.id}/")
        expect(client.submit(page, {}, action="/ansicht"), 303)
        own = member.own | own_secrets("ansehend")
        return Actor("ansicht", client, member.someone, member.rights, own=own, is_viewing=True)


def plain(name: str) -> str:
    return re.sub(r"[^a-z]", "", name)


def own_secrets(label: str) -> frozenset[str]:
    return frozenset(canary("person", part, label) for part in FIELDS)

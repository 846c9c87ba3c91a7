"""Workspaces with a secret in every field, filled over the forms; who may know which of them, and somebody for every way in."""

from __future__ import annotations

import random
import re
import string
from collections.abc import Iterable
from dataclasses import dataclass, field

from app_client import Answer, Client
from app_people import Someone, expect, sign_in
from app_rooms import Room, Site, attach, create, edit, into_bundle, key_of, make_bundle, release, seal, slug_of

SECRET = re.compile(rb"zq[a-z]{12}")
# Stands in every text, so that a search for it must count.
COMMON = "gemeinsamwort"
# What nobody is shown as long as it lies there.
UNSEEN = "Text im Papierkorb"
EVERYBODY = ("fremd", "konto", "familie", "leser", "schreiben", "eingelassen", "leser2", "koordination2", "administration", "leitung")
FAMILY = frozenset({"familie", "koordination2", "administration", "leitung"})
READING, WRITING, COORDINATING = "workspace.read", "workspace.write", "workspace.coordinate"
ROLES = {"lesen": (READING,), "schreiben": (READING, WRITING), "koordination": (READING, WRITING, COORDINATING)}
MEMBERS = {
    "eins": {"leser": "lesen", "schreiben": "schreiben", "eingelassen": "lesen", "leitung": "koordination"},
    "zwei": {"leser2": "lesen", "koordination2": "koordination", "leitung": "koordination"},
    "kreis": {"leitung": "koordination"},
    "offen": {"leitung": "koordination"},
}
VISIBILITY = {"eins": "members", "zwei": "members", "kreis": "family", "offen": "open"}


@dataclass
class Reader:
    """Somebody who looks around, and what she was shown."""

    role: str
    client: Client
    someone: Someone | None = None
    shown: set[str] = field(default_factory=set)  # addresses that answered 200

    @property
    def is_signed_in(self) -> bool:
        return self.someone is not None

    def rights(self, room: str) -> tuple[str, ...]:
        return ROLES.get(MEMBERS[room].get(self.role, ""), ())

    def reads(self, room: str) -> bool:
        return self.role in readers_of(room)


@dataclass
class Leaf:
    """A page of the world with what hangs on it."""

    room: Room
    address: str
    audience: frozenset[str]
    file: str = ""
    comment: str = ""
    is_hidden: bool = False

    @property
    def slug(self) -> str:
        return slug_of(self.address)


def readers_of(room: str) -> frozenset[str]:
    """Who reads a workspace, restricted sections aside."""
    members = frozenset(MEMBERS[room])
    return {"members": members, "family": members | FAMILY, "open": frozenset(EVERYBODY)}[VISIBILITY[room]]


def holding(room: str, right: str) -> frozenset[str]:
    return frozenset(role for role, key in MEMBERS[room].items() if right in ROLES[key])


class SecretWorld:
    """Four workspaces: two of members, one of the family, one open; each with what all its readers see and what few do."""

    def __init__(self, site: Site, dice: random.Random) -> None:
        self.site, self.dice, self.database = site, dice, site.database
        self.secrets: dict[str, tuple[str, frozenset[str]]] = {}  # secret → what it is, who may know it
        self.readers: dict[str, Reader] = {}
        self.leaves: list[Leaf] = []
        self.bundles: dict[str, str] = {}  # room → id
        self.releases: list[str] = []
        self.binned: dict[str, list[str]] = {room: [] for room in MEMBERS}
        self.rooms = {slug: site.room(slug, visibility) for slug, visibility in VISIBILITY.items()}
        self.enter()

    def secret(self, what: str, audience: Iterable[str]) -> str:
        """A new word that only these may ever see."""
        made = "zq" + "".join(self.dice.choices(string.ascii_lowercase, k=12))
        self.secrets[made] = (what, frozenset(audience))
        return made

    def known(self, reader: Reader, content: bytes) -> list[str]:
        """Secrets in some bytes that somebody may not know."""
        found = {word.decode() for word in SECRET.findall(content.lower())}
        return sorted(word for word in found & self.secrets.keys() if reader.role not in self.secrets[word][1])

    def enter(self) -> None:
        """Everybody gets an account and a session; the name of the one who writes is for people with an account."""
        site = self.site
        self.readers["fremd"] = Reader("fremd", site.node.client())
        author = self.secret("Name der schreibenden Person", frozenset(EVERYBODY) - {"fremd"})
        for role in EVERYBODY[1:]:
            if role == "administration":
                self.readers[role] = Reader(role, site.boss_client, site.boss)
                continue
            someone, client = site.person(f"person-{role}", f"Lena {author}" if role == "leitung" else f"Person {role}")
            for room, members in MEMBERS.items():
                if role in members:
                    site.admit(self.rooms[room], someone, members[role])
            if role not in FAMILY:
                site.leave_family(someone)
            self.readers[role] = Reader(role, client, someone)

    @property
    def lead(self) -> Client:
        return self.readers["leitung"].client

    def sign_in_again(self, role: str) -> None:
        reader = self.readers[role]
        if reader.someone is not None:
            reader.client = sign_in(self.site.node, reader.someone)

    # What stands in the workspaces.

    def fill_open(self) -> None:
        """What all readers of each workspace see."""
        for slug, room in self.rooms.items():
            readers = readers_of(slug)
            create(self.lead, room, f"Ziel in {slug}", f"Ein Ziel mit {COMMON}.")
            self.leaves.append(self.leaf(room, f"{slug}, offen", readers))

    def fill_hidden(self) -> None:
        """What few see: a restricted section, the bin, drafts, bundles, requests, releases."""
        for slug, room in self.rooms.items():
            coordinators = holding(slug, COORDINATING)
            inside = coordinators | ({"eingelassen"} if slug == "eins" else frozenset())
            top = create(self.lead, room, f"Abschnitt {self.secret(f'{slug}, Titel des Abschnitts', inside)}", f"Geschützt, {COMMON}.")
            # The reason is told to those inside who look at the rights, which takes writing.
            reason = self.secret(f"{slug}, Grund des Abschnitts", inside)
            expect(self.lead.submit(top + "rechte/", {"grund": reason}, action="/rechte/"), 303)
            if slug == "eins":
                email = self.readers["eingelassen"].someone.email
                expect(self.lead.submit(top + "rechte/", {"email": email}, action="/aufnehmen"), 303)
            leaf = self.leaf(room, f"{slug}, geschützt", inside, below=slug_of(top), links=f"[[Ziel in {slug}]] [[Fehlt in {slug}]]")
            leaf.is_hidden = True
            self.leaves.append(leaf)
            self.bin(room, "geschützt", inside & holding(slug, WRITING), slug_of(top))
            self.bundle(room, coordinators, leaf)
            if slug in ("eins", "zwei"):
                asking = self.readers["familie"].client
                wish = self.secret(f"{slug}, Grund einer Anfrage", coordinators)
                # What is said about it stands on the next page only.
                asking.follow(expect(asking.submit(room.path + "beitritt/", {"grund": wish}, having="grund"), 303))
            form = {"titel": self.secret(f"{slug}, Titel eines Entwurfs", {"leitung"}), "quelle": self.secret(f"{slug}, Entwurf", {"leitung"})}
            self.keep(room.path + "seiten/neu/", form)

    def fill_more(self) -> None:
        """What changes for readers as well: the bin of everybody, and what is released to others."""
        for slug, room in self.rooms.items():
            self.bin(room, "offen", holding(slug, WRITING))
        eins = self.rooms["eins"]
        leaf = self.leaf(eins, "freigegeben", readers_of("eins"), public=frozenset(EVERYBODY))
        self.leaves.append(leaf)
        reason = self.secret("Begründung einer Freigabe", holding("eins", COORDINATING))
        expect(release(self.lead, leaf.address, "infos/oeffentlich", reason), 303)
        newer = self.secret("Neuere Fassung nach der Freigabe", readers_of("eins"))
        expect(edit(self.lead, leaf.address, f"{newer} {COMMON}"), 303)
        family = self.leaf(eins, "für die Familie", readers_of("eins"), public=FAMILY | readers_of("eins"))
        self.leaves.append(family)
        expect(release(self.lead, family.address, "", reason, "family"), 303)
        self.releases.append(key_of(self.database, "releases", "visibility = 'family'"))

    def leaf(
        self, room: Room, what: str, audience: frozenset[str], below: str = "", links: str = "", public: frozenset[str] = frozenset()
    ) -> Leaf:  # fmt: skip
        """A page whose every field is a secret; text, title and what is public of the fields may be known to more."""

        def secret(part: str, roles: frozenset[str] = audience) -> str:
            return self.secret(f"{what}: {part}", roles)

        # What is never public, and who speaks: not for visitors without an account.
        inner = audience - {"fremd"}
        more = audience | public
        fields = {
            "feld-datum": "2026-10-07", "feld-ort": secret("Ort", more), "feld-teilnehmende": secret("Teilnehmende", inner),
        }  # fmt: skip
        title = f"Protokoll {secret('Titel', more)}"
        page = create(self.lead, room, title, secret("erste Fassung"), below, "protokoll", **fields)
        text = (
            f"{secret('Text', more)} {COMMON} {links}\n\n"
            f"> [!BESCHLUSS] {secret('Beschluss', more)}\n> Ergebnis: einstimmig\n>\n> {secret('Wortlaut', more)} {COMMON}\n\n"
            f"> [!AUFGABE] {secret('Aufgabe', more)}\n> Wer: {secret('Wer', more)}\n>\n> {secret('Was', more)} {COMMON}\n\n"
            f"## Erstens\n\n{secret('erster Teil', more)}\n\n## Zweitens\n\n{secret('zweiter Teil', more)}\n"
        )
        expect(edit(self.lead, page, text, bemerkung=secret("Bemerkung")), 303)
        made = Leaf(room, page, audience)
        made.file = f"{secret('Dateiname')}.txt"
        attach(self.lead, page, made.file, f"{secret('Datei')}\n".encode())
        body = secret("Kommentar", inner)
        expect(self.lead.submit(page, {"kommentar": body}, having="zitat"), 303)
        made.comment = key_of(self.database, "comments", f"body = '{body}'")
        draft = {"titel": title, "quelle": f"{secret('Entwurf', frozenset({'leitung'}))}", "bemerkung": secret("Entwurf", frozenset({"leitung"}))}
        self.keep(page, draft)
        return made

    def keep(self, page: str, fields: dict[str, str]) -> None:
        expect(self.lead.post(page + "entwurf", {"schutz": seal(self.lead, "/mein-bereich/"), **fields}), 200)

    def bin(self, room: Room, what: str, audience: frozenset[str], below: str = "") -> None:
        title = self.secret(f"{room.slug}, {what}: Titel im Papierkorb", audience)
        text = self.secret(f"{room.slug}, {what}: {UNSEEN}", audience)
        page = create(self.lead, room, title, text, below)
        key = key_of(self.database, "pages", f"slug = '{slug_of(page)}' AND deleted_at IS NULL")
        expect(self.lead.submit(page + "loeschen/", {}, action="/loeschen/"), 303)
        self.binned[room.slug].append(key)

    def bundle(self, room: Room, audience: frozenset[str], leaf: Leaf) -> None:
        title = self.secret(f"{room.slug}, Titel eines Bündels", audience)
        address = make_bundle(self.lead, room, title, self.secret(f"{room.slug}, Notiz eines Bündels", audience))
        expect(into_bundle(self.lead, address, leaf.address, f"infos/{room.slug}-buendel"), 303)
        self.bundles[room.slug] = slug_of(address)


def whole(answer: Answer) -> bytes:
    """Body and headers."""
    return answer.body + "\n".join(f"{name}: {value}" for name, value in answer.headers).encode()

"""A house full of wikis, written straight into the tables of either engine: what the program would have written page by page."""

from __future__ import annotations

import datetime
import hashlib
import json
import random
import re
import time
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app_filling import FIRST_NAMES, LAST_NAMES, Cell, Table, uuid7
from app_people import Someone, canonical_id
from bench_corpus import PEOPLE, WORKSPACES, Page, Revision, members, relinked

DAY = 86_400_000_000  # microseconds
UNSEEN = re.compile("[\0-\x08\x0b-\x1f\x7f\u00ad\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")
LINK = re.compile(r"\]\(/bereiche/([^/)]+)/seiten/([^/)]+)/")


# --- Spelling, as the program does it ----------------------------------------------------------------------------------------------


def sort_key(text: str) -> str:
    """`CleanText.sortKey`"""
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFD", text.lower())).replace("ß", "ss")


def search_key(text: str) -> str:
    """`CleanText.searchKey`: ä is written ae as well."""
    return re.sub("(?<=[aou])e+", "", sort_key(text))


def slug(text: str) -> str:
    """`Slug.make`, for Latin letters."""
    plain = unicodedata.normalize("NFD", text.replace("ß", "ss")).lower()
    plain = re.sub("[\u0300-\u036f]", "", re.sub("(?<=[aou])\u0308", "e", plain))
    return re.sub("[^0-9a-z]+", "-", plain).strip("-")[:70].strip("-") or "seite"


def free(base: str, workspace: int, taken: set[tuple[int, str]]) -> str:
    """An address that no page of the workspace has, with a number if need be."""
    found, number = base, 1
    while (workspace, found) in taken:
        number += 1
        found = f"{base}-{number}"
    taken.add((workspace, found))
    return found


def titled(title: str, markdown: str) -> str:
    """The text with its front matter, as `FrontTitle.set` and `CheckedText.clean` leave it."""
    is_plain = title[0].isalpha() and not re.search(r"[:#{}\[\]&*!|>'\"%@`,\\]", title)
    quoted = title if is_plain else '"' + title.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return unicodedata.normalize("NFC", UNSEEN.sub("", f"---\ntitel: {quoted}\n---\n{markdown}")).rstrip("\n") + "\n"


def digest(*texts: str) -> bytes:
    """`Revision.hash` and `SearchDocument.hash`: every text with its length before it."""
    hasher = hashlib.sha256()
    for data in (text.encode() for text in texts):
        hasher.update(b"%d:%b" % (len(data), data))
    return hasher.digest()


def words(markdown: str) -> str:
    """About what is left of a text without its markup, for the search."""
    text = re.sub(r"^ *(```|~~~).*$", "", markdown, flags=re.MULTILINE)
    text = re.sub(r"\[([^\]]*)\]\([^)]*\)", r"\1", text)
    return re.sub(r"\s+", " ", re.sub(r"^[#>*|:-]+|[*`|]|\\(?=[^\w\s])", " ", text, flags=re.MULTILINE)).strip()


def iso(moment: int) -> str:
    """A moment in microseconds as the program writes it."""
    at = datetime.datetime.fromtimestamp(0, datetime.UTC) + datetime.timedelta(microseconds=moment)
    return at.strftime("%Y-%m-%dT%H:%M:%S.%fZ")


# --- People and rooms --------------------------------------------------------------------------------------------------------------


def role(workspace: int, person: int) -> str:
    """One coordinates, half of the others write."""
    if person == members(workspace)[0]:
        return "koordination"
    return "schreiben" if person % 2 == 0 else "lesen"


def writer(workspace: int) -> int:
    """Somebody who may write there; one person has three workspaces, so that 17 of them reach all."""
    return 10 * min(workspace - workspace % 3 + 2, WORKSPACES - 1) + 4


def reader(workspace: int) -> int:
    """Somebody else who may write there, and only reads."""
    return 10 * workspace + 2


def someone(person: int) -> Someone:
    name = f"{FIRST_NAMES[person % len(FIRST_NAMES)]} {LAST_NAMES[person // 10 % len(LAST_NAMES)]} {person}"
    return Someone(f"person-{person}@stadt-{person % 396}.example", name)


def room(workspace: int) -> str:
    return f"themenfeld-{workspace + 1}"


# --- Pages -------------------------------------------------------------------------------------------------------------------------


@dataclass
class State:
    """One revision as it is stored."""

    key: bytes
    at: int
    author: bytes
    revision: Revision


@dataclass
class Stored:
    """A page as it is stored, without its texts."""

    page: Page
    key: bytes
    slug: str
    title: str
    position: int
    states: list[State]

    @property
    def path(self) -> str:
        return f"/bereiche/{room(self.page.workspace)}/seiten/{self.slug}/"


class House:
    """All that is written. The columns are those of the migrations; a new one is added here too."""

    def __init__(self, pages: list[Page], typical: Page, seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.now = int(time.time()) * 1_000_000
        self.rooms = {number: uuid7(self.now - 800 * DAY, self.dice) for number in sorted({page.workspace for page in pages})}
        self.people = [uuid7(self.now - 790 * DAY, self.dice) for _ in range(PEOPLE)]
        self.pages: dict[int, Stored] = {}
        self.by_parts: dict[tuple[str, ...], list[Stored]] = {}
        # "neu" is the address of the form for new pages.
        taken = {(number, "neu") for number in self.rooms}
        places: dict[tuple[int, int | None], int] = {}
        for page in pages:
            title = " ".join(unicodedata.normalize("NFC", UNSEEN.sub("", page.title)).split())[:200]
            address = free(slug(title), page.workspace, taken)
            place = places[page.workspace, page.parent] = places.get((page.workspace, page.parent), 0) + 1
            states = self.states(page, len(self.pages) / len(pages))
            stored = Stored(page, uuid7(states[0].at, self.dice), address, title, place, states)
            self.pages[page.number] = stored
            self.by_parts.setdefault(page.parts, []).append(stored)
        self.typical = self.pages[typical.number]

    def states(self, page: Page, part: float) -> list[State]:
        """Pages came one after the other, and each was edited within a few weeks."""
        moment, found = self.now - 700 * DAY + int(part * 600 * DAY), []
        for revision in page.revisions:
            # Without the text: all of them at once would fill the memory.
            bare = Revision(revision.number, revision.author, revision.summary, "")
            found.append(State(uuid7(moment, self.dice), moment, self.people[revision.author], bare))
            moment += self.dice.randrange(DAY // 24, 20 * DAY)
        return found

    def is_closed(self, workspace: int) -> bool:
        """Most rooms are open to the whole house."""
        return workspace % 5 == 0

    def source(self, stored: Stored, markdown: str) -> str:
        """A text with links to where the pages stand here."""

        def target(parts: tuple[str, ...]) -> str | None:
            known = self.by_parts.get(parts, [])
            here = [each for each in known if each.page.workspace == stored.page.workspace]
            open_ones = here or [each for each in known if not self.is_closed(each.page.workspace)]
            return open_ones[0].path if open_ones else None

        return titled(stored.title, relinked(markdown, target))

    def tables(self, password_hash: str) -> list[Table]:
        pages = list(self.pages.values())
        return [
            (
                "people",
                "id email email_folded name name_sort search search_shown organisation organisation_sort function note state "
                "password_hash created_at rights_changed_at last_seen_at".split(),
                self.accounts(password_hash),
            ),
            ("workspaces", "id slug name name_sort purpose closed_reason visibility created_at owner".split(), self.workspaces()),
            ("grants", "id person role workspace created_at".split(), self.grants()),
            (
                "pages",
                "id workspace parent position slug title title_sort name_key type latest created_at created_by changed_at "
                "changed_by".split(),
                map(self.page_row, pages),
            ),
            (
                "revisions",
                "id page number base hash author at remark is_minor is_merge title type source".split(),
                (row for stored in pages for row in self.revision_rows(stored)),
            ),
            (
                "page_links",
                "page position target target_page".split(),
                (row for stored in pages for row in self.link_rows(stored)),
            ),
            ("page_trees", ["workspace", "version"], ([key, self.count(number)] for number, key in self.rooms.items())),
            (
                "search_documents",
                "id source workspace type url title language changed_at hash".split(),
                map(self.document_row, pages),
            ),
            ("search_texts", "document headings summary body".split(), ([each.key, "", "", self.words(each)] for each in pages)),
            ("events", "id at kind actor object workspace detail".split(), (row for each in pages for row in self.event_rows(each))),
        ]

    def count(self, workspace: int) -> int:
        return sum(stored.page.workspace == workspace for stored in self.pages.values())

    def accounts(self, password_hash: str) -> Iterator[list[Cell]]:
        for number, key in enumerate(self.people):
            who, town = someone(number), f"Stadt {number % 396}"
            sort = sort_key(who.name)
            yield [key, who.email, who.email, who.name, sort, f"{sort} {who.email} {town.lower()}", f"{sort} {town.lower()}",
                   town, town.lower(), "Referat", "", "active",
                   password_hash, self.now - 790 * DAY, self.now - 790 * DAY, self.now - DAY]  # fmt: skip

    def workspaces(self) -> Iterator[list[Cell]]:
        for number, key in self.rooms.items():
            name, is_closed = f"Themenfeld {number + 1}", self.is_closed(number)
            reason, visibility = ("Personalangelegenheiten", "members") if is_closed else ("", "family")
            owner = self.people[members(number)[0]]
            yield [key, room(number), name, sort_key(name), "Gemeinsames Wissen", reason, visibility, self.now - 780 * DAY, owner]

    def grants(self) -> Iterator[list[Cell]]:
        for person in self.people:
            yield [uuid7(self.now - 790 * DAY, self.dice), person, "mitglied", None, self.now - 790 * DAY]
        for number, key in self.rooms.items():
            for person in members(number):
                at = self.now - 780 * DAY
                yield [uuid7(at, self.dice), self.people[person], role(number, person), key, at]

    def page_row(self, stored: Stored) -> list[Cell]:
        page, first, last = stored.page, stored.states[0], stored.states[-1]
        parent = None if page.parent is None else self.pages[page.parent].key
        return [stored.key, self.rooms[page.workspace], parent, stored.position, stored.slug, stored.title, sort_key(stored.title),
                search_key(stored.title), "seite", last.key, first.at, first.author, last.at, last.author]  # fmt: skip

    def revision_rows(self, stored: Stored) -> Iterator[list[Cell]]:
        base = None
        for state, revision in zip(stored.states, stored.page.revisions, strict=True):
            source = self.source(stored, revision.markdown)
            yield [state.key, stored.key, revision.number, base, digest(stored.title, "seite", source), state.author, state.at,
                   revision.summary, False, False, stored.title, "seite", source]  # fmt: skip
            base = state.key

    def link_rows(self, stored: Stored) -> Iterator[list[Cell]]:
        found = dict.fromkeys(LINK.findall(self.source(stored, stored.page.markdown)))
        for position, (place, address) in enumerate(found):
            yield [stored.key, position, f"b:{place}/{address}", self.by_address[place, address]]

    @cached_property
    def by_address(self) -> dict[tuple[str, str], bytes]:
        return {(room(each.page.workspace), each.slug): each.key for each in self.pages.values()}

    def words(self, stored: Stored) -> str:
        return words(stored.page.markdown)

    def document_row(self, stored: Stored) -> list[Cell]:
        place, at = self.rooms[stored.page.workspace], stored.states[-1].at
        shown = canonical_id(place.hex())
        hashed = digest("wiki", shown, "seite", stored.path, stored.title, "", "", self.words(stored), "de", iso(at))
        return [stored.key, "wiki", place, "seite", stored.path, stored.title, "de", at, hashed]

    def event_rows(self, stored: Stored) -> Iterator[list[Cell]]:
        place = self.rooms[stored.page.workspace]
        for state in stored.states:
            is_first = state is stored.states[0]
            kind = "page.created" if is_first else "page.saved"
            detail = "{}" if is_first else json.dumps({"number": str(state.revision.number)})
            yield [uuid7(state.at, self.dice), state.at, kind, state.author, stored.key, place, detail]

"""Looking around in workspaces as everybody: which addresses there are, what they show, and what hidden things change about them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, unquote

from app_client import Answer
from app_crawl import Row, comparable, is_led_to_the_gate
from app_people import HOME
from app_secrets import COMMON, COORDINATING, FAMILY, SECRET, UNSEEN, Leaf, Reader, SecretWorld, whole

ABSENT = "gibt-es-nicht"
SIGN_IN = "/anmelden/"
RIGHTS = {"needsIn:workspace.read", "needsIn:workspace.write", "needsIn:workspace.coordinate"}
# Rows that are there only with more than their address has: an id in the query, a number that exists.
NEEDS_MORE = {"/bereiche/:bereich/papierkorb/loeschen/", "/bereiche/:bereich/seiten/:seite/fassungen/:nummer/"}
# What is added to the address of a row, besides the row without anything.
QUERIES = {
    "vergleich/": ["?von=1&bis=2", "?von=2&bis=3"],
    "bearbeiten/": ["?entwurf=ja", "?modus=quelle", "?abschnitt=0"],
    "neu/": ["?entwurf=ja", "?vorlage=leere-seite"],
    "ergaenzen": ["?q=", "?q=zq", "?q=protokoll", "?art=person&q="],
    "suche/": [f"?q={COMMON}", f"?q={COMMON}&art=protokoll"],
    "beschluesse/": [f"?q={COMMON}"],
    "beschluesse.csv": [f"?q={COMMON}"],
    "aufgaben/": [f"?q={COMMON}", "?stand=alle"],
    "dateien/:datei": ["?fassung=3", "?speichern=ja"],
}
GLOBAL = [
    f"/suchen/?q={COMMON}", "/suchen/?q=protokoll&art=protokoll", "/mein-bereich/aufgaben/?stand=alle", "/", "/infos/", "/sitemap.xml", "/suche/",
    "/suche/index.json", "/infos/oeffentlich/", "/gibt-es-nicht/", "/%ff", "/bereiche/gibt-es-nicht/", "/verwaltung/protokoll/", "/metrics", "/healthz",
]  # fmt: skip
# Moments and days, sizes of the same bytes, and what counts upwards by itself.
TIMES = re.compile(r'name="schluessel" value="[^"]*"|'
    r"<time.*?</time>|\d{1,2}:\d{2}( Uhr)?|\d{1,2}\. [A-Z][a-zä]+ \d{4}|\d{4}-\d\d-\d\d[T ]?[\d:.]*Z?", re.DOTALL)


@dataclass(frozen=True)
class Place:
    """One address with what it is about."""

    row: Row
    address: str
    room: str | None = None
    leaf: Leaf | None = None
    is_foreign: bool = False  # the page belongs to another workspace


class Spies:
    """Everybody walks through everything."""

    def __init__(self, world: SecretWorld, rows: list[Row], is_long: bool) -> None:
        self.world, self.is_long = world, is_long
        self.rows = [row for row in rows if row.method == "GET"]
        self.findings: list[str] = []
        self.leaks: dict[tuple[str, str], list[str]] = {}  # role, what it is → where it was shown
        self.requests = 0
        self.seen: set[str] = set()
        self.absent: dict[tuple[str, str, str], object] = {}

    def add(self, text: str) -> None:
        if text not in self.findings:
            self.findings.append(text)

    def ask(self, reader: Reader, path: str, method: str = "GET") -> Answer:
        self.requests += 1
        answer = reader.client.ask(method, path)
        content = whole(answer)
        # What somebody typed into the address comes back rightly.
        for word in SECRET.findall(unquote(path).encode()):
            content = content.replace(word, b"")
        for secret in self.world.known(reader, content):
            self.leaks.setdefault((reader.role, self.world.secrets[secret][0]), []).append(f"{method} {path} ({answer.status})")
        self.seen |= {word.decode() for word in SECRET.findall(content)}
        if answer.status >= 500:
            self.add(f"{reader.role}: {method} {path} answers {answer.status}")
        return answer

    def problems(self) -> list[str]:
        """Each hole once, with a few of the addresses at which it gapes."""
        leaks = [f"{role} sees „{what}“ at {len(where)} addresses: {', '.join(where[:3])}" for (role, what), where in self.leaks.items()]
        return leaks + self.findings

    # Which addresses there are.

    def places(self) -> list[Place]:
        found: list[Place] = []
        for row in self.rows:
            if ":bereich" in row.pattern:
                for slug in self.world.rooms:
                    found += self.places_in(row, slug)
            elif row.pattern.endswith(":freigabe/"):
                found += [Place(row, row.address({"freigabe": key})) for key in self.world.releases]
            elif not row.parameters and row.pattern not in ("/abmelden/",):
                found.append(Place(row, row.pattern))
        return found

    def places_in(self, row: Row, slug: str) -> list[Place]:
        world = self.world
        if ":seite" not in row.pattern:
            values = {"bereich": slug}
            if ":buendel" in row.pattern:
                return [
                    Place(row, row.address({**values, "buendel": key}), slug, is_foreign=room != slug) for room, key in world.bundles.items()
                ]  # fmt: skip
            address = row.address(values)
            found = [Place(row, address + query, slug) for query in self.queries(row)]
            if row.pattern.endswith("papierkorb/loeschen/"):
                found += [Place(row, f"{address}?seite={key}", slug, is_foreign=room != slug) for room, keys in world.binned.items() for key in keys]
            return found
        found = []
        for leaf in world.leaves:
            is_foreign = leaf.room.slug != slug
            # Pages of one other workspace say as much as those of all.
            if is_foreign and not self.is_long and (slug, leaf.room.slug) not in (("zwei", "eins"), ("offen", "eins")):
                continue
            if not self.is_long and slug in ("kreis", "zwei") and leaf.is_hidden is False and ":kommentar" in row.pattern:
                continue
            for number in "123" if ":nummer" in row.pattern else "1":
                values = {"bereich": slug, "seite": leaf.slug, "nummer": number, "kommentar": leaf.comment, "datei": quote(leaf.file)}
                found += [Place(row, row.address(values) + query, slug, leaf, is_foreign) for query in self.queries(row)]
        return found

    @staticmethod
    def queries(row: Row) -> list[str]:
        return ["", *next((more for ending, more in QUERIES.items() if row.pattern.endswith(ending)), [])]

    # Who may.

    def may(self, reader: Reader, place: Place) -> bool:
        row, room = place.row, place.room
        if room is None:
            return True
        if row.access.startswith("needs:"):
            return reader.role in FAMILY
        if not reader.reads(room) or (place.leaf is not None and (reader.role not in place.leaf.audience or place.is_foreign)):
            return False
        if row.access == "signedIn":
            return reader.is_signed_in
        if row.access in RIGHTS:
            return row.access.partition(":")[2] in reader.rights(room) and not place.is_foreign
        return row.access == "readers"

    def reference(self, reader: Reader, place: Place) -> object:
        """What the same address answers for what nobody has."""
        row = place.row
        key = (reader.role, row.pattern, place.room or "")
        if key not in self.absent:
            values = dict.fromkeys(row.parameters, ABSENT)
            if reader.reads(place.room) and place.leaf is not None:
                values["bereich"] = place.room
            self.absent[key] = comparable(self.ask(reader, row.address(values)))
        return self.absent[key]

    def judge(self, reader: Reader, place: Place, answer: Answer) -> None:
        if place.room is None:
            return
        if self.may(reader, place):
            if answer.status == 200:
                reader.shown.add(place.address)
            elif reader.role == "leitung" and place.row.pattern not in NEEDS_MORE and answer.status not in (301, 303):
                self.add(f"{reader.role}: GET {place.address} answers {answer.status}; the crawl is blind there")
            return
        if not reader.is_signed_in:
            if not is_led_to_the_gate(place.row, answer, SIGN_IN):
                self.add(f"{reader.role}: GET {place.address} answers {answer.status} {answer.location}, not the way to the sign-in")
        elif answer.status != 404:
            self.add(f"{reader.role}: GET {place.address} answers {answer.status} {answer.location} without the right to it")
        elif "?" not in place.address and comparable(answer) != self.reference(reader, place):
            self.add(f"{reader.role}: GET {place.address} is told apart from what is not there")

    def walk(self) -> None:
        places = self.places()
        for reader in self.world.readers.values():
            for place in places:
                self.judge(reader, place, self.ask(reader, place.address))
            for path in GLOBAL:
                self.ask(reader, path)
            self.search(reader)
            if reader.is_signed_in and reader.client.get(HOME).status != 200:
                self.add(f"{reader.role}: the walk ended the session")
        unseen = [what for word, (what, _) in self.world.secrets.items() if word not in self.seen and UNSEEN not in what]
        if unseen:
            self.add(f"nobody ever sees these secrets, the walk is blind there: {sorted(unseen)[:6]}")

    def search(self, reader: Reader) -> None:
        """Whoever knows a hidden word learns nothing by searching for it: the answer is that to a word that nobody wrote."""
        hidden = [word for word, (_, roles) in self.world.secrets.items() if reader.role not in roles]
        chosen = hidden if self.is_long else self.world.dice.sample(hidden, min(18, len(hidden)))
        boxes = ["/suchen/?q="]
        boxes += [f"/bereiche/{slug}/{box}?q=" for slug in self.world.rooms if reader.reads(slug) for box in ("suche/", "beschluesse/", "aufgaben/")]
        boxes += [f"/bereiche/{slug}/ergaenzen?q=" for slug in self.world.rooms if COORDINATING in reader.rights(slug)]
        nothing = "zqxxxxxxxxxxxx"
        for box in boxes if self.is_long else boxes[:1] + self.world.dice.sample(boxes[1:], min(3, len(boxes) - 1)):
            wanted = self.plain(self.ask(reader, box + nothing), nothing)
            for word in chosen if box == boxes[0] or self.is_long else chosen[:6]:
                if self.plain(self.ask(reader, box + word), word) != wanted:
                    self.add(f"{reader.role}: {box}{word} is told apart from a word that stands nowhere ({self.world.secrets[word][0]})")

    @staticmethod
    def plain(answer: Answer, word: str) -> object:
        status, _, text = comparable(answer)
        return status, text.replace(word, "WORT")

    # What hidden things must not change.

    def overview(self, before: dict[tuple[str, str], str] | None = None) -> dict[tuple[str, str], str]:
        """All lists, counts and pages that somebody sees, without times; later the same addresses again."""
        if before is not None:
            return {(role, path): self.shown(self.world.readers[role], path) for role, path in before}
        found = {}
        for role in ("fremd", "konto", "familie", "leser", "schreiben", "administration"):
            reader = self.world.readers[role]
            places = [place for place in self.places() if place.room and not place.is_foreign and not re.search("entwurf|beitritt", place.address) and self.may(reader, place)]
            paths = [place.address for place in places if ":freigabe" not in place.row.pattern and ":buendel" not in place.row.pattern]
            paths += ["/bereiche/", f"/suchen/?q={COMMON}", "/suchen/?q=protokoll", "/mein-bereich/", "/mein-bereich/aufgaben/"]
            paths += [f"/bereiche/{slug}/seiten/ziel-in-{slug}/" for slug in self.world.rooms if reader.reads(slug)]
            found |= {(role, path): self.shown(reader, path) for path in paths}
        return found

    def shown(self, reader: Reader, path: str) -> str:
        answer = self.ask(reader, path)
        return f"{answer.status} {TIMES.sub('', str(comparable(answer)[2]))}"


def changed(before: dict[tuple[str, str], str], after: dict[tuple[str, str], str]) -> list[str]:
    """Answers that hidden things changed."""
    found = []
    for (role, path), text in before.items():
        other = after.get((role, path), "")
        if text != other:
            at = next((n for n, (a, b) in enumerate(zip(text, other, strict=False)) if a != b), min(len(text), len(other)))
            left, right = (re.sub(r"\s+", " ", one[max(0, at - 60) : at + 80]) for one in (text, other))
            found.append(f"{role}: GET {path} changes when something hidden is added: …{left}… / …{right}…")
    return found

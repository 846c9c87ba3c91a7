"""Walking through every row of the route table as somebody: addresses to try, and answers made comparable."""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import quote

from app_client import Answer, Client
from app_server import Installation
from app_cast import Actor
from app_world import CANARY, World

UNKNOWN = "0193ffff-ffff-7fff-bfff-ffffffffffff"
UNKNOWN_TOKEN = "A" * 42 + "E"
# What stands in an address and is no id.
WORDS = {"verb": "erneut-einladen deaktivieren aktivieren zweiten-faktor-entfernen abmelden loeschen unbekannt".split()}
MALFORMED = ["1", "%00", "' OR 1=1 --", "..%2f..%2fetc%2fpasswd", UNKNOWN.upper(), "ä" * 40]
# Addresses of workspaces are crawled in a world of their own; here one id of each kind that could be mistaken for another is enough.
WIKI = re.compile(r"(/api)?/bereiche/.+")
WIKI_ROOMS, WIKI_IDS = ("slug eins", "slug zwei"), ("workspace zwei",)
# Asked for by scripts, which get JSON whatever comes of it.
JSON_ENDINGS = ("ergaenzen", "vorschau", "entwurf", "anwesend")
PARAMETER = re.compile(r":(\w+)")
TOKENS = re.compile(r'(name="schutz" value=")[^"]*"')
INCIDENT = re.compile(r'(class="vorfall">.*?<code>|"kennung":")[\w-]*')
# What may differ between two answers that say the same.
CHANGING = {"date", "x-request-id", "set-cookie", "server-timing"}


@dataclass(frozen=True)
class Row:
    """One row of the route table."""

    method: str
    pattern: str
    access: str
    while_viewing: bool = False

    @property
    def parameters(self) -> list[str]:
        return PARAMETER.findall(self.pattern)

    @property
    def is_open(self) -> bool:
        return self.access == "everyone"

    @property
    def is_wiki(self) -> bool:
        return WIKI.match(self.pattern) is not None

    @property
    def answers_json(self) -> bool:
        return self.pattern.startswith("/api/") or self.pattern.endswith(JSON_ENDINGS)

    def address(self, values: dict[str, str]) -> str:
        return PARAMETER.sub(lambda found: values[found[1]], self.pattern)


def route_table(installation: Installation) -> list[Row]:
    """What `nrwconnect routes --json` says."""
    rows = json.loads(installation.must("routes", "--json"))
    rows = rows if isinstance(rows, list) else rows["routes"]
    return [Row(row["method"].upper(), row["pattern"], row["access"], row.get("whileViewing", False)) for row in rows]


def choices(row: Row, world: World) -> Iterator[dict[str, str]]:
    """Every known id and key in every place, and the unknown one."""
    known = [*(world.ids[label] for label in WIKI_IDS), UNKNOWN] if row.is_wiki else [*world.ids.values(), UNKNOWN]
    rooms = {"bereich": [world.ids[label] for label in WIKI_ROOMS]} if row.is_wiki else {}
    # With two ids in one address: each with the ids of something else, that is what gets mixed up.
    for values in itertools.product(*({**WORDS, **rooms}.get(name, known) for name in row.parameters)):
        yield dict(zip(row.parameters, values, strict=True))


def unknown(row: Row) -> dict[str, str]:
    """Values that nothing has; words stay, so that the comparison is about the id."""
    return {name: UNKNOWN_TOKEN if name == "token" else WORDS.get(name, [UNKNOWN])[0] for name in row.parameters}


def is_led_to_the_gate(row: Row, answer: Answer, gate: str) -> bool:
    """Whether somebody who is not quite in is told so: a page leads to the sign-in, a script gets 401, 403 or 404."""
    if row.answers_json and answer.status in (401, 403, 404):
        return answer.header("content-type").startswith("application/json")
    return answer.status == 303 and answer.location.startswith(gate)


def comparable(answer: Answer) -> tuple[int, list[tuple[str, str]], str]:
    """An answer without what is different each time: request id, CSRF tokens, its own address, the clock."""
    headers = sorted((name.lower(), value) for name, value in answer.headers if name.lower() not in CHANGING)
    text = TOKENS.sub(r'\1"', answer.text)
    text = INCIDENT.sub(r"\1", text)
    own = answer.path.split("?")[0]

    def plain(text: str) -> str:
        return text.replace(own, "ADRESSE").replace(quote(own, safe=""), "ADRESSE")

    return answer.status, [(name, plain(value)) for name, value in headers if name != "content-length"], plain(text)


def secrets(actor: Actor, answer: Answer) -> list[str]:
    """Secrets in an answer that this actor has no right to see, in body or headers."""
    whole = answer.text + "\n" + "\n".join(f"{name}: {value}" for name, value in answer.headers)
    # What somebody typed into the address comes back rightly, in links of the page for instance.
    whole = whole.replace(answer.path, "")
    return sorted({found[0] for found in CANARY.finditer(whole) if not actor.may_see(found)})


def token(client: Client, page: str) -> str:
    """The CSRF token of a page that has a form."""
    answer = client.follow(client.get(page))
    for form in answer.forms:
        for control in form.fields:
            if control.name == "schutz":
                return control.value
    raise LookupError(f"{page} has no form with a token: {answer.status} {answer.title}")

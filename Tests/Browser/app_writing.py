"""People at work while something happens to the server: what they asked for, what they were told, and what must then be true."""

from __future__ import annotations

import http.client
import itertools
import random
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

from app_client import Answer, Client
from app_database import Database
from app_people import Someone, canonical_id
from app_server import Node

INVITE = "/verwaltung/personen/einladen/"
PROFILE = "/mein-bereich/profil/"
# Every change leaves its event in the same transaction: what is counted in a table must be counted in the events.
INVITED, EDITED = "person.invited", "person.profile-edited"


@dataclass
class Ledger:
    """What was asked for, and what was answered with success."""

    attempted: set[str] = field(default_factory=set)
    acknowledged: set[str] = field(default_factory=set)
    tried_name: dict[str, int] = field(default_factory=dict)  # email → last number that was sent
    last_name: dict[str, int] = field(default_factory=dict)  # email → last number that was acknowledged
    sure: Counter[str] = field(default_factory=Counter)  # email → how many new names were acknowledged
    unsure: Counter[str] = field(default_factory=Counter)  # email → how many were sent without a clear answer
    refused: Counter[int] = field(default_factory=Counter)
    surprises: list[str] = field(default_factory=list)
    lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def writes(self) -> int:
        return len(self.acknowledged) + self.sure.total()


class Writers:
    """Threads that invite people and change their own names, each over a session that stays the same."""

    def __init__(self, ledger: Ledger, seed: int) -> None:
        self.ledger, self.dice = ledger, random.Random(seed)
        self.threads: list[threading.Thread] = []
        self.ending = threading.Event()
        self.runs = itertools.count(1)
        self.serial = f"{seed:x}"

    def start(self, node: Node, administrators: list[dict[str, str]], members: list[tuple[Someone, dict[str, str]]]) -> None:
        """Begins with these sessions (cookies)."""
        self.ending.clear()
        run = next(self.runs)
        for number, cookies in enumerate(administrators):
            self.begin(self.inviting, self.session(node, cookies), f"{self.serial}-{run}-{number}")
        for someone, cookies in members:
            self.begin(self.renaming, self.session(node, cookies), someone)

    @staticmethod
    def session(node: Node, cookies: dict[str, str]) -> Client:
        client = node.client()
        client.cookies = dict(cookies)
        return client

    def begin(self, work: Callable[..., None], *arguments: object) -> None:
        thread = threading.Thread(target=self.until_the_end, args=(work, arguments), daemon=True)
        self.threads.append(thread)
        thread.start()

    def until_the_end(self, work: Callable[..., None], arguments: tuple[object, ...]) -> None:
        try:
            work(*arguments)
        except (OSError, http.client.HTTPException):
            pass  # the server went away: that is what these threads are for
        except Exception as error:
            with self.ledger.lock:
                self.ledger.surprises.append(f"{type(error).__name__}: {error}")

    def count(self, answer: Answer) -> bool:
        """Whether it was done; 503 is an honest refusal."""
        if answer.status == 303 and "/anmelden/" not in answer.header("location"):
            return True
        with self.ledger.lock:
            self.ledger.refused[answer.status] += 1
            if answer.status != 503:
                self.ledger.surprises.append(f"POST {answer.path} answers {answer.status} {answer.location}: {answer.title}")
        self.ending.wait(0.05)
        return False

    def inviting(self, client: Client, name: str) -> None:
        page = client.get(INVITE)
        number = 0
        while not self.ending.is_set():
            number += 1
            email = f"lauf-{name}-{number}@beispielstadt.example"
            with self.ledger.lock:
                self.ledger.attempted.add(email)
            answer = client.submit(page, {"email": email, "name": f"Lauf {number}"}, having="email")
            if self.count(answer):
                with self.ledger.lock:
                    self.ledger.acknowledged.add(email)

    def renaming(self, client: Client, someone: Someone) -> None:
        page = client.get(PROFILE)
        number = self.ledger.tried_name.get(someone.email, 0)
        while not self.ending.is_set():
            number += 1
            self.ledger.tried_name[someone.email] = number
            self.ledger.unsure[someone.email] += 1
            if self.count(client.submit(page, {"name": f"Nummer {number}"}, having="name")):
                self.ledger.last_name[someone.email] = number
                self.ledger.unsure[someone.email] -= 1
                self.ledger.sure[someone.email] += 1

    def stop(self) -> None:
        self.ending.set()
        self.join()

    def join(self) -> None:
        for thread in self.threads:
            thread.join(60)
        self.threads.clear()


def uuid_text(database: Database, column: str) -> str:
    return f"lower(hex({column}))" if database.engine == "SQLite" else f"{column}::text"


def half_done(database: Database) -> list[str]:
    """Changes without their event, events without their change: what one transaction could only leave when it was torn."""
    person = uuid_text(database, "object")
    events = Counter(canonical_id(str(row[0])) for row in database.rows(f"SELECT {person} FROM events WHERE kind = '{INVITED}'"))
    invited = {
        canonical_id(str(row[0])): str(row[1])
        for row in database.rows(f"SELECT {uuid_text(database, 'id')}, email FROM people WHERE email LIKE 'lauf-%'")
    }
    links = Counter(
        canonical_id(str(row[0]))
        for row in database.rows(f"SELECT {uuid_text(database, 'person')} FROM links WHERE purpose = 'invitation'")
    )
    found = [f"{email}: {events[key]} events of the invitation" for key, email in invited.items() if events[key] != 1]
    found += [f"{email}: {links[key]} links" for key, email in invited.items() if links[key] != 1]
    known = {canonical_id(str(row[0])) for row in database.rows(f"SELECT {uuid_text(database, 'id')} FROM people")}
    return found + [f"an event of inviting {key}, who does not exist" for key in events if key not in known]


def broken_promises(database: Database, ledger: Ledger, is_snapshot: bool = False) -> list[str]:
    """What was answered with success and is not there, or is there and nobody asked for it.

    In the snapshot of a backup later changes are missing rightly; what it has must still fit together.
    """
    found = half_done(database)
    there = [str(row[0]) for row in database.rows("SELECT email FROM people WHERE email LIKE 'lauf-%'")]
    found += [f"{email} is there {number} times" for email, number in Counter(there).items() if number > 1]
    found += [f"{email} is there, nobody invited this address" for email in there if email not in ledger.attempted]
    if not is_snapshot:
        found += [f"{email} was acknowledged and is gone" for email in ledger.acknowledged - set(there)]
    for email in ledger.tried_name:
        found += wrong_name(database, email, ledger, is_snapshot)
    return found


def wrong_name(database: Database, email: str, ledger: Ledger, is_snapshot: bool) -> list[str]:
    """The number in a name stands between what was acknowledged and what was sent, and each change has its event."""
    key, name = database.rows(f"SELECT {uuid_text(database, 'id')}, name FROM people WHERE email = '{email}'")[0]
    number = int(str(name).removeprefix("Nummer "))
    events = database.count("events", f"kind = '{EDITED}' AND {uuid_text(database, 'object')} = '{key}'")
    least, most = (0 if is_snapshot else ledger.last_name.get(email, 0)), ledger.tried_name[email]
    found = []
    if not least <= number <= most:
        found.append(f"{email} is called {name}; acknowledged was {least}, sent {most}")
    # Numbers count up one by one, so a number is also how many changes there were, but for those without a clear answer.
    fewest = number - ledger.unsure[email] if is_snapshot else ledger.sure[email]
    if not fewest <= events <= number:
        found.append(f"{email} is called {name} and has {events} events of a changed name, at least {fewest} are due")
    return found

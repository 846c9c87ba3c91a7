"""People of the tests: how they get an account, sign in, and what they hold."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from app_client import Answer, Client
from app_server import Failed, Installation, Node
from app_totp import Authenticator

PASSWORD = "Kräftige Brise über Feldern"
INVITATION = re.compile(r"/einladung/[A-Za-z0-9_-]{43}/")
# What is shown when one is in.
HOME = "/mein-bereich/"


@dataclass
class Someone:
    """A made-up person with everything she needs to sign in."""

    email: str
    name: str
    password: str = PASSWORD
    authenticator: Authenticator | None = None
    recovery_codes: list[str] = field(default_factory=list)
    id: str = ""


def expect(answer: Answer, *statuses: int) -> Answer:
    if answer.status not in statuses:
        raise Failed(f"{answer.path} answers {answer.status} instead of {statuses}: {answer.title}\n{visible(answer)[:1200]}")
    return answer


def visible(answer: Answer) -> str:
    """The text of the main part, roughly."""
    main = re.search(r"<main.*?</main>", answer.text, re.DOTALL)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", main[0] if main else answer.text)).strip()


def found_administrator(node: Node, email: str = "leitung@beispielstadt.example", name: str = "Lea Leitung") -> tuple[Someone, Client]:
    """Follows the printed link of an empty installation; the session is open afterwards."""
    someone, client = Someone(email, name), node.client()
    page = expect(client.get(node.start_link), 200)
    answer = client.submit(page, {"email": email, "name": name, "password": someone.password}, having="password")
    expect(answer, 303)
    someone.id = person_id(node.installation, email)
    return someone, client


def join(node: Node, link: str, email: str, name: str) -> tuple[Someone, Client]:
    """Accepts an invitation; the session is open afterwards."""
    someone, client = Someone(email, name), node.client()
    page = expect(client.get(link), 200)
    expect(client.submit(page, {"password": someone.password}, having="password"), 303)
    someone.id = person_id(node.installation, email)
    return someone, client


def invite_by_command(installation: Installation, email: str, name: str, role: str = "mitglied") -> str:
    """The path of a new invitation."""
    text = installation.must("user", "invite", email, "--name", name, "--role", role, "--no-mail")
    if found := INVITATION.findall(text):
        return found[-1]
    raise Failed(f"user invite printed no link:\n{text}")


def newcomer(node: Node, email: str, name: str, role: str = "mitglied") -> tuple[Someone, Client]:
    """Somebody with a role, invited by command."""
    return join(node, invite_by_command(node.installation, email, name, role), email, name)


def sign_in(node: Node, someone: Someone, weiter: str = "") -> Client:
    """A new session; with the second factor when there is one."""
    client = node.client()
    page = expect(client.get("/anmelden/" + (f"?weiter={weiter}" if weiter else "")), 200)
    answer = expect(client.submit(page, {"email": someone.email, "password": someone.password}, having="password"), 303)
    if someone.authenticator is not None:
        page = expect(client.follow(answer), 200)
        expect(client.submit(page, {"code": someone.authenticator.code()}, having="code"), 303)
    return client


def is_signed_in(client: Client) -> bool:
    return client.get(HOME).status == 200


def person_id(installation: Installation, email: str) -> str:
    """The id in its canonical spelling, straight from the table."""
    database = installation.database
    column = "lower(hex(id))" if database.engine == "SQLite" else "id::text"
    found = database.value(f"SELECT {column} FROM people WHERE email = '{email}'")
    if found is None:
        raise Failed(f"there is no account {email}")
    return canonical_id(str(found))


def canonical_id(text: str) -> str:
    plain = text.replace("-", "")
    return f"{plain[:8]}-{plain[8:12]}-{plain[12:16]}-{plain[16:20]}-{plain[20:]}"

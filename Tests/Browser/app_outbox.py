"""Mails that the program left in its outbox, read by Python's own email package."""

from __future__ import annotations

import re
import time
from dataclasses import dataclass
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

LINK = re.compile(r"https?://[^\s<>\"]+")


@dataclass(frozen=True)
class Mail:
    """One message with its file."""

    file: Path
    message: EmailMessage

    @property
    def recipients(self) -> list[str]:
        return [address.addr_spec for address in self.message["to"].addresses]

    @property
    def subject(self) -> str:
        return str(self.message["subject"])

    @property
    def text(self) -> str:
        part = self.message.get_body(("plain",))
        return part.get_content() if part is not None else ""

    def path(self, beginning: str) -> str:
        """The path of the link that begins like this, e.g. `/einladung/`."""
        for link in LINK.findall(self.text):
            path = re.sub(r"^https?://[^/]+", "", link)
            if path.startswith(beginning):
                return path
        raise LookupError(f"no link {beginning} in: {self.text}")


class Outbox:
    """The folder the program writes its mails to; a message is complete once its name ends in .eml."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def mails(self) -> list[Mail]:
        """All messages in the order in which they came."""
        found = sorted(self.folder.glob("**/*.eml"), key=lambda file: (file.stat().st_mtime_ns, file.name))
        return [Mail(file, message_from_bytes(file.read_bytes(), policy=policy.default)) for file in found]

    def to(self, address: str) -> list[Mail]:
        return [mail for mail in self.mails() if address in mail.recipients]

    def wait(self, address: str, beginning: str | None = None, after: int = 0, seconds: float = 20) -> Mail:
        """The newest mail to an address (with such a link), as soon as there are more than `after` of them."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline:
            fitting = [mail for mail in self.to(address) if beginning is None or beginning in mail.text]
            if len(fitting) > after:
                return fitting[-1]
            time.sleep(0.05)
        seen = [(mail.recipients, mail.subject) for mail in self.mails()]
        raise TimeoutError(f"no mail to {address} with {beginning}; there are {seen[-10:]}")

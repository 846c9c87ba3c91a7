"""A browser without a screen: cookies, forms, and answers as they came over the wire. Nothing but the standard library."""

from __future__ import annotations

import http.client
import re
import time
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import urlencode, urljoin, urlsplit

TOKEN = "schutz"
IDLE = 2.0
BUTTONS = ("submit", "button", "image", "reset")


@dataclass
class Field:
    """One control of a form with the value it would send."""

    name: str
    kind: str
    value: str = ""
    options: list[str] = field(default_factory=list)
    is_sent: bool = True


@dataclass
class Form:
    """A form as the page shows it."""

    action: str
    method: str
    fields: list[Field] = field(default_factory=list)
    buttons: list[tuple[str, str, str]] = field(default_factory=list)  # name, value, title

    @property
    def names(self) -> set[str]:
        return {control.name for control in self.fields}

    def filled(self, values: dict[str, str | list[str]], button: str | None = None) -> list[tuple[str, str]]:
        """What a browser sends: what stands in the form, with these values in place of its own."""
        sent = [(control.name, control.value) for control in self.fields if control.is_sent and control.name not in values]
        for name, value in values.items():
            sent += [(name, each) for each in (value if isinstance(value, list) else [value])]
        chosen = [one for one in self.buttons if button is None or button in one[2]][:1]
        return sent + [(name, value) for name, value, _ in chosen if name]


class FormParser(HTMLParser):
    """Collects the forms of a page."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.open: Form | None = None
        self.control: Field | None = None
        self.text: list[str] | None = None
        self.option_is_chosen = False

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attributes}
        if tag == "form":
            self.open = Form(given.get("action", ""), given.get("method", "get").lower())
            self.forms.append(self.open)
        elif self.open is not None:
            self.start_control(tag, given)

    def start_control(self, tag: str, given: dict[str, str]) -> None:
        name, kind = given.get("name", ""), given.get("type", "text").lower()
        if tag == "button" and given.get("type", "submit") == "submit":
            self.open.buttons.append((name, given.get("value", ""), ""))
            self.text = []
        elif tag == "input" and kind in BUTTONS:
            self.open.buttons.append((name, given.get("value", ""), given.get("value", "")))
        elif tag == "input" and name:
            is_box = kind in ("checkbox", "radio")
            value = given.get("value", "on" if is_box else "")
            self.open.fields.append(Field(name, kind, value, is_sent=not is_box or "checked" in given))
        elif tag in ("textarea", "select") and name:
            self.control = Field(name, tag)
            self.open.fields.append(self.control)
            self.text = [] if tag == "textarea" else None
        elif tag == "option" and self.control is not None:
            value = given.get("value", "")
            if "selected" in given or not self.control.options:
                self.control.value = value
            self.control.options.append(value)

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self.open = None
        elif tag == "textarea" and self.control is not None:
            self.control.value = "".join(self.text or []).removeprefix("\n")
            self.control = self.text = None
        elif tag == "select":
            self.control = None
        elif tag == "button" and self.open is not None and self.text is not None:
            name, value, _ = self.open.buttons.pop()
            self.open.buttons.append((name, value, " ".join("".join(self.text).split())))
            self.text = None

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)


@dataclass
class Answer:
    """One answer, byte for byte."""

    path: str
    status: int
    headers: list[tuple[str, str]]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode("utf-8", errors="replace")

    def header(self, name: str) -> str:
        return ", ".join(value for key, value in self.headers if key.lower() == name.lower())

    @property
    def location(self) -> str:
        """Where a redirect leads, as a path of this server."""
        parts = urlsplit(urljoin("http://here" + self.path, self.header("location")))
        return parts.path + (f"?{parts.query}" if parts.query else "")

    @property
    def forms(self) -> list[Form]:
        parser = FormParser()
        parser.feed(self.text)
        return parser.forms

    def form(self, *, action: str | None = None, having: str | None = None) -> Form:
        """The only form in question: by what its action contains, or by the name of a field."""
        for form in self.forms:
            if form.method != "post" or (action is None and having is None and form.action.endswith("/abmelden")):
                continue
            if (action is None or action in form.action) and (having is None or having in form.names):
                return form
        raise LookupError(f"{self.path} ({self.status}) has no form with action {action} or field {having}: {self.title}")

    @property
    def title(self) -> str:
        found = re.search(r"<title>(.*?)</title>", self.text, re.DOTALL)
        return " ".join(found[1].split()) if found else self.text[:200]


class Client:
    """Asks, keeps cookies, and follows nothing by itself."""

    def __init__(self, address: str, timeout: float = 30) -> None:
        self.host, self.timeout = urlsplit(address).netloc, timeout
        self.address = address
        self.cookies: dict[str, str] = {}
        self.set_cookies: list[str] = []
        self.connection: http.client.HTTPConnection | None = None
        self.last_use = 0.0

    def ask(self, method: str, path: str, body: bytes | None = None, headers: dict[str, str] | None = None) -> Answer:
        sent = {"Accept": "text/html", "Host": self.host, **(headers or {})}
        if self.cookies and "Cookie" not in sent:
            sent["Cookie"] = self.cookie
        if body is not None:
            sent.setdefault("Content-Length", str(len(body)))
        # A server may close a connection that nobody used for a while. Asking twice would hide lost and doubled requests.
        if time.monotonic() - self.last_use > IDLE:
            self.close()
        try:
            return self.exchange(method, path, body, sent)
        except BaseException:
            self.close()
            raise
        finally:
            self.last_use = time.monotonic()

    def exchange(self, method: str, path: str, body: bytes | None, headers: dict[str, str]) -> Answer:
        if self.connection is None:
            self.connection = http.client.HTTPConnection(self.host, timeout=self.timeout)
        self.connection.putrequest(method, path, skip_host=True, skip_accept_encoding=True)
        for name, value in headers.items():
            self.connection.putheader(name, value)
        self.connection.endheaders(body)
        response = self.connection.getresponse()
        answer = Answer(path, response.status, response.getheaders(), response.read())
        self.keep_cookies(answer)
        if response.will_close:
            self.close()
        return answer

    def keep_cookies(self, answer: Answer) -> None:
        for name, value in answer.headers:
            if name.lower() != "set-cookie":
                continue
            self.set_cookies.append(value)
            pair, _, attributes = value.partition(";")
            key, _, content = pair.partition("=")
            gone = re.search(r"max-age=0\b|expires=[^;]*1970", attributes, re.IGNORECASE)
            if gone or not content:
                self.cookies.pop(key.strip(), None)
            else:
                self.cookies[key.strip()] = content

    @property
    def cookie(self) -> str:
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    def get(self, path: str, **headers: str) -> Answer:
        return self.ask("GET", path, headers={name.replace("_", "-"): value for name, value in headers.items()})

    def post(self, path: str, fields: list[tuple[str, str]] | dict[str, str], headers: dict[str, str] | None = None) -> Answer:
        kind = {"Content-Type": "application/x-www-form-urlencoded", "Origin": self.address, "Sec-Fetch-Site": "same-origin"}
        return self.ask("POST", path, urlencode(fields).encode(), {**kind, **(headers or {})})

    def follow(self, answer: Answer) -> Answer:
        for _ in range(5):
            if answer.status not in (301, 302, 303, 307, 308):
                return answer
            answer = self.get(answer.location)
        raise LookupError(f"too many redirects at {answer.path}")

    def submit(
        self, page: Answer | str, values: dict[str, str | list[str]] | None = None, *,
        action: str | None = None, having: str | None = None, button: str | None = None, headers: dict[str, str] | None = None,
    ) -> Answer:  # fmt: skip
        """Fills in a form of a page and sends it; returns the answer without following it."""
        shown = self.follow(self.get(page)) if isinstance(page, str) else page
        values = values or {}
        form = shown.form(action=action, having=having or next(iter(values), None) if action is None else having)
        target = urljoin("http://here" + shown.path, form.action)
        parts = urlsplit(target)
        return self.post(parts.path + (f"?{parts.query}" if parts.query else ""), form.filled(values, button), headers)

    def close(self) -> None:
        if self.connection is not None:
            self.connection.close()
        self.connection = None

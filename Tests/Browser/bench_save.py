"""Load by forms: every request saves something else, over 32 connections, and only the answers to them are measured.

wrk asks for one address again and again; that two people save one page at the same time would be another measurement.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from urllib.parse import urlencode, urljoin, urlsplit

from app_client import Client
from app_load import CONNECTIONS, Figures
from app_server import Failed

TIMEOUT = 60  # seconds for one answer


@dataclass(frozen=True)
class Request:
    """One form, ready to be sent."""

    path: str
    body: bytes
    headers: dict[str, str]


@dataclass
class Run:
    """What the connections share."""

    address: str
    requests: Iterator[Request]
    expected: set[int]
    milliseconds: list[float] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)

    async def connection(self) -> None:
        """Sends one request after the other, until none is left."""
        parts = urlsplit(self.address)
        reader = writer = None
        for request in self.requests:
            if writer is None:
                reader, writer = await asyncio.open_connection(parts.hostname, parts.port or 80)
            message = encoded(request, parts.netloc)
            start = time.perf_counter()
            writer.write(message)
            status, is_kept = await asyncio.wait_for(answer(reader), TIMEOUT)
            self.milliseconds.append((time.perf_counter() - start) * 1000)
            if status not in self.expected:
                self.refused.append(f"{request.path} answers {status}")
            if not is_kept:
                writer.close()
                writer = None
        if writer is not None:
            writer.close()


def encoded(request: Request, host: str) -> bytes:
    fields = {"Host": host, "Content-Length": str(len(request.body)), **request.headers}
    head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return f"POST {request.path} HTTP/1.1\r\n{head}\r\n".encode() + request.body


async def answer(reader: asyncio.StreamReader) -> tuple[int, bool]:
    """Reads one answer to its end: the status, and whether the connection may be used again."""
    first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
    headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    status, is_kept = int(first.split()[1]), headers.get("connection", "").lower() != "close"
    if "chunked" in headers.get("transfer-encoding", ""):
        while size := int((await reader.readuntil(b"\r\n")).split(b";")[0], 16):
            await reader.readexactly(size + 2)
        while await reader.readuntil(b"\r\n") != b"\r\n":
            pass
    elif "content-length" in headers:
        await reader.readexactly(int(headers["content-length"]))
    elif status not in (204, 304):
        await reader.read()
        is_kept = False
    return status, is_kept


def percentile(ordered: list[float], part: int) -> float:
    """The smallest value that so many percent of all do not exceed."""
    return ordered[max(0, -(-len(ordered) * part // 100) - 1)]


def save(address: str, requests: Iterable[Request], expected: Iterable[int] = (303,), connections: int = CONNECTIONS) -> Figures:
    """Sends each request once, as fast as they are answered. Any status that is not expected is a failure.

    The requests are made ready before the first is sent: making them must not take time from what is measured.
    """
    prepared = list(requests)
    run = Run(address, iter(prepared), set(expected))

    async def everything() -> float:
        start = time.perf_counter()
        async with asyncio.TaskGroup() as group:
            for _ in range(min(connections, len(prepared))):
                group.create_task(run.connection())
        return time.perf_counter() - start

    seconds = asyncio.run(everything())
    if run.refused or not run.milliseconds:
        raise Failed(f"{len(run.refused)} of {len(prepared)} forms were not accepted: {'; '.join(run.refused[:3])}")
    ordered = sorted(run.milliseconds)
    return Figures(len(ordered) / seconds, *(percentile(ordered, part) for part in (50, 95, 99)))


def prepared(client: Client, forms: Iterable[tuple[str, dict[str, str]]], button: str | None = None) -> Iterator[Request]:
    """Fills in forms as a browser does, but sends none: for each the page that shows it, and what is to stand in its fields.

    The form is the one that has the first of these fields. Its token and its other hidden fields go with it, as does the cookie.
    """
    for path, values in forms:
        page = client.follow(client.get(path))
        if page.status != 200:
            raise Failed(f"{path} answers {page.status}: {page.title}")
        form = page.form(having=next(iter(values)))
        target = urlsplit(urljoin("http://here" + page.path, form.action))
        yield Request(
            target.path + (f"?{target.query}" if target.query else ""),
            urlencode(form.filled(values, button)).encode(),
            {
                "Content-Type": "application/x-www-form-urlencoded", "Accept": "text/html", "Cookie": client.cookie,
                "Origin": client.address, "Sec-Fetch-Site": "same-origin",
            },
        )  # fmt: skip

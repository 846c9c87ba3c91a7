"""A private PostgreSQL for the tests, as scripts/postgres.sh starts it, with a database for each use."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import program
from app_server import Failed

SCRIPT = program.PROJECT / "scripts/postgres.sh"


class Cluster:
    """One running server; `create` makes a new empty database in it."""

    def __init__(self, folder: Path, is_durable: bool = False) -> None:
        self.folder, self.is_durable = folder, is_durable
        self.made = 0
        self.resume()

    def resume(self) -> None:
        """Starts the server, also after it has crashed."""
        options = ["--durable"] if self.is_durable else []
        self.url = self.call("start", *options).splitlines()[-1].strip()

    def call(self, verb: str, *options: str) -> str:
        done = subprocess.run(
            [SCRIPT, verb, self.folder, *options], stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
        )  # fmt: skip
        if done.returncode != 0:
            raise Failed(f"scripts/postgres.sh {verb}: {done.stdout}{done.stderr}")
        return done.stdout

    def psql(self, sql: str) -> str:
        done = subprocess.run(
            ["psql", "-X", "-q", "-A", "-t", "-v", "ON_ERROR_STOP=1", "-d", self.url, "-c", sql],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise Failed(f"psql {sql}: {done.stderr}")
        return done.stdout.strip()

    def create(self) -> str:
        """The address of a new database."""
        self.made += 1
        name = f"leer_{self.made}"
        self.psql(f"CREATE DATABASE {name}")
        return urlunsplit(urlsplit(self.url)._replace(path="/" + name))

    def crash(self) -> None:
        """The server ends at once, without finishing anything; what was committed must be there afterwards."""
        file = self.folder / "data/postmaster.pid"
        number = int(file.read_text().splitlines()[0])
        os.kill(number, signal.SIGQUIT)
        deadline = time.monotonic() + 30
        while file.exists() and Path(f"/proc/{number}").exists():
            if time.monotonic() > deadline:
                raise Failed("PostgreSQL does not end")
            time.sleep(0.02)

    def stop(self) -> None:
        self.call("stop")


@contextmanager
def cluster(folder: Path, is_durable: bool = False) -> Iterator[Cluster]:
    started = Cluster(folder, is_durable)
    try:
        yield started
    finally:
        started.stop()

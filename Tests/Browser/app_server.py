"""The program with a database of its own: a folder with settings, commands in it, and nodes that serve it."""

from __future__ import annotations

import json
import os
import re
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import program
from app_client import Client
from app_database import Database, Postgres, SQLite
from app_outbox import Outbox

CONTENT = {
    "_site.yml": "title: Beispielverbund\n",
    "index.md": "---\ntitel: Start\n---\n\nWillkommen bei der Zusammenarbeit der Kommunen.\n",
    "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
    "datenschutz.md": "---\ntitel: Datenschutz\n---\n\nText.\n",
}
# Hashing passwords is made costly on purpose; where hundreds of people sign in, that would be most of the run.
CHEAP_HASHES = {"argon2_memory": "8 MB", "argon2_passes": "1"}
START_LINK = re.compile(r"https?://[^\s\"]+/erste-schritte/[^\s\"/]+/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Failed(Exception):
    """The program ended, or did not begin, as it should not; the message says what it printed last."""


class Node:
    """One running `nrwconnect serve`."""

    def __init__(self, installation: Installation, name: str, options: list[str], environment: dict[str, str]) -> None:
        self.installation, self.name = installation, name
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log_file = installation.folder / f"{name}-{self.port}.log"
        arguments = ["serve", "--config", installation.settings_file, "--port", str(self.port), *options]
        arguments += ["--set", f"node={name}", "--base-url", self.address, "--output", installation.folder / f"site-{name}"]
        with self.log_file.open("ab") as log:
            self.process = subprocess.Popen(
                [installation.binary, *map(str, arguments)], cwd=installation.folder, env={**os.environ, **environment},
                stdin=subprocess.DEVNULL, stdout=log, stderr=log,
            )  # fmt: skip

    @property
    def log(self) -> str:
        return self.log_file.read_text(encoding="utf-8", errors="replace") if self.log_file.exists() else ""

    @property
    def is_running(self) -> bool:
        return self.process.poll() is None

    def wait(self, seconds: float = 60) -> Node:
        """Until the node says that it is ready."""
        deadline = time.monotonic() + seconds
        while time.monotonic() < deadline and self.is_running:
            try:
                client = Client(self.address, timeout=5)
                ready = client.get("/readyz").status == 200
                client.close()
                if ready:
                    return self
            except OSError:
                pass
            time.sleep(0.02)
        raise Failed(f"node {self.name} is not ready (exit code {self.process.poll()}):\n{self.log[-3000:]}")

    def client(self) -> Client:
        return Client(self.address)

    @property
    def start_link(self) -> str:
        """The path of the link for the first administrator, as the program prints it."""
        if found := START_LINK.findall(self.log):
            return re.sub(r"^https?://[^/]+", "", found[-1])
        raise Failed(f"no start link was printed:\n{self.log[-2000:]}")

    @property
    def peak_memory(self) -> float:
        """The most memory that was ever in use, in MB."""
        status = Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s*(\d+)", status)[1]) / 1024

    def stop(self, seconds: float = 30) -> int:
        """Asks the node to end, as a service manager does, and returns its exit code."""
        if self.is_running:
            self.process.terminate()
        try:
            return self.process.wait(seconds)
        except subprocess.TimeoutExpired:
            self.kill()
            raise Failed(f"node {self.name} did not end within {seconds:.0f} s:\n{self.log[-2000:]}") from None

    def kill(self) -> None:
        """SIGKILL, also for a node that is stopped."""
        if self.is_running:
            self.process.send_signal(signal.SIGKILL)
        self.process.wait()


class Installation:
    """A folder with settings and a database: what an administrator sets up once."""

    def __init__(self, folder: Path, url: str | None = None, binary: Path = program.BINARY, **settings: str) -> None:
        self.folder, self.binary = folder, binary
        folder.mkdir(parents=True, exist_ok=True)
        self.url = url or f"sqlite:{folder}/data/nrwconnect.db"
        content = folder / "content"
        if "content" not in settings:
            program.write(content, CONTENT)
        self.settings = {
            "content": str(content), "theme": str(program.STANDARD_THEME), "data": f"{folder}/data", "database": self.url,
            "outbox": f"{folder}/outbox", **settings,
        }  # fmt: skip
        self.settings_file = folder / "nrwconnect.yml"
        self.settings_file.write_text("".join(f"{key}: {json.dumps(value)}\n" for key, value in self.settings.items()))
        self.outbox = Outbox(Path(self.settings["outbox"]))
        self.nodes: list[Node] = []

    @property
    def database(self) -> Database:
        if self.url.startswith("sqlite:"):
            return SQLite(Path(self.url.removeprefix("sqlite:")))
        return Postgres(self.url)

    def command(self, *arguments: str | Path, timeout: float = 300) -> program.Outcome:
        """Calls the program with these settings."""
        done = subprocess.run(
            [self.binary, *map(str, arguments), "--config", self.settings_file], cwd=self.folder, timeout=timeout,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
        )  # fmt: skip
        return program.Outcome(done.returncode, done.stdout)

    def must(self, *arguments: str | Path, timeout: float = 300) -> str:
        outcome = self.command(*arguments, timeout=timeout)
        if outcome.code != 0:
            raise Failed(f"nrwconnect {' '.join(map(str, arguments))}: exit code {outcome.code}\n{outcome.text[-2000:]}")
        return outcome.text

    def begin(self, name: str = "eins", *options: str, **environment: str) -> Node:
        """Starts a node without waiting for it."""
        node = Node(self, name, list(options), environment)
        self.nodes.append(node)
        return node

    def serve(self, name: str = "eins", *options: str, **environment: str) -> Node:
        return self.begin(name, *options, **environment).wait()

    def end(self) -> None:
        for node in self.nodes:
            node.kill()
        self.nodes.clear()


@contextmanager
def installation(folder: Path, url: str | None = None, binary: Path = program.BINARY, **settings: str) -> Iterator[Installation]:
    """An installation whose nodes end with the block."""
    made = Installation(folder, url, binary, **settings)
    try:
        yield made
    finally:
        made.end()

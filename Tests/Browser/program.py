"""The program under test: how the tests find it, build with it and serve with it."""

import os
import re
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
BINARY = Path(os.environ.get("NRWCONNECT_BINARY", PROJECT / ".build/debug/nrwconnect"))
BINARY = BINARY if BINARY.is_absolute() else PROJECT / BINARY
STANDARD_THEME = PROJECT / "Themes/standard"
BASE_URL = "https://www.ozg-nrw.example"

ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass
class Outcome:
    """What one call of the program left behind: exit code and everything it said."""

    code: int
    text: str


def run(*arguments: str | Path, cwd: Path = PROJECT, env: dict[str, str] | None = None, timeout: float = 300) -> Outcome:
    """Calls the program without terminal and network."""
    done = subprocess.run(
        [BINARY, *map(str, arguments)], cwd=cwd, env={**os.environ, **(env or {})}, timeout=timeout,
        stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace",
    )  # fmt: skip
    return Outcome(done.returncode, done.stdout)


def build(output: Path, content: Path = PROJECT / "Content", *options: str, **settings) -> Outcome:
    """Builds a folder of content with the standard theme."""
    return run(
        "build", "--content", content, "--theme", STANDARD_THEME, "--output", output, "--base-url", BASE_URL, *options, **settings
    )  # fmt: skip


def write(folder: Path, files: dict[str, str]) -> Path:
    """Writes files by their relative path and returns the folder."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@contextmanager
def serving(site: Path) -> Iterator[str]:
    """Serves a built folder on a free port and yields the address without a slash at the end."""
    with tempfile.TemporaryFile("w+") as log:
        server = subprocess.Popen(
            [BINARY, "serve", "--site", site, "--port", "0"],
            cwd=PROJECT, stdin=subprocess.DEVNULL, stdout=log, stderr=subprocess.STDOUT,
        )  # fmt: skip
        try:
            yield _address(server, log)
        finally:
            server.terminate()
            try:
                server.wait(15)
            except subprocess.TimeoutExpired:
                server.kill()
                raise


def _address(server: subprocess.Popen, log) -> str:
    """Waits for the line with the address."""
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and server.poll() is None:
        log.seek(0)
        if found := ADDRESS.findall(log.read()):
            return found[-1]
        time.sleep(0.05)
    log.seek(0)
    raise RuntimeError(f"the server did not start:\n{log.read()}")

"""What all proofs share: arguments, time, both engines, and how a finding is told."""

from __future__ import annotations

import argparse
import random
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from app_postgres import Cluster, cluster
from app_server import CHEAP_HASHES, Failed, Installation, installation

ENGINES = ("SQLite", "PostgreSQL")


class Finding(Exception):
    """Something that must not happen."""


def check(problems: list[str], when: str) -> None:
    if problems:
        raise Finding(f"{when}: {len(problems)} Befunde\n  " + "\n  ".join(problems[:12]))


@dataclass
class Proof:
    """One run: the folder it may write to, its dice, and how long it may take."""

    root: Path
    dice: random.Random
    is_long: bool
    postgres: Cluster | None = None
    made: int = 0

    @contextmanager
    def installation(self, engine: str, **settings: str) -> Iterator[Installation]:
        """A new installation on an empty database of this engine."""
        self.made += 1
        with installation(self.root / f"installation-{self.made}", self.address(engine), **{**CHEAP_HASHES, **settings}) as made:
            yield made

    def address(self, engine: str) -> str | None:
        """A new empty database; None is the file of the installation itself."""
        if engine == "SQLite":
            return None
        if self.postgres is None:
            raise Failed("this proof did not ask for PostgreSQL")
        return self.postgres.create()


@dataclass
class Clock:
    """How much of its time a part of a proof has used."""

    seconds: float
    fewest: int
    rounds: int = 0
    begin: float = 0

    def __post_init__(self) -> None:
        self.begin = time.monotonic()

    def next(self) -> bool:
        """Counts one more round, until the time is over and there were enough."""
        if self.rounds >= self.fewest and time.monotonic() - self.begin > self.seconds:
            return False
        self.rounds += 1
        return True


def prove(name: str, description: str, parts: dict[str, Callable[[Proof], str]], is_durable: bool = False) -> int:
    """Runs the parts one after the other; the first finding ends with exit code 1 and the seed that leads to it."""
    parser = argparse.ArgumentParser(prog=f"scripts/prove {name}", description=description.split("\n")[0])
    parser.add_argument("--long", action="store_true", help="about fifteen minutes instead of one")
    parser.add_argument("--seed", type=int, metavar="N", help="begin with this seed (1; with --long a random one)")
    parser.add_argument("--part", choices=list(parts), help="only this part")
    options = parser.parse_args()
    sys.stdout.reconfigure(line_buffering=True)
    end_cleanly()
    seed = options.seed if options.seed is not None else random.SystemRandom().randrange(2**32) if options.long else 1
    print(f"Startwert {seed}")
    with tempfile.TemporaryDirectory(prefix="nrwconnect-prove-") as folder:
        # PostgreSQL runs as another account and must be able to reach its folder.
        Path(folder).chmod(0o755)
        root = Path(folder)
        with cluster(root / "postgres", is_durable) as postgres:
            return run(Proof(root, random.Random(seed), options.long, postgres), name, parts, options.part, seed)


def end_cleanly() -> None:
    """Whoever is asked to end still stops the servers it started."""
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))


def run(proof: Proof, name: str, parts: dict[str, Callable[[Proof], str]], only: str | None, seed: int) -> int:
    for title, part in parts.items():
        if only not in (None, title):
            continue
        begin = time.monotonic()
        try:
            print(f"{part(proof)} ({time.monotonic() - begin:.0f} s)")
        except (Finding, Failed) as problem:
            word = "BEFUND" if isinstance(problem, Finding) else "ABBRUCH"
            print(f"{word} ({name}, Teil {title}, --seed {seed})\n{problem}")
            return 1
    return 0

"""A database grown large: accounts with a role each, and events, written straight into the tables of either engine."""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import time
from collections.abc import Iterator
from contextlib import closing

from app_database import Database, SQLite

Cell = str | int | bool | bytes | None  # bytes of 16: a uuid
ESCAPES = str.maketrans({"\\": "\\\\", "\n": "\\n", "\t": "\\t", "\r": "\\r"})
Table = tuple[str, list[str], Iterator[list[Cell]]]

KINDS = ["session.started", "session.ended", "person.edited", "sign-in.failed"]
FIRST_NAMES = "Anna Jonas Mehmet Katrin Ülkü Peter Svenja Olga Hannes Ines".split()
LAST_NAMES = "Beispiel Muster Probe Versuch Vorlage Entwurf Skizze Modell".split()
TIMES = {"created_at", "changed_at", "at", "rights_changed_at", "last_seen_at", "password_changed_at"}


def uuid7(moment: int, dice: random.Random) -> bytes:
    """An id made at this moment (microseconds)."""
    value = (moment // 1000) << 80 | 7 << 76 | dice.getrandbits(12) << 64 | 2 << 62 | dice.getrandbits(62)
    return value.to_bytes(16, "big")


class Filling:
    """What is written. The columns here are those of the migrations "access" and "events"; a new one is added here too."""

    def __init__(self, accounts: int, events: int, favourites: list[bytes], seed: int = 1) -> None:
        self.dice = random.Random(seed)
        self.now = int(time.time() * 1_000_000)
        self.accounts, self.events, self.favourites = accounts, events, favourites
        self.ids = [uuid7(self.now - (accounts - number) * 1_000_000, self.dice) for number in range(accounts)]

    def tables(self) -> list[Table]:
        return [
            (
                "people",
                "id email email_folded name name_sort search search_shown organisation organisation_sort function note state created_at "
                "rights_changed_at last_seen_at".split(),
                self.people(),
            ),
            ("grants", "id person role created_at".split(), self.grants()),
            ("events", "id at kind actor object detail".split(), self.happened()),
        ]

    def people(self) -> Iterator[list[Cell]]:
        for number, key in enumerate(self.ids):
            name = f"{self.dice.choice(FIRST_NAMES)} {self.dice.choice(LAST_NAMES)} {number}"
            address = f"person-{number}@stadt-{number % 396}.example"
            town = f"Stadt {number % 396}"
            sort = name.lower().replace("ü", "ue")
            made = self.now - (self.accounts - number) * 1_000_000
            yield [key, address, address, name, sort, f"{sort} {address} {town.lower()}", f"{sort} {town.lower()}",
                   town, town.lower(), "Referat", "", "active",
                   made, made, made + 500_000]  # fmt: skip

    def grants(self) -> Iterator[list[Cell]]:
        for key in self.ids:
            yield [uuid7(self.now, self.dice), key, "mitglied", self.now]

    def happened(self) -> Iterator[list[Cell]]:
        """One in a hundred concerns somebody whose page is measured: her history is long as well."""
        for number in range(self.events):
            moment = self.now - (self.events - number) * 20_000_000
            who = self.dice.choice(self.favourites if self.favourites and number % 100 == 0 else self.ids)
            yield [uuid7(moment, self.dice), moment, self.dice.choice(KINDS), who, who, "{}"]


def into_sqlite(database: SQLite, tables: list[Table]) -> None:
    with closing(sqlite3.connect(database.file, timeout=60)) as connection:
        connection.execute("PRAGMA cache_size = -400000")
        for table, columns, rows in tables:
            places = ", ".join("?" * len(columns))
            connection.executemany(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({places})", rows)
            connection.commit()
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")


def spelled(cell: Cell, column: str) -> str:
    """A value as COPY reads it."""
    if cell is None:
        return "\\N"
    if isinstance(cell, bytes):
        return cell.hex() if len(cell) == 16 else f"\\\\x{cell.hex()}"
    if column in TIMES:
        seconds, micros = divmod(int(cell), 1_000_000)
        return time.strftime("%Y-%m-%d %H:%M:%S", time.gmtime(seconds)) + f".{micros:06}+00"
    return cell.translate(ESCAPES) if isinstance(cell, str) else str(cell)


def into_postgres(database: Database, tables: list[Table]) -> None:
    """In one transaction, because tables may refer to each other."""
    psql = subprocess.Popen(
        ["psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-d", database.url], stdin=subprocess.PIPE, text=True, env=os.environ
    )  # fmt: skip
    with psql.stdin as pipe:
        pipe.write("BEGIN;\nSET CONSTRAINTS ALL DEFERRED;\n")
        for table, columns, rows in tables:
            pipe.write(f"COPY {table} ({', '.join(columns)}) FROM STDIN;\n")
            for row in rows:
                pipe.write("\t".join(spelled(cell, column) for cell, column in zip(row, columns, strict=True)) + "\n")
            pipe.write("\\.\n")
        pipe.write("COMMIT;\n")
    if psql.wait() != 0:
        raise RuntimeError(f"COPY of {', '.join(table for table, _, _ in tables)} failed")
    # What autovacuum does within minutes on a database in use.
    database.psql("VACUUM ANALYZE")


def write(database: Database, tables: list[Table]) -> None:
    if isinstance(database, SQLite):
        into_sqlite(database, tables)
    else:
        into_postgres(database, tables)


def fill(database: Database, accounts: int, events: int, favourites: list[bytes]) -> None:
    write(database, Filling(accounts, events, favourites).tables())

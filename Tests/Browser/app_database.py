"""The tables as an outsider sees them, on both engines: values in one neutral spelling, a hash per table, SQL for fillings."""

from __future__ import annotations

import hashlib
import json
import os
import re
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path

Value = str | int | float | None
SENTINEL = "--end-of-answer--"


def canonical_json(text: str) -> str:
    return json.dumps(json.loads(text), sort_keys=True, ensure_ascii=False, separators=(",", ":"))


class Database:
    """What both engines have in common."""

    engine: str

    def __init__(self, url: str) -> None:
        self.url = url

    def rows(self, sql: str) -> list[tuple[Value, ...]]:
        raise NotImplementedError

    def run(self, sql: str) -> None:
        raise NotImplementedError

    def tables(self) -> list[str]:
        raise NotImplementedError

    def columns(self, table: str) -> dict[str, str]:
        """Name and declared type of each column, in order."""
        raise NotImplementedError

    def value(self, sql: str) -> Value:
        found = self.rows(sql)
        return found[0][0] if found else None

    def count(self, table: str, condition: str = "true") -> int:
        return int(self.value(f'SELECT count(*) FROM "{table}" WHERE {condition}') or 0)

    def neutral(self, column: str, kind: str) -> str:
        """SQL that gives a column in the neutral spelling."""
        raise NotImplementedError

    def contents(self, table: str, kinds: dict[str, str] | None = None, leave_out: frozenset[str] = frozenset()) -> list[str]:
        """Every row as one line, sorted. `kinds` names the types when this engine's own ones say too little."""
        known = self.columns(table)
        names = sorted(name for name in known if name not in leave_out)
        if not names:
            return []
        spelled = ", ".join(self.neutral(name, known[name]) for name in names)
        is_json = [(kinds or known)[name] in ("jsonb", "json") for name in names]
        lines = []
        for row in self.rows(f'SELECT {spelled} FROM "{table}"'):
            cells = [
                "∅" if cell is None else canonical_json(str(cell)) if json_cell else str(cell)
                for cell, json_cell in zip(row, is_json, strict=True)
            ]
            lines.append(" | ".join(f"{name}={cell}" for name, cell in zip(names, cells, strict=True)))
        return sorted(lines)

    def hashes(self, leave_out: dict[str, frozenset[str]] | None = None) -> dict[str, str]:
        """One hash per table; `leave_out` names columns that may differ."""
        skipped = leave_out or {}
        return {
            table: hashlib.sha256("\n".join(self.contents(table, leave_out=skipped.get(table, frozenset()))).encode()).hexdigest()
            for table in self.tables()
        }


class SQLite(Database):
    """A database in one file; opened anew for every question, so that no reader keeps the log from shrinking."""

    engine = "SQLite"

    def __init__(self, file: Path) -> None:
        super().__init__(f"sqlite:{file}")
        self.file = file

    def rows(self, sql: str) -> list[tuple[Value, ...]]:
        with closing(sqlite3.connect(f"file:{self.file}?mode=ro", uri=True, timeout=30)) as connection:
            return connection.execute(sql).fetchall()

    def run(self, sql: str) -> None:
        with closing(sqlite3.connect(self.file, timeout=30)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            connection.executescript(f"BEGIN IMMEDIATE;\n{sql};\nCOMMIT;")

    def tables(self) -> list[str]:
        found = self.rows("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
        return [str(name) for (name,) in found]

    def columns(self, table: str) -> dict[str, str]:
        return {str(row[1]): str(row[2]).lower() for row in self.rows(f"PRAGMA table_info('{table}')")}

    def neutral(self, column: str, kind: str) -> str:
        return f"""CASE typeof("{column}") WHEN 'blob' THEN lower(hex("{column}")) ELSE "{column}" END"""

    def problems(self) -> list[str]:
        """What SQLite itself finds wrong with the file."""
        found = [str(row[0]) for row in self.rows("PRAGMA integrity_check") if row[0] != "ok"]
        return found + [f"foreign key: {row}" for row in self.rows("PRAGMA foreign_key_check")]


class Postgres(Database):
    """A database of a running PostgreSQL, asked through one psql that stays open."""

    engine = "PostgreSQL"

    def __init__(self, url: str) -> None:
        super().__init__(url)
        self.session: subprocess.Popen[str] | None = None

    def psql(self, text: str) -> str:
        """Sends text to psql and returns what it prints; an SQL error raises."""
        if self.session is None:
            environment = {**os.environ, "PGOPTIONS": "-c client_min_messages=warning", "PGAPPNAME": "test"}
            self.session = subprocess.Popen(
                ["psql", "-X", "-q", "-A", "-t", "-F", "\x1f", "-R", "\x1e", "-P", "null=\x1d", "-d", self.url],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment,
            )  # fmt: skip
        assert self.session.stdin is not None and self.session.stdout is not None
        self.session.stdin.write(f"{text}\n;\n\\echo {SENTINEL}\n")
        self.session.stdin.flush()
        lines = []
        for line in self.session.stdout:
            if line.rstrip("\n").endswith(SENTINEL):
                lines.append(line.rstrip("\n").removesuffix(SENTINEL))
                break
            lines.append(line)
        else:
            self.close()
            raise ConnectionError(f"psql ended: {''.join(lines)[-500:]}")
        output = "".join(lines)
        if re.search(r"^(psql:.*)?(ERROR|FATAL|PANIC):", output, re.MULTILINE):
            raise RuntimeError(f"{output.strip()[:500]}\nin: {text[:500]}")
        return output

    def rows(self, sql: str) -> list[tuple[Value, ...]]:
        output = self.psql(sql).removesuffix("\n")
        if not output:
            return []
        return [tuple(None if cell == "\x1d" else cell for cell in record.split("\x1f")) for record in output.split("\x1e")]

    def run(self, sql: str) -> None:
        self.psql(f"BEGIN;\n{sql};\nCOMMIT")

    def tables(self) -> list[str]:
        found = self.rows("SELECT tablename FROM pg_tables WHERE schemaname = current_schema() ORDER BY tablename")
        return [str(name) for (name,) in found]

    def columns(self, table: str) -> dict[str, str]:
        found = self.rows(
            "SELECT column_name, data_type FROM information_schema.columns"
            f" WHERE table_schema = current_schema() AND table_name = '{table}' ORDER BY ordinal_position"
        )  # fmt: skip
        return {str(name): str(kind) for name, kind in found}

    def neutral(self, column: str, kind: str) -> str:
        spelling = {
            "timestamp with time zone": '(extract(epoch FROM "{0}") * 1000000)::bigint',
            "uuid": """replace("{0}"::text, '-', '')""",
            "bytea": """encode("{0}", 'hex')""",
            "boolean": '"{0}"::int',
        }
        return spelling.get(kind, '"{0}"').format(column)

    def close(self) -> None:
        if self.session is not None:
            if self.session.stdin is not None:
                self.session.stdin.close()
            self.session.wait(10)
        self.session = None

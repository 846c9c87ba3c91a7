"""Reaching for what belongs to others in workspaces: ids of one thing at the address of another, and rights that are gone."""

from __future__ import annotations

import gzip
import re
import time
from urllib.parse import quote

from app_client import Answer, Client
from app_crawl import Row
from app_people import expect
from app_rooms import key_of, release, seal, upload, wait_until
from app_secrets import SECRET, Leaf, Reader, SecretWorld, whole
from app_writing import uuid_text

# Tables that other work of the server changes meanwhile, and the index that is made from others.
RESTLESS = re.compile(r"(derived_.*|jobs|notices|sessions|people|rate_limits|events|visits|presences|page_trees)$")
# What leads from a page to everything that hangs on it: table, column that refers, table it refers to.
HANGING = [
    ("revisions", "page", "pages"), ("comments", "page", "pages"), ("attachments", "page", "pages"),
    ("attachment_versions", "attachment", "attachments"), ("drafts", "page", "pages"), ("releases", "page", "pages"),
    ("sections", "page", "pages"), ("section_members", "section", "sections"), ("page_records", "page", "pages"),
]  # fmt: skip
HIDES = (400, 401, 403, 404, 405, 409, 413, 415, 422)


class Meddling:
    """The POST half of the world of secrets."""

    def __init__(self, world: SecretWorld, rows: list[Row], is_long: bool) -> None:
        self.world, self.database, self.is_long = world, world.database, is_long
        # Everybody of the family may ask to join.
        self.rows = [row for row in rows if row.method == "POST" and ":bereich" in row.pattern and not row.pattern.endswith("/beitritt/")]
        # What makes pages comes last, so that what was copied by a hole does not show at every other address as well.
        self.rows.sort(key=lambda row: row.pattern.endswith("/seiten/neu/"))
        self.findings: list[str] = []
        self.leaks: dict[tuple[str, str], set[str]] = {}  # role, what was done → what it showed
        self.requests = 0

    def add(self, text: str) -> None:
        if text not in self.findings:
            self.findings.append(text)

    def look(self, reader: Reader, answer: Answer, what: str) -> None:
        self.requests += 1
        sent = {word for word in SECRET.findall(answer.path.encode())}
        content = whole(answer)
        for word in sent:
            content = content.replace(word, b"")
        for secret in self.world.known(reader, content):
            self.leaks.setdefault((reader.role, f"{what} ({answer.status})"), set()).add(self.world.secrets[secret][0])
        if answer.status >= 500:
            self.add(f"{reader.role}: {what} answers {answer.status}")

    def problems(self) -> list[str]:
        """Each hole once, with a few of the secrets that it shows."""
        leaks = [f"{role}: {what} shows {len(shown)} secrets: {', '.join(sorted(shown)[:3])}" for (role, what), shown in self.leaks.items()]
        return leaks + self.findings

    # Ids of others.

    def swap(self) -> None:
        world = self.world
        in_eins = [leaf for leaf in world.leaves if leaf.room.slug == "eins"]
        in_zwei = next(leaf for leaf in world.leaves if leaf.room.slug == "zwei" and not leaf.is_hidden)
        hidden = next(leaf for leaf in in_eins if leaf.is_hidden)
        shown = next(leaf for leaf in in_eins if not leaf.is_hidden)
        # She coordinates one workspace and reaches for another; he writes in one and reaches into its restricted section.
        self.reach(world.readers["koordination2"], in_zwei, [hidden, shown])
        self.reach(world.readers["schreiben"], shown, [hidden])

    def reach(self, reader: Reader, own: Leaf, targets: list[Leaf]) -> None:
        ids = self.everything_of(targets, with_room=own.room != targets[0].room)
        token = seal(reader.client, "/mein-bereich/")
        before = self.rows_with(ids)
        for row in self.rows:
            for target in targets:
                self.reach_by(reader, row, own, target, token)
            if self.is_long:
                before = self.compare(reader, f"POST {row.pattern}", before, ids)
        self.compare(reader, "one of all POST rows of workspaces", before, ids)
        # What came into her own drafts and pages by it.
        tree = reader.client.get(own.room.path + "seiten/").text
        pages = sorted(set(re.findall(rf'href="({own.room.path}seiten/untergeschoben[^"/]*/)', tree)))
        for path in [own.address + "bearbeiten/?entwurf=ja", own.room.path + "seiten/neu/?entwurf=ja", "/mein-bereich/entwuerfe/", own.address, *pages]:
            self.look(reader, reader.client.get(path), f"GET {path} after her attempts")

    def reach_by(self, reader: Reader, row: Row, own: Leaf, target: Leaf, token: str) -> None:
        values = {"seite": target.slug, "kommentar": target.comment, "nummer": "1", "datei": quote(target.file), "buendel": self.world.bundles["eins"]}
        is_same_room = own.room == target.room
        if ":seite" in row.parameters or not is_same_room:
            for room in {own.room.slug, target.room.slug}:
                # Without a page in its address a row of one's own workspace is one's own right.
                if ":seite" in f":{':'.join(row.parameters)}" or room != own.room.slug:
                    self.attempt(reader, row, row.address({**values, "bereich": room}), target, token, statuses=(400, 401, 403, 404))
        at_home = {**values, "bereich": own.room.slug, "seite": own.slug}
        self.attempt(reader, row, row.address(at_home), target, token, statuses=None)

    def attempt(
        self, reader: Reader, row: Row, address: str, target: Leaf, token: str, statuses: tuple[int, ...] | None
    ) -> None:  # fmt: skip
        if row.pattern.endswith(("einstellungen/", "rechte/oeffnen", "seite/loeschen/", "seite/adresse/", "seite/rechte/")) and statuses is None:
            return  # at home these are her own rights, and need no id of anybody
        for fields in self.fields_about(target):
            if row.pattern.endswith("dateien/"):
                answer = upload(reader.client, address.removesuffix("dateien/"), token, "untergeschoben.txt", b"untergeschoben\n")
            else:
                answer = reader.client.post(address, {"schutz": token, **fields})
            what = f"POST {address} with {fields.get('modus') or 'ids'} of {'a restricted page' if target.is_hidden else 'another workspace'}"
            self.look(reader, answer, what)
            if statuses is not None and answer.status not in statuses:
                self.add(f"{reader.role}: {what} answers {answer.status} {answer.location}")

    def fields_about(self, target: Leaf) -> list[dict[str, str]]:
        """What forms send, with everything in it belonging to others."""
        database = self.database
        page = key_of(database, "pages", f"slug = '{target.slug}' AND deleted_at IS NULL")
        here = f"page = {self.spelled(page)}"
        revision = key_of(database, "revisions", f"{here} ORDER BY number DESC LIMIT 1")
        slug = target.room.slug
        workspace = key_of(database, "workspaces", f"slug = '{slug}'")
        common = {
            "basis": revision, "fassung": revision, "antwort-auf": target.comment, "entwurf": key_of(database, "drafts", here),
            "eintrag": self.some("section_members"), "anfrage": self.some("join_requests", f"workspace = {self.spelled(workspace)}"),
            "mitglied": self.some("grants", f"workspace = {self.spelled(workspace)}"), "rolle": "", "role": "koordination",
            "email": self.world.readers["leitung"].someone.email, "name": target.file, "ziel": f"{slug}/{target.slug}", "unter": target.slug,
            "schluessel": page, "titel": "Untergeschoben", "quelle": "Untergeschobener Text", "kommentar": "Untergeschoben", "grund": "Fremd",
            "adresse": "infos/untergeschoben", "sichtbar": "family", "wie": "", "owner": "", "deputy": "",
        }  # fmt: skip
        sets = [{**common, "seite": page}, {**common, "seite": target.slug, "fassung": "1"}]
        fresh = {key: value for key, value in common.items() if key not in ("schluessel", "entwurf")}
        sets.append({**common, "modus": "quelle", "seite": page})
        # The last one, so that what it leaves in a draft stays there.
        return [*sets, {**fresh, "modus": "abschnitt", "abschnitt": "0", "seite": page}]

    def some(self, table: str, condition: str = "1 = 1") -> str:
        return key_of(self.database, table, f"{condition} ORDER BY id LIMIT 1")

    def spelled(self, key: str) -> str:
        return f"x'{key.replace('-', '')}'" if self.database.engine == "SQLite" else f"'{key}'"

    def everything_of(self, leaves: list[Leaf], with_room: bool) -> set[str]:
        """Keys of pages and of all that hangs on them."""
        found = {"pages": [key_of(self.database, "pages", f"slug = '{leaf.slug}' AND deleted_at IS NULL") for leaf in leaves]}
        for table, column, above in HANGING:
            if found.get(above):
                keys = ", ".join(map(self.spelled, found[above]))
                rows = self.database.rows(f"SELECT {uuid_text(self.database, 'id')} FROM {table} WHERE {column} IN ({keys})")
                found[table] = found.get(table, []) + [str(row[0]) for row in rows]
        if with_room:
            room = key_of(self.database, "workspaces", f"slug = '{leaves[0].room.slug}'")
            found["workspaces"] = [room]
            for table in ("bundles", "join_requests", "grants"):
                rows = self.database.rows(f"SELECT {uuid_text(self.database, 'id')} FROM {table} WHERE workspace = {self.spelled(room)}")
                found[table] = [str(row[0]) for row in rows]
        return {key.replace("-", "") for keys in found.values() for key in keys}

    def rows_with(self, ids: set[str]) -> dict[str, list[str]]:
        """All rows in which one of these keys stands."""
        pattern = re.compile("|".join(sorted(ids)))
        tables = [table for table in self.database.tables() if not RESTLESS.match(table)]
        return {table: [line for line in self.database.contents(table) if pattern.search(line)] for table in tables}

    def compare(self, reader: Reader, what: str, before: dict[str, list[str]], ids: set[str]) -> dict[str, list[str]]:
        after = self.rows_with(ids)
        for table, lines in after.items():
            gone, new = set(before.get(table, [])) - set(lines), set(lines) - set(before.get(table, []))
            for sign, line in [*(("−", line) for line in sorted(gone)[:2]), *(("+", line) for line in sorted(new)[:2])]:
                self.add(f"{reader.role}: {what} with ids of others changes {table}: {sign} {line[:300]}")
        return after

    # Rights that are gone.

    def revoke(self) -> None:
        """What somebody saw a moment ago is hidden at once, whichever way the right goes."""
        world = self.world
        hidden = [leaf.address for leaf in world.leaves if leaf.is_hidden and leaf.room.slug == "eins"]
        top = "/bereiche/eins/seiten/" + str(self.database.value(
            "SELECT p.slug FROM pages p JOIN sections s ON s.page = p.id JOIN workspaces w ON w.id = p.workspace WHERE w.slug = 'eins'"
        )) + "/"  # fmt: skip
        entry = self.some("section_members")
        self.must(world.lead, top + "rechte/herausnehmen", eintrag=entry)
        guest = world.readers["eingelassen"]
        self.all_hidden(guest, [path for path in guest.shown if any(path.startswith(page) for page in hidden)], "herausgenommen", "leser")
        for role in ("leser", "schreiben"):
            reader = world.readers[role]
            person = self.spelled(reader.someone.id)
            grant = self.some("grants", f"person = {person} AND workspace IS NOT NULL")
            self.must(world.lead, "/bereiche/eins/mitglieder/austragen", mitglied=grant)
            self.all_hidden(reader, [path for path in reader.shown if "/bereiche/eins/" in path], "ausgetragen", "konto")
        circle = world.readers["familie"]
        values = {"visibility": "members", "closed-reason": "Es geht um Vergaben."}
        expect(world.lead.submit("/bereiche/kreis/einstellungen/", values, having="purpose"), 303)
        self.all_hidden(circle, [path for path in circle.shown if "/bereiche/kreis/" in path and "beitritt" not in path], "geschlossen", "leser2")
        open_leaf = next(leaf for leaf in world.leaves if leaf.room.slug == "offen" and not leaf.is_hidden)
        expect(world.lead.submit(open_leaf.address + "rechte/", {"grund": "Doch nicht für alle"}, action="/rechte/"), 303)
        stranger = world.readers["fremd"]
        self.all_hidden(stranger, [path for path in stranger.shown if path.startswith(open_leaf.address)], "geschützt", "fremd")

    def must(self, client: Client, path: str, **fields: str) -> None:
        expect(client.post(path, {"schutz": seal(client, "/mein-bereich/"), **fields}), 303)

    def all_hidden(self, reader: Reader, paths: list[str], why: str, like: str) -> None:
        """The person now is like somebody of another role."""
        now = Reader(like, reader.client, reader.someone)
        if not paths:
            self.add(f"{reader.role}: nothing was ever shown that could be hidden ({why}); the proof is blind there")
        for path in sorted(paths):
            answer = reader.client.get(path)
            if answer.status not in ((404,) if reader.is_signed_in else (303, 401, 404)):
                self.add(f"{reader.role} ({why}): GET {path} still answers {answer.status}")
            self.requests += 1
        for path in ("/mein-bereich/", "/mein-bereich/aufgaben/", "/mein-bereich/entwuerfe/", "/mein-bereich/beobachtet/", "/suchen/?q=protokoll"):
            self.look(now, reader.client.get(path), f"GET {path} ({why})")

    # Mails.

    def watch(self) -> None:
        """Everybody who may, watches all she reads."""
        for reader in self.world.readers.values():
            for slug in self.world.rooms:
                if reader.is_signed_in and reader.reads(slug) and reader.role != "leitung":
                    answer = expect(reader.client.submit(f"/bereiche/{slug}/beobachten/", {"wie": "once"}, having="wie"), 303)
                    # What is said about it stands on the next page only.
                    reader.client.follow(answer)

    def mails(self) -> int:
        """Makes the mails that are due later go out now, and reads them; how many there were."""
        past = int((time.time() - 1) * 1e6)
        spelled = str(past) if self.database.engine == "SQLite" else f"to_timestamp({past / 1e6})"
        self.database.run(
            f"UPDATE notices SET due_at = {spelled};\nUPDATE jobs SET due_at = {spelled} WHERE kind = 'mail.digest' AND state = 'waiting'"
        )
        if not wait_until(lambda: self.database.count("notices") == 0, 45):
            self.add(f"{self.database.count('notices')} notices are still not mailed after 45 s")
        count = 0
        for reader in self.world.readers.values():
            for mail in self.world.site.installation.outbox.to(reader.someone.email) if reader.is_signed_in else []:
                count += "/bereiche/" in mail.text
                for secret in self.world.known(reader, mail.file.read_bytes() + mail.text.encode() + mail.subject.encode()):
                    self.add(f"{reader.role}: a mail shows „{self.world.secrets[secret][0]}“ ({secret})")
        return count

    # The public site.

    def public(self) -> None:
        """What is released stands on the site, and nothing else of any workspace in its folder."""
        stranger = self.world.readers["fremd"]
        if not wait_until(lambda: stranger.client.get("/infos/oeffentlich/").status == 200, 30):
            self.add("the released page is not on the site after 30 s")
        folder = self.world.site.installation.folder / "site-eins"
        outside = Reader("öffentlicher Ordner", stranger.client)
        known = {word for word, (what, roles) in self.world.secrets.items() if "fremd" in roles and what.startswith("freigegeben")}
        for file in sorted(folder.rglob("*")):
            content = file.read_bytes() if file.is_file() else b""
            content = file.name.encode() + (gzip.decompress(content) if file.suffix == ".gz" else content)
            for secret in self.world.known(outside, content):
                if secret not in known:
                    self.add(f"{file.relative_to(folder)} in the public folder shows „{self.world.secrets[secret][0]}“ ({secret})")

    def not_released(self) -> None:
        """Somebody without the right releases nothing."""
        leaf = next(leaf for leaf in self.world.leaves if leaf.room.slug == "eins" and not leaf.is_hidden)
        before = self.database.count("releases")
        for role in ("schreiben", "koordination2", "administration"):
            try:
                answer = release(self.world.readers[role].client, leaf.address, "infos/erschlichen", "Weil ich will")
            except LookupError:
                continue
            self.add(f"{role}: the form for releases is there ({answer.status})")
        if self.database.count("releases") != before:
            self.add("somebody without the right has released a page")

"""What must be true in the tables of the wikis at any moment, after a kill and in any backup."""

from __future__ import annotations

from app_database import Database, SQLite

# A change without its event, or an event without its change, is what only a torn transaction leaves.
EVENTS = [
    ("revisions", "1 = 1", "kind IN ('page.created', 'page.saved')"),
    ("attachment_versions", "1 = 1", "kind = 'file.added'"),
    ("releases", "1 = 1", "kind = 'release.made'"),
    ("bundles", "released_at IS NOT NULL", "kind = 'bundle.released'"),
]  # fmt: skip

TRUTHS = {
    "a page whose latest revision is not its own": "SELECT p.slug FROM pages p LEFT JOIN revisions r ON r.id = p.latest WHERE r.page IS NULL OR r.page <> p.id",
    "a page whose latest revision is not its newest": """SELECT p.slug FROM pages p JOIN revisions r ON r.id = p.latest
        WHERE r.number <> (SELECT max(number) FROM revisions WHERE page = p.id)""",
    "a page whose revisions are not numbered 1 to n": """SELECT p.slug FROM pages p JOIN revisions r ON r.page = p.id
        GROUP BY p.id, p.slug HAVING min(r.number) <> 1 OR max(r.number) <> count(*)""",
    "a revision whose base belongs to another page": "SELECT r.id FROM revisions r JOIN revisions b ON b.id = r.base WHERE b.page <> r.page",
    "a page whose released revision is not that of its release": """SELECT p.slug FROM pages p
        LEFT JOIN releases s ON s.page = p.id AND s.ended_at IS NULL WHERE (p.released IS NULL) <> (s.id IS NULL) OR p.released <> s.revision""",
    "a release of a revision of another page": "SELECT s.address FROM releases s JOIN revisions r ON r.id = s.revision WHERE r.page <> s.page",
    "a file without a version": "SELECT a.name FROM attachments a WHERE NOT EXISTS (SELECT 1 FROM attachment_versions v WHERE v.attachment = a.id)",
    "a file whose versions are not numbered 1 to n": """SELECT a.name FROM attachments a JOIN attachment_versions v ON v.attachment = a.id
        GROUP BY a.id, a.name HAVING min(v.number) <> 1 OR max(v.number) <> count(*)""",
    "a version of a file without its content": "SELECT v.id FROM attachment_versions v LEFT JOIN blobs b ON b.hash = v.hash WHERE b.hash IS NULL OR b.size <> v.size",
    "a content with too few or too many bytes": """SELECT b.size FROM blobs b WHERE b.size <>
        (SELECT COALESCE(sum(length(c.bytes)), 0) FROM blob_chunks c WHERE c.storage = b.storage)""",
    "a revision with a file of another page": """SELECT r.id FROM revision_files f JOIN revisions r ON r.id = f.revision
        JOIN attachment_versions v ON v.id = f.version JOIN attachments a ON a.id = v.attachment WHERE a.page <> r.page""",
    "a bundle that is released in part": """SELECT b.title FROM bundles b WHERE
        (SELECT count(*) FROM releases s WHERE s.bundle = b.id) <>
        CASE WHEN b.released_at IS NULL THEN 0 ELSE (SELECT count(*) FROM bundle_pages e WHERE e.bundle = b.id) END""",
    "a page of a workspace that the search does not know": """SELECT p.slug FROM pages p
        LEFT JOIN search_documents d ON d.id = p.id WHERE d.id IS NULL AND p.deleted_at IS NULL""",
}  # fmt: skip


def broken_pages(database: Database) -> list[str]:
    """What contradicts itself, in the words of the engine and in ours; made for pages that nobody has erased or renamed."""
    found = database.problems() if isinstance(database, SQLite) else []
    for what, query in TRUTHS.items():
        found += [f"{what}: {row[0]}" for row in database.rows(query)[:3]]
    for table, condition, kinds in EVENTS:
        there, told_of = database.count(table, condition), database.count("events", kinds)
        if there != told_of:
            found.append(f"{there} rows in {table} where {condition}, {told_of} events of them")
    return found


def newest_files(database: Database) -> dict[str, list[str]]:
    """Name of each file → the hashes of all its versions."""
    spelled = "lower(hex(v.hash))" if database.engine == "SQLite" else "encode(v.hash, 'hex')"
    found: dict[str, list[str]] = {}
    for name, digest in database.rows(f"SELECT a.name, {spelled} FROM attachments a JOIN attachment_versions v ON v.attachment = a.id"):
        found.setdefault(str(name), []).append(str(digest))
    return found

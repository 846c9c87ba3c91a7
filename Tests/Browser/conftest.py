"""What all tests share: our own site built once, a server for it, one Chromium, and installations of the closed area."""

import tempfile
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import program
import pytest
from app_browser import MODES, Mode, Surf, surfing
from app_house import ENGINES, House, new_installation
from app_postgres import Cluster, cluster
from app_server import Installation
from built_site import BuiltSite
from playwright.sync_api import Browser, sync_playwright
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


# --- The closed area -------------------------------------------------------------------------------------------------------------


@pytest.fixture(scope="session")
def postgres() -> Iterator[Cluster]:
    """A private PostgreSQL."""
    with tempfile.TemporaryDirectory(prefix="nrwconnect-pg-") as folder:
        # It runs as another account and must be able to reach its folder.
        Path(folder).chmod(0o755)
        # Durable, because a test stops it hard and expects everything back.
        with cluster(Path(folder) / "pg", is_durable=True) as started:
            yield started


@pytest.fixture(scope="session", params=ENGINES)
def house(request: pytest.FixtureRequest) -> Iterator[House]:
    """A running installation with an administrator, on each engine."""
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with new_installation(request.param, server) as installation:
        yield House(installation)


@pytest.fixture(scope="session")
def sqlite_house() -> Iterator[House]:
    """One on SQLite only, for what has nothing to do with the engine."""
    with new_installation("SQLite", None) as installation:
        yield House(installation)


@pytest.fixture(autouse=True)
def rested(request: pytest.FixtureRequest) -> None:
    """Each test begins without counted attempts: all of them come from one address."""
    for name in ("house", "sqlite_house"):
        if name in request.fixturenames:
            request.getfixturevalue(name).forget_attempts()


@pytest.fixture(params=ENGINES)
def empty_installation(request: pytest.FixtureRequest) -> Iterator[Installation]:
    """One that nobody has used yet, on each engine."""
    server = request.getfixturevalue("postgres") if request.param == "PostgreSQL" else None
    with new_installation(request.param, server) as installation:
        yield installation


@pytest.fixture(params=MODES)
def mode(request: pytest.FixtureRequest) -> Mode:
    """With the keyboard only, and without JavaScript."""
    return request.param


@pytest.fixture
def surf(browser: Browser, mode: Mode) -> Iterator[Callable[[str], Surf]]:
    """Opens browser windows; at the end each must have seen nothing wrong on any page."""
    with ExitStack() as windows:
        yield lambda address: windows.enter_context(surfing(browser, address, mode))

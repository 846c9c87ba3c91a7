"""Without JavaScript everything is there."""

from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 800}, locale="de-DE")
    yield context.new_page()
    context.close()


def test_every_section_shows_its_text_and_its_pages(page: Page, site: BuiltSite, address: str) -> None:
    for path in ("/", "/themenfelder/", "/termine/", "/loesungen/", "/glossar/", "/was-bedeutet-das-fuer-mich/"):
        page.goto(address + path)
        assert page.locator("h1").is_visible(), path
        assert len(page.locator("main").inner_text()) > 200, path
        links = site.by_path[path].document.xpath("//main//a[starts-with(@href, '/')]")
        assert len(links) > 5, path


def test_the_main_navigation_can_be_reached_on_a_phone(page: Page, address: str) -> None:
    page.goto(address + "/")
    link = page.locator("header nav a[href='/themenfelder/'], footer a[href='/themenfelder/']").first
    if not link.is_visible():
        page.locator("header summary, header a[href^='#']").first.click()
    assert link.is_visible()


def test_filters_are_plain_links(page: Page, site: BuiltSite, address: str) -> None:
    page.goto(address + "/termine/")
    hrefs = [link.get_attribute("href") for link in page.locator("main a[href^='/termine/']").all()]
    filtered = [href for href in hrefs if href in site.by_path and site.by_path[href].document.xpath("//main//*[@aria-current]")]
    assert filtered, "no filter leads to a page of its own"


def test_the_search_page_lists_everything(page: Page, site: BuiltSite, address: str) -> None:
    page.goto(address + "/suche/")
    listed = {link.get_attribute("href") for link in page.locator("main a[href^='/']").all()}
    details = {path for path in site.by_path if path.count("/") >= 2 and path.split("/")[1] in ("themenfelder", "gremien", "loesungen")}
    plain = {path for path in details if path.count("/") <= 3 and not site.by_path[path].document.xpath("//meta[@name='robots']")}
    assert plain and len(plain & listed) > 0.9 * len(plain), sorted(plain - listed)[:10]


def test_nothing_asks_for_scripts(page: Page, site: BuiltSite) -> None:
    """Controls that do nothing without a script must not be in the file."""
    dead = [built.path for built in site.pages if built.document.xpath("//main//button[not(ancestor::form)]")]
    assert not dead, dead[:10]

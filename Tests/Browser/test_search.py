"""The search page with its script: folding of German letters, keyboard, announcement, and a bounded index."""

from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page, expect

LARGEST_INDEX = 2_000_000


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 1280, "height": 900}, reduced_motion="reduce", locale="de-DE")
    page = context.new_page()
    page.goto(address + "/suche/")
    yield page
    context.close()


def field(page: Page):
    return page.locator("main input[type=search], main [role=search] input").first


def hits(page: Page, href: str):
    """Found pages with this address; the directory of all pages below the field does not count."""
    return page.locator(f"main .suche-treffer a[href='{href}']")


def look_for(page: Page, words: str) -> None:
    field(page).fill("")
    field(page).focus()
    page.keyboard.type(words)


@pytest.mark.parametrize("words", ["lösungen", "loesungen", "losungen", "LÖSUNGEN", "Losung"])
def test_umlauts_are_found_in_every_spelling(page: Page, words: str) -> None:
    look_for(page, words)
    expect(hits(page, "/loesungen/")).to_be_visible()


def test_a_word_that_occurs_nowhere_says_so(page: Page) -> None:
    look_for(page, "xyzzyplugh")
    expect(page.locator("main [role=status], main [aria-live]").first).to_contain_text("ein", ignore_case=True)
    expect(page.locator("main .suche-treffer a")).to_have_count(0)


def test_the_number_of_hits_is_announced(page: Page) -> None:
    look_for(page, "bauen")
    expect(page.locator("main [role=status], main [aria-live]").first).to_contain_text("Seite")


def test_markup_in_the_query_stays_text(page: Page) -> None:
    look_for(page, "<img src=x onerror=document.title=1>")
    page.wait_for_timeout(300)
    assert page.locator("main img[src=x]").count() == 0
    assert page.title() != "1"


def test_a_query_in_the_address_is_answered(page: Page, address: str) -> None:
    """The search field in the header of every page leads here."""
    name = field(page).get_attribute("name") or "q"
    page.goto(f"{address}/suche/?{name}=loesungen")
    expect(field(page)).to_have_value("loesungen")
    expect(hits(page, "/loesungen/")).to_be_visible()


def test_the_index_is_bounded(site: BuiltSite) -> None:
    assert (site.folder / "suche/index.json").stat().st_size < LARGEST_INDEX

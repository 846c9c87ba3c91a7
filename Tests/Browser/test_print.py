"""The print style: a PDF from the browser is a document, not a picture of a web page."""

import io

import pypdf
import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser

PAGES = ["/", "/themenfelder/bauen-wohnen/", "/termine/", "/glossar/", "/loesungen/"]


@pytest.fixture(scope="module")
def documents(browser: Browser, site: BuiltSite, address: str) -> dict[str, pypdf.PdfReader]:
    """Some pages as A4."""
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    printed = {}
    longest = max(site.pages, key=lambda built: built.file.stat().st_size).path
    for path in {*PAGES, longest} & site.by_path.keys():
        page.goto(address + path)
        printed[path] = pypdf.PdfReader(io.BytesIO(page.pdf(format="A4")))
    context.close()
    return printed


def text(document: pypdf.PdfReader) -> str:
    return " ".join(" ".join(page.extract_text() for page in document.pages).replace("\u00ad", "").split())


def letters(value: str) -> str:
    """Only letters: a PDF breaks lines and hyphenates where it likes."""
    return "".join(character for character in value if character.isalpha())


def test_the_title_is_on_the_first_page(documents, site: BuiltSite) -> None:
    for path, document in documents.items():
        assert letters(site.by_path[path].title) in letters(document.pages[0].extract_text()), path


def test_the_text_is_there_and_the_navigation_is_not(documents, site: BuiltSite) -> None:
    navigation = site.by_path["/"].document.xpath("//header//nav//a")
    words = letters("".join(" ".join(link.text_content().split()) for link in navigation[:5]))
    for path, document in documents.items():
        printed = letters(text(document))
        assert len(printed) > 200, path
        assert words not in printed, f"{path}: the main navigation is printed"
        assert letters("Zum Inhalt") not in printed, f"{path}: the skip link is printed"


def test_navigation_search_and_buttons_are_hidden_in_print(browser: Browser, site: BuiltSite, address: str) -> None:
    context = browser.new_context(locale="de-DE")
    page = context.new_page()
    page.emulate_media(media="print")
    wrong = []
    for path in PAGES:
        page.goto(address + path)
        for part in page.locator("header nav, [role=search], main form, main button").all():
            if part.is_visible():
                wrong.append(f"{path}: {part.evaluate('e => e.outerHTML.slice(0, 80)')}")
    context.close()
    assert not wrong, "\n".join(wrong)


def test_print_is_dark_on_white_even_in_dark_mode(browser: Browser, address: str) -> None:
    context = browser.new_context(locale="de-DE", color_scheme="dark")
    page = context.new_page()
    page.emulate_media(media="print", color_scheme="dark")
    page.goto(address + "/")
    color = page.evaluate("getComputedStyle(document.querySelector('main p')).color")
    context.close()
    assert max(int(part) for part in color.removeprefix("rgb(").rstrip(")").split(",")[:3]) < 120, color

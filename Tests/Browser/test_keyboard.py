"""Only the keyboard: skip link, every stop visible and marked, no trap, menu, filters, search, tips."""

from collections.abc import Iterator

import pytest
from built_site import BuiltSite
from playwright.sync_api import Browser, Page

DESKTOP = {"width": 1280, "height": 900}
PHONE = {"width": 360, "height": 800}
MOST_STOPS = 700

LOOK = """() => {
    const look = e => { const s = getComputedStyle(e); return [s.outlineStyle === 'none' ? '' : s.outline, s.boxShadow,
        s.backgroundColor, s.borderColor].join('|'); };
    window.resting = new WeakMap();
    window.look = look;
    for (const e of document.querySelectorAll('a, button, input, select, textarea, summary, [tabindex], audio, video'))
        window.resting.set(e, look(e));
}"""
STOP = """() => {
    const e = document.activeElement;
    if (!e || e === document.body || e === document.documentElement) return null;
    window.numbers ??= new Map();
    if (!window.numbers.has(e)) window.numbers.set(e, window.numbers.size);
    const box = e.getBoundingClientRect();
    const name = e.outerHTML.slice(0, 110).replace(/\\s+/g, ' ');
    const problems = [];
    if (box.width < 1 || box.height < 1) problems.push('has no size');
    if (box.bottom < 1 || box.right < 1 || box.top > innerHeight - 1 || box.left > innerWidth - 1) problems.push('is outside of the window');
    if (getComputedStyle(e).visibility !== 'visible') problems.push('is invisible');
    if (window.resting && window.resting.get(e) === window.look(e)) problems.push('looks the same with focus');
    const middle = document.elementFromPoint(box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 12));
    if (middle && !e.contains(middle) && !middle.contains(e) && getComputedStyle(middle.closest('header, footer, nav') ?? middle)
        .position.match(/sticky|fixed/)) problems.push('is covered by ' + middle.outerHTML.slice(0, 60));
    return {number: window.numbers.get(e), name, problems};
}"""


@pytest.fixture
def desktop(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, DESKTOP)


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    yield from opened(browser, PHONE)


def opened(browser: Browser, viewport: dict[str, int]) -> Iterator[Page]:
    context = browser.new_context(viewport=viewport, reduced_motion="reduce", locale="de-DE")
    yield context.new_page()
    context.close()


def sample(site: BuiltSite) -> list[str]:
    """One page of each kind that has something of its own to reach."""
    kinds = ["//*[@class='begriff' or contains(@class, 'begriff ')]", "//table", "//figure", "//form", "//details", "//pre",
             "//*[contains(@class, 'fussnote')]", "//*[contains(@class, 'filter')]", "//input[@type='checkbox']"]  # fmt: skip
    chosen = ["/", "/suche/", "/glossar/", "/termine/", "/handbuch/bausteine/"]
    chosen += [pages[0].path for kind in kinds if (pages := site.pages_with(f"//main{kind}"))]
    return sorted({path for path in chosen if path in site.by_path})


def walk(page: Page) -> list[str]:
    """Tabs through the whole page and returns what is wrong on the way."""
    page.evaluate(LOOK)
    wrong: list[str] = []
    seen: set[int] = set()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return wrong if seen else ["nothing can be reached"]
        if stop["number"] in seen:
            is_first = stop["number"] == 0
            return wrong if is_first else [*wrong, f"focus comes back to {stop['name']}"]
        seen.add(stop["number"])
        wrong += [f"{problem}: {stop['name']}" for problem in stop["problems"]]
    return [*wrong, f"more than {MOST_STOPS} stops"]


@pytest.mark.parametrize("viewport", [DESKTOP, PHONE], ids=["desktop", "phone"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_every_stop_is_visible_and_marked_and_there_is_no_trap(
    browser: Browser, site: BuiltSite, address: str, viewport: dict[str, int], scheme: str
) -> None:
    context = browser.new_context(viewport=viewport, color_scheme=scheme, reduced_motion="reduce", locale="de-DE")
    page = context.new_page()
    wrong = []
    for path in sample(site):
        page.goto(address + path)
        wrong += [f"{path}: {problem}" for problem in walk(page)]
    context.close()
    assert not wrong, f"{len(wrong)} problems\n" + "\n".join(wrong[:30])


def test_the_first_stop_is_a_visible_skip_link_that_leads_to_the_content(desktop: Page, address: str) -> None:
    desktop.goto(address + "/themenfelder/")
    desktop.keyboard.press("Tab")
    skip = desktop.evaluate_handle("document.activeElement").as_element()
    target = skip.get_attribute("href")
    assert target and target.startswith("#"), skip.evaluate("e => e.outerHTML")
    box = skip.bounding_box()
    assert box and box["y"] >= 0 and box["x"] >= 0 and box["height"] > 10
    desktop.keyboard.press("Enter")
    assert desktop.evaluate("id => document.getElementById(id)?.closest('main') !== null", target[1:])
    desktop.keyboard.press("Tab")
    assert desktop.evaluate("document.activeElement.closest('main') !== null"), "the next stop is not in the content"


def test_the_menu_opens_and_closes_on_a_phone(phone: Page, address: str) -> None:
    phone.goto(address + "/")
    link = "header nav a[href='/themenfelder/']"
    assert not phone.locator(link).first.is_visible(), "the menu is open from the start"
    for _ in range(12):
        phone.keyboard.press("Tab")
        if phone.evaluate("document.activeElement.matches('header summary, header button[aria-expanded], header a[href*=\"menu\"]')"):
            break
    else:
        pytest.fail("no button for the menu among the first twelve stops")
    phone.keyboard.press("Enter")
    assert phone.locator(link).first.is_visible()
    for _ in range(12):
        phone.keyboard.press("Tab")
        if phone.evaluate("e => document.activeElement.matches(e)", link):
            break
    else:
        pytest.fail("the open menu is not reached by Tab")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/themenfelder/")


def test_filters_are_chosen_and_removed_by_keyboard(desktop: Page, site: BuiltSite, address: str) -> None:
    listing = next(page for page in site.pages if page.path == "/termine/")
    option = next(
        str(href) for href in listing.document.xpath("//main//a/@href") if str(href).startswith("/termine/") and is_filter(site, str(href))
    )
    desktop.goto(address + "/termine/")
    desktop.locator(f"main a[href='{option}']").first.focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url(f"**{option}")
    assert desktop.locator("main [aria-current]").count() >= 1, "the chosen filter is not marked"
    removal = desktop.locator("main a[href='/termine/']").first
    removal.focus()
    desktop.keyboard.press("Enter")
    desktop.wait_for_url("**/termine/")


def is_filter(site: BuiltSite, href: str) -> bool:
    """A page of its own that is no event: it lists several."""
    page = site.by_path.get(href)
    return page is not None and page.path != "/termine/" and not page.document.xpath("//a[contains(@href, 'termin.ics')]")


def test_glossary_tips_show_on_focus(desktop: Page, site: BuiltSite, address: str) -> None:
    page = next(iter(site.pages_with("//main//a[contains(@class, 'begriff')][@data-erklaerung]")))
    desktop.goto(address + page.path)
    desktop.mouse.move(0, 0)
    term = desktop.locator("main a.begriff[data-erklaerung]").first
    tip = """e => ['::before', '::after'].map(p => getComputedStyle(e, p))
        .some(s => s.content.length > 6 && s.display !== 'none' && s.visibility === 'visible' && s.opacity > 0.9)"""
    assert not term.evaluate(tip), "the tip shows without focus"
    desktop.keyboard.press("Tab")
    term.focus()
    desktop.wait_for_timeout(300)
    assert term.evaluate(tip), "the tip does not show on focus"


def test_tables_scroll_within_their_box_by_keyboard(phone: Page, site: BuiltSite, address: str) -> None:
    tables = site.pages_with("//div[@role='region' and @tabindex='0']//table")
    for built in tables[:12]:
        phone.goto(address + built.path)
        for box in phone.locator("div[role=region][tabindex='0']").all():
            if box.evaluate("e => e.scrollWidth > e.clientWidth + 40"):
                box.focus()
                phone.keyboard.press("ArrowRight")
                phone.keyboard.press("ArrowRight")
                phone.wait_for_function("e => e.scrollLeft > 0", arg=box.element_handle(), timeout=3000)
                return
    pytest.skip("no table of our own site is wider than a phone")

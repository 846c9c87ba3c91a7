"""Visits to every page: what axe-core, the console, the network and the layout say, in both colour schemes and at all widths."""

import asyncio
import threading
from dataclasses import dataclass, field
from importlib.resources import files
from urllib.parse import urlsplit

from playwright.async_api import Browser, Page, async_playwright

CHROMIUM = "/usr/bin/chromium"
# Other hosts cannot be reached: a request that leaves the site is reported, never sent.
CHROMIUM_ARGUMENTS = ["--no-sandbox", "--disable-dev-shm-usage", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1"]
WORKERS = 2
DESKTOP, PHONE, NARROW = 1280, 360, 320

AXE = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
RUN_AXE = """async () => {
    const result = await axe.run(document, {resultTypes: ['violations'], elementRef: false});
    return result.violations.map(v => ({rule: v.id, impact: v.impact, count: v.nodes.length,
        html: v.nodes[0].html.slice(0, 160), why: v.nodes[0].failureSummary.slice(0, 300)}));
}"""
OVERFLOW = """() => {
    const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
    if (wide <= 0) return null;
    const limit = document.documentElement.clientWidth;
    const guilty = [...document.body.querySelectorAll('*')].filter(e => e.getBoundingClientRect().right > limit + 1).pop();
    return `${wide}px, e.g. ${guilty ? guilty.outerHTML.slice(0, 120) : '?'}`;
}"""


@dataclass
class Visit:
    """What was seen on one page; every list is empty when all is well."""

    path: str
    violations: list[str] = field(default_factory=list)
    overflows: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)


async def visit(page: Page, address: str, path: str) -> Visit:
    """Loads a page once; width and colour scheme change without loading again."""
    seen = Visit(path)
    host = urlsplit(address).netloc

    def on_request(request) -> None:
        parts = urlsplit(request.url)
        if parts.netloc not in ("", host):
            seen.foreign.append(request.url)

    def on_console(message) -> None:
        is_expected = message.location.get("url", "") == address + path and "404" in message.text
        if message.type in ("error", "warning") and not is_expected:
            seen.console.append(f"{message.type}: {message.text}")

    def on_page_error(error) -> None:
        seen.console.append(f"exception: {error}")

    page.on("request", on_request)
    page.on("console", on_console)
    page.on("pageerror", on_page_error)
    try:
        await page.set_viewport_size({"width": DESKTOP, "height": 900})
        await page.emulate_media(color_scheme="light", reduced_motion="reduce")
        await page.goto(address + path, wait_until="load")
        await page.evaluate(AXE)
        for width in (DESKTOP, PHONE):
            await page.set_viewport_size({"width": width, "height": 900})
            for scheme in ("light", "dark"):
                await page.emulate_media(color_scheme=scheme, reduced_motion="reduce")
                for found in await page.evaluate(RUN_AXE):
                    seen.violations.append("{rule} ({impact}) ×{count} at {0} {1}: {html} — {why}".format(width, scheme, **found))
            await look_for_overflow(page, width, seen)
        await page.set_viewport_size({"width": NARROW, "height": 900})
        await look_for_overflow(page, NARROW, seen)
    finally:
        page.remove_listener("request", on_request)
        page.remove_listener("console", on_console)
        page.remove_listener("pageerror", on_page_error)
    return seen


async def look_for_overflow(page: Page, width: int, seen: Visit) -> None:
    if found := await page.evaluate(OVERFLOW):
        seen.overflows.append(f"at {width}: {found}")


async def work(browser: Browser, address: str, waiting: list[str], done: list[Visit]) -> None:
    """One of the workers: takes paths until none is left."""
    context = await browser.new_context(locale="de-DE")
    page = await context.new_page()
    while waiting:
        done.append(await visit(page, address, waiting.pop()))
    await context.close()


async def visit_in_parallel(address: str, paths: list[str]) -> list[Visit]:
    done: list[Visit] = []
    waiting = list(reversed(paths))
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        await asyncio.gather(*(work(browser, address, waiting, done) for _ in range(WORKERS)))
        await browser.close()
    return sorted(done, key=lambda seen: seen.path)


def visit_all(address: str, paths: list[str]) -> list[Visit]:
    """All pages, in a thread of its own: the other tests use Playwright's synchronous interface in this one."""
    result: list[Visit] = []
    failure: list[BaseException] = []

    def target() -> None:
        try:
            result.extend(asyncio.run(visit_in_parallel(address, paths)))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return result

"""Visits to many pages as somebody who is signed in: axe, console, network and layout, as for the public pages."""

from __future__ import annotations

import asyncio
import threading
from urllib.parse import urlsplit

from playwright.async_api import async_playwright
from visits import CHROMIUM, CHROMIUM_ARGUMENTS, Visit, visit


async def visit_each(address: str, paths: list[str], cookies: dict[str, str]) -> list[Visit]:
    host = urlsplit(address).hostname
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGUMENTS)
        context = await browser.new_context(locale="de-DE")
        await context.add_cookies([{"name": name, "value": value, "domain": host, "path": "/"} for name, value in cookies.items()])
        page = await context.new_page()
        done = [await visit(page, address, path) for path in paths]
        await browser.close()
    return done


def visit_signed_in(address: str, paths: list[str], cookies: dict[str, str]) -> list[Visit]:
    """In a thread of its own: the other tests use Playwright's synchronous interface in this one."""
    done: list[Visit] = []
    failure: list[BaseException] = []

    def target() -> None:
        try:
            done.extend(asyncio.run(visit_each(address, paths, cookies)))
        except BaseException as error:
            failure.append(error)

    thread = threading.Thread(target=target)
    thread.start()
    thread.join()
    if failure:
        raise failure[0]
    return done

"""Hostile content in a real browser: no script runs, no request leaves the site, nothing needs the content security policy."""

import csv
import json
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import quote

import icalendar
import program
import pytest
from built_site import BuiltSite
from lxml import etree
from playwright.sync_api import Browser, Page
from xss.corpus import Case, cases, write_site

ERROR = re.compile(r"^(.*?):\d+:\d+: error: ", re.MULTILINE)
FEWEST_INPUTS = 150
ROUNDS = 6

WATCH = """
window.__hits = [];
window.__xss = what => { window.__hits.push('script ran: ' + what); };
for (const name of ['alert', 'confirm', 'prompt', 'print']) window[name] = () => window.__hits.push(name + ' was called');
document.addEventListener('securitypolicyviolation', e => window.__hits.push(`policy violated: ${e.effectiveDirective} ${e.blockedURI}`));
"""
LOOK = """() => {
    const found = [...window.__hits];
    const addresses = new Set(['href', 'src', 'action', 'formaction', 'xlink:href', 'data', 'poster', 'background', 'ping', 'cite', 'srcset']);
    const schemes = new Set(['http:', 'https:', 'mailto:', 'tel:', 'webcal:']);
    const never = 'iframe, frame, frameset, object, embed, applet, base, style, math, portal, foreignObject, animate, set, template, ' +
        'plaintext, xmp, marquee, dialog, isindex, keygen, link[rel=prefetch], meta[http-equiv]:not([http-equiv="X-UA-Compatible"])';
    for (const e of document.querySelectorAll(never)) found.push('element: ' + e.outerHTML.slice(0, 100));
    for (const e of document.querySelectorAll('script:not([src]):not([type="application/ld+json"])')) found.push('inline script: ' + e.text.slice(0, 80));
    for (const e of document.querySelectorAll('*')) for (const a of e.attributes) {
        if (/^on/i.test(a.name)) found.push('handler: ' + e.outerHTML.slice(0, 100));
        if (/^(style|srcdoc|autofocus|contenteditable|is)$/i.test(a.name)) found.push(`attribute ${a.name}: ` + e.outerHTML.slice(0, 100));
        if (!addresses.has(a.name.toLowerCase())) continue;
        let url; try { url = new URL(a.value, document.baseURI) } catch { found.push('address: ' + a.value.slice(0, 80)); continue }
        if (!schemes.has(url.protocol)) found.push(`address: ${a.name}=${a.value.slice(0, 80)}`);
        const loads = e.tagName !== 'A' && /^http/.test(url.protocol) && !['canonical', 'alternate'].includes(e.rel);
        if (loads && url.origin !== location.origin) found.push(`loads from elsewhere: ${a.value.slice(0, 80)}`);
        if (e.tagName === 'A' && url.hostname === 'evil.example' && !/^https?:/i.test(a.value.trim()))
            found.push(`only looks like ours: ${a.value.slice(0, 80)}`);
    }
    return found;
}"""


@dataclass
class Hostile:
    """The built site of hostile inputs, and which of them were refused with a message."""

    site: BuiltSite
    rendered: list[Case] = field(default_factory=list)
    refused: list[Case] = field(default_factory=list)


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Hostile:
    """Builds; leaves out what was refused; builds again."""
    root = tmp_path_factory.mktemp("xss")
    content, output = root / "content", root / "site"
    chosen, refused = cases(), []
    for _ in range(ROUNDS):
        shutil.rmtree(content, ignore_errors=True)
        write_site(content, chosen)
        outcome = program.build(output, content, "--links", "off")
        if outcome.code == 0:
            return Hostile(BuiltSite(output), chosen, refused)
        named = {str(Path(file).relative_to(content)) if Path(file).is_absolute() else file for file in ERROR.findall(outcome.text)}
        named = {file.removeprefix("Content/").removeprefix("content/") for file in named}
        bad = [case for case in chosen if named & set(case.files)]
        assert bad, f"exit code {outcome.code}, but no error names a page of the corpus:\n{outcome.text[-3000:]}"
        refused += bad
        chosen = [case for case in chosen if case not in bad]
    pytest.fail(f"still refused after {ROUNDS} builds:\n{outcome.text[-2000:]}")


@pytest.fixture(scope="module")
def hostile_address(hostile: Hostile) -> Iterator[str]:
    with program.serving(hostile.site.folder) as address:
        yield address


@pytest.fixture(params=[False, True], ids=["with policy", "without policy"])
def page(request, browser: Browser, hostile_address: str) -> Iterator[Page]:
    """A page that reports what runs; once more without the policy, which must not be what saves us."""
    context = browser.new_context(bypass_csp=request.param, locale="de-DE")
    context.add_init_script(WATCH)
    page = context.new_page()
    page.foreign = []
    page.on("dialog", lambda dialog: (page.foreign.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    page.on("request", lambda request: request.url.startswith(hostile_address) or page.foreign.append(f"request: {request.url}"))
    yield page
    context.close()


def test_the_corpus_is_large_and_most_of_it_is_rendered(hostile: Hostile) -> None:
    assert len(cases()) >= FEWEST_INPUTS
    assert len({case.file for case in cases()}) == len(cases())
    assert len(hostile.rendered) >= FEWEST_INPUTS, f"{len(hostile.rendered)} rendered, {len(hostile.refused)} refused"


@pytest.mark.parametrize("text", [
    "<img src=x onerror=__xss(1)>", "<p onclick=x()>", "<a href=javascript:x()>", "<a href=//evil.example/>", "<p style=color:red>",
    "<iframe srcdoc=x></iframe>", "<img src=//evil.example/a.png>", "<base href=/>", "<svg><animate onbegin=x()></svg>",
])  # fmt: skip
def test_the_watch_notices_what_comes_alive(hostile_address: str, page: Page, text: str) -> None:
    page.goto(hostile_address + "/")
    assert page.evaluate(LOOK) == []
    page.evaluate("text => document.body.insertAdjacentHTML('beforeend', text)", text)
    assert page.evaluate(LOOK) != []


def test_nothing_hostile_comes_alive_on_any_page(hostile: Hostile, hostile_address: str, page: Page) -> None:
    wrong = []
    for built in hostile.site.pages:
        page.goto(hostile_address + quote(built.path), wait_until="load")
        wrong += [f"{built.path}: {found}" for found in [*page.evaluate(LOOK), *page.foreign]]
        page.foreign.clear()
    assert not wrong, f"{len(wrong)} findings on {len(hostile.site.pages)} pages\n" + "\n".join(wrong[:40])


def test_nothing_hostile_comes_alive_in_the_search(hostile_address: str, page: Page) -> None:
    page.goto(hostile_address + "/suche/")
    field_ = page.locator("main input[type=search], main [role=search] input").first
    wrong = []
    for words in ("angriff", "feld", "img", "script", "onerror", "<img src=x onerror=__xss(1)>", "__proto__", "constructor"):
        field_.fill(words)
        page.wait_for_timeout(150)
        wrong += [f"{words}: {found}" for found in [*page.evaluate(LOOK), *page.foreign]]
    page.goto(hostile_address + "/suche/?q=" + quote("\"><img src=x onerror=__xss(1)>"))
    page.wait_for_timeout(150)
    wrong += [f"address: {found}" for found in page.evaluate(LOOK)]
    assert not wrong, "\n".join(wrong[:20])


def test_images_and_files_beside_pages_run_nothing_when_opened(browser: Browser, hostile: Hostile, hostile_address: str) -> None:
    """An SVG may contain a script; the policy of the server keeps it still."""
    context = browser.new_context()
    context.add_init_script(WATCH)
    page = context.new_page()
    for file in hostile.site.folder.rglob("*.svg"):
        page.goto(f"{hostile_address}/{quote(str(file.relative_to(hostile.site.folder)))}")
        ran = [hit for hit in page.evaluate("window.__hits ?? []") if not hit.startswith("policy violated")]
        assert not ran, f"{file.name}: {ran}"
    context.close()


def test_machine_formats_stay_well_formed(hostile: Hostile) -> None:
    folder = hostile.site.folder
    for file in folder.rglob("*.xml"):
        etree.parse(file, etree.XMLParser(resolve_entities=False))
    for file in folder.rglob("*.json"):
        json.loads(file.read_text(encoding="utf-8"))
    for built in hostile.site.pages:
        for text in built.document.xpath("//script[@type='application/ld+json']/text()"):
            json.loads(text)


def test_no_line_break_adds_a_property_to_a_calendar(hostile: Hostile) -> None:
    known = {"UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "LOCATION", "URL", "STATUS", "CATEGORIES", "CLASS",
             "LAST-MODIFIED", "CREATED", "SEQUENCE", "ORGANIZER", "TRANSP", "DURATION"}  # fmt: skip
    found = sorted(hostile.site.folder.rglob("*.ics"))
    assert found
    for file in found:
        for event in icalendar.Calendar.from_ical(file.read_bytes()).walk("VEVENT"):
            assert set(event) <= known, f"{file}: {set(event) - known}"


def test_no_cell_of_open_data_runs_as_a_formula(hostile: Hostile) -> None:
    tables = sorted((hostile.site.folder / "daten").rglob("*.csv"))
    assert tables
    for file in tables:
        with file.open(encoding="utf-8-sig", newline="") as text:
            delimiter = ";" if ";" in text.readline() else ","
            text.seek(0)
            risky = [cell for row in csv.reader(text, delimiter=delimiter) for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
        assert not [cell for cell in risky if not re.fullmatch(r"[+-]?\d+([.,]\d+)?", cell)], f"{file.name}: {risky[:3]}"


def test_no_redirect_breaks_out_of_the_server_configuration(hostile: Hostile) -> None:
    for name in ("nginx.conf", "caddy.conf"):
        text = (hostile.site.folder / "_server" / name).read_text(encoding="utf-8")
        assert not re.search(r"^\s*return 200", text, re.MULTILINE), name
        outside = re.sub(r'"(\\.|[^"\\])*"', '""', text)
        assert "evil.example" not in outside, name

"""Feeds, calendars, site map, open data and structured data, read by well-known libraries."""

import csv
import datetime
import io
import json
import re
from pathlib import Path
from zoneinfo import ZoneInfo

import feedparser
import icalendar
import jsonschema
import pytest
from built_site import BuiltSite
from lxml import etree

from program import BASE_URL

ATOM = {"a": "http://www.w3.org/2005/Atom"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9"}
RFC_3339 = re.compile(r"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)$")
W3C_DATE = re.compile(r"^\d{4}-\d\d-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d))?$")


def files(site: BuiltSite, pattern: str) -> list[Path]:
    found = sorted(site.folder.rglob(pattern))
    assert found, f"the site has no {pattern}"
    return found


def leads_somewhere(site: BuiltSite, url: str) -> bool:
    """An absolute address within the site that a file answers."""
    target = site.resolve(url)
    return url.startswith(BASE_URL) and target is not None and site.file(target[0]) is not None


# --- Feeds -----------------------------------------------------------------------------------------------------------------------


def test_feeds_are_atom_that_a_feed_reader_understands(site: BuiltSite) -> None:
    for file in files(site, "feed.xml"):
        feed = feedparser.parse(file.read_bytes())
        assert not feed.bozo, f"{file}: {feed.get('bozo_exception')}"
        assert feed.version == "atom10", file
        for entry in feed.entries:
            assert entry.title and entry.updated_parsed and leads_somewhere(site, entry.link), (file, entry.get("link"))


def test_feeds_have_what_rfc_4287_asks_for(site: BuiltSite) -> None:
    ids: dict[str, Path] = {}
    for file in files(site, "feed.xml"):
        root = etree.parse(file).getroot()
        for element in [root, *root.findall("a:entry", ATOM)]:
            for name in ("id", "title", "updated"):
                assert len(element.findall(f"a:{name}", ATOM)) == 1, f"{file}: {name} in {element.tag}"
            assert RFC_3339.match(element.findtext("a:updated", namespaces=ATOM)), file
        own = [link.get("href") for link in root.findall("a:link[@rel='self']", ATOM)]
        assert own == [f"{BASE_URL}/{file.relative_to(site.folder)}"], f"{file}: {own}"
        assert root.find("a:author", ATOM) is not None or all(e.find("a:author", ATOM) is not None for e in root.findall("a:entry", ATOM))
        feed_id = root.findtext("a:id", namespaces=ATOM)
        assert ids.setdefault(feed_id, file) == file, f"{file} and {ids[feed_id]} have the same id"
        entries = [entry.findtext("a:id", namespaces=ATOM) for entry in root.findall("a:entry", ATOM)]
        assert len(entries) == len(set(entries)), file


# --- Calendars -------------------------------------------------------------------------------------------------------------------


def calendar(file: Path) -> icalendar.Calendar:
    data = file.read_bytes()
    lines = data.split(b"\r\n")
    assert lines[-1] == b"" and not any(b"\n" in line for line in lines), f"{file}: lines must end with CRLF"
    assert max(map(len, lines)) <= 75, f"{file}: a line is longer than 75 octets"
    return icalendar.Calendar.from_ical(data)


def test_calendars_are_what_rfc_5545_asks_for(site: BuiltSite) -> None:
    for file in files(site, "*.ics"):
        parsed = calendar(file)
        assert parsed["VERSION"] == "2.0" and parsed["PRODID"], file
        zones = {str(zone["TZID"]) for zone in parsed.walk("VTIMEZONE")}
        events = parsed.walk("VEVENT")
        uids = [str(event["UID"]) for event in events]
        assert len(uids) == len(set(uids)), file
        for event in events:
            assert not event.errors, f"{file}: {event.errors}"
            assert event["SUMMARY"] and event["DTSTAMP"].dt.tzinfo is not None, file
            for name in ("DTSTART", "DTEND"):
                zone = event[name].params.get("TZID") if name in event else None
                assert zone is None or str(zone) in zones, f"{file}: no VTIMEZONE for {zone}"
            if "DTEND" in event:
                assert event["DTEND"].dt >= event["DTSTART"].dt and type(event["DTEND"].dt) is type(event["DTSTART"].dt), file
            if "URL" in event:
                assert leads_somewhere(site, str(event["URL"])), f"{file}: {event['URL']}"


def test_each_event_has_one_file_and_is_in_the_calendar_of_all(site: BuiltSite) -> None:
    everything = {str(event["UID"]) for event in calendar(site.folder / "termine/kalender.ics").walk("VEVENT")}
    single = []
    for file in files(site, "termin.ics"):
        events = calendar(file).walk("VEVENT")
        assert len(events) == 1, file
        single.append(str(events[0]["UID"]))
    assert sorted(single) == sorted(everything)


def test_times_in_calendars_are_those_on_the_page(site: BuiltSite) -> None:
    for file in files(site, "termin.ics"):
        start = calendar(file).walk("VEVENT")[0]["DTSTART"].dt
        if isinstance(start, datetime.datetime):
            start = start.astimezone(ZoneInfo("Europe/Berlin"))
        page = site.by_path["/" + str(file.parent.relative_to(site.folder)) + "/"]
        stamps = [str(value) for value in page.document.xpath("//time/@datetime")]
        assert any(stamp.startswith(start.isoformat()[:16]) for stamp in stamps), f"{page.path}: {start} not among {stamps}"


# --- Site map, robots, security.txt ----------------------------------------------------------------------------------------------


def test_the_site_map_lists_exactly_the_pages_meant_for_search_engines(site: BuiltSite) -> None:
    root = etree.parse(site.folder / "sitemap.xml").getroot()
    assert root.tag == f"{{{SITEMAP['s']}}}urlset"
    locations = [element.text for element in root.findall("s:url/s:loc", SITEMAP)]
    assert len(locations) == len(set(locations))
    assert all(W3C_DATE.match(element.text) for element in root.findall("s:url/s:lastmod", SITEMAP))
    allowed = {f"{{{SITEMAP['s']}}}{name}" for name in ("loc", "lastmod", "changefreq", "priority")}
    assert {child.tag for url in root for child in url} <= allowed
    listed = {site.resolve(location)[0] for location in locations if location.startswith(BASE_URL)}
    assert len(listed) == len(locations)
    hidden = {page.path for page in site.pages_with("//meta[@name='robots' and contains(@content, 'noindex')]")}
    assert listed == {page.path for page in site.pages if page.path not in hidden and is_canonical(site, page)}


def is_canonical(site: BuiltSite, page) -> bool:
    """Filtered pages may name the whole list as their original."""
    original = page.document.xpath("//link[@rel='canonical']/@href")
    return not original or site.resolve(original[0]) == (page.path, "")


def test_robots_txt_names_the_site_map(site: BuiltSite) -> None:
    assert f"Sitemap: {BASE_URL}/sitemap.xml" in (site.folder / "robots.txt").read_text().splitlines()


def test_security_txt_has_a_contact_and_expires_within_a_year(site: BuiltSite) -> None:
    """RFC 9116, sections 2.5.3 and 2.5.5."""
    lines = (site.folder / ".well-known/security.txt").read_text().splitlines()
    fields = dict(line.split(": ", 1) for line in lines if ": " in line and not line.startswith("#"))
    assert re.match(r"(mailto:|https://|tel:)", fields["Contact"])
    left = datetime.datetime.fromisoformat(fields["Expires"].replace("Z", "+00:00")) - datetime.datetime.now(datetime.timezone.utc)
    assert datetime.timedelta(0) < left <= datetime.timedelta(days=398)


# --- Open data and structured data -----------------------------------------------------------------------------------------------


def data_files(site: BuiltSite) -> list[tuple[Path, Path]]:
    """Each table of open data as JSON, with its schema."""
    folder = site.folder / "daten"
    schemas = sorted(file for file in folder.rglob("*.json") if "schema" in file.name)
    assert schemas, "daten/ has no schema"
    pairs = []
    for schema in schemas:
        name = re.sub(r"[.-]?schema[.-]?", ".", schema.name).replace("..", ".").strip(".")
        pairs.append((schema.with_name(name), schema))
    return pairs


def test_open_data_follows_its_schema(site: BuiltSite) -> None:
    for data, schema in data_files(site):
        described = json.loads(schema.read_text(encoding="utf-8"))
        kind = jsonschema.validators.validator_for(described, default=jsonschema.Draft202012Validator)
        kind.check_schema(described)
        validator = kind(described, format_checker=kind.FORMAT_CHECKER)
        found = [f"{data.name}: {error.json_path}: {error.message}" for error in validator.iter_errors(json.loads(data.read_text()))]
        assert not found, "\n".join(found[:10])
    described_too = {data.name for data, _ in data_files(site)}
    assert {file.name for file in (site.folder / "daten").rglob("*.json") if "schema" not in file.name} == described_too


def test_schemas_describe_every_field(site: BuiltSite) -> None:
    missing = []

    def walk(node, where: str) -> None:
        if isinstance(node, dict):
            for name, field in node.get("properties", {}).items():
                if isinstance(field, dict) and not (field.get("description") or field.get("title") or "$ref" in field):
                    missing.append(f"{where}/{name}")
            for key, value in node.items():
                walk(value, f"{where}/{key}")

    for _, schema in data_files(site):
        walk(json.loads(schema.read_text(encoding="utf-8")), schema.name)
    assert not missing, "\n".join(missing[:20])


def test_csv_has_as_many_rows_as_json_and_no_formulas(site: BuiltSite) -> None:
    for data, _ in data_files(site):
        records = json.loads(data.read_text(encoding="utf-8"))
        records = records if isinstance(records, list) else next(value for value in records.values() if isinstance(value, list))
        text = data.with_suffix(".csv").read_text(encoding="utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if ";" in text.split("\n", 1)[0] else ","))
        assert len(rows) == len(records) + 1, data.name
        assert {len(row) for row in rows} == {len(rows[0])}, data.name
        risky = [cell for row in rows for cell in row if cell[:1] in ("=", "+", "-", "@", "\t", "\r") and not is_number(cell)]
        assert not risky, f"{data.name}: {risky[:5]}"


def is_number(cell: str) -> bool:
    return re.fullmatch(r"[+-]?\d+([.,]\d+)?", cell) is not None


def structured(page) -> list[dict]:
    found = [json.loads(text) for text in page.document.xpath("//script[@type='application/ld+json']/text()")]
    return [entry for one in found for entry in (one if isinstance(one, list) else one.get("@graph", [one]))]


@pytest.mark.parametrize(("section", "kind", "needed"), [
    ("/loesungen/", "GovernmentService", ("name", "url")),
    ("/termine/", "Event", ("name", "startDate")),
])  # fmt: skip
def test_structured_data_names_what_a_page_is_about(site: BuiltSite, section: str, kind: str, needed: tuple[str, ...]) -> None:
    found = 0
    for page in site.pages:
        for entry in structured(page):
            assert entry.get("@type"), page.path
            if page.path.startswith(section) and entry["@type"] == kind:
                found += 1
                assert all(entry.get(name) for name in needed), f"{page.path}: {entry}"
    assert found, f"no {kind} below {section}"


def test_solutions_carry_their_service_keys_as_meta(site: BuiltSite) -> None:
    solutions = [page for page in site.pages if any(entry["@type"] == "GovernmentService" for entry in structured(page))]
    assert solutions
    missing = [page.path for page in solutions if not re.search(r'<meta [^>]*content="[^"]*\d{14}', page.file.read_text(encoding="utf-8"))]
    assert not missing, missing

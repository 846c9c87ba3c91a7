"""Links, anchors, ids and headings of every built page, read from the files."""

from collections import Counter

from built_site import BuiltPage, BuiltSite
from lxml import html

LABELS = ("for", "aria-labelledby", "aria-describedby", "aria-controls", "aria-owns", "headers", "list")


def all_pages(site: BuiltSite) -> list[BuiltPage]:
    return site.pages + site.error_pages


def test_every_internal_link_leads_to_a_file(site: BuiltSite) -> None:
    broken = []
    for page in all_pages(site):
        for reference in page.references():
            target = site.resolve(reference, page.path)
            if target and site.file(target[0]) is None:
                broken.append(f"{page.path} → {reference}")
    assert not broken, "\n".join(sorted(set(broken))[:50])


def test_every_anchor_exists_in_its_page(site: BuiltSite) -> None:
    ids = {page.path: set(page.ids) | {"top"} for page in all_pages(site)}
    broken = []
    for page in all_pages(site):
        for reference in page.references():
            target = site.resolve(reference, page.path)
            if target and target[1] and target[0] in ids and target[1] not in ids[target[0]]:
                broken.append(f"{page.path} → {reference}")
    assert not broken, "\n".join(sorted(set(broken))[:50])


def test_no_reference_is_empty_or_has_an_unusual_scheme(site: BuiltSite) -> None:
    odd = []
    for page in all_pages(site):
        for reference in page.references():
            scheme = reference.split(":", 1)[0].lower() if ":" in reference.split("/", 1)[0] else ""
            if not reference.strip() or scheme not in ("", "http", "https", "mailto", "tel", "webcal"):
                odd.append(f"{page.path} → {reference!r}")
    assert not odd, "\n".join(odd[:50])


def test_ids_are_unique_within_a_page(site: BuiltSite) -> None:
    repeated = [
        f"{page.path}: id={name} ×{count}" for page in all_pages(site) for name, count in Counter(page.ids).items() if count > 1
    ]
    assert not repeated, "\n".join(repeated[:50])


def test_labels_point_to_existing_ids(site: BuiltSite) -> None:
    broken = []
    for page in all_pages(site):
        ids = set(page.ids)
        for name in LABELS:
            for value in page.document.xpath(f"//@{name}"):
                broken += [f"{page.path}: {name}={one}" for one in str(value).split() if one not in ids]
    assert not broken, "\n".join(broken[:50])


def test_each_page_has_one_title_heading_and_no_jumps_below(site: BuiltSite) -> None:
    wrong = []
    for page in all_pages(site):
        levels = [int(heading.tag[1]) for heading in page.document.xpath("//h1|//h2|//h3|//h4|//h5|//h6")]
        if levels.count(1) != 1:
            wrong.append(f"{page.path}: {levels.count(1)} × h1")
        after_title = levels[levels.index(1) :] if 1 in levels else levels
        wrong += [f"{page.path}: h{a} → h{b}" for a, b in zip(after_title, after_title[1:]) if b > a + 1]
    assert not wrong, "\n".join(wrong[:50])


def test_document_titles_tell_pages_apart(site: BuiltSite) -> None:
    titles = Counter(page.document.findtext(".//title") for page in site.pages)
    assert None not in titles and "" not in titles
    assert not [title for title, count in titles.items() if count > 1]


def test_every_page_names_its_language_and_every_image_its_alternative(site: BuiltSite) -> None:
    wrong = [page.path for page in all_pages(site) if not page.document.xpath("/html/@lang")]
    wrong += [
        f"{page.path}: {html.tostring(image)[:100]!r}" for page in all_pages(site) for image in page.document.xpath("//img[not(@alt)]")
    ]  # fmt: skip
    assert not wrong, "\n".join(wrong[:50])


def test_no_inline_script_style_or_handler_is_used(site: BuiltSite) -> None:
    """The content security policy of the server forbids all of them."""
    inline = "//script[not(@src) and not(@type='application/ld+json')] | //style | //@style | //@*[starts-with(name(), 'on')]"
    wrong = [f"{page.path}: {len(found)}" for page in all_pages(site) if (found := page.document.xpath(inline))]
    assert not wrong, "\n".join(wrong[:50])

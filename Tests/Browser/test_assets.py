"""Hashed assets, their integrity, and the compressed copies."""

import base64
import gzip
import hashlib
import re

import brotli
from built_site import BuiltSite

HASHED = re.compile(r"^/assets/[A-Za-z0-9._/-]+\.[0-9a-f]{8,64}\.[a-z0-9]+$")
CSS_URL = re.compile(r"""url\(\s*['"]?([^'")]+)['"]?\s*\)""")
COMPRESSED_KINDS = {".html", ".css", ".js", ".svg", ".json", ".xml", ".csv", ".ics"}


def test_every_script_and_stylesheet_has_a_hash_and_its_integrity(site: BuiltSite) -> None:
    wrong = []
    seen = set()
    for page in site.pages + site.error_pages:
        for element in page.document.xpath("//script[@src] | //link[@rel='stylesheet']"):
            url = element.get("src") or element.get("href")
            integrity = element.get("integrity", "")
            if (url, integrity) in seen:
                continue
            seen.add((url, integrity))
            path = site.resolve(url, page.path)[0]
            data = site.file(path).read_bytes()
            algorithm, _, digest = integrity.partition("-")
            is_right = algorithm in ("sha256", "sha384", "sha512") and base64.b64decode(digest) == hashlib.new(algorithm, data).digest()
            if not HASHED.match(path) or not is_right:
                wrong.append(f"{page.path}: {url} {integrity}")
    assert seen and not wrong, "\n".join(wrong)


def test_what_a_stylesheet_points_to_exists(site: BuiltSite) -> None:
    broken = []
    for sheet in (site.folder / "assets").rglob("*.css"):
        for url in CSS_URL.findall(sheet.read_text(encoding="utf-8")):
            if not url.startswith(("data:", "#")):
                target = site.resolve(url, f"/{sheet.relative_to(site.folder)}")
                if target is None or site.file(target[0]) is None:
                    broken.append(f"{sheet.name}: {url}")
    assert not broken, "\n".join(broken)


def test_compressed_copies_unpack_to_their_file(site: BuiltSite) -> None:
    wrong = []
    for file in site.folder.rglob("*"):
        if file.suffix == ".gz" and gzip.decompress(file.read_bytes()) != file.with_suffix("").read_bytes():
            wrong.append(str(file))
        if file.suffix == ".br" and brotli.decompress(file.read_bytes()) != file.with_suffix("").read_bytes():
            wrong.append(str(file))
    assert not wrong, "\n".join(wrong[:20])


def test_text_of_some_size_has_compressed_copies(site: BuiltSite) -> None:
    missing = [
        str(file.relative_to(site.folder))
        for file in site.folder.rglob("*")
        if file.suffix in COMPRESSED_KINDS and file.stat().st_size > 2000 and "_server" not in file.parts
        and not (file.with_name(file.name + ".gz").exists() and file.with_name(file.name + ".br").exists())
    ]  # fmt: skip
    assert not missing, "\n".join(missing[:20])

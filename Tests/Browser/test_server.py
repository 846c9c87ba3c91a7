"""What the server answers: moved, withdrawn and missing pages, validators, ranges, compression, headers, refusals."""

import http.client
import socket
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import program
import pytest

CONTENT = {
    "_site.yml": "title: Beispiel\ncompress: true\nsecurity_contact: mailto:sicherheit@ozg-nrw.example\nsecurity_expires: 2027-06-30\n",
    "suche.md": "---\ntitel: Suche\nvorlage: suche\n---\n",
    "index.md": "# Start\n\n" + "Ein Absatz mit Text. " * 200,
    "neu.md": "---\ntitel: Neu\numleitungen: [/alt/, /frueher/seite/]\n---\n\nText.\n",
    "weg.md": "---\ntitel: Weg\nzurueckgezogen: true\n---\n\nText.\n",
    "ordner/seite.md": "# Seite im Ordner\n\nText.\n",
}


@dataclass
class Answer:
    """An answer as it came over the wire."""

    status: int
    headers: dict[str, str]
    body: bytes


class Client:
    """Asks without following anything."""

    def __init__(self, address: str) -> None:
        self.host = urlsplit(address).netloc

    def __call__(self, path: str, method: str = "GET", **headers: str) -> Answer:
        connection = http.client.HTTPConnection(self.host, timeout=20)
        connection.putrequest(method, path, skip_accept_encoding=True)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return Answer(response.status, {name.lower(): value for name, value in response.getheaders()}, body)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("server")
    outcome = program.build(root / "site", program.write(root / "content", CONTENT))
    assert outcome.code == 0, outcome.text
    return root / "site"


@pytest.fixture(scope="module")
def ask(folder: Path) -> Iterator[Client]:
    with program.serving(folder) as address:
        yield Client(address)


@pytest.mark.parametrize("old", ["/alt/", "/frueher/seite/", "/alt"])
def test_a_moved_page_answers_301_with_its_new_address(ask: Client, old: str) -> None:
    answer = ask(old)
    assert answer.status == 301
    assert urlsplit(answer.headers["location"]).path in ("/neu/", old + "/")


def test_a_folder_without_slash_is_sent_to_the_one_with(ask: Client) -> None:
    answer = ask("/ordner/seite?a=1")
    assert answer.status in (301, 308)
    assert answer.headers["location"].split("?")[0].endswith("/ordner/seite/")


@pytest.mark.parametrize("path", ["//evil.example/", "//evil.example", "/\\evil.example", "/%5cevil.example", "/%2fevil.example"])
def test_no_redirect_leaves_the_site(ask: Client, path: str) -> None:
    location = ask(path).headers.get("location", "/")
    assert location.startswith("/") and not location.startswith(("//", "/\\")), location


def test_a_withdrawn_page_answers_410_and_says_so(ask: Client) -> None:
    answer = ask("/weg/")
    assert answer.status == 410
    assert "zurückgezogen" in answer.body.decode()


def test_a_missing_page_answers_404_with_a_way_out(ask: Client) -> None:
    answer = ask("/gibt-es-nicht/")
    assert answer.status == 404
    assert answer.headers["content-type"].startswith("text/html")
    assert "<h1" in answer.body.decode() and "/suche" in answer.body.decode()


@pytest.mark.parametrize("path", [
    "/_server/redirects.json", "/_server/", "/../Package.swift", "/..%2fPackage.swift", "/%2e%2e/%2e%2e/etc/passwd", "/.%2e/etc/passwd",
    "/ordner/../../Package.swift", "/%00", "/index.html%00.png", "/..\\..\\etc\\passwd", "/ordner/%ff", "/.git/config",
])  # fmt: skip
def test_nothing_outside_of_the_site_is_served(ask: Client, path: str) -> None:
    answer = ask(path)
    assert answer.status in (400, 403, 404)
    assert b"root:" not in answer.body and b"swift-tools-version" not in answer.body and b'"301"' not in answer.body


def test_an_unchanged_page_answers_304(ask: Client) -> None:
    first = ask("/")
    assert first.status == 200
    by_tag = ask("/", If_None_Match=first.headers["etag"])
    assert (by_tag.status, by_tag.body) == (304, b"")
    assert by_tag.headers["etag"] == first.headers["etag"]
    assert ask("/", If_Modified_Since=first.headers["last-modified"]).status == 304
    assert ask("/", If_None_Match='"anders"', If_Modified_Since=first.headers["last-modified"]).status == 200


def test_ranges_are_served(ask: Client) -> None:
    whole = ask("/sitemap.xml").body
    part = ask("/sitemap.xml", Range="bytes=10-29")
    assert part.status == 206 and part.body == whole[10:30]
    assert part.headers["content-range"] == f"bytes 10-29/{len(whole)}"
    assert ask("/sitemap.xml", Range=f"bytes={len(whole) + 5}-").status == 416


def test_compressed_copies_are_sent_to_who_accepts_them(ask: Client) -> None:
    plain = ask("/")
    packed = ask("/", Accept_Encoding="gzip, br")
    assert packed.headers["content-encoding"] == "br"
    assert "accept-encoding" in packed.headers["vary"].lower()
    assert brotli.decompress(packed.body) == plain.body
    assert "content-encoding" not in plain.headers
    assert "content-encoding" not in ask("/", Accept_Encoding="br;q=0, gzip;q=0").headers
    assert packed.headers["etag"] != plain.headers["etag"] or packed.headers["etag"].startswith("W/")


def test_head_has_the_headers_of_get_and_no_body(ask: Client) -> None:
    get, head = ask("/"), ask("/", "HEAD")
    assert head.body == b"" and head.status == 200
    assert head.headers["content-length"] == str(len(get.body))


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE"])
def test_other_methods_are_refused(ask: Client, method: str) -> None:
    answer = ask("/", method, Content_Length="0")
    assert answer.status in (404, 405)


@pytest.mark.parametrize("path", ["/", "/gibt-es-nicht/", "/weg/", "/sitemap.xml"])
def test_every_answer_has_the_security_headers(ask: Client, path: str) -> None:
    headers = ask(path).headers
    policy = headers["content-security-policy"]
    assert "default-src 'self'" in policy or "default-src 'none'" in policy
    assert "unsafe" not in policy and "*" not in policy and "data:" not in policy.split("script-src")[-1].split(";")[0]
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"]
    assert "frame-ancestors" in policy or headers.get("x-frame-options")


def test_hashed_assets_are_kept_for_ever_and_pages_are_not(ask: Client, folder: Path) -> None:
    asset = next(file for file in (folder / "assets").rglob("*.css"))
    assert "immutable" in ask(f"/{asset.relative_to(folder)}").headers["cache-control"]
    assert "immutable" not in ask("/").headers.get("cache-control", "")


@pytest.mark.parametrize(("path", "kind"), [
    ("/", "text/html; charset=utf-8"), ("/sitemap.xml", "application/xml"), ("/robots.txt", "text/plain; charset=utf-8"),
    ("/.well-known/security.txt", "text/plain; charset=utf-8"), ("/suche/index.json", "application/json"),
])  # fmt: skip
def test_content_types_are_right(ask: Client, path: str, kind: str) -> None:
    assert ask(path).headers["content-type"].lower().replace("text/xml", "application/xml").startswith(kind)


def test_a_request_that_is_no_http_does_not_end_the_server(ask: Client) -> None:
    host, port = ask.host.split(":")
    for rubbish in (b"\x16\x03\x01\x02\x00\x01\x00\x01", b"GET / HTTP/1.1\r\n" + b"X: " + b"a" * 200_000 + b"\r\n\r\n"):
        with socket.create_connection((host, int(port)), timeout=5) as connection:
            try:
                connection.sendall(rubbish)
                connection.settimeout(2)
                connection.recv(100)
            except OSError:
                pass
    assert ask("/").status == 200

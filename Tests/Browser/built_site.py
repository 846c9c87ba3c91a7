"""The built site as files: its pages, their links and ids, and the comparison of two builds."""

import hashlib
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from lxml import html

from program import BASE_URL

REFERENCES = (
    ("a", "href"), ("area", "href"), ("link", "href"), ("script", "src"), ("img", "src"), ("source", "src"), ("audio", "src"),
    ("video", "src"), ("video", "poster"), ("track", "src"), ("form", "action"), ("iframe", "src"), ("object", "data"),
    ("embed", "src"), ("use", "href"), ("image", "href"),
)  # fmt: skip


@dataclass(frozen=True)
class BuiltPage:
    """One HTML file of the output, e.g. `/termine/` in `termine/index.html`."""

    path: str
    file: Path

    @cached_property
    def document(self):
        return html.document_fromstring(self.file.read_bytes(), parser=html.HTMLParser(encoding="utf-8"))

    @cached_property
    def ids(self) -> list[str]:
        return self.document.xpath("//@id")

    @cached_property
    def title(self) -> str:
        return " ".join(self.document.xpath("string(//h1)").split())

    def references(self) -> list[str]:
        """Everything the page points to, as written."""
        found = [str(value) for tag, name in REFERENCES for value in self.document.xpath(f"//{tag}/@{name}")]
        for value in self.document.xpath("//@srcset"):
            found += [candidate.split()[0] for candidate in str(value).split(",") if candidate.strip()]
        found += self.document.xpath("//meta[@property='og:url' or @property='og:image']/@content")
        return found


class BuiltSite:
    """An output folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @cached_property
    def pages(self) -> list[BuiltPage]:
        """All pages with an address of their own."""
        files = sorted(self.folder.rglob("index.html"))
        return [BuiltPage("/" + str(file.relative_to(self.folder))[: -len("index.html")], file) for file in files]

    @cached_property
    def error_pages(self) -> list[BuiltPage]:
        return [BuiltPage(f"/{name}", self.folder / name) for name in ("404.html", "410.html")]

    @cached_property
    def by_path(self) -> dict[str, BuiltPage]:
        return {page.path: page for page in self.pages}

    def pages_with(self, xpath: str) -> list[BuiltPage]:
        """Pages in which the expression finds something."""
        return [page for page in self.pages if page.document.xpath(xpath)]

    def resolve(self, reference: str, page: str = "/") -> tuple[str, str] | None:
        """Path and fragment of a reference from a page; None when it leaves the site."""
        parts = urlsplit(urljoin(f"{BASE_URL}{page}", reference))
        if f"{parts.scheme}://{parts.netloc}" != BASE_URL:
            return None
        return unquote(parts.path) or "/", unquote(parts.fragment)

    def file(self, path: str) -> Path | None:
        """The file that answers a path of the site."""
        file = self.folder / (path.lstrip("/") + ("index.html" if path.endswith("/") else ""))
        return file if file.is_file() else None


def tree(folder: Path) -> dict[str, str]:
    """Every file with a hash of its bytes, and every empty folder."""
    found: dict[str, str] = {}
    for path in sorted(folder.rglob("*")):
        name = str(path.relative_to(folder))
        if path.is_file():
            found[name] = hashlib.sha256(path.read_bytes()).hexdigest()
        elif not any(path.iterdir()):
            found[name + "/"] = "empty"
    return found


def differences(left: dict[str, str], right: dict[str, str]) -> list[str]:
    """What two trees do not have in common, as lines for a message."""
    return [
        f"{name}: {'only left' if name not in right else 'only right' if name not in left else 'differs'}"
        for name in sorted(left.keys() | right.keys())
        if left.get(name) != right.get(name)
    ]

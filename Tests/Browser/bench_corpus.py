"""The text of the measurement of wikis: the German MDN as the pages, workspaces and revisions of a busy house."""

from __future__ import annotations

import random
import re
import sys
import tarfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import program

CORPUS = program.PROJECT.parent / "shared/corpora/mdn-de.tar.xz"
WORKSPACES, PEOPLE, MEMBERS, REVISIONS = 50, 500, 30, 5
PER_WORKSPACE = 200  # 50 of them: 10,000 pages
DOCS = "https://developer.mozilla.org/de/docs/"

TITLE = re.compile(r"^title:[ \t]*(.*(?:\n[ \t]+.*)*)", re.MULTILINE)
FENCE = re.compile(r"^[ >]*(`{3,}|~{3,})[ ]*([\w+#-]*)(.*)$")
CODE_OR_MACRO = re.compile(r"(`+)(?!`).*?[^`]\1(?!`)|\{\{\s*(?P<name>[\w-]+)\s*(?:\((?P<given>[^{}]*)\))?\s*\}\}", re.DOTALL)
ARGUMENT = re.compile(r"\"((?:[^\"\\]|\\.)*)\"|'((?:[^'\\]|\\.)*)'|([^\s,]+)")
IMAGE = re.compile(r"!\[([^\]]*)\]\([^)]*\)")
BOX = re.compile(r"^(\s*>\s*)\[!(\w+)\](?:\s*>)?\s*", re.MULTILINE)
BOX_TITLES = {"WARNING": "Warnung", "CALLOUT": "Aufruf"}
# Terms with a definition: an extension that only MDN has.
DEFINITION = re.compile(r"^(\s*- ): ", re.MULTILINE)
MARKS = {
    "optional_inline": "(optional)", "readonlyinline": "(nur lesbar)", "deprecated_inline": "(veraltet)",
    "experimental_inline": "(experimentell)", "non-standard_inline": "(nicht genormt)", "securecontext_inline": "(nur verschlüsselt)",
}  # fmt: skip
# Macros that name something in the language of the page, and how it is shown.
NAMES = {
    "glossary": "{}", "rfc": "RFC {}", "htmlelement": "`<{}>`", "svgelement": "`<{}>`", "mathmlelement": "`<{}>`",
    **dict.fromkeys("cssxref jsxref domxref webextapiref httpheader httpmethod httpstatus svgattr csp".split(), "`{}`"),
}  # fmt: skip


# --- Cleaning --------------------------------------------------------------------------------------------------------------------


def shown(name: str, given: str) -> str:
    """What a reader sees instead of a macro; nothing for what MDN generates."""
    name = name.lower()
    if name in MARKS:
        return MARKS[name]
    words = [first or second or third for first, second, third in ARGUMENT.findall(given or "")]
    if name not in NAMES or not words:
        return ""
    # The second argument is the text of the link, but not with those whose second argument is a part of the address.
    if name == "glossary" and len(words) > 1 and words[1]:
        return words[1]
    if len(words) > 1 and words[1] and "xref" in name:
        return f"`{words[1]}`"
    return NAMES[name].format(words[0])


def cleaned_text(text: str) -> str:
    """A passage outside of code blocks."""
    text = CODE_OR_MACRO.sub(lambda found: shown(found["name"], found["given"]) if found["name"] else found[0], text)
    text = IMAGE.sub(r"\1", text)
    text = BOX.sub(lambda found: f"{found[1]}**{BOX_TITLES.get(found[2], 'Hinweis')}:** ", text)
    text = DEFINITION.sub(r"\1", text)
    return text.replace("](/de/docs/", f"]({DOCS}")


def passages(markdown: str) -> Iterator[tuple[bool, str]]:
    """Alternating: is it a code block, and its text."""
    lines: list[str] = []
    closing = ""
    for line in markdown.split("\n"):
        fence = FENCE.match(line)
        if fence and not closing:
            yield False, "\n".join(lines)
            language = fence[2].removesuffix("-nolint")
            lines, closing = [line[: fence.start(2)] + language], fence[1]
        elif fence and closing and fence[1].startswith(closing) and not fence[2] and not fence[3].strip():
            yield True, "\n".join([*lines, line])
            lines, closing = [], ""
        else:
            lines.append(line)
    yield bool(closing), "\n".join(lines)


def without_empty_sections(markdown: str) -> str:
    """Headings whose content was a macro go with it."""
    blocks, kept = re.split(r"\n{2,}", markdown.strip()), []
    level = 0  # of the heading that follows; the end of the page counts as the highest one
    for block in reversed(blocks):
        heading = re.fullmatch(r"(#+) .*", block.strip())
        if heading and level and len(heading[1]) >= level:
            continue
        if heading and not kept:
            continue
        level = len(heading[1]) if heading else 0
        kept.append(block)
    return "\n\n".join(reversed(kept)) + "\n"


def cleaned(source: str) -> tuple[str, str]:
    """The title, and the Markdown without front matter and macros."""
    _, front, body = source.split("---\n", 2)
    title = " ".join(TITLE.search(front)[1].replace("`", "").split()).removeprefix(">-").strip()
    if title[:1] in ('"', "'"):
        title = title[1:-1].replace('\\"', '"').replace("''", "'").replace("\\\\", "\\")
    text = "\n".join(part if is_code else cleaned_text(part) for is_code, part in passages(body))
    # Blank lines inside of code must not be taken for the end of a block.
    guarded = "\n".join(part.replace("\n\n", "\n\0\n") if is_code else part for is_code, part in passages(text))
    return title, without_empty_sections(guarded).replace("\0", "")


def relinked(markdown: str, target: Callable[[tuple[str, ...]], str | None]) -> str:
    """Links between pages, as `target` says where the page with these parts is; None leaves the link as it is."""

    def one(found: re.Match[str]) -> str:
        address, _, anchor = found[1].partition("#")
        parts = tuple(address.lower().replace("::", "_doublecolon_").replace(":", "_colon_").replace("*", "_star_").split("/"))
        there = target(parts)
        return found[0] if there is None else f"]({there}{'#' + anchor if anchor else ''})"

    return re.sub(rf"\]\({re.escape(DOCS)}([^)\s]+)\)", one, markdown)


# --- Pages -----------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Revision:
    """One state of a page: number 1 is the oldest; the author is the number of a person."""

    number: int
    author: int
    summary: str
    markdown: str


@dataclass(frozen=True)
class Page:
    """A page of a workspace. The parent is the number of a page of the same workspace that comes before it."""

    number: int
    workspace: int
    parts: tuple[str, ...]  # of the path in the corpus: ("web", "api", "cache")
    parent: int | None
    depth: int  # 1: has no parent
    title: str
    markdown: str

    @property
    def revisions(self) -> list[Revision]:
        """The newest is the text itself, every older one lacks a small edit of the next."""
        dice = random.Random("/".join(self.parts) + str(self.workspace))
        team, text, found = members(self.workspace), self.markdown, []
        for number in range(REVISIONS, 0, -1):
            older, summary = before(text, dice, number)
            found.append(Revision(number, dice.choice(team), summary if number > 1 else "Seite angelegt", text))
            text = older
        return found[::-1]


def members(workspace: int) -> list[int]:
    """The people of a workspace, by number; everybody is in three of them."""
    return [(workspace * (PEOPLE // WORKSPACES) + number) % PEOPLE for number in range(MEMBERS)]


def before(text: str, dice: random.Random, number: int) -> tuple[str, str]:
    """The text before a small edit, and what the edit did."""
    blocks = text.rstrip("\n").split("\n\n")
    plain = [index for index, block in enumerate(blocks) if re.match(r"[A-ZÄÖÜ]", block) and len(block) > 40 and " " in block]
    if not plain:
        return text + f"\nEntwurf {number}\n", "Vermerk entfernt"
    index = dice.choice(plain)
    sentences = re.split(r"(?<=[.:]) (?=[A-ZÄÖÜ])", blocks[index])
    kind = dice.randrange(3)
    if kind == 0 and len(plain) > 3:
        del blocks[index]
        return "\n\n".join(blocks) + "\n", "Absatz ergänzt"
    if kind == 1 and len(sentences) > 1:
        del sentences[dice.randrange(len(sentences))]
        blocks[index] = " ".join(sentences)
        return "\n\n".join(blocks) + "\n", "Satz ergänzt"
    words = blocks[index].split(" ")
    words.insert(dice.randrange(1, len(words)), "vermutlich")
    blocks[index] = " ".join(words)
    return "\n\n".join(blocks) + "\n", "Wort gestrichen"


class Corpus:
    """All pages of the archive, and from them those of the measurement."""

    def __init__(self, file: Path = CORPUS) -> None:
        if not file.exists():
            print(f"Übersprungen: Der Korpus {file} fehlt, ohne ihn gibt es keine Seiten zum Messen.", file=sys.stderr)
            sys.exit(0)
        self.sources = dict(sorted(self.read(file)))

    @staticmethod
    def read(file: Path) -> Iterator[tuple[tuple[str, ...], str]]:
        with tarfile.open(file) as archive:
            for member in archive:
                folder, _, name = member.name.partition("/files/de/")[2].rpartition("/")
                if member.isfile() and name == "index.md":
                    yield tuple(folder.split("/")), archive.extractfile(member).read().decode()

    def chosen(self, workspace: int) -> list[tuple[str, ...]]:
        """The paths of a workspace: a piece of the folder tree, with the pages above it so that it hangs together."""
        paths = list(self.sources)
        start = workspace * len(paths) // WORKSPACES
        first = paths[start]
        above = [first[:length] for length in range(1, len(first)) if first[:length] in self.sources]
        return (above + paths[start:])[:PER_WORKSPACE]

    @cached_property
    def pages(self) -> list[Page]:
        """10,000 of them, workspace by workspace, each page after its parent."""
        found: list[Page] = []
        for workspace in range(WORKSPACES):
            numbers: dict[tuple[str, ...], int] = {}
            for parts in self.chosen(workspace):
                parent = next((numbers[parts[:end]] for end in range(len(parts) - 1, 0, -1) if parts[:end] in numbers), None)
                depth = 1 if parent is None else found[parent].depth + 1
                numbers[parts] = len(found)
                found.append(Page(len(found), workspace, parts, parent, depth, *cleaned(self.sources[parts])))
        return found

    @property
    def typical(self) -> Page:
        """The page that all wikis show: of everything a little, about 12 kB of Markdown and 20 kB of HTML."""
        return min((page for page in self.pages if is_varied(page.markdown)), key=lambda page: abs(len(page.markdown) - 12_000))


def is_varied(markdown: str) -> bool:
    """Headings, lists, a table, code and links, and no HTML, which every wiki treats in its own way."""
    text = "\n".join(part for is_code, part in passages(markdown) if not is_code)
    bare = re.sub(r"`[^`]*`", "", text)
    # Paragraphs, headings, items, tables, links, emphasis.
    counts = {r"^[A-ZÄÖÜ].{80}": 15, r"^#{2,3} ": 6, r"^- ": 8, r"^\| *-": 1, r"\]\(": 20, r"\*\*|_\w": 2}
    is_rich = all(len(re.findall(sign, text, re.MULTILINE)) >= wanted for sign, wanted in counts.items())
    return is_rich and len(re.findall(r"^```\w", markdown, re.MULTILINE)) >= 3 and not re.search(r"<\w|\[\[|\{\{|^ +\S", bare, re.MULTILINE)


def main() -> None:
    """Shows what was chosen."""
    pages = (corpus := Corpus()).pages
    depths = [sum(page.depth == depth for page in pages) for depth in range(1, max(page.depth for page in pages) + 1)]
    size = sum(len(page.markdown.encode()) for page in pages)
    typical = corpus.typical
    print(f"{len(pages)} Seiten, {size / 1e6:.1f} MB Markdown, je Tiefe {depths}")
    print(f"verglichen: {'/'.join(typical.parts)} ({typical.title}), Nummer {typical.number}, {len(typical.markdown.encode())} Bytes")


if __name__ == "__main__":
    main()

"""Markdown in the syntax of other wikis: headings, lists, code, links, tables, emphasis. Enough to show the same text, not more."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

FENCE = re.compile(r"^ *(`{3,}|~{3,})")
ITEM = re.compile(r"^( *)([-*+]|\d+[.)]) +(.*)$")
RULE = re.compile(r"^\|?[ :|-]+\|?$")
INLINE = re.compile(
    r"(?P<ticks>`+)(?P<code>.+?)(?P=ticks)"
    r"|\[(?P<label>(?:`[^`]*`|\\.|[^\]`\\])*)\]\((?P<target>[^)\s]+)[^)]*\)"
    r"|<(?P<address>https?://[^>]+)>"
    r"|\*\*(?P<strong>.+?)\*\*"
    r"|(?<!\w)(?P<mark>[_*])(?P<soft>[^_*].*?)(?P=mark)(?!\w)"
    r"|\\(?P<escaped>[!-/:-@\[-`{-~])"
)


@dataclass
class Block:
    """A piece of a page; the level is that of a heading or how deep an item lies."""

    kind: str  # "heading", "code", "table", "quote", "bullet", "number", "paragraph"
    lines: list[str]
    level: int = 1


def blocks(markdown: str) -> Iterator[Block]:
    """The page piece by piece."""
    lines = markdown.split("\n")
    while lines:
        line = lines[0]
        if not line.strip():
            lines.pop(0)
        elif found := FENCE.match(line):
            yield Block("code", [each.strip("\n") for each in taken_code(lines, found[1])])
        elif found := re.match(r"(#+) +(.*)", line):
            lines.pop(0)
            yield Block("heading", [found[2]], len(found[1]))
        elif found := ITEM.match(line):
            lines.pop(0)
            text = [found[3], *taken(lines, lambda each: each.startswith("  ") and not ITEM.match(each) and not FENCE.match(each))]
            yield Block("number" if found[2][0].isdigit() else "bullet", text, len(found[1]) // 2 + 1)
        elif line.lstrip().startswith("|"):
            rows = taken(lines, lambda each: each.lstrip().startswith("|"))
            yield Block("table", [row for row in rows if not RULE.match(row.strip())])
        elif line.startswith(">"):
            yield Block("quote", [each.lstrip("> ") for each in taken(lines, lambda each: each.startswith(">"))])
        else:
            first = lines.pop(0)
            yield Block("paragraph", [first, *taken(lines, lambda each: not re.match(r"#|\||>| *```", each) and not ITEM.match(each))])


def taken(lines: list[str], belongs: Callable[[str], bool]) -> list[str]:
    """Removes and returns the first lines that belong together."""
    found: list[str] = []
    while lines and lines[0].strip() and belongs(lines[0]):
        found.append(lines.pop(0))
    return found


def taken_code(lines: list[str], closing: str) -> list[str]:
    indent = len(lines[0]) - len(lines[0].lstrip())
    lines.pop(0)
    found: list[str] = []
    while lines and not lines[0].lstrip().startswith(closing):
        line = lines.pop(0)
        found.append(line[indent:] if not line[:indent].strip() else line)
    if lines:
        lines.pop(0)
    return found


def cells(row: str) -> list[str]:
    return [cell.strip() for cell in re.split(r"(?<!\\)\|", row.strip().strip("|"))]


class Syntax:
    """How a wiki writes; the two below fill in the rest."""

    def page(self, title: str, markdown: str) -> str:
        text = "\n".join([self.heading(1, self.plain(title)), *(self.block(block) for block in blocks(markdown))])
        # More than one blank line would be shown as an empty paragraph.
        return re.sub(r"(?<!\n)\n{3}(?!\n)", "\n\n", text)

    def block(self, block: Block) -> str:
        if block.kind == "code":
            return self.code_block("\n".join(block.lines))
        if block.kind == "table":
            return self.table([[self.inline(cell) for cell in cells(row)] for row in block.lines])
        text = self.inline(" ".join(line.strip() for line in block.lines if line.strip()))
        if block.kind == "heading":
            return self.heading(block.level, text)
        if block.kind in ("bullet", "number"):
            return self.item(block.level, block.kind == "number", text)
        return self.quote(text) if block.kind == "quote" else f"\n{text}\n"

    def inline(self, text: str) -> str:
        """Replaces what has a meaning, and protects all else."""
        found, end = [], 0
        for match in INLINE.finditer(text):
            found += [self.plain(text[end : match.start()]), self.replaced(match)]
            end = match.end()
        return "".join([*found, self.plain(text[end:])])

    def replaced(self, match: re.Match[str]) -> str:
        if match["code"] is not None:
            return self.code(match["code"].strip() or match["code"])
        if match["target"] is not None:
            return self.link(match["target"], self.inline(match["label"]))
        if match["address"] is not None:
            return self.link(match["address"], self.plain(match["address"]))
        if match["strong"] is not None:
            return self.strong(self.inline(match["strong"]))
        if match["soft"] is not None:
            return self.soft(self.inline(match["soft"]))
        return self.plain(match["escaped"])


class DokuWikiSyntax(Syntax):
    """`====== Title ======`, two blanks before a list item, `''code''`."""

    def plain(self, text: str) -> str:
        return re.sub(r"[/*_'<>\[\]{}()|^~\\%-]{2,}", lambda found: f"<nowiki>{found[0]}</nowiki>", text)

    def bare(self, text: str) -> str:
        """Headings and links take no other syntax."""
        return re.sub(r"''|%%|</?nowiki>", "", text)

    def heading(self, level: int, text: str) -> str:
        signs = "=" * max(2, 7 - level)
        return f"\n{signs} {self.bare(text)} {signs}\n"

    def code_block(self, text: str) -> str:
        return f"\n<code>\n{text}\n</code>\n"

    def code(self, text: str) -> str:
        return f"''<nowiki>{text}</nowiki>''" if "%%" in text else f"''%%{text}%%''"

    def link(self, target: str, label: str) -> str:
        return f"[[{target}|{self.bare(label)}]]"

    def strong(self, text: str) -> str:
        return f"**{text}**"

    def soft(self, text: str) -> str:
        return f"//{text}//"

    def item(self, level: int, is_numbered: bool, text: str) -> str:
        return f"{'  ' * level}{'-' if is_numbered else '*'} {text}"

    def quote(self, text: str) -> str:
        return f"\n> {text}\n"

    def table(self, rows: list[list[str]]) -> str:
        lines = [f"^ {' ^ '.join(rows[0])} ^", *(f"| {' | '.join(cell or ' ' for cell in row)} |" for row in rows[1:])]
        return "\n" + "\n".join(lines) + "\n"


class MediaWikiSyntax(Syntax):
    """`== Heading ==`, `[address label]`, `{| table |}`; what HTML would read is escaped."""

    def plain(self, text: str) -> str:
        return re.sub(r"[<>\[\]{}|~]|''+|__", lambda found: "".join(f"&#{ord(sign)};" for sign in found[0]), text.replace("&", "&amp;"))

    def heading(self, level: int, text: str) -> str:
        # The title stands above the page anyway.
        return f"\n{'=' * level} {text} {'=' * level}\n" if level > 1 else ""

    def code_block(self, text: str) -> str:
        return f"\n<pre><nowiki>\n{text}\n</nowiki></pre>\n"

    def code(self, text: str) -> str:
        return f"<code><nowiki>{text}</nowiki></code>"

    def link(self, target: str, label: str) -> str:
        return f"[{target} {label}]"

    def strong(self, text: str) -> str:
        return f"'''{text}'''"

    def soft(self, text: str) -> str:
        return f"''{text}''"

    def item(self, level: int, is_numbered: bool, text: str) -> str:
        return f"{('#' if is_numbered else '*') * level} {text}"

    def quote(self, text: str) -> str:
        return f"\n<blockquote>{text}</blockquote>\n"

    def table(self, rows: list[list[str]]) -> str:
        lines = ["\n{|", "! " + " !! ".join(rows[0]), *(f"|-\n| {' || '.join(row)}" for row in rows[1:]), "|}\n"]
        return "\n".join(lines)

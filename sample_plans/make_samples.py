"""Make plan.docx and plan.pdf from every plan.md here, and Word templates from template.md; ``--check`` says which are out of date."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from making.layout import lay_out
from making.pdf import make_pdf
from making.templates import templates
from making.word import make_word

from ehcp_qa.model.document import Document, Source
from ehcp_qa.readers import read

HERE = Path(__file__).resolve().parent


def main(arguments: list[str] | None = None) -> int:
    """Write what is out of date, or with ``--check`` only name it; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument(
        "--check", action="store_true", help="write nothing; exit 1 if any is stale"
    )
    parser.add_argument("folder", nargs="?", type=Path, default=HERE, help="where the plans lie")
    options = parser.parse_args(arguments)
    made = list(_made(options.folder))
    if options.check:
        stale = [path for path, data in made if not _fresh(path, data)]
        for path in stale:
            shown = path.relative_to(options.folder)
            print(f"{shown} is out of date: run make samples", file=sys.stderr)
        return 1 if stale else 0
    for path, data in made:
        if not path.exists() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"wrote {path.relative_to(options.folder)}")
    return 0


def _made(folder: Path) -> Iterator[tuple[Path, bytes]]:
    for source in sorted(folder.rglob("plan.md")):
        sample = lay_out(source.read_text(encoding="utf-8"))
        yield source.with_suffix(".docx"), make_word(sample)
        yield source.with_suffix(".pdf"), make_pdf(sample)
    for path, text in templates(folder):
        yield path, make_word(lay_out(text))


def _fresh(path: Path, data: bytes) -> bool:
    """Say whether a file is as it would be made now.

    The same plan packed by another version of zlib has other bytes, so what can be read counts
    when the bytes differ.
    """
    if not path.exists():
        return False
    if path.read_bytes() == data:
        return True
    with TemporaryDirectory() as folder:
        made = Path(folder) / path.name
        made.write_bytes(data)
        return _content(made) == _content(path)


def _content(path: Path) -> Document:
    return replace(read(path), source=Source(path.name, ""))


if __name__ == "__main__":
    sys.exit(main())

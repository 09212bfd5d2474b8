"""Folders of made plans to audit: the sample plans over and over, each copy another file.

A Word or Markdown copy has another child's names in it, and a comment or blanks at its end where the
sample has none; a PDF has only a comment, since its text cannot be changed without printing it anew.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from cold_start import long_plan
from damage import damaged_files

SAMPLES = Path(__file__).resolve().parent.parent / "sample_plans"
KINDS = ("docx", "pdf", "md")
SEED = 8
_FIRST = "Ada Bea Cal Dev Eli Fay Gus Hal Ida Jai Kit Lou Mia Ned Oli Pia Raj Sol Tia Una".split()
_LAST = "Abel Bond Cole Dale East Ford Gray Hope Ives Jude Kerr Lane Moss Nash Oaks Penn Rudd Shaw Todd Vale".split()
_NAME = re.compile(r"\|\s*(?:Full name|Name):?\s*\|\s*([A-Z][\w-]+)(?: [A-Z]\w+)? ([A-Z][\w'-]+)")
Maker = Callable[[bytes, tuple[str, str], tuple[str, str]], bytes]


def make_folder(
    folder: Path, count: int, *, kinds: Sequence[str] = KINDS, damaged: int = 0
) -> Path:
    """Write so many plans, and so many damaged files beside them, and return their folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, (kind, data) in enumerate(made_plans(count, kinds)):
        place = folder / f"{number // 1000:02}"
        place.mkdir(exist_ok=True)
        (place / f"{number:05}.{kind}").write_bytes(data)
    for item in damaged_files(damaged, SEED):
        (folder / f"damaged-{item.name}").write_bytes(item.data)
    return folder


def make_long(folder: Path, count: int, kind: str) -> Path:
    """Write so many copies of one plan of 16 dense pages, each another file; return their folder."""
    folder.mkdir(parents=True)
    source = long_plan(folder).with_suffix(f".{kind}").read_bytes()
    for made in folder.iterdir():
        made.unlink()
    for number in range(count):
        new = (f"{_FIRST[number % 20]}{_letters(number)}", _LAST[number // 20 % 20])
        data = _MAKERS[kind](source, ("Callie", "Drummond"), new)
        (folder / f"{number:05}.{kind}").write_bytes(data)
    return folder


def made_plans(count: int, kinds: Sequence[str] = KINDS) -> Iterator[tuple[str, bytes]]:
    """Yield the kind and the bytes of so many plans, no two of them the same."""
    sources = sorted(path.parent for path in SAMPLES.rglob("plan.md"))
    for number in range(count):
        kind = kinds[number % len(kinds)]
        source = sources[number // len(kinds) % len(sources)]
        found = _NAME.search((source / "plan.md").read_text("utf-8"))
        old = (found[1], found[2]) if found else ("", "")
        new = (f"{_FIRST[number % 20]}{_letters(number)}", _LAST[number // 20 % 20])
        yield kind, _MAKERS[kind]((source / f"plan.{kind}").read_bytes(), old, new)


def _word(data: bytes, old: tuple[str, str], new: tuple[str, str]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as before, zipfile.ZipFile(made, "w") as after:
        for member in before.infolist():
            part = before.read(member)
            if member.filename.endswith("document.xml"):
                part = _renamed(part, old, new)
            after.writestr(member, part)
        after.comment = " ".join(new).encode()
    return made.getvalue()


def _text(data: bytes, old: tuple[str, str], new: tuple[str, str]) -> bytes:
    bits = f"{int.from_bytes(new[0].encode()):b}"  # as blanks, so that no word is added
    return (
        _renamed(data, old, new) + b"\n" + bits.encode().translate(bytes.maketrans(b"01", b" \t"))
    )


def _renamed(data: bytes, old: tuple[str, str], new: tuple[str, str]) -> bytes:
    text = data.decode("utf-8")
    for was, now in zip(old, new, strict=True):
        text = text.replace(was, now) if was else text
    return text.encode()


def _pdf(data: bytes, old: tuple[str, str], new: tuple[str, str]) -> bytes:
    del old
    return data + f"% {' '.join(new)}\n".encode()


_MAKERS: dict[str, Maker] = {"docx": _word, "pdf": _pdf, "md": _text}


def _letters(number: int) -> str:
    """Return a number as small letters, so that a name made with it is still a name."""
    said = ""
    while True:
        number, digit = divmod(number, 26)
        said += chr(ord("a") + digit)
        if not number:
            return said

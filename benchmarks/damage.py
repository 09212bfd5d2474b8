"""Damaged copies of the sample plans, the same ones each time: what ``fuzz.py`` reads."""

from __future__ import annotations

import base64
import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from xml.sax.saxutils import escape

PLANS = Path(__file__).resolve().parent.parent / "sample_plans"
_TAG = re.compile(rb"<[^<>]+>")
_PDF_OBJECT = re.compile(rb"\d+ 0 obj.*?endobj", re.DOTALL)
_PDF_NUMBER = re.compile(rb"(?<![\w.])-?\d+(?![\w.])")
_PDF_NAME = re.compile(rb"/[A-Za-z]+")
_REFERENCE = re.compile(rb"\b\d+ 0 R\b")
_STREAM = re.compile(
    rb"(<<\s*/Filter \[ /ASCII85Decode /FlateDecode \] /Length \d+\s*>>)\s*stream\n(.*?)endstream",
    re.DOTALL,
)
_LENGTH = b"<<\n/Length %d\n>>"
_TEXT_TYPE = "application/vnd.oasis.opendocument.text"
_SUFFIXES = ("docx", "pdf", "md", "txt", "doc", "odt", "rtf", "")
_ODD_NUMBERS = (b"0", b"-1", b"2147483647", b"4294967296", b"99999999999999999999", b"1e999")
_ODD_VALUES = (b"", b"-1", b"0", b"2147483648", b"99999999999", b"x", b"\xc2\xa0", b"1.5")


@dataclass(frozen=True, slots=True)
class Damaged:
    """One damaged file: a name that tells what was done to what, and its bytes."""

    name: str
    data: bytes


def damaged_files(count: int, seed: int) -> Iterator[Damaged]:
    """Yield this many damaged files, kinds of damage and plans in turn, the same for one seed."""
    plans = {
        kind: [path.read_bytes() for path in sorted(PLANS.rglob(f"plan.{kind}"))]
        for kind in ("docx", "pdf", "md")
    }
    kinds = [(kind, how) for kind, hows in DAMAGE.items() for how in hows]
    for number in range(count):
        kind, how = kinds[number % len(kinds)]
        chance = random.Random(f"{seed}-{number}")
        plan = plans[kind][number // len(kinds) % len(plans[kind])]
        name, suffix = f"{number:05}-{how.__name__.strip('_')}-{kind}", kind
        if how is _misnamed:
            suffix = chance.choice(_SUFFIXES)
        yield Damaged(f"{name}.{suffix}", how(plan, chance))


def _flips(data: bytes, chance: random.Random) -> bytes:
    """Change a few bytes, or many."""
    changed = bytearray(data)
    for _ in range(chance.choice((1, 3, 20, 300))):
        changed[chance.randrange(len(changed))] = chance.randrange(256)
    return bytes(changed)


def _cut(data: bytes, chance: random.Random) -> bytes:
    """Leave off the end, or take a piece out of the middle."""
    start = chance.randrange(len(data))
    return data[:start] if chance.random() < 0.5 else data[:start] + data[start + 500 :]


def _doubled(data: bytes, chance: random.Random) -> bytes:
    """Put a stretch in twice, elsewhere."""
    start, to = chance.randrange(len(data)), chance.randrange(len(data))
    return data[:to] + data[start : start + chance.randrange(5000)] + data[to:]


def _misnamed(data: bytes, chance: random.Random) -> bytes:  # the name is changed by the caller
    return data if chance.random() < 0.7 else _flips(data, chance)


def _repacked(data: bytes, change: Callable[[dict[str, bytes]], None]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        members = {name: package.read(name) for name in package.namelist()}
    change(members)
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in members.items():
            package.writestr(zipfile.ZipInfo(name), content)
    return written.getvalue()


def _members_swapped(data: bytes, chance: random.Random) -> bytes:
    """Give two members each other's content, or drop one."""

    def change(members: dict[str, bytes]) -> None:
        one, other = chance.sample(sorted(members), 2)
        if chance.random() < 0.3:
            del members[one]
        else:
            members[one], members[other] = members[other], members[one]

    return _repacked(data, change)


def _edited(data: bytes, chance: random.Random, edit: Callable[[bytes], bytes]) -> bytes:
    """Edit the body most often, else some other XML part."""

    def change(members: dict[str, bytes]) -> None:
        parts = [name for name in members if name.endswith((".xml", ".rels"))]
        part = "word/document.xml" if chance.random() < 0.7 else chance.choice(parts)
        members[part] = edit(members[part])

    return _repacked(data, change)


def _tags_dropped(data: bytes, chance: random.Random) -> bytes:
    """Take out some tags: most often the XML is then not well formed."""

    def edit(part: bytes) -> bytes:
        gone = set(chance.sample(range(len(_TAG.findall(part))), chance.choice((1, 2))))
        count = iter(range(len(part)))
        return _TAG.sub(lambda tag: b"" if next(count) in gone else tag.group(), part)

    return _edited(data, chance, edit)


def _elements_moved(data: bytes, chance: random.Random) -> bytes:
    """Move, repeat, drop and wrap whole elements, so that the XML stays well formed."""
    from lxml import etree

    def edit(part: bytes) -> bytes:
        root = etree.fromstring(part)
        for _ in range(chance.choice((1, 5, 30))):
            elements = [e for e in root.iter() if e.getparent() is not None]
            if not elements:
                break
            one, other = chance.choice(elements), chance.choice(elements)
            match chance.randrange(4):
                case 0:
                    one.getparent().remove(one)
                case 1:
                    other.append(etree.fromstring(etree.tostring(one)))
                case 2:
                    one.tag = other.tag
                case _ if one not in other.iterancestors() and one is not other:
                    other.append(one)
        return bytes(etree.tostring(root))

    return _edited(data, chance, edit)


def _nested(data: bytes, chance: random.Random) -> bytes:
    """Put deep nests of tables, controls, boxes and changes into the body."""
    openings = {
        "tbl": (b"<w:tbl><w:tr><w:tc>", b"<w:p/></w:tc></w:tr></w:tbl>"),
        "sdt": (b"<w:sdt><w:sdtContent>", b"</w:sdtContent></w:sdt>"),
        "ins": (b"<w:ins>", b"</w:ins>"),
        "txbx": (b"<w:p><w:r><w:pict><w:txbxContent>", b"</w:txbxContent></w:pict></w:r></w:p>"),
        "smart": (b"<w:smartTag>", b"</w:smartTag>"),
    }

    def edit(part: bytes) -> bytes:
        names = [chance.choice(sorted(openings)) for _ in range(chance.choice((3, 10, 40, 400)))]
        nest = b"".join(openings[n][0] for n in names) + b"<w:p><w:r><w:t>Sam</w:t></w:r></w:p>"
        nest += b"".join(openings[n][1] for n in reversed(names))
        return part.replace(b"<w:body>", b"<w:body>" + nest, 1)

    return _edited(data, chance, edit)


def _odd_values(data: bytes, chance: random.Random) -> bytes:
    """Give attributes values that no writer would."""

    def edit(part: bytes) -> bytes:
        share = chance.choice((0.002, 0.05, 0.5))
        return re.sub(
            rb'(w:(?:val|w|type|id|fill|ilvl)=")[^"]*"',
            lambda m: m[1] + chance.choice(_ODD_VALUES) + b'"' if chance.random() < share else m[0],
            part,
        )

    return _edited(data, chance, edit)


def _repeated(data: bytes, chance: random.Random) -> bytes:
    """Repeat one row, cell or paragraph thousands of times."""

    def edit(part: bytes) -> bytes:
        tag = chance.choice((b"tr", b"tc", b"p"))
        found = re.search(rb"<w:%b[ >].*?</w:%b>" % (tag, tag), part, re.DOTALL)
        return part.replace(found[0], found[0] * chance.choice((50, 2000)), 1) if found else part

    return _edited(data, chance, edit)


def _in_the_open(data: bytes) -> bytes:
    """Return a sample PDF with its streams unpacked, where damage means something."""
    opened = _STREAM.sub(
        lambda m: b"%b\nstream\n%b\nendstream" % (_LENGTH % len(_plain(m[2])), _plain(m[2])), data
    )
    objects = {int(m[1]): m.start() for m in re.finditer(rb"^(\d+) 0 obj", opened, re.MULTILINE)}
    body = opened[: opened.rindex(b"xref\n0 ")]
    rows = [b"%010d 00000 n \n" % objects[number] for number in sorted(objects)]
    trailer = opened[opened.rindex(b"trailer") : opened.rindex(b"startxref")]
    table = b"xref\n0 %d\n0000000000 65535 f \n%b" % (len(rows) + 1, b"".join(rows))
    return body + table + trailer + b"startxref\n%d\n%%%%EOF\n" % len(body)


def _plain(stream: bytes) -> bytes:
    return zlib.decompress(base64.a85decode(stream.strip().removesuffix(b"~>")))


def _objects_damaged(data: bytes, chance: random.Random) -> bytes:
    """Drop, repeat, swap or empty whole objects."""
    objects = _PDF_OBJECT.findall(data)
    one, other = chance.sample(objects, 2)
    match chance.randrange(4):
        case 0:
            return data.replace(one, b"", 1)
        case 1:
            return data.replace(one, other, 1)
        case 2:
            return data.replace(one, one + b"\n" + one, 1)
        case _:
            number = one.split(b" ", 1)[0]
            return data.replace(one, b"%b 0 obj\n<<>>\nendobj" % number, 1)


def _numbers_changed(data: bytes, chance: random.Random) -> bytes:
    """Give a few numbers, references and lengths among them, values that no writer would."""
    return _replaced(data, _PDF_NUMBER, chance, lambda: chance.choice(_ODD_NUMBERS))


def _names_changed(data: bytes, chance: random.Random) -> bytes:
    """Give a few names, of keys, types, filters and fonts, to others."""
    names = sorted(set(_PDF_NAME.findall(data)))
    return _replaced(data, _PDF_NAME, chance, lambda: chance.choice(names))


def _references_turned(data: bytes, chance: random.Random) -> bytes:
    """Let objects refer to others at random, themselves and their parents among them."""
    return _replaced(data, _REFERENCE, chance, lambda: b"%d 0 R" % chance.randrange(1, 14))


def _open_flips(data: bytes, chance: random.Random) -> bytes:
    """Change bytes of the unpacked page contents."""
    return _flips(_in_the_open(data), chance)


def _open_numbers(data: bytes, chance: random.Random) -> bytes:
    """Change numbers of the unpacked page contents: places, sizes, widths."""
    return _numbers_changed(_in_the_open(data), chance)


def _open_lines(data: bytes, chance: random.Random) -> bytes:
    """Repeat, drop and move lines of the unpacked page contents."""
    lines = _in_the_open(data).split(b"\n")
    for _ in range(chance.choice((1, 10, 100))):
        at, to = chance.randrange(len(lines)), chance.randrange(len(lines))
        lines[at : at + 1] = chance.choice(([], [lines[at]] * 200, [lines[to]]))
    return b"\n".join(lines)


def _replaced(
    data: bytes, pattern: re.Pattern[bytes], chance: random.Random, new: Callable[[], bytes]
) -> bytes:
    found = list(pattern.finditer(data))
    many = min(len(found), chance.choice((1, 5, 50)))
    for match in sorted(chance.sample(found, many), key=lambda m: -m.start()):
        data = data[: match.start()] + new() + data[match.end() :]
    return data


_COMMON = (_flips, _cut, _doubled, _misnamed)
_WORD = (_members_swapped, _tags_dropped, _elements_moved, _nested, _odd_values, _repeated)
_PDF = (_objects_damaged, _numbers_changed, _names_changed, _references_turned)
_PDF_OPEN = (_open_flips, _open_numbers, _open_lines)
DAMAGE: dict[str, tuple[Callable[[bytes, random.Random], bytes], ...]] = {
    "docx": _COMMON + _WORD,
    "pdf": _COMMON + _PDF + _PDF_OPEN,
    "md": (_flips, _cut, _doubled, _misnamed),
}


def damaged_conversions(count: int, seed: int) -> Iterator[Damaged]:
    """Yield this many damaged rich text and OpenDocument files, for LibreOffice to convert."""
    plans = [path.read_text("utf-8") for path in sorted(PLANS.rglob("plan.md"))]
    makers = {"odt": _open_document, "rtf": _rich_text}
    for number in range(count):
        chance = random.Random(f"{seed}-converted-{number}")
        suffix = sorted(makers)[number % len(makers)]
        how = chance.choice((_flips, _cut, _doubled))
        plan = chance.choice(plans)
        # Inside the package the XML is damaged, outside it the package itself.
        inside = chance.random() < 0.6
        made = makers[suffix](plan, partial(how, chance=chance) if inside else _whole)
        data = made if inside else how(made, chance)
        yield Damaged(f"c{number:04}-{how.__name__.strip('_')}-{suffix}.{suffix}", data)


def _whole(data: bytes) -> bytes:
    return data


def _rich_text(plan: str, damage: Callable[[bytes], bytes]) -> bytes:
    lines = plan.encode("ascii", "replace").replace(b"{", b"(").replace(b"}", b")").split(b"\n")
    return damage(b"{\\rtf1\\ansi " + b"\\par\n".join(lines) + b"}")


def _open_document(plan: str, damage: Callable[[bytes], bytes]) -> bytes:
    """Return a text with each line of the plan a paragraph, its XML damaged before it is packed."""
    paragraphs = "".join(f"<text:p>{escape(line)}</text:p>" for line in plan.splitlines())
    name = "urn:oasis:names:tc:opendocument:xmlns"
    content = (
        f'<office:document-content xmlns:office="{name}:office:1.0" xmlns:text="{name}:text:1.0" '
        f'office:version="1.2"><office:body><office:text>{paragraphs}</office:text></office:body>'
        "</office:document-content>"
    )
    manifest = (
        f'<m:manifest xmlns:m="{name}:manifest:1.0">'
        f'<m:file-entry m:full-path="/" m:media-type="{_TEXT_TYPE}"/>'
        '<m:file-entry m:full-path="content.xml" m:media-type="text/xml"/></m:manifest>'
    )
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_STORED) as package:
        package.writestr(zipfile.ZipInfo("mimetype"), _TEXT_TYPE)
        package.writestr(zipfile.ZipInfo("content.xml"), damage(content.encode()))
        package.writestr(zipfile.ZipInfo("META-INF/manifest.xml"), manifest)
    return written.getvalue()

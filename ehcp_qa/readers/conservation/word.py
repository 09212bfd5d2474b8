"""A Word file's visible text held, paragraph by paragraph, against the blocks read from it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from ehcp_qa.model.document import Block, Document
from ehcp_qa.readers.conservation.account import Conservation, Fault, Trouble, difference, seen
from ehcp_qa.readers.conservation.names import ANY
from ehcp_qa.readers.conservation.parts import parts_in_order
from ehcp_qa.readers.conservation.walk import Passage
from ehcp_qa.readers.text import BULLET

_Key = tuple[str, tuple[int, ...]]
_CHUNK, _UNREAD = "chunk", "in embedded documents that are not read"
_NAMES = {"body": "the body", "footnotes": "the footnotes", "endnotes": "the endnotes"}


def compare_word(data: bytes, document: Document) -> Conservation:
    """Return how a Word file's visible text compares with the document read from it."""
    left_out: Counter[str] = Counter()
    passages = list(_read_passages(parts_in_order(data, left_out), document, left_out))
    whole = {passage.part for passage in passages if not passage.path}
    read: dict[_Key, list[Block]] = {}
    for block in document.blocks:
        read.setdefault(_key(block, whole), []).append(block)
    troubles = [*_differences(passages, read), *_disorder(passages, document.blocks, whole)]
    return Conservation(
        characters=sum(len(passage.text) for passage in passages),
        left_out=tuple(sorted(left_out.items())),
        troubles=tuple(troubles),
    )


def _key(block: Block, whole: set[str]) -> _Key:
    """Return what tells a block's passage; an embedded page or text is one passage."""
    return block.place.part, () if block.place.part in whole else block.place.path


def _read_passages(
    passages: Iterable[Passage], document: Document, left_out: Counter[str]
) -> Iterator[Passage]:
    """Yield the passages but those of embedded documents of which it is said that they are unread."""
    parts = {block.place.part for block in document.blocks}
    for passage in passages:
        unread = passage.part.startswith(_CHUNK) and passage.part not in parts
        if unread and document.leftovers.unread:
            left_out[_UNREAD] += len(passage.text)
        else:
            yield passage


def _differences(passages: Sequence[Passage], read: dict[_Key, list[Block]]) -> Iterator[Trouble]:
    """Yield what each paragraph lost or gained, then blocks that no visible paragraph gave."""
    left = dict(read)
    for passage in passages:
        blocks = left.pop((passage.part, passage.path), [])
        if not _same(passage.text, blocks):
            got = "".join(seen(block.text) for block in blocks)
            yield from difference(passage.text, got, _place(passage))
    for (part, _), blocks in left.items():
        extra = sum(len(seen(block.text)) for block in blocks)
        yield Trouble(Fault.EXTRA, extra, _NAMES.get(part, part))


def _disorder(
    passages: Sequence[Passage], blocks: Sequence[Block], whole: set[str]
) -> Iterator[Trouble]:
    """Yield each block that stands before one that it should follow."""
    rank = {(passage.part, passage.path): n for n, passage in enumerate(passages)}
    furthest = -1
    for block in blocks:
        at = rank.get(_key(block, whole))
        if at is None:
            continue
        if at < furthest:
            yield Trouble(Fault.MOVED, len(seen(block.text)), _place(passages[at]))
        furthest = max(furthest, at)


def _same(wanted: str, blocks: Sequence[Block]) -> bool:
    """Say whether blocks hold a paragraph's text, with or without their labels.

    A label that Word counts stands nowhere in the file; one that was typed does, and whatever sign
    was typed for a bullet, the label is a round one.
    """
    ends = {0}
    for block in blocks:
        words, label = seen(block.text), seen(block.label)
        labels = ["", label, ANY] if label == BULLET else ["", label]
        forms = [before + words for before in dict.fromkeys(labels)]
        ends = {
            at + len(form)
            for at in ends
            for form in forms
            if _alike(wanted[at : at + len(form)], form)
        }
    return len(wanted) in ends


def _alike(wanted: str, got: str) -> bool:
    if wanted == got:
        return True
    return len(wanted) == len(got) and all(
        a == b or ANY in (a, b) for a, b in zip(wanted, got, strict=True)
    )


def _place(passage: Passage) -> str:
    return f"{_NAMES.get(passage.part, passage.part)}, paragraph {passage.number}"

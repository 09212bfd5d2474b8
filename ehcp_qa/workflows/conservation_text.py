"""What a second reading of a file showed, in lines for people: numbers and places, no words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from ehcp_qa.readers.limits import shown
from ehcp_qa.reporters import wording

if TYPE_CHECKING:
    from ehcp_qa.model.document import Document
    from ehcp_qa.readers.conservation import Conservation

MOST_PLACES = 50  # more than this tells nobody more
_NOTHING_LOST = {
    True: "every visible character was read, once and in order",
    False: "every character on the pages was read, once",
}


def conservation_text(document: Document, found: Conservation) -> str:
    """Return the lines that ``ehcp-qa extract --check`` writes."""
    return "".join(f"{line}\n" for line in _lines(document, found))


def _lines(document: Document, found: Conservation) -> Iterator[str]:
    name, characters = shown(document.source.name), _count(found.characters)
    if found.whole:
        yield f"{name}: {_NOTHING_LOST[found.ordered]} ({characters})."
    else:
        yield f"{name}: not all of its {characters} were read as they stand."
    for trouble in found.troubles[:MOST_PLACES]:
        yield f"  {trouble.fault.value}: {_count(trouble.characters)}, {trouble.place}"
    if (more := len(found.troubles) - MOST_PLACES) > 0:
        yield f"  and in {more:,} more places"
    if found.left_out:
        yield "Not part of the plan's text, or kept only once:"
    for why, count in found.left_out:
        yield f"  {why}: {_count(count)}"
    if document.unread_pages:
        yield f"Not read, because there is no text: {wording.pages(document.unread_pages)}."


def _count(characters: int) -> str:
    return f"{characters:,} character{'' if characters == 1 else 's'}"

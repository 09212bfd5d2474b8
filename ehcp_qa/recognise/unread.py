"""Whether what a section says may stand on a page that could not be read."""

from __future__ import annotations

from collections.abc import Iterable

from ehcp_qa.model.document import Document


def may_go_on_unread(document: Document, last_blocks: Iterable[int]) -> bool:
    """Say whether an unread page comes between the end of a stretch and what follows it.

    ``last_blocks`` are the last blocks that were read of each stretch of the section.
    """
    return any(_unread_after(document, block) for block in last_blocks)


def _unread_after(document: Document, block: int) -> bool:
    page = document.blocks[block].place.page
    if page is None:
        return False
    following = (b.place.page for b in document.blocks[block + 1 :] if not b.furniture)
    next_page = next((number for number in following if number), document.pages or page)
    return any(page <= unread <= next_page for unread in document.unread_pages)

"""What a Markdown plan says of pages that it has not got."""

from __future__ import annotations

import pytest

from ehcp_qa.readers.plaintext import read_text


@pytest.mark.parametrize(
    ("text", "pages", "unread"),
    [
        ("Maya reads.", None, ()),
        ("<!-- pages: 12 -->\nMaya reads.", 12, ()),
        ("<!-- pages: 12 -->\n<!-- unread pages: 4, 5 -->\nMaya reads.", 12, (4, 5)),
        ("<!-- pages: many -->\nMaya reads 12 pages: 3.", None, ()),
    ],
    ids=["none", "pages", "unread", "no-number"],
)
def test_a_comment_tells_of_pages(text: str, pages: int | None, unread: tuple[int, ...]) -> None:
    """Examples of rules can show what only a PDF has; the words of the plan are no comment."""
    document = read_text(text)
    assert (document.pages, document.unread_pages) == (pages, unread)
    assert len(document.blocks) == 1

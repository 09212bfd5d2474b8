"""Names of files whose bytes are no text, as everything that is written down has them."""

from __future__ import annotations

import os

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ehcp_qa.readers.limits import shown
from ehcp_qa.readers.names import fit_to_write


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("plan.docx", "plan.docx"),
        ("café 100%.docx", "café 100%.docx"),
        (os.fsdecode(b"caf\xe9.docx"), "caf%E9.docx"),
        (os.fsdecode(b"d\xe9pot/\xff.md"), "d%E9pot/%FF.md"),
        ("\ud83d.md", "%uD83D.md"),
    ],
)
def test_a_name_is_fit_to_write(name: str, said: str) -> None:
    """Text stays as it is; a byte that is none is written as in a web address."""
    assert fit_to_write(name) == said


@given(st.binary(min_size=1))
def test_any_name_that_a_disk_can_hold_can_be_written(name: bytes) -> None:
    """In UTF-8, and a second time it is left as it is."""
    said = fit_to_write(os.fsdecode(name))
    said.encode("utf-8")
    assert fit_to_write(said) == said


def test_a_refusal_says_the_same_name() -> None:
    """So that somebody who reads it in a report finds it in the audit."""
    assert shown(os.fsdecode(b"in/caf\xe9.docx")) == "caf%E9.docx"

"""The sample templates are what their maker makes, byte for byte, and each edit changes something."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from forms import BROKEN, SAMPLES, good

sys.path.insert(0, str(SAMPLES.parent))

from making.layout import lay_out
from making.templates import edited, templates
from making.word import make_word


def test_the_word_files_are_up_to_date() -> None:
    """The check of samples looks at templates too."""
    maker = [sys.executable, str(SAMPLES.parent / "make_samples.py"), "--check", str(SAMPLES)]
    done = subprocess.run(maker, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_template_has_the_same_bytes_each_time() -> None:
    """However often it is made."""
    made = {path.name: text for path, text in templates(SAMPLES)}
    assert len(made) == len(BROKEN) + 1  # the two good ones have the same name
    text = good("headings", ".md").read_text(encoding="utf-8")
    assert make_word(lay_out(text)) == make_word(lay_out(text))


@pytest.mark.parametrize("entry", BROKEN, ids=lambda entry: entry["name"])
def test_an_edit_changes_its_template(entry: dict[str, Any]) -> None:
    """And says in words what somebody did."""
    text = good(entry["of"], ".md").read_text(encoding="utf-8")
    assert edited(text, entry) != text
    assert entry["edit"].endswith(".")


def test_an_edit_of_what_is_not_there_is_refused() -> None:
    """A good template that changed must not leave a broken one unbroken."""
    with pytest.raises(ValueError, match="has no"):
        edited("## A\n", {"name": "x", "replace": [{"find": "## B", "put": ""}]})

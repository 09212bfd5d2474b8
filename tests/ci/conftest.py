"""A copy of the worked repository, and a pipeline's shell."""

from __future__ import annotations

import re
import shutil
import sys
from pathlib import Path

import pytest
from pipeline_shell import EXAMPLE, ROOT, Shell


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    """A shell with its home beside the repository."""
    return Shell.at(tmp_path)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """The worked repository, copied so that a test may change it."""
    return Path(shutil.copytree(EXAMPLE, tmp_path / "repository"))


@pytest.fixture
def in_word(repository: Path) -> Path:
    """The worked repository with Word files in place of its Markdown, and no baseline for them."""
    sys.path.insert(0, str(ROOT / "sample_plans"))
    try:
        from making.layout import lay_out
        from making.word import make_word
    finally:
        sys.path.pop(0)
    for source in (*repository.glob("plans/*.md"), *repository.glob("templates/*.md")):
        text = re.sub(r"\[.*\]\(guidance\)\n\n", "", source.read_text("utf-8"))  # Word has a style
        source.with_suffix(".docx").write_bytes(make_word(lay_out(text)))
        source.unlink()
    (repository / "ehcp-qa-baseline.json").unlink()
    return repository

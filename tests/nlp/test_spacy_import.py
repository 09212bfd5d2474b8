"""spaCy comes without its command line, and whole for anybody else."""

from __future__ import annotations

import subprocess
import sys


def _run(code: str) -> str:
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True
    ).stdout.strip()


def test_the_command_line_is_not_imported() -> None:
    """Its HTTP client and project runner stay out of a check."""
    code = (
        "import sys; from ehcp_qa.nlp.spacy_import import import_spacy; import_spacy();"
        "print(sorted({'spacy.cli', 'weasel', 'spacy.cli.info'} & set(sys.modules)))"
    )
    assert _run(code) == "[]"


def test_the_command_line_is_whole_afterwards() -> None:
    """A program that shares our process still gets spaCy's own commands."""
    code = (
        "from ehcp_qa.nlp.spacy_import import import_spacy; spacy = import_spacy();"
        "import spacy.cli; print(callable(spacy.cli.download), spacy.cli.info is not None,"
        "'spacy_version' in spacy.info(silent=True))"
    )
    assert _run(code) == "True True True"


def test_a_loaded_spacy_is_left_alone() -> None:
    """When spaCy is there already, it is returned as it is."""
    code = (
        "import sys, spacy; from ehcp_qa.nlp.spacy_import import import_spacy;"
        "before = sys.modules['spacy.cli']; print(import_spacy() is spacy, sys.modules['spacy.cli'] is before)"
    )
    assert _run(code) == "True True"

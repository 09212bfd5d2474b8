"""What tests share: the option that rewrites golden files, and reports made by hand."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update-golden``, which rewrites golden files and fails, so that a person looks."""
    parser.addoption(
        "--update-golden",
        action="store_true",
        help="rewrite golden files, and fail so that their difference is read",
    )


@pytest.fixture
def update_golden(request: pytest.FixtureRequest) -> bool:
    """True when golden files are to be rewritten."""
    return bool(request.config.getoption("--update-golden"))

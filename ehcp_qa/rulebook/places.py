"""Where the packaged rules lie: in the wheel beside the package, else in the checkout."""

from __future__ import annotations

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent.parent


def packaged_rules() -> Path:
    """Return the folder of the rule pack that ships with ehcp-qa.

    A wheel carries it inside the package; an editable install finds it beside the package.
    """
    inside = _PACKAGE / "rules"
    return inside if inside.is_dir() else _PACKAGE.parent / "rules"

"""Check draft Education, Health and Care plans: offline, deterministic, explainable."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from ehcp_qa.workflows.check import check_file

__all__ = ["__version__", "check_file"]
__version__ = "0.1.0"


def __getattr__(name: str) -> Any:
    """Import ``check_file`` only when it is asked for: it brings the readers and the rules."""
    if name == "check_file":
        from ehcp_qa.workflows.check import check_file

        return check_file
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")

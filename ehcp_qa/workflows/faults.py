"""What to say of a fault of the checker's own, without a word of the plan."""

from __future__ import annotations

import sys
import traceback
from pathlib import Path

PACKAGE = Path(__file__).resolve().parent.parent


def fault(error: Exception) -> str:
    """Return the kind of an unforeseen error and our line of code, never its message.

    A message may quote what was being read, which is a child's record. In Python's development
    mode (``python -X dev -m ehcp_qa``) the error is raised again, for whoever mends it.
    """
    if sys.flags.dev_mode:
        raise error
    frames = traceback.extract_tb(error.__traceback__)
    last = next((f for f in reversed(frames) if PACKAGE in Path(f.filename).parents), frames[-1])
    where = f"{type(error).__name__} in {Path(last.filename).name}, line {last.lineno}"
    return f"stopped by a fault of the checker's own ({where}); please report it."

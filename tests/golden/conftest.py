"""What tests of annotators read from a Word file serves the goldens, too."""

from __future__ import annotations

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "annotators"))

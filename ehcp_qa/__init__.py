"""Check draft Education, Health and Care plans: offline, deterministic, explainable."""

from __future__ import annotations

__version__ = "0.1.0"

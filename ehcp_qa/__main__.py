"""``python -m ehcp_qa`` is the same as ``ehcp-qa``."""

from __future__ import annotations

from ehcp_qa.cli import main

if __name__ == "__main__":
    main()

"""A blank template read as a form: what is fixed, what is to be filled in, what is asked for."""

from __future__ import annotations

from ehcp_qa.forms.masking import fixed_plan
from ehcp_qa.forms.read import read_template

__all__ = ["fixed_plan", "read_template"]

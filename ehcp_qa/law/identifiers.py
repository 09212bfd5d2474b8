"""Whether an NHS number or a unique pupil number is formed as it must be; nobody is looked up."""

from __future__ import annotations

import re

_NHS_DIGITS = 10
_NHS_MODULUS = 11  # NHS Data Dictionary: weights 10 to 2, the tenth digit checks the nine before it
_UPN_LENGTH = 13  # DfE: a check letter, then twelve characters
_UPN_FORM = re.compile(r"[A-Z]\d{11}[0-9A-Z]")
# Letters that the DfE uses in unique pupil numbers; I, O and S look too much like figures.
_UPN_LETTERS = "ABCDEFGHJKLMNPQRTUVWXYZ"


def nhs_number_fault(text: str) -> str:
    """Return what is wrong with an NHS number, or nothing when it passes its check."""
    digits = re.sub(r"[\s-]", "", text)
    if not digits.isdigit() or len(digits) != _NHS_DIGITS:
        count = sum(c.isdigit() for c in digits)
        return f"has {count} digits, and an NHS number has {_NHS_DIGITS}"
    total = sum(
        int(c) * weight for c, weight in zip(digits, range(_NHS_DIGITS, 1, -1), strict=False)
    )
    check = -total % _NHS_MODULUS
    return "" if check == int(digits[-1]) else "does not pass the check on its last digit"


def upn_fault(text: str) -> str:
    """Return what is wrong with a unique pupil number, or nothing when it passes its check."""
    letters = re.sub(r"[\s-]", "", text).upper()
    if len(letters) != _UPN_LENGTH:
        return f"has {len(letters)} characters, and a unique pupil number has {_UPN_LENGTH}"
    if not _UPN_FORM.fullmatch(letters) or letters[-1] not in _UPN_LETTERS + "0123456789":
        return "is not a letter and twelve figures, as a unique pupil number is"
    total = sum(_upn_value(c) * place for place, c in enumerate(letters[1:], 2))
    right = _UPN_LETTERS[total % len(_UPN_LETTERS)]
    return "" if letters[0] == right else "does not pass the check on its first letter"


def _upn_value(character: str) -> int:
    """Return what a figure counts for; a temporary number ends in a letter, counted by its place."""
    return int(character) if character.isdigit() else _UPN_LETTERS.index(character)

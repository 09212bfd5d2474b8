"""Wordings of somebody who is trained or experienced, and not in what."""

from __future__ import annotations

_ADULT = r"(?:adults?|grown-ups?|persons?|people|staff|members? of (?:\w+ )?staff|someone|somebody|professionals?|practitioners?|helpers?|individuals?|workers?|colleagues?)"
KNOWING = (
    r"(?<!-)(?:well[- ]|suitably |fully |highly |specially |properly |very |appropriately )?"
    rf"(?:trained|experienced|skilled|qualified|knowledgeable) (?:and (?:trained|experienced|skilled|qualified|knowledgeable|caring|familiar) )?{_ADULT}\b(?! (?:of the deaf|in\b|to\b)|,? \(?(?:competenc|trained|signed|holding|qualified|level))"
    rf"|{_ADULT} (?:(?:with|who ha(?:s|ve)|having) (?:(?:plenty|lots|a lot|a wealth|years|many years|bags) of|some|good|considerable|relevant|suitable|appropriate|the right|enough|extensive|wide|much|sufficient|the necessary|proper|long|great) "
    r"(?:(?:sort|kind|level|amount|mix) of )?(?:(?:relevant|suitable|appropriate|specialist|good) )?(?:experience|training|expertise|knowledge|skills?|qualifications?|know-how)|who (?:is|are) (?:suitably |fully |well |appropriately )?(?:trained|experienced|skilled|qualified)|who knows? what (?:he|she|they) (?:is|are) doing)"
    r"\b(?! (?:in|of|with|by|as|at|on|for)\b)"
)

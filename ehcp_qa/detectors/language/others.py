"""Other children who could be known from a plan, and what it tells of them."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ehcp_qa.detectors.base import SectionOptions, detector
from ehcp_qa.detectors.language.told import own_sentences
from ehcp_qa.model.analysed import AnalysedPlan
from ehcp_qa.model.finding import Match
from ehcp_qa.nlp.terms import TermFinder

_OTHER = (
    r"(?:(?:half-|step-?|foster |older |younger |elder |big |little |twin |best )*(?:brother|sister|sibling|"
    r"twin|cousin|friend|classmate|peer|pupil|girlfriend|boyfriend))"
)
_NAME = r"[A-Z][a-zà-öø-ÿ]+(?:[-'’][A-Z][a-z]+)?(?: [A-Z][a-zà-öø-ÿ'’-]+)?"
# What is told has to be told of that child: the name, then "is", "has" or the like, with little between.
_TELLS = (
    r"(?:['’]s\b|,? (?:\(?\d+\)?,? |aged \d+,? )?(?:who )?(?:also |now |recently |currently |\w+ly )?"
    r"(?:is|was|has|had|have|lives|lived|went|goes|takes|took|got|attends|suffers|hurt|hit|abused|"
    r"been|self-harms)\b)"
)
_NAMED = re.compile(
    rf"\b{_OTHER}(?:,| is called| called| named)? (?P<name>{_NAME})(?P<tells>{_TELLS})(?P<fact>[^.;]*)|"
    rf"(?P<second>(?<![\w'’-]){_NAME})(?:, | \()(?:(?:his|her|their|a|the|another) )?{_OTHER}\b[),]*"
    rf"(?P<also>{_TELLS})(?P<more>[^.;]*)"
)
_CONSENT = re.compile(r"\b(?:consent(?:ed)?|agreed to|permission)\b", re.IGNORECASE)


class OthersOptions(SectionOptions, frozen=True, forbid_unknown_fields=True, kw_only=True):
    """Words for facts that are nobody else's business."""

    sensitive: tuple[str, ...]


@detector("other-child-identifiable", OthersOptions)
def other_child_identifiable(plan: AnalysedPlan, options: OthersOptions) -> Iterator[Match]:
    """Yield each sentence that names another child and tells something private of that child."""
    finder = TermFinder([("sensitive", options.sensitive)])
    own = {n for n in (plan.plan.child.first_name, *plan.plan.child.known_as) if n}
    for sentence in own_sentences(plan.plan, *options.sections):
        block = plan.plan.document.blocks[sentence.statement.span.block]
        if _CONSENT.search(block.text):
            continue
        for found in _NAMED.finditer(sentence.text):
            name = found["name"] or found["second"]
            tells = "tells" if found["tells"] else "also"
            told = finder.find(sentence.text[found.start(tells) : found.end()])
            if name.split()[0] not in own and told:
                yield Match(
                    span=sentence.span(found.start(), found.start(tells) + told[0].end),
                    statement=sentence.statement.id,
                )

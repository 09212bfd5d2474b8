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
_CALLED = re.compile(rf"\b{_OTHER}(?:,| is called| called| named)? (?P<name>{_NAME})")
_NAMED = re.compile(
    rf"\b{_OTHER}(?:,| is called| called| named)? (?P<name>{_NAME})(?P<tells>{_TELLS})(?P<fact>[^.;]*)|"
    rf"(?P<second>(?<![\w'’-]){_NAME})(?:, | \()(?:(?:his|her|their|a|the|another) )?{_OTHER}\b[),]*"
    rf"(?P<also>{_TELLS})(?P<more>[^.;]*)"
)
# Any other verb whose doer is that child; what is told may then come later in the sentence, of "he".
_DOES = r",? (?:who |that )?(?:also |now |\w+ly )?(?:do(?:es)?|did|is|was|has|had|can|cannot|could|will|would|goes|[a-z]{2,}s|[a-z]{2,}ed|went|left|came|ran|got|spent|lost|stole)\b"
_GOES_ON = re.compile(rf"(?P<tells>{_DOES})(?P<fact>[^.;]*)")
# There something is told of somebody who has been named: "since he was sentenced", "after being arrested".
_TOLD_OF = (
    r"\b(?:THEY|who|and|but|since|because|as|after|before|for|from|of|to|in|while) (?:then |also |now |since )?"
    r"(?:is|was|has|had|been|being|got|went|gets|goes|lives|lived|takes|took|serving|having|in|on)\b[^,.;]{0,30}\Z"
)
# A child who is named without a word of who that is, and whose family or doings a clause tells of.
_WHOSE = re.compile(
    r"(?<![\w'’-])(?<!Mr )(?<!Mrs )(?<!Ms )(?<!Dr )(?<!Miss )(?P<name>[A-Z][a-z]+)(?: [A-Z](?![\w])\.?)?,? "
    r"(?:whose (?:mother|mum|father|dad|parents?|brother|sister|family|carers?)\b|who (?:was|is|has been|had been)\b|"
    r"(?:an?|another|the) (?:\w+ )?(?:boy|girl|pupil|child|classmate|student|youth)\b)(?P<fact>[^.;]*)"
)
_OF_STAFF = re.compile(
    r"\b(?:train\w+|qualif\w+|experience\w*|expert\w*|specialis\w+|teacher|assistant|worker|mentor|nurse|officer|therapist|lead|tutor)\b",
    re.IGNORECASE,
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
    they = _pronouns(plan.plan.child.pronouns)
    for sentence in own_sentences(plan.plan, *options.sections):
        block = plan.plan.document.blocks[sentence.statement.span.block]
        if _CONSENT.search(block.text):
            continue
        spans = list(_straight(sentence.text, finder, own))
        spans = spans or list(_later(sentence.text, finder, own, they))
        for start, end in spans or _whose(sentence.text, finder, own):
            yield Match(span=sentence.span(start, end), statement=sentence.statement.id)


def _straight(text: str, finder: TermFinder, own: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where something private is told of a named child straight after the name."""
    for found in _NAMED.finditer(text):
        name = found["name"] or found["second"]
        tells = "tells" if found["tells"] else "also"
        told = finder.find(text[found.start(tells) : found.end()])
        if name.split()[0] not in own and told:
            yield found.start(), found.start(tells) + told[0].end


def _later(text: str, finder: TermFinder, own: set[str], they: str) -> Iterator[tuple[int, int]]:
    """Yield where it is told further on, of the "he" or "she" that can only mean the named child."""
    told_of = re.compile(_TOLD_OF.replace("THEY", they))
    for named in _CALLED.finditer(text):
        goes_on = _GOES_ON.match(text, named.end())
        if goes_on is None or named["name"].split()[0] in own:
            continue
        for term in finder.find(goes_on["fact"]):
            between = goes_on["fact"][: term.start]
            if told_of.search(between) and not any(
                re.search(rf"\b{re.escape(n)}\b", between) for n in own
            ):
                yield named.start(), goes_on.start("fact") + term.end
                break


def _whose(text: str, finder: TermFinder, own: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where a clause tells something private of somebody who is only named."""
    for found in _WHOSE.finditer(text):
        told = finder.find(found["fact"])
        if told and found["name"] not in own and not _OF_STAFF.search(text):
            yield found.start(), found.start("fact") + told[0].end


def _pronouns(child: str) -> str:
    """Return the pronouns that cannot mean the plan's own child, as a pattern."""
    return {"he": "she", "she": "he", "they": "he|she"}.get(child, "(?!)")

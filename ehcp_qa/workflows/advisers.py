"""Whose recommendation a provision seems to be: by its source key, its posts, its topic, its section."""

from __future__ import annotations

from dataclasses import dataclass

from ehcp_qa.model.analysed import ProvisionAnalysis, Slot
from ehcp_qa.model.lexicon import Lexicons
from ehcp_qa.model.plan import Advice, AdviceKind, Plan, SectionId
from ehcp_qa.nlp.terms import finder
from ehcp_qa.reporters.queries.asked import Adviser
from ehcp_qa.workflows.adviser_posts import Post, Posts
from ehcp_qa.workflows.listed_advice import SETTING, ListedAdvice
from ehcp_qa.workflows.source_keys import SourceKeys

UNKNOWN = Adviser("the author of the advice", known=False)
# The advice that provision of a section rests on (regs 6(1)(c) and (e)).
_HEALTH = (AdviceKind.MEDICAL, AdviceKind.MENTAL_HEALTH)
_SOCIAL = (AdviceKind.SOCIAL_CARE,)
_OF_SECTION: dict[SectionId | None, tuple[AdviceKind, ...]] = {
    SectionId.G: _HEALTH,
    SectionId.H: _SOCIAL,
    SectionId.H1: _SOCIAL,
    SectionId.H2: _SOCIAL,
}


@dataclass(frozen=True, slots=True)
class Told:
    """Whom to ask, and what only suggests it; nothing there where the plan's own words tell."""

    adviser: Adviser
    suggested_by: str = ""


class Advisers:
    """Finds the adviser of a provision among those whom Section K lists."""

    def __init__(self, plan: Plan, lexicons: Lexicons) -> None:
        self._posts = Posts(lexicons)
        self._listed = ListedAdvice(plan.advice, self._posts)
        self._keys = SourceKeys(plan)
        self._topics = lexicons["advice_topics"]

    def of(self, provision: ProvisionAnalysis) -> Told:
        """Return whom to ask: by key, by post, by topic, by section, or else an unknown author."""
        told = self._by_key(provision) or self._by_post(provision)
        if told:
            return Told(told)
        return self._by_topic(provision) or self._by_section(provision) or Told(UNKNOWN)

    def _by_key(self, provision: ProvisionAnalysis) -> Adviser | None:
        """Return who gave the advice that the plan itself names; an outside adviser comes first."""
        found = [
            adviser
            for source in self._keys.sources(provision.statement)
            if (adviser := self._source(source))
        ]
        outside = (adviser for adviser in found if adviser.role != SETTING.role)
        return next(outside, None) or next(iter(found), None)

    def _source(self, source: Advice | str) -> Adviser | None:
        """Return who gave an entry of K, or is meant by words; what the family says asks nobody."""
        if isinstance(source, str):
            return self._asked(self._posts.named(source))
        family = AdviceKind.FAMILY in source.kinds
        return None if family or not source.given else self._listed.for_entry(source)

    def _by_post(self, provision: ProvisionAnalysis) -> Adviser | None:
        """Return an outside adviser before the setting.

        A therapist's programme is the therapist's recommendation, whoever delivers it.
        """
        doers = [p for v in provision.slots.get(Slot.WHO, ()) for p in self._posts.named(v.words)]
        named = (p for p in self._posts.by_role(provision.statement.text) if not p.setting)
        return self._asked([*doers, *named], provision.statement.section)

    def _asked(self, posts: list[Post], section: SectionId | None = None) -> Adviser | None:
        outside = next((post for post in posts if not post.setting), None)
        if outside is None:
            return self._listed.setting() if posts else None
        if _OF_SECTION.get(section) is _SOCIAL and not outside.kinds:
            # A support worker or a personal assistant carries out what social care advised.
            return self._listed.for_kinds(_SOCIAL) or self._listed.for_post(outside)
        return self._listed.for_post(outside)

    def _by_topic(self, provision: ProvisionAnalysis) -> Told | None:
        """Return the only adviser in K who advises on what the provision is about."""
        found = list(finder(self._topics).find(provision.statement.text))
        kinds = {AdviceKind(term.group) for term in found}
        adviser = self._listed.for_kinds(kinds) if len(kinds) == 1 else None
        return Told(adviser, f"“{found[0].term}”") if adviser else None

    def _by_section(self, provision: ProvisionAnalysis) -> Told | None:
        section = provision.statement.section
        adviser = self._listed.for_kinds(_OF_SECTION.get(section, ()))
        return Told(adviser, f"its place in Section {section.value}") if adviser else None

"""Section K as one asks it for an adviser: by post, by entry, by kind of advice."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from ehcp_qa.model.plan import Advice, AdviceKind
from ehcp_qa.reporters.queries.asked import Adviser
from ehcp_qa.workflows.adviser_posts import Post, Posts, visits

SETTING = Adviser("the setting")

# What a title says of a document, and what makes it the name of somebody who can be written to.
_DOCUMENT = re.compile(r"(?i)\s*\b(?:advice|report|assessment|information)\b.*")
_SERVICE = re.compile(r"(?i)\b(?:service|team|clinic|hub|centre|outreach|panel)s?\b")


class ListedAdvice:
    """The advice that Section K lists and that was given."""

    def __init__(self, listed: Sequence[Advice], posts: Posts) -> None:
        self._listed = [advice for advice in listed if advice.given]
        self._posts = posts

    def setting(self) -> Adviser:
        """Return the setting, with the name of whoever wrote its advice."""
        own = [each for each in self._listed if _is_settings(each)]
        return _with_entry(SETTING, own)

    def for_post(self, post: Post) -> Adviser:
        """Return the adviser in this very post in K, or else the one who gave advice of its kind."""
        adviser = Adviser(addressed(post.role))
        same = [each for each in self._listed if self._role(each) == post.role]
        if same:
            return _with_entry(adviser, same)
        of_kind = [each for each in self._listed if post.kinds & set(each.kinds)]
        if len(of_kind) == 1 and (role := self._role(of_kind[0])):
            adviser = Adviser(addressed(role))
        return _with_entry(adviser, of_kind)

    def for_entry(self, entry: Advice) -> Adviser:
        """Return who gave a piece of advice: in their own post, or else by the advice's title."""
        if _is_settings(entry):
            return _with_entry(SETTING, [entry])
        outside = [post.role for post in self._posts.by_role(entry.words) if not post.setting]
        role = self._role(entry) or max(outside, key=len, default="") or _title(entry)
        return _with_entry(Adviser(addressed(role)), [entry])

    def for_kinds(self, kinds: Collection[AdviceKind]) -> Adviser | None:
        """Return who gave the only advice of these kinds, or None where there is not exactly one."""
        of_kind = [each for each in self._listed if set(kinds) & set(each.kinds)]
        return self.for_entry(of_kind[0]) if len(of_kind) == 1 else None

    def _role(self, entry: Advice) -> str:
        """Return the post that an entry of K gives, as provisions name it; empty for anything else."""
        posts = self._posts.by_role(entry.role.text) if entry.role else ()
        return next((post.role for post in posts if not post.setting), "")


def addressed(role: str) -> str:
    """Return a role as it stands in a sentence: "the physiotherapist", and "CAMHS" as it is."""
    return role if role.isupper() else f"the {role}"


def _is_settings(entry: Advice) -> bool:
    return entry.kinds == (AdviceKind.EDUCATION,) and not visits(entry.words)


def _title(entry: Advice) -> str:
    """Return a service that a title names as it is called in a sentence, or else the author of it."""
    title = _DOCUMENT.sub("", entry.words.split(" · ")[0])
    first = title.split(maxsplit=1)[0] if title else ""
    if not first or first[1:] == first[1:].lower():  # "NHS", and names as the plan has them
        title = title[:1].lower() + title[1:]
    if _SERVICE.search(title) or title.isupper():
        return title
    return f"author of the {title} advice" if title else "author of the advice"


def _with_entry(adviser: Adviser, entries: Sequence[Advice]) -> Adviser:
    """Return the adviser with name and date where exactly one entry fits."""
    if len(entries) != 1:
        return adviser
    author, dated = entries[0].author, entries[0].dated
    return Adviser(
        adviser.role, name=author.text if author else "", dated=dated.text if dated else ""
    )

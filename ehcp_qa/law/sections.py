"""The parts that an EHC plan must have (SEND Regs 2014, reg 12(1)), and what councils call them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from ehcp_qa.model.plan import SectionId


@dataclass(frozen=True, slots=True)
class SectionName:
    """One part of a plan.

    ``official`` is regulation 12's name, ``short`` what reports call it, ``titles`` the friendly
    names that stand alone over it, ``wordings`` other forms of the legal name, and ``topics``
    the word stems that show a title to be this section's when its letter stands before it.
    """

    id: SectionId
    official: str
    short: str
    pinpoint: str
    titles: tuple[str, ...]
    wordings: tuple[str, ...]
    topics: tuple[str, ...]

    @property
    def within(self) -> str:
        """The short name as it stands within a sentence: small letters, but "the 1970 Act"."""
        return self.short[:1].lower() + self.short[1:]


def _name(
    letter: str,
    official: str,
    short: str,
    pinpoint: str,
    titles: str,
    wordings: str,
    topics: str,
) -> SectionName:
    def split(line: str) -> tuple[str, ...]:
        return tuple(part.strip() for part in line.split(";") if part.strip())

    return SectionName(
        SectionId(letter), official, short, pinpoint, split(titles), split(wordings), split(topics)
    )


_NAMES = (
    _name(
        "A",
        "The views, interests and aspirations of the child and the child's parents, or of the young person",
        "Views, interests and aspirations",
        "reg 12(1)(a)",
        "all about me; about me; my profile; this is me; my story; my story so far; who I am; who am I;"
        " my views, interests, hopes and dreams; my views; my parents' views, hopes and dreams for me;"
        " our child's story so far; what is important to me; what is important for me;"
        " how best to support me; how to support me well; what people like and admire about me;"
        " personal profile; one page profile; my life aspirations; family's views; parents' views;"
        " child's views; child's voice; pupil voice; hopes for the future; my hopes and dreams;"
        " my hopes for the future; my aspirations; summary of history; views of the family;"
        " how best to communicate with me; my life; my voice; in my own words; hopes for me",
        "views, interests and aspirations; summary of views, interests and aspirations;"
        " the views, interests and aspirations of the child and their family;"
        " summary of the child or young person's history",
        "view; interest; aspiration; about me; story; profile; this is me; hope; dream; voice; me;"
        " history; family; communicat; who i am; important; life; wish",
    ),
    _name(
        "B",
        "The child or young person's special educational needs",
        "Special educational needs",
        "reg 12(1)(b)",
        "strengths and special educational needs; strengths and needs; needs summary;"
        " educational needs; summary of special educational needs;"
        " what I am good at and what I find difficult; my educational needs; strengths and difficulties",
        "special educational needs; special educational needs (SEN); my SEN; SEN",
        "need; sen; difficult; hard; learning; barrier; strength",
    ),
    _name(
        "C",
        "The child or young person's health care needs which relate to their special educational needs",
        "Health care needs",
        "reg 12(1)(c)",
        "health needs; health care needs; my health needs; my health care needs; my health;"
        " healthcare needs; medical needs",
        "health needs which relate to SEN; health needs related to SEN;"
        " health needs and those that are specifically related to SEN;"
        " health care needs which relate to special educational needs",
        "health; medical; diagnos; clinical; need",
    ),
    _name(
        "D",
        "The child or young person's social care needs which relate to their special educational needs or to a disability",
        "Social care needs",
        "reg 12(1)(d)",
        "social care needs; my social care needs; care needs; my care needs",
        "social care needs which relate to SEN or to a disability;"
        " social care needs related to SEN or to a disability;"
        " care needs and those that are specifically related to SEN;"
        " social care needs which relate to the SEN",
        "social; care; family; home; need",
    ),
    _name(
        "E",
        "The outcomes sought for the child or young person",
        "Outcomes",
        "reg 12(1)(e)",
        "outcomes; my outcomes; desired outcomes; what do we want to achieve; outcomes sought;"
        " outcomes and steps towards them; long term, medium term and short term outcomes;"
        " what I want to achieve; agreed outcomes; intended outcomes; expected outcomes",
        "outcomes sought by the end of the current key stage or phase of education;"
        " the outcomes sought; outcomes including preparing for adulthood outcomes",
        "outcome; achiev; goal; aim; monitor; progress; target; steps",
    ),
    _name(
        "F",
        "The special educational provision required by the child or the young person",
        "Special educational provision",
        "reg 12(1)(f)",
        "education provision; educational provision; my special educational provision;"
        " what support do I need; what help do I need; the support I need; how will my needs be met; how my needs will be met;"
        " support to help me learn; what help do I need to make this happen and how will it be delivered",
        "special educational provision; special education provision; special educational provision required;"
        " special educational provision required to meet needs and achieve outcomes",
        "provision; support; help; needs will be met; needs be met; educat; teach",
    ),
    _name(
        "G",
        "Any health care provision reasonably required by the learning difficulties or disabilities which result in the child or young person having special educational needs",
        "Health care provision",
        "reg 12(1)(g)",
        "health provision; health care provision; my health provision; healthcare provision;"
        " my health care provision; support for my health",
        "health provision reasonably required; health care provision reasonably required;"
        " health provision required to meet needs and achieve outcomes",
        "health; provision; nhs; medical; clinical; nurs",
    ),
    _name(
        "H1",
        "Any social care provision which must be made for a child or young person under 18 as a result of section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "Social care provision under the 1970 Act",
        "reg 12(1)(h)(i)",
        "",
        "social care provision which must be made for a child under 18;"
        " social care provision under section 2 of the Chronically Sick and Disabled Persons Act 1970;"
        " social care provision which must be made for a child or young person under 18 resulting from"
        " section 2 of the Chronically Sick and Disabled Persons Act 1970",
        "social; care; provision; under 18; csdpa; chronically; help; home; act",
    ),
    _name(
        "H2",
        "Any other social care provision reasonably required by the learning difficulties or disabilities which result in the child or young person having special educational needs",
        "Other social care provision",
        "reg 12(1)(h)(ii)",
        "other social care provision",
        "any other social care provision reasonably required; other social care provision reasonably required",
        "social; care; provision; other; residential; further; adult",
    ),
    _name(
        "H",
        "Social care provision",
        "Social care provision (undivided)",
        "reg 12(1)(h)",
        "social care provision; care provision; my social care provision; my care provision",
        "",
        "social; care; provision",
    ),
    _name(
        "I",
        "The name and type of the school, maintained nursery school, post-16 institution or other institution to be attended",
        "Placement",
        "reg 12(1)(i)",
        "placement; education placement; educational placement; name and type of placement; named school;"
        " named setting; my school; educational setting; named school or setting;"
        " name and type of setting; name and type of school; school placement; named placement",
        "the name and type of the school or other institution to be attended;"
        " name and type of the educational institution to be attended",
        "placement; school; setting; institution; college; named; name and type; attend",
    ),
    _name(
        "J",
        "Personal budget (including arrangements for direct payments)",
        "Personal budget",
        "reg 12(1)(j)",
        "personal budget; direct payments; my money; my personal budget; details of any personal budget;"
        " personal budget and direct payments",
        "personal budget including arrangements for direct payments",
        "budget; payment; money; fund",
    ),
    _name(
        "K",
        "The advice and information gathered during the EHC needs assessment",
        "Advice and information",
        "reg 12(4)",
        "appendices; reports and evidence; list of reports; advice and reports; reports and advice;"
        " people who have contributed to and written this plan; evidence gathered",
        "advice and information; the advice and information gathered; advice and information gathered;"
        " advice and information gathered during the EHC needs assessment",
        "advice; information; report; appendi; evidence; contribut; author; document; assessment",
    ),
)

SECTIONS: Mapping[SectionId, SectionName] = MappingProxyType({name.id: name for name in _NAMES})

# The twelve that must each be there and be separately identified (reg 12(1); Code 9.62).
REQUIRED: tuple[SectionId, ...] = tuple(key for key in SECTIONS if key is not SectionId.H)


def label(section: SectionId) -> str:
    """Return what to call a section in a report: "Section F"."""
    return f"Section {section.value}"

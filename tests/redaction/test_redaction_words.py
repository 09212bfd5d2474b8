"""What a key finds in single lines of a plan, and what it leaves."""

from __future__ import annotations

from functools import cache

import pytest

from ehcp_qa.readers.plaintext import read_text
from ehcp_qa.recognise import recognise
from ehcp_qa.redaction.key import Key
from ehcp_qa.rulebook.lexicons import load_lexicons
from ehcp_qa.rulebook.places import packaged_rules

FRONT = """# Draft Education, Health and Care Plan

| Details | |
|---|---|
| Name | {name} |
| Date of birth | 3 May 2014 |
| Address | 12 Cobble Street, Osterley Green |
| Mother | Hope Varley |
| Current setting | Netherfield Primary School |
| Local authority | Osterley Council |

## Section B: Special educational needs

- {line}
- The class likes to hope, to rose and to will things; marsh birds come in may.
"""


@cache
def _lexicons():
    return load_lexicons([packaged_rules()])


def _redacted(line: str, name: str = "Tamsin Varley") -> str:
    plan = recognise(read_text(FRONT.format(name=name, line=line)), _lexicons())
    return Key.of([plan], _lexicons()).text(line)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Tamsin reads.", "Child A reads.", id="first name"),
        pytest.param("TAMSIN VARLEY reads.", "Child A reads.", id="capitals"),
        pytest.param("Tamsin’s work", "Child A’s work", id="possessive"),
        pytest.param("T. Varley reads.", "Child A reads.", id="initial"),
        pytest.param("Tamzin reads.", "Child A (spelt otherwise) reads.", id="slip of the pen"),
        pytest.param("Hope says so.", "Adult 1 says so.", id="mother whose name is a word"),
        pytest.param("Her brother Zed sings.", "Her brother Child B sings.", id="brother"),
        pytest.param("Mr Quill helps.", "Adult 2 helps.", id="teacher"),
        pytest.param(
            "J. Oduya, Educational Psychologist, wrote.",
            "Adult 2, Educational Psychologist, wrote.",
            id="initial and surname",
        ),
        pytest.param("Born 3.5.14 at term", "Born [date of birth] at term", id="birth in figures"),
        pytest.param(
            "Tamsin was born in May 2014.",
            "Child A was born in [date of birth].",
            id="month of birth",
        ),
        pytest.param("Seen on 3 June 2026.", "Seen on 3 June 2026.", id="another date"),
        pytest.param("NHS no. 999 214 3096", "NHS no. [NHS number]", id="NHS number"),
        pytest.param("UPN W994220820041", "UPN [UPN]", id="pupil number"),
        pytest.param("Ring 07700 900123.", "Ring [phone number].", id="mobile"),
        pytest.param("Ring +44 1632 960 123.", "Ring [phone number].", id="abroad"),
        pytest.param("a.varley@mail.example", "[email address]", id="mail"),
        pytest.param("case number 33109/B", "case number [identifying number]", id="case"),
        pytest.param("She lives at 9 Mill Lane.", "She lives at [address].", id="address"),
        pytest.param("postcode OX4 4QT", "postcode [postcode]", id="postcode"),
        pytest.param("Netherfield staff", "School 1 staff", id="short name of the school"),
        pytest.param(
            "Osterley Hospital and Osterley Council",
            "Hospital 1 and Council 1",
            id="hospital and council of one town",
        ),
        pytest.param("Osterley has a pool.", "Place 1 has a pool.", id="the town by itself"),
        pytest.param("At 12 Cobble …", "At [address] …", id="an address that was cut short"),
    ],
)
def test_whoever_and_wherever_is_named_is_replaced(line: str, expected: str):
    """People, births, numbers and places get a name that tells nothing."""
    assert _redacted(line) == expected


@pytest.mark.parametrize(
    "line",
    [
        "Will be taught in a group of 4 for 20 minutes.",
        "May need 10 more minutes; in May 2026 she sat tests.",
        "We hope for more; hope is a word.",
        "The Local Authority and the Head Teacher agreed in Year 6.",
        "A Speech and Language Therapist from the Community Paediatric Team",
        "Section F, item 3: 45 minutes, 3 times a week, 2026/27.",
        "Uses Makaton, Talking Mats and Zones of Regulation.",
        "Young people in Key Stage 3 speak Polish and English.",
        "The Children and Families Act 2014, section 37(2)",
        "She scored 85 to 115, or £1,250,000 in play money.",
        "YES, N/A, TBC, SENCO, CAMHS, EHCP",
    ],
)
def test_words_that_name_nobody_stay(line: str):
    """Months, posts, subjects, laws, amounts and ordinary words with a capital are left alone."""
    assert _redacted(line) == line


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Will needs help.", "Child A needs help.", id="subject of a verb"),
        pytest.param("Staff help Will each day.", "Staff help Child A each day.", id="inside"),
        pytest.param("Will be helped each day.", "Will be helped each day.", id="helping verb"),
        pytest.param("Will and Hope read.", "Child A and Adult 1 read.", id="two such names"),
        pytest.param("He will read Will's book.", "He will read Child A's book.", id="both"),
    ],
)
def test_a_child_called_by_a_word(line: str, expected: str):
    """A child named Will is found, and the verb is left."""
    assert _redacted(line, name="Will Marsh") == expected


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        pytest.param("Zoe reads; zoe writes.", "Child A reads; Child A writes.", id="no accent"),
        pytest.param("Mrs Reilly rang.", "Adult 2 rang.", id="a title is not the child's"),
        pytest.param("A TA, Sue and Chloe help.", "A TA, Adult 2 and Adult 3 help.", id="a list"),
        pytest.param("She turns 14 on 3 May.", "She turns 14 on [date of birth].", id="birthday"),
        pytest.param("Met on 3 May 2026.", "Met on 3 May 2026.", id="that day in another year"),
    ],
)
def test_a_name_with_accents_and_a_shared_surname(line: str, expected: str):
    """Accents are left out by some, and a parent shares the child's surname."""
    assert _redacted(line, name="Zoë Reilly") == expected

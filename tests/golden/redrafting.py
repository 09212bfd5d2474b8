"""Later drafts of two samples, for goldens of ``compare``: the words that each draft changes."""

from __future__ import annotations

# Each wording is found in the sample once, so that a sample that changes is noticed.
LATER: dict[str, tuple[tuple[str, str], ...]] = {
    # Provision cut, weakened, softened, strengthened and moved; an outcome without its date.
    "most_findings-amounts": (
        (
            "help Rowan with reading and writing, one to one, for 10 hours a week",
            "help Rowan with reading and writing, in a group of four, for 6 hours a week where possible",
        ),
        ("- High quality teaching in all lessons.\n", ""),
        (
            "help Rowan to plan his homework for up to 3 hours",
            "help Rowan to plan his homework for 3 hours",
        ),
        ("- A taxi to school and home again every day.\n", ""),
        (
            "## Section H1",
            "- A taxi to school and home again every day.\n\n## Section H1",
        ),
        ("3. By July 2027 Rowan will type", "3. Rowan will type"),
        ("Rowan worries about changes to the day and cries when a lesson is moved.", ""),
    ),
    # What was left open is said; a row loses who and how often, and another its need's words.
    "drafts-early-years-hearing-loss": (
        (
            "| Speech and language therapist | Regular sessions in blocks | 1, 2 |",
            "| Speech and language therapist | Once a week for 45 minutes, one to one | 1, 2 |",
        ),
        (
            "| Key person holding the level 2 BSL certificate | Ten minutes, four times every session |",
            "| Nursery staff | Ten minutes, as needed |",
        ),
        ("| QToD | Once a week, 15 minutes, one to one | 8 |", "| Key person | | 8 |"),
        (
            "Family sign language sessions at home (B) | Deaf adult tutor from the sensory service | "
            "An hour once a fortnight for one year",
            "Family sign language sessions at home (B) | Deaf adult tutor from the sensory service | "
            "An hour once a month for one year",
        ),
        ("<br>8.1 Orla tires from concentrating on listening and watching.", "<br>Orla tires."),
        (
            "| By the end of Reception Orla will improve her speech sounds. |",
            '| By the end of Reception Orla will say "s", "f" and "sh" clearly at the beginning of nine '
            "words in ten that she names from pictures. |",
        ),
    ),
}


def redrafted(name: str, text: str) -> str:
    """Return a sample's text as its later draft has it."""
    for before, after in LATER[name]:
        assert text.count(before) == 1, f"“{before}” stands {text.count(before)} times in {name}"
        text = text.replace(before, after)
    return text

"""The language of methods, field by field. `reading.py` reads by it and docs/methods.md is generated from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kring.methods.rules.method import ADVISER, DUTIES, EVERYONE, FACILITATOR, KINDS, NOBODY, PRESENTER, Form

Shape = Literal[
    "text",
    "words",
    "word",
    "number",
    "flag",
    "key",
    "sources",
    "group",
    "phases",
    "writings",
    "aspects",
    "instructions",
]

SPEAKERS = (PRESENTER, ADVISER, FACILITATOR, EVERYONE, NOBODY)
WRITERS = (PRESENTER, ADVISER, FACILITATOR, EVERYONE)
MAIN_ROLES = (PRESENTER, FACILITATOR)
FORBIDDABLE = ("advice", "questions", "answers", "discussion", "interpretation")
OUTPUTS = ("resolution", "list")
LAST_RESOLUTIONS = "last-resolutions"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its shape, whether it must be there, the words it may hold, and what it means (for the reference)."""

    shape: Shape
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0


METHOD_FIELDS: dict[str, Field] = {
    "key": Field("key", "The name of the method in files and addresses.", required=True),
    "name": Field("text", "The name on screen.", required=True),
    "purpose": Field("text", "What the method is for, in a sentence or two.", required=True),
    "when": Field("text", "When it fits.", required=True),
    "when_not": Field("text", "When another method fits better.", required=True),
    "source": Field("text", "Where the method comes from, in our own words.", required=True),
    "literature": Field("sources", "What to read: a list of titles or addresses."),
    "group": Field("group", "The smallest and largest group, within 3 to 10.", required=True),
    "roles": Field(
        "words",
        "Roles that somebody must hold before the meeting opens. Advisers are all others.",
        required=True,
        words=(*MAIN_ROLES, *DUTIES),
    ),
    "phase": Field("phases", "The phases, in order.", required=True),
}
GROUP_FIELDS: dict[str, Field] = {
    "minimum": Field("number", "The fewest people.", required=True, least=3, most=10),
    "maximum": Field("number", "The most people.", required=True, least=3, most=10),
}
PHASE_FIELDS: dict[str, Field] = {
    "key": Field("key", "The name of the phase within the method.", required=True),
    "title": Field("text", "What the phase is called on screen.", required=True),
    "minutes": Field(
        "number", "How long it takes. The clock informs and never forces.", required=True, least=1, most=180
    ),
    "form": Field("word", "How the phase is held.", required=True, words=tuple(form.value for form in Form)),
    "speaks": Field("words", "Who may have the floor.", required=True, words=SPEAKERS),
    "writes": Field("writings", "Who writes what. A person has at most one kind to write in a phase."),
    "forbidden": Field(
        "words", "What may not be done now. Where advice is forbidden, it can be parked.", words=FORBIDDABLE
    ),
    "starts_left_of": Field("word", "Whose left neighbour begins a round.", words=MAIN_ROLES),
    "may_repeat": Field("flag", "The facilitator may hold the phase once more."),
    "may_skip": Field("flag", "The facilitator may pass the phase over."),
    "output": Field(
        "word",
        "What is kept: a resolution is looked back on in the next meeting; a list is the outcome.",
        words=OUTPUTS,
    ),
    "shows": Field("words", f"Earlier phases to keep in view, or `{LAST_RESOLUTIONS}`."),
    "rule": Field("text", "One short line that everybody sees, such as “No advice yet.”"),
    "instruction": Field("instructions", "What to do now, per role.", required=True),
}
WRITING_FIELDS: dict[str, Field] = {
    "who": Field("words", "Who writes it.", required=True, words=WRITERS),
    "kind": Field("word", "What it is.", required=True, words=KINDS),
    "minimum": Field("number", "How many each is asked for. It informs and never forces.", most=100),
    "maximum": Field("number", "How many each may write at most.", least=1, most=100),
    "aspects": Field("aspects", "The angles to write from, each with a key and texts."),
    "after_reveal": Field("flag", "It is written once the hidden writing of others is revealed, such as an answer."),
}
ASPECT_FIELDS: dict[str, Field] = {
    "key": Field("key", "The name of the aspect.", required=True),
    "nl": Field("word", "Its label in Dutch.", required=True),
    "en": Field("word", "Its label in English.", required=True),
}
INSTRUCTED = (PRESENTER, ADVISER, FACILITATOR, EVERYONE)

FORM_MEANINGS: dict[Form, str] = {
    Form.TALK: "Free talk, with hands. Writing is beside it and seen at once.",
    Form.ROUND: "One turn each, in the order of the circle. One writes in one's turn or after it.",
    Form.OPEN: "Each writes, and everybody reads it at once.",
    Form.HIDDEN: "Each writes unseen, not even counted, until the facilitator reveals everything together.",
    Form.CHOICE: "Choose from what earlier phases gave (`shows`), and say why.",
    Form.RANKING: "Put what earlier phases gave (`shows`) in order.",
    Form.LIST: "Gather points in one list.",
}
WHO_MEANINGS: dict[str, str] = {
    PRESENTER: "Who brings the case.",
    FACILITATOR: "Who guards steps and time. Never the presenter.",
    ADVISER: "Everybody who is neither.",
    EVERYONE: "All of them.",
    NOBODY: "Nobody has the floor: silence, or writing.",
}

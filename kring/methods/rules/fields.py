"""The language of methods, field by field. `reading.py` reads by it and docs/methods.md is generated from it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kring.kernel.text import Text
from kring.methods.rules.method import (
    ADVISER,
    DUTIES,
    EVERYBODY_ONCE,
    EVERYONE,
    FACILITATOR,
    KINDS,
    NOBODY,
    PRESENTER,
    Form,
)

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
    "labels",
    "instructions",
    "fit",
    "chairs",
    "modules",
    "loop",
    "times",
]

SPEAKERS = (PRESENTER, ADVISER, FACILITATOR, EVERYONE, NOBODY)
WRITERS = (PRESENTER, ADVISER, FACILITATOR, EVERYONE)
MAIN_ROLES = (PRESENTER, FACILITATOR)
FORBIDDABLE = ("advice", "questions", "answers", "discussion", "interpretation")
OUTPUTS = ("resolution", "list")
LAST_RESOLUTIONS = "last-resolutions"
OUTSIDERS = (PRESENTER, ADVISER)
QUESTIONS = ("event", "relation", "behaviour", "dilemma", "goal", "success", "insight")
EXPERIENCE = ("new", "some", "experienced")
SAFETY = ("any", "known", "high")
PREPARATION = ("none", "question", "case")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its shape, whether it must be there, the words it may hold, and what it means (for the reference)."""

    shape: Shape
    meaning: str
    required: bool = False
    words: tuple[str, ...] = ()
    least: int = 0
    most: int = 0
    missing: Text | None = None  # what to say when it is not there, where that needs saying


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
    "asks": Field("text", "What it asks of the facilitator, and of safety in the group."),
    "fit": Field("fit", "What it fits. The advisor reads it."),
    "presenter_after": Field(
        "word", "The key of the phase in which the presenter is chosen. Before it nobody has that role."
    ),
}
FIT_FIELDS: dict[str, Field] = {
    "questions": Field("words", "The kinds of question that it suits.", words=QUESTIONS),
    "experience": Field("word", "How much experience with intervisie the group needs.", words=EXPERIENCE),
    "safety": Field("word", "How safe the group must be: any, known to each other, or high.", words=SAFETY),
    "preparation": Field("word", "What the presenter prepares.", words=PREPARATION),
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
    "minutes_each": Field(
        "number", "Minutes added for each person who has a turn. In a round it is the length of one turn.", most=60
    ),
    "unseen": Field("flag", "What is chosen, ordered, rated or listed is hidden until the reveal."),
    "outside": Field(
        "words",
        "Who sits out of the circle: reads along, and may not write, speak, raise a hand or park.",
        words=OUTSIDERS,
    ),
    "chairs": Field("chairs", "Chairs to change to, such as the one of the other party."),
    "size": Field("number", "How many sit at a table, in the form `groups`.", least=2, most=4),
    "modules": Field("modules", "The ways to go on, in the form `module`."),
    "module": Field("word", "The phase is held only when this module was chosen before."),
    "loop": Field("loop", "After this phase the group may go round again."),
}
WRITING_FIELDS: dict[str, Field] = {
    "who": Field("words", "Who writes it.", required=True, words=WRITERS),
    "kind": Field("word", "What it is.", required=True, words=KINDS),
    "minimum": Field("number", "How many each is asked for. It informs and never forces.", most=100),
    "maximum": Field("number", "How many each may write at most.", least=1, most=100),
    "aspects": Field("labels", "The angles to write from. In the form `list` each is a column."),
    "after_reveal": Field("flag", "It is written once the hidden writing of others is revealed, such as an answer."),
    "sentences": Field("number", "How many sentences it may be. The browser counts; nothing is cut off.", most=20),
    "words": Field("number", "How many words it may be. The browser counts; nothing is cut off.", most=500),
    "anonymous": Field("flag", "Nobody is told who wrote it. Only where writing is hidden until the reveal."),
    "private": Field("flag", "A note that stays with its author. Only for the kind `note`."),
    "scale": Field("labels", "The levels of a rating, such as warm, neutral and cold."),
    "of": Field(
        "words",
        "What can be chosen, ordered or rated of the phases in `shows`. Without it: suggestions and advice.",
        words=KINDS,
    ),
}
LABEL_FIELDS: dict[str, Field] = {
    "key": Field("key", "Its name within the method.", required=True),
    "nl": Field("word", "Its label in Dutch.", required=True),
    "en": Field("word", "Its label in English.", required=True),
}
CHAIR_FIELDS: dict[str, Field] = {
    **LABEL_FIELDS,
    "who": Field("words", "Who may sit down on it.", required=True, words=WRITERS),
}
MODULE_FIELDS: dict[str, Field] = {
    "key": Field("key", "The name of the module; later phases say it in `module`.", required=True),
    "title": Field("text", "What it is called on screen.", required=True),
    "purpose": Field("text", "When to choose it.", required=True),
}
LOOP_FIELDS: dict[str, Field] = {
    "to": Field("word", "The key of the phase to go back to.", required=True),
    "most": Field(
        "times",
        f"How often at most, or `{EVERYBODY_ONCE}`: until each has been presenter.",
        required=True,
        least=1,
        most=20,
        missing=Text(
            "de lus heeft geen einde: zeg bij “{}” hoe vaak hooguit",
            "the loop has no end: say in “{}” how often at most",
        ),
    ),
    "passes": Field("word", "The presenter's role goes on to the next seat.", words=(PRESENTER,)),
}
INSTRUCTED = (PRESENTER, ADVISER, FACILITATOR, EVERYONE)

FORM_MEANINGS: dict[Form, str] = {
    Form.TALK: "Free talk, with hands. Writing is beside it and seen at once.",
    Form.ROUND: "One turn each, in the order of the circle. One writes in one's turn or after it.",
    Form.OPEN: "Each writes, and everybody reads it at once.",
    Form.HIDDEN: "Each writes unseen, not even counted, until the facilitator reveals everything together.",
    Form.CHOICE: "Choose from what earlier phases gave (`shows`), and say why.",
    Form.RANKING: "Put what earlier phases gave (`shows`) in order.",
    Form.RATING: "Value what earlier phases gave (`shows`) on a scale.",
    Form.LIST: "Gather points in one list, with a column for each aspect.",
    Form.SILENCE: "Nobody speaks. Private notes at most.",
    Form.GROUPS: "Talk at small tables. What is written there is hidden until the reveal.",
    Form.MODULE: "Choose how to go on.",
}
WHO_MEANINGS: dict[str, str] = {
    PRESENTER: "Who brings the case.",
    FACILITATOR: "Who guards steps and time. Never the presenter.",
    ADVISER: "Everybody who is neither.",
    EVERYONE: "All of them.",
    NOBODY: "Nobody has the floor: silence, or writing.",
}

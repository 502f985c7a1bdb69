"""Does one phase make sense: does somebody do something, and does it fit what the phase is?"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kring.kernel.text import Text
from kring.methods.rules.fields import LAST_RESOLUTIONS
from kring.methods.rules.method import (
    ADVISER,
    FACILITATOR,
    NOBODY,
    PRESENTER,
    WEIGHED,
    Form,
    Method,
    Phase,
    Writing,
)
from kring.methods.rules.reading import Fault

EVERY_ROLE = (PRESENTER, ADVISER, FACILITATOR)
WEIGHING = {Form.CHOICE: "choice", Form.RANKING: "ranking", Form.RATING: "rating"}
NEEDS_NO_WRITING = {Form.TALK, Form.ROUND, Form.SILENCE, Form.GROUPS, Form.MODULE}
CAN_BE_UNSEEN = {Form.CHOICE, Form.RANKING, Form.RATING, Form.LIST}


def faults_in_phase(method: Method, phase: Phase, earlier: Sequence[str]) -> Iterator[Fault]:
    said = (
        *_who_does_something(phase),
        *_who_is_told_what(method, phase),
        *_who_sits_apart(phase),
        *_what_is_asked(phase),
        *_what_is_hidden(phase),
        *_what_is_seen(phase, earlier),
        *(text for writing in phase.writes for text in _what_is_written(phase, writing)),
    )
    for text in said:
        yield Fault(phase.key, text)


def asks(phase: Phase, kind: str) -> bool:
    return any(writing.kind == kind for writing in phase.writes)


def _who_does_something(phase: Phase) -> Iterator[Text]:
    speaks = any(phase.may_speak(role) for role in EVERY_ROLE)
    contributes = any(not writing.private for writing in phase.writes)
    if NOBODY in phase.speaks and len(phase.speaks) > 1:
        yield Text("“nobody” kan niet naast een ander staan", "“nobody” cannot stand beside somebody else")
    if phase.form is Form.SILENCE:
        if speaks or contributes:
            yield Text(
                "in stilte praat niemand, en schrijft ieder hooguit een notitie voor zichzelf (private)",
                "in silence nobody speaks, and each writes at most a private note",
            )
        return
    if not contributes and not speaks:
        yield Text(
            "niemand mag praten of schrijven; is het stilte, kies dan de vorm “silence”",
            "nobody may speak or write; for stillness choose the form “silence”",
        )
    if phase.form is Form.ROUND and not speaks:
        yield Text("in een ronde moet iemand praten", "somebody must speak in a round")
    if phase.minutes_each and not speaks and not contributes:
        yield Text("minutes_each is tijd per persoon, maar niemand doet iets", "minutes_each, but nobody has a turn")


def _who_is_told_what(method: Method, phase: Phase) -> Iterator[Text]:
    told = set(phase.instruction)
    if "everyone" in told:
        return
    for role in EVERY_ROLE:
        if role not in told and (role == ADVISER or role in method.roles):
            yield Text(f"geen uitleg voor “{role}” of “everyone”", f"no instruction for “{role}” or “everyone”")


def _who_sits_apart(phase: Phase) -> Iterator[Text]:
    for role in phase.outside:
        writes = any(role in writing.who and not writing.private for writing in phase.writes)
        if role in phase.speaks or writes:
            yield Text(
                f"“{role}” zit buiten de kring, en kan hier niet praten of schrijven",
                f"“{role}” sits out of the circle, and can neither speak nor write here",
            )
    if _twice(chair.key for chair in phase.chairs):
        yield Text("een stoel komt twee keer voor", "a chair occurs twice")
    if any(not chair.who for chair in phase.chairs):
        yield Text("zeg bij elke stoel wie er mag zitten", "say for each chair who may sit on it")
    if phase.form is Form.GROUPS and not phase.size:
        yield Text("zeg bij size met hoeveel men aan een tafel zit", "say in size how many sit at a table")
    if phase.size and phase.form is not Form.GROUPS:
        yield Text("size hoort bij de vorm “groups”", "size belongs to the form “groups”")


def _what_is_asked(phase: Phase) -> Iterator[Text]:
    for role in EVERY_ROLE:
        if sum(writing.is_for(role) for writing in phase.writes) > 1:
            yield Text(f"“{role}” schrijft twee dingen tegelijk", f"“{role}” writes two things at once")
    if phase.forbids_advice and phase.asks_advice:
        yield Text("hier wordt advies gevraagd en ook verboden", "advice is asked for here, and forbidden as well")
    if "questions" in phase.forbidden and asks(phase, "question"):
        yield Text("hier worden vragen gevraagd en ook verboden", "questions are asked for here, and forbidden as well")
    first = any(not writing.after_reveal and not writing.private for writing in phase.writes)
    if phase.form not in NEEDS_NO_WRITING and not first:
        yield Text(f"de vorm “{phase.form}” vraagt dat iemand schrijft", f"the form “{phase.form}” asks for writing")
    kind = WEIGHING.get(phase.form)
    if kind is not None and phase.writes and not asks(phase, kind):
        yield Text(f"de vorm “{phase.form}” vraagt om de soort “{kind}”", f"the form “{phase.form}” asks for “{kind}”")


def _what_is_hidden(phase: Phase) -> Iterator[Text]:
    if phase.unseen and phase.form not in CAN_BE_UNSEEN:
        forms = ", ".join(sorted(CAN_BE_UNSEEN))
        yield Text(f"unseen kan alleen bij: {forms}", f"unseen needs one of: {forms}")
    if phase.is_hidden:
        return
    if any(writing.after_reveal for writing in phase.writes):
        yield Text("after_reveal kan alleen na verborgen schrijven", "after_reveal needs hidden writing")
    if any(writing.anonymous for writing in phase.writes):
        yield Text(
            "zonder naam kan alleen waar het schrijven verborgen is (hidden of unseen)",
            "anonymous needs writing that is hidden (hidden or unseen)",
        )


def _what_is_seen(phase: Phase, earlier: Sequence[str]) -> Iterator[Text]:
    for key in phase.shows:
        if key not in earlier and key != LAST_RESOLUTIONS:
            yield Text(f"“{key}” in shows is geen eerdere stap", f"“{key}” in shows is not an earlier phase")
    if phase.form in WEIGHING and not phase.shows:
        yield Text("zeg in shows waaruit men kiest", "say in shows what there is to choose from")
    if phase.output == "resolution" and any(writing.anonymous for writing in phase.writes):
        yield Text("een voornemen heeft een naam", "a resolution has a name")
    if phase.output is not None and not phase.writes:
        yield Text("er is een output, maar niemand schrijft", "there is an output but nobody writes")


def _what_is_written(phase: Phase, writing: Writing) -> Iterator[Text]:
    if writing.minimum > writing.maximum:
        yield Text("het minimum is hoger dan het maximum", "the minimum is higher than the maximum")
    if _twice(aspect.key for aspect in writing.aspects):
        yield Text("een aspect komt twee keer voor", "an aspect occurs twice")
    if _twice(level.key for level in writing.scale):
        yield Text("een trede van de schaal komt twee keer voor", "a level of the scale occurs twice")
    if (writing.kind == "rating") != (len(writing.scale) > 1):
        yield Text(
            "een “rating” heeft een schaal van twee of meer treden", "a “rating” has a scale of two or more levels"
        )
    if writing.kind == "rating" and phase.form is not Form.RATING:
        yield Text("een “rating” hoort bij de vorm “rating”", "a “rating” belongs to the form “rating”")
    if writing.of and writing.kind not in WEIGHED:
        yield Text("“of” hoort bij kiezen, ordenen of waarderen", "“of” belongs to choice, ranking or rating")
    if writing.private and (writing.kind != "note" or writing.minimum or writing.anonymous):
        yield Text("private hoort bij een “note” zonder minimum", "private belongs to a “note” without a minimum")


def _twice(keys: Iterator[str]) -> bool:
    found = list(keys)
    return len(set(found)) < len(found)

"""Does a method make sense as a meeting? Faults that no single field shows."""

from __future__ import annotations

from collections.abc import Iterator

from kring.kernel.text import Text
from kring.methods.rules.fields import LAST_RESOLUTIONS
from kring.methods.rules.method import ADVISER, FACILITATOR, NOBODY, PRESENTER, Form, Method, Phase
from kring.methods.rules.reading import Fault

EVERY_ROLE = (PRESENTER, ADVISER, FACILITATOR)


def faults_in(method: Method) -> Iterator[Fault]:
    if not method.phases:
        yield Fault(None, Text("de methode heeft geen stappen", "the method has no phases"))
    if method.smallest_group > method.largest_group:
        yield Fault(
            None, Text("de kleinste groep is groter dan de grootste", "the smallest group is larger than the largest")
        )
    if FACILITATOR not in method.roles:
        yield Fault(None, Text("niemand begeleidt: zet “facilitator” bij roles", "nobody facilitates: add it to roles"))
    if method.phases and not any(_asks(phase, "evaluation") for phase in method.phases[-1:]):
        yield Fault(
            method.phases[-1].key,
            Text("de laatste stap is geen evaluatie", "the last phase is no evaluation"),
        )
    earlier: list[str] = []
    for phase in method.phases:
        if phase.key in earlier:
            yield Fault(phase.key, Text("deze key komt twee keer voor", "this key occurs twice"))
        yield from _faults_in_phase(method, phase, earlier)
        earlier.append(phase.key)


def _faults_in_phase(method: Method, phase: Phase, earlier: list[str]) -> Iterator[Fault]:
    yield from _who_does_something(method, phase)
    yield from _what_is_written(phase)
    yield from _what_is_seen(phase, earlier)


def _who_does_something(method: Method, phase: Phase) -> Iterator[Fault]:
    if NOBODY in phase.speaks and len(phase.speaks) > 1:
        yield Fault(
            phase.key, Text("“nobody” kan niet naast een ander staan", "“nobody” cannot stand beside somebody else")
        )
    if not phase.writes and not any(phase.may_speak(role) for role in EVERY_ROLE):
        yield Fault(phase.key, Text("niemand mag praten of schrijven", "nobody may speak or write"))
    if phase.form is Form.ROUND and not any(phase.may_speak(role) for role in EVERY_ROLE):
        yield Fault(phase.key, Text("in een ronde moet iemand praten", "somebody must speak in a round"))
    told = set(phase.instruction)
    if "everyone" not in told:
        acting = [role for role in EVERY_ROLE if role not in told and (role == ADVISER or role in method.roles)]
        for role in acting:
            yield Fault(
                phase.key,
                Text(f"geen uitleg voor “{role}” of “everyone”", f"no instruction for “{role}” or “everyone”"),
            )


def _what_is_written(phase: Phase) -> Iterator[Fault]:
    for writing in phase.writes:
        if writing.minimum > writing.maximum:
            yield Fault(
                phase.key, Text("het minimum is hoger dan het maximum", "the minimum is higher than the maximum")
            )
        if writing.after_reveal and phase.form is not Form.HIDDEN:
            yield Fault(
                phase.key,
                Text("after_reveal kan alleen in de vorm “hidden”", "after_reveal needs the form “hidden”"),
            )
        if len({aspect.key for aspect in writing.aspects}) < len(writing.aspects):
            yield Fault(phase.key, Text("een aspect komt twee keer voor", "an aspect occurs twice"))
    for role in EVERY_ROLE:
        if sum(writing.is_for(role) for writing in phase.writes) > 1:
            yield Fault(
                phase.key, Text(f"“{role}” schrijft twee dingen tegelijk", f"“{role}” writes two things at once")
            )
    if phase.forbids_advice and phase.asks_advice:
        yield Fault(
            phase.key,
            Text("hier wordt advies gevraagd en ook verboden", "advice is asked for here, and forbidden as well"),
        )
    if "questions" in phase.forbidden and _asks(phase, "question"):
        yield Fault(
            phase.key,
            Text("hier worden vragen gevraagd en ook verboden", "questions are asked for here, and forbidden as well"),
        )
    if phase.form not in {Form.TALK, Form.ROUND} and not any(not writing.after_reveal for writing in phase.writes):
        yield Fault(
            phase.key,
            Text(f"de vorm “{phase.form}” vraagt dat iemand schrijft", f"the form “{phase.form}” asks for writing"),
        )


def _what_is_seen(phase: Phase, earlier: list[str]) -> Iterator[Fault]:
    for key in phase.shows:
        if key not in earlier and key != LAST_RESOLUTIONS:
            yield Fault(
                phase.key,
                Text(f"“{key}” in shows is geen eerdere stap", f"“{key}” in shows is not an earlier phase"),
            )
    if phase.form in {Form.CHOICE, Form.RANKING} and not phase.shows:
        yield Fault(
            phase.key,
            Text("zeg in shows waaruit men kiest", "say in shows what there is to choose from"),
        )
    if phase.output is not None and not phase.writes:
        yield Fault(phase.key, Text("er is een output, maar niemand schrijft", "there is an output but nobody writes"))


def _asks(phase: Phase, kind: str) -> bool:
    return any(writing.kind == kind for writing in phase.writes)

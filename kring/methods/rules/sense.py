"""Does a method make sense as a meeting? Faults that no single field shows."""

from __future__ import annotations

from collections.abc import Iterator

from kring.kernel.text import Text
from kring.methods.rules.method import FACILITATOR, Method
from kring.methods.rules.reading import Fault
from kring.methods.rules.sense_course import faults_in_course
from kring.methods.rules.sense_phase import asks, faults_in_phase

LONGEST = 240  # minutes: half a working day


def faults_in(method: Method) -> Iterator[Fault]:
    """Everything for which this method is refused."""
    if not method.phases:
        yield Fault(None, Text("de methode heeft geen stappen", "the method has no phases"))
        return
    yield from _faults_as_a_whole(method)
    earlier: list[str] = []
    for phase in method.phases:
        if phase.key in earlier:
            yield Fault(phase.key, Text("deze key komt twee keer voor", "this key occurs twice"))
        yield from faults_in_phase(method, phase, earlier)
        earlier.append(phase.key)
    yield from faults_in_course(method)


def _faults_as_a_whole(method: Method) -> Iterator[Fault]:
    if method.smallest_group > method.largest_group:
        yield Fault(
            None, Text("de kleinste groep is groter dan de grootste", "the smallest group is larger than the largest")
        )
    if FACILITATOR not in method.roles:
        yield Fault(None, Text("niemand begeleidt: zet “facilitator” bij roles", "nobody facilitates: add it to roles"))
    minutes = method.minutes_for(method.smallest_group)
    if minutes > LONGEST:
        yield Fault(
            None,
            Text(
                f"de methode duurt {minutes} minuten; dat past in geen bijeenkomst (hooguit {LONGEST})",
                f"the method takes {minutes} minutes; no meeting is that long (at most {LONGEST})",
            ),
        )
    last = method.phases[-1]
    if not asks(last, "evaluation"):
        yield Fault(
            last.key,
            Text(
                "de methode heeft geen einde: de laatste stap is geen evaluatie",
                "the method has no end: the last phase is no evaluation",
            ),
        )

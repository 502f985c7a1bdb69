"""Which method fits a group now: those that fit, best first, each with its reasons; and why the others do not.

Pure. What bounds a method is kept: never one longer than the time there is, for another size of group, or that asks
more experience, safety or preparation than there is. What is only a preference orders those that are left.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kring.kernel.text import Text
from kring.methods.rules.fields import EXPERIENCE, PREPARATION, SAFETY
from kring.methods.rules.method import Fit, Method

NO_CASE = "success"  # what somebody can always tell of, when nobody has a case
RECENT = 3  # meetings back that a method counts as just held
AMPLE = 0.6  # of the time there is: shorter leaves room for a second case
UNKNOWN = Fit()


@dataclass(frozen=True, slots=True)
class Wish:
    """What a group says of itself. `question` is empty when nobody has a case; `last` are keys, the newest first."""

    minutes: int
    people: int
    experience: str = "new"
    safety: str = "known"
    preparation: str = "question"
    question: str = ""
    last: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Advised:
    """A method with what speaks for it, or against it. `minutes` is for this group."""

    method: Method
    minutes: int
    reasons: tuple[Text, ...]
    weight: int = 0


@dataclass(frozen=True, slots=True)
class Advice:
    """Methods that fit, best first; those that do not, with why; and a sentence when none fits."""

    fitting: tuple[Advised, ...]
    others: tuple[Advised, ...]
    none: Text | None = None


def advise(methods: Iterable[Method], wish: Wish) -> Advice:
    """What to choose from. There is always at least one answer, or a sentence that says why there is none."""
    every = list(methods)
    refused = {method.key: tuple(against(method, wish)) for method in every}
    fitting = [_advised(method, wish) for method in every if not refused[method.key]]
    others = [
        Advised(method, method.minutes_for(wish.people), refused[method.key]) for method in every if refused[method.key]
    ]
    fitting.sort(key=lambda each: (-each.weight, each.minutes, each.method.key))
    others.sort(key=lambda each: (len(each.reasons), each.method.key))
    return Advice(tuple(fitting), tuple(others), None if fitting else _why_none(every, refused, wish))


def against(method: Method, wish: Wish) -> Iterator[Text]:
    """Every bound that a method breaks, in a sentence each."""
    fit = method.fit or UNKNOWN
    minutes = method.minutes_for(wish.people)
    if not method.smallest_group <= wish.people <= method.largest_group:
        yield _size(method, wish.people)
    if minutes > wish.minutes:
        yield Text(
            f"Duurt {minutes} minuten met jullie groep. Jullie hebben er {wish.minutes}.",
            f"Takes {minutes} minutes with your group. You have {wish.minutes}.",
        )
    if _more(fit.experience, wish.experience, EXPERIENCE):
        yield ASKS_EXPERIENCE[fit.experience]
    if _more(fit.safety, wish.safety, SAFETY):
        yield ASKS_SAFETY[fit.safety]
    if _more(fit.preparation, wish.preparation, PREPARATION):
        yield ASKS_PREPARATION[fit.preparation]
    if not wish.question and NO_CASE not in fit.questions:
        yield Text("Vraagt een casus, en niemand heeft er een.", "Asks for a case, and nobody has one.")


def _advised(method: Method, wish: Wish) -> Advised:
    said = list(_for(method, wish))
    return Advised(
        method,
        method.minutes_for(wish.people),
        tuple(text for _weight, text in said),
        sum(weight for weight, _text in said),
    )


def _for(method: Method, wish: Wish) -> Iterator[tuple[int, Text]]:
    """What speaks for a method, or a little against it, each with its weight. The first is the most telling."""
    fit = method.fit or UNKNOWN
    minutes = method.minutes_for(wish.people)
    if not wish.question:
        yield (
            6,
            Text(
                "Niemand heeft een casus nodig: je kijkt naar wat goed ging.",
                "Nobody needs a case: you look at what went well.",
            ),
        )
    elif wish.question in fit.questions:
        name = QUESTION_WORDS[wish.question]
        yield (
            8 - 2 * min(fit.questions.index(wish.question), 2),
            Text(f"Past bij jullie vraag: {name.nl}.", f"Fits your question: {name.en}."),
        )
    elif method.fit is None:
        yield (
            0,
            Text(
                "Van deze methode is niet gezegd bij welke vraag ze past.",
                "It is not said which question this method fits.",
            ),
        )
    else:
        yield -2, Text("Past ook bij andere vragen dan deze.", "Rather fits other questions than this one.")
    left = wish.minutes - minutes
    yield 1 if minutes >= AMPLE * wish.minutes else 0, _time(minutes, left)
    yield from _level(fit, wish)
    yield from _variety(method, wish)


def _level(fit: Fit, wish: Wish) -> Iterator[tuple[int, Text]]:
    if fit.experience == wish.experience and fit.experience != EXPERIENCE[0]:
        yield 1, Text("Vraagt de ervaring die jullie hebben.", "Asks the experience that you have.")
    if fit.experience == EXPERIENCE[0] == wish.experience:
        yield 1, Text("Ook goed voor een groep die net begint.", "Good for a group that has just begun.")
    if fit.safety == wish.safety == SAFETY[-1]:
        yield 1, Text("Gaat dieper, en dat kan bij jullie.", "Goes deeper, and your group can.")
    if fit.preparation == PREPARATION[0] == wish.preparation:
        yield 1, Text("Niemand hoeft iets voor te bereiden.", "Nobody has to prepare anything.")


def _variety(method: Method, wish: Wish) -> Iterator[tuple[int, Text]]:
    recent = wish.last[:RECENT]
    if recent[:1] == (method.key,):
        yield -8, Text("Deze deden jullie de vorige keer al.", "You held this one last time.")
    elif method.key in recent:
        yield -3, Text("Deze deden jullie kort geleden nog.", "You held this one not long ago.")
    elif wish.last and method.key not in wish.last:
        yield 1, Text("Deze is nieuw voor jullie: dat geeft afwisseling.", "New to your group: that gives variety.")


def _time(minutes: int, left: int) -> Text:
    if left == 0:
        return Text(
            f"Duurt {minutes} minuten: precies de tijd die jullie hebben.",
            f"Takes {minutes} minutes: exactly what you have.",
        )
    return Text(
        f"Duurt {minutes} minuten met jullie groep. Dan blijven er {left} over.",
        f"Takes {minutes} minutes with your group. That leaves {left}.",
    )


def _size(method: Method, people: int) -> Text:
    least, most = method.smallest_group, method.largest_group
    return Text(
        f"Is voor {least} tot {most} mensen. Jullie zijn met {people}.",
        f"Is for {least} to {most} people. You are {people}.",
    )


def _more(asked: str, there: str, steps: Sequence[str]) -> bool:
    """Does it ask more than there is?"""
    return steps.index(asked) > steps.index(there)


def _why_none(methods: Sequence[Method], refused: Mapping[str, tuple[Text, ...]], wish: Wish) -> Text:
    """What to change so that something fits: the one bound that keeps out the method that is nearest."""
    if not methods:
        return Text("Er zijn geen methodes om uit te kiezen.", "There are no methods to choose from.")
    shortest = min(method.minutes_for(wish.people) for method in methods)
    if shortest > wish.minutes:
        return Text(
            f"Geen methode past in {wish.minutes} minuten. De kortste duurt er {shortest}. Maak meer tijd.",
            f"No method fits into {wish.minutes} minutes. The shortest takes {shortest}. Make more time.",
        )
    if all(not method.smallest_group <= wish.people <= method.largest_group for method in methods):
        return Text(
            f"Geen methode is voor {wish.people} mensen. Intervisie doe je met 3 tot 10.",
            f"No method is for {wish.people} people. Intervision takes 3 to 10.",
        )
    nearest = min(methods, key=lambda method: (len(refused[method.key]), method.key))
    why = refused[nearest.key][0]
    return Text(
        f"Nu past er geen methode. Het dichtst bij komt: {nearest.name.nl}. {why.nl}",
        f"No method fits now. Nearest comes: {nearest.name.en}. {why.en}",
    )


QUESTION_WORDS = {
    "event": Text("iets wat gebeurde", "something that happened"),
    "relation": Text("omgaan met iemand", "dealing with somebody"),
    "behaviour": Text("iets anders doen", "doing something differently"),
    "dilemma": Text("een keuze die wringt", "a choice that pulls two ways"),
    "goal": Text("iets bereiken", "reaching something"),
    "success": Text("leren van wat goed ging", "learning from what went well"),
    "insight": Text("begrijpen wat er speelt", "understanding what goes on"),
}
ASKS_EXPERIENCE = {
    "some": Text("Vraagt een groep die dit al een paar keer deed.", "Asks a group that did this a few times."),
    "experienced": Text("Vraagt een groep met veel ervaring.", "Asks a group with much experience."),
}
ASKS_SAFETY = {
    "known": Text("Vraagt een groep waarin men elkaar kent.", "Asks a group in which people know each other."),
    "high": Text("Vraagt veel vertrouwen in de groep.", "Asks much trust in the group."),
}
ASKS_PREPARATION = {
    "question": Text(
        "Vraagt dat iemand vooraf een vraag opschrijft.", "Asks that somebody writes a question beforehand."
    ),
    "case": Text("Vraagt dat iemand vooraf een casus uitwerkt.", "Asks that somebody works out a case beforehand."),
}

"""What somebody would write in a step: by a companion it is written so, and to me it is offered as an example."""

from __future__ import annotations

import json

from kring.methods.rules.method import Writing
from kring.practice.rules.scene import Body, Scene

MOST_CHOSEN = 3
NO_LINE_OF_THEIR_OWN = frozenset({"answer", "choice", "ranking", "rating"})


def body_for(scene: Scene, person: str, writing: Writing) -> Body:
    """What `person` writes next by this line of the method."""
    make = {
        "case": _case,
        "question": _question,
        "answer": _answer,
        "choice": _choice,
        "ranking": _ranking,
        "rating": _rating,
    }
    return make.get(writing.kind, _plain)(scene, person, writing)


def early_advice(scene: Scene, person: str) -> Body:
    """Advice that comes too soon, and is parked."""
    return Body("advice", person, text=_line(scene, "early"))


def heard(scene: Scene, kind: str, nth: int) -> str:
    """What somebody says aloud."""
    return scene.sayings.line(kind, nth).said_in(scene.setting.language)


def _line(scene: Scene, kind: str, aspect: str = "") -> str:
    nth = scene.written_by_companions(kind)
    return scene.sayings.line(kind, nth, aspect).said_in(scene.setting.language)


def _plain(scene: Scene, person: str, writing: Writing) -> Body:
    if not writing.aspects:
        return Body(writing.kind, person, text=_line(scene, writing.kind))
    seat = scene.run.seats.index(person)  # who sits elsewhere begins with another aspect
    aspect = writing.aspects[(seat + scene.count(person)) % len(writing.aspects)].key
    text = _line(scene, writing.kind, aspect)
    return Body(writing.kind, person, text=_packed(aspect=aspect, text=text))


def _case(scene: Scene, person: str, _: Writing) -> Body:
    """Who presents brings the case that was chosen; others who offer one bring another."""
    others = [one for one in scene.run.seats if one != scene.planned_presenter]
    nth = 0 if person == scene.planned_presenter else 1 + others.index(person)
    return Body("case", person, text=scene.sayings.case(nth).said_in(scene.setting.language))


def _question(scene: Scene, person: str, _: Writing) -> Body:
    language = scene.setting.language
    question = scene.sayings.question(scene.written_by_companions("question"))
    return Body("question", person, text=question.asked.said_in(language), answer=question.answer.said_in(language))


def _answer(scene: Scene, person: str, _: Writing) -> Body:
    """To a question of mine the presenter has no answer of their own: mine is not known here."""
    waiting = scene.unanswered()
    asked = scene.bodies[waiting[0]] if waiting else Body("question", person)
    return Body("answer", person, waiting[0] if waiting else None, asked.answer or _line(scene, "answer"))


def _choice(scene: Scene, person: str, writing: Writing) -> Body:
    offered = sorted(scene.candidates(writing), key=lambda item: scene.setting.chance("choice", item))
    chosen = tuple(offered[: max(1, min(MOST_CHOSEN, len(offered) // 2))])
    return Body("choice", person, text=_packed(chosen=list(chosen), reason=_line(scene, "choice")), chosen=chosen)


def _ranking(scene: Scene, person: str, writing: Writing) -> Body:
    order = sorted(scene.candidates(writing), key=lambda item: scene.setting.chance("ranking", item))
    return Body("ranking", person, text=_packed(order=order, reason=_line(scene, "ranking")))


def _rating(scene: Scene, person: str, writing: Writing) -> Body:
    levels = [level.key for level in writing.scale]
    offered = scene.candidates(writing)
    given = {item: levels[scene.setting.chance("rating", item) % len(levels)] for item in offered}
    return Body("rating", person, text=_packed(ratings=given, reason=_line(scene, "rating")))


def _packed(**fields: object) -> str:
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))

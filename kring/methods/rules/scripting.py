"""A method as JSON: what the page gets and a room keeps. What is not set is left out, to keep the page light."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from kring.kernel.text import Text

if TYPE_CHECKING:
    from kring.methods.rules.method import Aspect, Loop, Method, Phase, Writing


def script_of(method: Method) -> dict[str, Any]:
    script: dict[str, Any] = {
        "key": method.key,
        "name": said(method.name),
        "purpose": said(method.purpose),
        "when": said(method.when),
        "when_not": said(method.when_not),
        "source": said(method.source),
        "literature": list(method.literature),
        "group": {"minimum": method.smallest_group, "maximum": method.largest_group},
        "roles": list(method.roles),
        "phase": [phase_script(phase) for phase in method.phases],
    }
    if method.asks is not None:
        script["asks"] = said(method.asks)
    if method.fit is not None:
        fit = method.fit
        script["fit"] = {
            "questions": list(fit.questions),
            "experience": fit.experience,
            "safety": fit.safety,
            "preparation": fit.preparation,
        }
    if method.presenter_after:
        script["presenter_after"] = method.presenter_after
    return script


def phase_script(phase: Phase) -> dict[str, Any]:
    script: dict[str, Any] = {
        "key": phase.key,
        "title": said(phase.title),
        "minutes": phase.minutes,
        "form": phase.form.value,
        "speaks": list(phase.speaks),
        "writes": [writing_script(writing) for writing in phase.writes],
        "forbidden": list(phase.forbidden),
        "starts_left_of": phase.starts_left_of,
        "may_repeat": phase.may_repeat,
        "may_skip": phase.may_skip,
        "shows": list(phase.shows),
        "instruction": {role: said(text) for role, text in phase.instruction.items()},
    }
    rarer = {
        "output": phase.output,
        "rule": said(phase.rule) if phase.rule is not None else None,
        "minutes_each": phase.minutes_each,
        "unseen": phase.unseen,
        "outside": list(phase.outside),
        "chairs": [{**labelled(chair), "who": list(chair.who)} for chair in phase.chairs],
        "size": phase.size,
        "modules": [{"key": one.key, "title": said(one.title), "purpose": said(one.purpose)} for one in phase.modules],
        "module": phase.module,
        "loop": loop_script(phase.loop) if phase.loop is not None else None,
    }
    return script | {name: value for name, value in rarer.items() if value}


def writing_script(writing: Writing) -> dict[str, Any]:
    script: dict[str, Any] = {
        "who": list(writing.who),
        "kind": writing.kind,
        "minimum": writing.minimum,
        "maximum": writing.maximum,
        "aspects": labels(writing.aspects),
        "after_reveal": writing.after_reveal,
    }
    rarer = {
        "sentences": writing.sentences,
        "words": writing.words,
        "anonymous": writing.anonymous,
        "private": writing.private,
        "scale": labels(writing.scale),
        "of": list(writing.of),
    }
    return script | {name: value for name, value in rarer.items() if value}


def loop_script(loop: Loop) -> dict[str, Any]:
    script: dict[str, Any] = {"to": loop.to, "most": "everyone" if loop.most is None else loop.most}
    return script | ({"passes": loop.passes} if loop.passes else {})


def labels(aspects: Sequence[Aspect]) -> list[dict[str, str]]:
    return [labelled(aspect) for aspect in aspects]


def labelled(one: Any) -> dict[str, str]:
    """Anything with a key and a label."""
    return {"key": one.key, **said(one.label)}


def said(text: Text) -> dict[str, str]:
    return {"nl": text.nl, "en": text.en}


NOT_FOR_THE_ROOM = {"when", "when_not", "source", "literature", "fit"}  # what one chooses a method by


def script_for_page(script: Mapping[str, Any], language: str) -> dict[str, Any]:
    """What the room's page needs of a script, in the reader's language alone: a phone waits for every byte."""
    other = "en" if language == "nl" else "nl"
    return {name: _without(other, value) for name, value in script.items() if name not in NOT_FOR_THE_ROOM}


def _without(language: str, value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without(language, each) for name, each in value.items() if name != language}
    return [_without(language, each) for each in value] if isinstance(value, list) else value

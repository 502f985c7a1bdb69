"""What companions say and write: made-up sentences of one case, and general ones for whatever a case lacks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from kring.kernel.text import Text


@dataclass(frozen=True, slots=True)
class Question:
    """A question and what the presenter of this case answers."""

    asked: Text
    answer: Text


@dataclass(frozen=True, slots=True)
class Story:
    """A case from one field of work. `lines` are sentences per kind; those of an aspect stand under `kind/aspect`."""

    key: str
    title: Text
    questions: tuple[Question, ...] = ()
    lines: Mapping[str, tuple[Text, ...]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Sayings:
    """`stories` are looked through in order: the chosen case first, what fits everything last."""

    stories: tuple[Story, ...]
    others: tuple[Story, ...] = ()  # only their cases, where several people offer one

    def line(self, kind: str, nth: int, aspect: str = "") -> Text:
        """The `nth` sentence of this kind, from the first story that has some; they begin again when they run out."""
        for key in (f"{kind}/{aspect}", kind, "anything"):
            for story in self.stories:
                lines = story.lines.get(key, ())
                if lines:
                    return lines[nth % len(lines)]
        raise KeyError(kind)

    def case(self, nth: int) -> Text:
        """The chosen case, and then those of all the others."""
        cases = list(
            dict.fromkeys(line for story in (*self.stories, *self.others) for line in story.lines.get("case", ()))
        )
        return cases[nth % len(cases)]

    def question(self, nth: int) -> Question:
        asked = self._questions()
        return asked[nth % len(asked)]

    def _questions(self) -> Sequence[Question]:
        return next(story.questions for story in self.stories if story.questions)

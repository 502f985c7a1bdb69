"""Where every contribution stands: an immutable index that costs the same to add to, however much is in it."""

from __future__ import annotations

from dataclasses import dataclass

Place = tuple[int, int]  # index of a phase, and which visit to that phase: 1, 2, …
_MANY = 32  # small dictionaries: adding copies one of them, and who holds the others


@dataclass(frozen=True, slots=True)
class Places:
    """Item -> place. It has no order to iterate in, so that nothing can come to depend on one."""

    parts: tuple[dict[str, Place], ...] = ({},) * _MANY

    def get(self, item: str) -> Place | None:
        return self.parts[hash(item) % _MANY].get(item)

    def put(self, item: str, place: Place) -> Places:
        at = hash(item) % _MANY
        return Places((*self.parts[:at], {**self.parts[at], item: place}, *self.parts[at + 1 :]))

    def without(self, item: str) -> Places:
        at = hash(item) % _MANY
        part = {other: place for other, place in self.parts[at].items() if other != item}
        return Places((*self.parts[:at], part, *self.parts[at + 1 :]))

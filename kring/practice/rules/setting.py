"""Who sits in a practice round: one real person and some simulated members."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from uuid import UUID

from kring.methods.rules.method import ADVISER, FACILITATOR, PRESENTER, Method

MY_ROLES = (PRESENTER, ADVISER, FACILITATOR)
FEWEST_OTHERS, MOST_OTHERS = 2, 9
MOST_SEEDS = 2**31
_PEOPLE = 0x4000_8000_0000_0000_0000  # made-up ids that no account has: accounts get random ones


def person(number: int) -> str:
    """The id of the member in seat `number`; 0 is who practises."""
    return str(UUID(int=_PEOPLE + number))


ME = person(0)


@dataclass(frozen=True, slots=True)
class Setting:
    """`role` is mine, `others` how many are simulated, `seed` what makes one round differ from another."""

    role: str
    others: int
    seed: int = 0
    language: str = "nl"

    @property
    def seats(self) -> tuple[str, ...]:
        return tuple(person(number) for number in range(self.others + 1))

    @property
    def companions(self) -> tuple[str, ...]:
        return self.seats[1:]

    def roles(self, method: Method) -> dict[str, str]:
        """Mine, and the others around the circle; in a small one somebody has a duty beside a role."""
        held = {self.role: ME} if self.role in {PRESENTER, FACILITATOR} else {}
        around = (*self.companions[1:], self.companions[0])
        free = [role for role in dict.fromkeys((FACILITATOR, PRESENTER, *method.roles)) if role not in held]
        return held | {role: around[number % len(around)] for number, role in enumerate(free)}

    def chance(self, *about: object) -> int:
        """A number that is always the same for the same seed and subject, and looks like chance."""
        told = " ".join(map(str, (self.seed, *about)))
        return int.from_bytes(hashlib.sha256(told.encode()).digest()[:4])

    def item(self, number: int) -> str:
        """The id of the `number`th thing that companions do."""
        return str(UUID(bytes=hashlib.sha256(f"kring/1/practice {self.seed} {number}".encode()).digest()[:16]))


def others_for(method: Method) -> range:
    """How many companions this method can have, with one real person."""
    return range(
        max(FEWEST_OTHERS, method.smallest_group - 1),
        min(MOST_OTHERS, method.largest_group - 1) + 1,
    )

"""When each step of a method begins and ends, for a group of a certain size."""

from __future__ import annotations

from dataclasses import dataclass

from kring.methods.rules.method import Method, Phase


@dataclass(frozen=True, slots=True)
class Slot:
    """One step in time, in minutes from the beginning. `module` is set where it is held only if that was chosen."""

    phase: Phase
    begins: int
    minutes: int

    @property
    def ends(self) -> int:
        return self.begins + self.minutes


@dataclass(frozen=True, slots=True)
class Timeline:
    """The steps of a method, how long the longest way through is, and whether that is within the time there is."""

    slots: tuple[Slot, ...]
    minutes: int
    available: int

    @property
    def span(self) -> int:
        return max(self.minutes, self.available, *(slot.ends for slot in self.slots), 1)

    @property
    def goes_round(self) -> bool:
        """Whether it takes longer than its steps: some are held once for everybody who presents."""
        return self.minutes > max((slot.ends for slot in self.slots), default=0)

    @property
    def over(self) -> int:
        """Minutes too many; 0 when it fits."""
        return max(self.minutes - self.available, 0)


def timeline(method: Method, *, people: int, available: int) -> Timeline:
    """Steps one after the other; ways to choose from lie beside each other, and the longest of them counts."""
    slots = []
    common, begun = 0, 0  # where all are; where the ways parted
    ends: dict[str, int] = {}  # where each way is
    for phase in method.phases:
        minutes = method.minutes_in(phase, people)
        if phase.module:
            begun = begun if ends else common
            at = ends.get(phase.module, begun)
            ends[phase.module] = at + minutes
            common = max(common, at + minutes)
        else:
            at, common, ends = common, common + minutes, {}
        slots.append(Slot(phase, at, minutes))
    return Timeline(tuple(slots), method.minutes_for(people), available)

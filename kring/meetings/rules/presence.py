"""From clocks on the wall to instants and minutes, also in a night in which the clock goes back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

LATE = timedelta(minutes=10)  # somebody who was seen within this time was there from the beginning, or to the end
LONGEST = timedelta(hours=12)


@dataclass(frozen=True, slots=True)
class Presence:
    """Whether somebody was there, and from when until when."""

    was_there: bool
    came_at: datetime | None = None
    left_at: datetime | None = None

    @property
    def minutes(self) -> int:
        """Whole minutes that really passed, whatever the clock showed."""
        if not (self.was_there and self.came_at and self.left_at):
            return 0
        return max(0, int((self.left_at - self.came_at).total_seconds() // 60))


ABSENT = Presence(was_there=False)


def instants(wall: time, days: Sequence[date], zone: ZoneInfo) -> list[datetime]:
    """Every instant at which a clock shows this, on these days: two in the hour that comes twice. In order."""
    found = {
        datetime.combine(day, wall, zone).replace(fold=fold).astimezone(ZoneInfo("UTC"))
        for day in days
        for fold in (0, 1)
    }
    return sorted(found)


def nearest(wall: time, to: datetime, zone: ZoneInfo) -> datetime:
    """The instant nearest to a known one at which a clock shows this."""
    return min(instants(wall, _around(to, zone), zone), key=lambda at: abs(at - to))


def within(wall: time, began: datetime, ended: datetime, zone: ZoneInfo, *, last: bool = False) -> datetime | None:
    """The first instant of a meeting, or the last, at which a clock shows this; None when it never does."""
    found = [at for at in instants(wall, _around(began, zone), zone) if began <= at <= ended]
    return (found[-1] if last else found[0]) if found else None


def supposed(seen: Sequence[str], *, began: datetime, ended: datetime) -> Presence:
    """What a room saw of somebody, as they will be asked about it."""
    first, last = (datetime.fromisoformat(at) for at in seen)
    return Presence(
        was_there=True,
        came_at=began if first - began <= LATE else first,
        left_at=ended if ended - last <= LATE else last,
    )


def _around(at: datetime, zone: ZoneInfo) -> list[date]:
    day = at.astimezone(zone).date()
    return [day + timedelta(days=nth) for nth in (-1, 0, 1)]

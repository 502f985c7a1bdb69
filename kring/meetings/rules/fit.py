"""Whether a method fits a group and the time it has. Pure; it warns, and never decides."""

from __future__ import annotations

from kring.kernel.text import Text
from kring.methods.rules.method import FACILITATOR, Method


def minutes_for(method: Method, people: int) -> int:
    """Minutes of the whole method for so many people; at least the smallest group it is made for."""
    return method.minutes_for(max(people, method.smallest_group))


def needed_roles(method: Method, *, guided: str) -> tuple[str, ...]:
    """Roles that must be held before the meeting: not who is chosen in it, and no facilitator where the room guides."""
    later = {"presenter"} if method.presenter_after else set()
    return tuple(role for role in method.roles if role not in later and not (guided and role == FACILITATOR))


def size_fault(method: Method, people: int) -> Text | None:
    """Why a group of this size cannot use the method; None when it can."""
    if people < method.smallest_group:
        least = method.smallest_group
        return Text(
            f"Deze methode vraagt minstens {least} mensen. Jullie zijn met {people}.",
            f"This method asks at least {least} people. You are {people}.",
        )
    if people > method.largest_group:
        most = method.largest_group
        return Text(
            f"Deze methode is voor hoogstens {most} mensen. Jullie zijn met {people}.",
            f"This method is for at most {most} people. You are {people}.",
        )
    return None


def time_fault(method: Method, people: int, minutes: int) -> Text | None:
    """Why the method does not fit in this many minutes; None when it does."""
    asked = minutes_for(method, people)
    if asked <= minutes:
        return None
    return Text(
        f"Deze methode duurt {asked} minuten met jullie groep. De bijeenkomst duurt er {minutes}.",
        f"This method takes {asked} minutes with your group. The meeting lasts {minutes}.",
    )


def faults_of_fit(method: Method, people: int, minutes: int) -> list[Text]:
    faults = (size_fault(method, people), time_fault(method, people, minutes))
    return [fault for fault in faults if fault is not None]

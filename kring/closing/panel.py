"""What closing shows on a programme's page: what is still open, then when it goes, then what remained."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.closing import queries
from kring.closing.open_ends import still_open
from kring.closing.permissions import May, rights
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import May as OfProgramme
from kring.programmes.permissions import rights as rights_in
from kring.programmes.rules.lifecycle import State
from kring.web.problem import spoken


def panel(look: Look) -> Panel | None:
    """Open ends and names are for who arranges; the date is for everybody it concerns."""
    programme, state = look.programme, look.programme.stands()
    if state is State.CLOSING:
        if May.READ_OPEN_ENDS not in rights(look.person, programme):
            return None
        found = [spoken(text) for text in still_open(programme, now=look.now)]
        return Panel(_("Closing"), "closing/open_ends.html", 90, {"open_ends": found})
    if state is State.ENDED:
        reads_names = OfProgramme.READ_NAMES in rights_in(look.person, programme)
        rows = queries.participations(programme) if reads_names else []
        return Panel(_("What remained"), "closing/remained.html", 90, {"rows": rows})
    kept = queries.retention(programme)
    if kept is None:
        return None
    days = (kept.on - queries.today(look.now)).days
    return Panel(_("Putting away"), "closing/countdown.html", 90, {"programme": programme, "on": kept.on, "days": days})

"""What goals show on a programme's page: the way to one's own, or to what one is shown. Never how many there are."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.goals.queries import OVER
from kring.programmes.panels import Look, Panel
from kring.programmes.permissions import roles
from kring.programmes.rules.lifecycle import Role


def panel(look: Look) -> Panel | None:
    held = roles(look.person, look.programme)
    if look.programme.stands() in OVER or held.isdisjoint({Role.PARTICIPANT, Role.MANAGER, Role.INTERVISOR}):
        return None
    context = {"programme": look.programme, "takes_part": Role.PARTICIPANT in held}
    title = _("Your learning goals") if Role.PARTICIPANT in held else _("What participants show you")
    return Panel(title=title, template="goals/panel.html", order=45, context=context)

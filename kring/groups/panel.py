"""What groups shows on a programme's page: the group, to who may see that it is there."""

from __future__ import annotations

from django.utils.translation import gettext as _

from kring.groups import queries
from kring.groups.permissions import May, rights
from kring.programmes.panels import Look, Panel


def panel(look: Look) -> Panel | None:
    group = queries.group_of(look.programme)
    if group is None:
        return None
    may = rights(look.person, group)
    guides = queries.guides_to_ask(group) if May.INVITE in may else []
    return Panel(
        title=_("Group"),
        template="groups/panel.html",
        order=60,
        context={"group": group, "may_open": May.READ_GROUP in may, "guides": guides},
    )

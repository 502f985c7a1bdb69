"""What evaluation shows on a programme's page while it is being closed: that the group is asked, and no more."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from kring.evaluation.queries import Occasion, closing_since
from kring.evaluation.rules.due import CALM
from kring.evaluation.rules.forms import Form
from kring.groups.permissions import May, rights
from kring.groups.queries import group_of
from kring.kernel.text import Text
from kring.programmes.models import Programme
from kring.programmes.panels import Look, Panel


def panel(look: Look) -> Panel | None:
    """Everybody reads that it was asked; only a member gets the way to it. Who answered stays in the group."""
    since, group = closing_since(look.programme), group_of(look.programme)
    if since is None or group is None:
        return None
    is_in = May.READ_ITEMS in rights(look.person, group)
    link = Occasion(group, Form.PROGRAMME).get_absolute_url() if is_in else ""
    return Panel(_("Evaluation of the programme"), "evaluation/panel.html", 85, {"since": since, "link": link})


def asked_lately(programme: Programme, *, now: datetime) -> list[Text]:
    """A remark before closing: the group was asked only just. It says nothing of whether anybody answered."""
    since = closing_since(programme)
    if since is None or group_of(programme) is None or now - since >= CALM:
        return []
    return [
        Text(
            "De groep kreeg de evaluatie van het traject deze week. Geef haar de tijd.",
            "The group got the evaluation of the programme this week. Give it time.",
        )
    ]

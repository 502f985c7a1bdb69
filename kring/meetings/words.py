"""Words for roles and for what somebody does in a meeting."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kring.meetings.models import Guided

ROLE_NAMES = {
    "presenter": _("presenter"),
    "facilitator": _("facilitator"),
    "timekeeper": _("timekeeper"),
    "note-taker": _("note-taker"),
    "observer": _("observer"),
}
# What the page of a meeting tells its reader, as its title.
MY_TASK = {
    "presenter": _("You bring a case"),
    "facilitator": _("You facilitate"),
    "timekeeper": _("You think along and keep the time"),
    "note-taker": _("You think along and take notes"),
    "observer": _("You observe"),
}
ADVISER_TASK = _("You think along")
GUIDE_TASK = _("You guide the group")
ABSENT_TASK = _("You cannot come")
ROLE_QUESTIONS = {
    "presenter": _("Who brings a case?"),
    "facilitator": _("Who facilitates?"),
    "timekeeper": _("Who keeps the time?"),
    "note-taker": _("Who takes notes?"),
    "observer": _("Who observes?"),
}
# As short as a list on a phone is wide.
GUIDED_CHOICES = [
    (Guided.NOT.value, _("A facilitator")),
    (Guided.HALF.value, _("The room: half must be ready")),
    (Guided.ALL.value, _("The room: all must be ready")),
]

"""Meetings and the roles planned for them."""

from __future__ import annotations

import uuid
from datetime import datetime
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group


class Guided(models.TextChoices):
    """Who moves the group on: a facilitator, or the room once enough people are ready."""

    NOT = "", _("a facilitator leads")
    HALF = "half", _("the room leads: on when half of us are ready")
    ALL = "all", _("the room leads: on when all of us are ready")


class Way(models.TextChoices):
    """How the group meets."""

    PHONES = "phones", _("together, each with a phone")
    DISTANCE = "distance", _("at a distance")
    PROJECTOR = "projector", _("together, with one screen")
    PAPER = "paper", _("on paper")


def usual_roles() -> list[str]:
    return ["presenter", "facilitator"]


class Meeting(models.Model):
    """One dated session of a group. Its room has the same id."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="meetings")
    starts_at = models.DateTimeField(_("begins"))
    ends_at = models.DateTimeField(_("ends"))
    place = models.CharField(_("place"), max_length=120, blank=True)
    method = models.CharField(_("method"), max_length=64)
    guided = models.CharField(_("who leads"), max_length=8, choices=Guided, blank=True, default=Guided.NOT)
    way = models.CharField(_("how you meet"), max_length=16, choices=Way, default=Way.PHONES)
    video_url = models.URLField(_("link to your video call"), max_length=500, blank=True)
    made_at = models.DateTimeField()
    cancelled_at = models.DateTimeField(null=True, blank=True)
    # What its room says of it, see `happened`; empty for a meeting that was held without.
    closed_at = models.DateTimeField(null=True, blank=True)
    held = models.JSONField(default=dict, blank=True)  # role -> ids of who really had it, in order
    seen = models.JSONField(default=dict, blank=True)  # id of a person -> [first, last] instant they were there

    class Meta:
        db_table = "meetings_meeting"
        ordering: ClassVar = ["starts_at"]

    def get_absolute_url(self) -> str:
        return f"/bijeenkomsten/{self.id}/"

    def is_over(self, *, now: datetime) -> bool:
        """Closed in its room, or past its planned end."""
        return self.closed_at is not None or self.ends_at <= now


class Rota(models.Model):
    """What a group chose for its rota, and when the turns of its coming meetings were last shared."""

    group = models.OneToOneField(Group, on_delete=models.CASCADE, primary_key=True, related_name="rota")
    roles = models.JSONField(default=usual_roles)
    quorum = models.PositiveSmallIntegerField(default=3)  # with fewer the group would rather not meet
    turned_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "meetings_rota"


class RoleHolder(models.Model):
    """Who is planned to hold a role in a meeting; what really happened is in `Meeting.held`."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="role_holders")
    role = models.CharField(max_length=16)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    is_agreed = models.BooleanField(default=False)  # people chose it; what the rota gave may move again

    class Meta:
        db_table = "meetings_role_holder"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "role"], name="meetings_role_once"),
        ]


class Absence(models.Model):
    """A member said that they cannot come."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="absences")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_absence"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_absence_once"),
        ]


class NoCase(models.Model):
    """A member has no case for a meeting: their turn to present moves."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="no_cases")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_no_case"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_no_case_once"),
        ]


class NotYetFacilitator(models.Model):
    """A member would rather not facilitate in this group yet."""

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="not_yet_facilitators")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_not_yet_facilitator"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person"], name="meetings_not_yet_once"),
        ]


class Why(models.TextChoices):
    """Why turns moved, as the rota page says it."""

    ABSENT = "absent", _("cannot come")
    BACK = "back", _("can come after all")
    SWAPPED = "swapped", _("swapped turns")
    NO_CASE = "no-case", _("has no case now")
    CASE = "case", _("has a case after all")
    CHOSEN = "chosen", _("chose who brings a case")
    WISH = "wish", _("facilitates, or not yet")
    GROUP = "group", _("the group changed")
    PLANNED = "planned", _("a meeting was planned or changed")
    CANCELLED = "cancelled", _("a meeting was called off")
    HELD = "held", _("a meeting went otherwise than planned")


class TurnChange(models.Model):
    """One planned turn that went from one person to another; empty where nobody has it."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="turn_changes")
    role = models.CharField(max_length=16)
    was = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    now = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    why = models.CharField(max_length=16, choices=Why)
    about = models.ForeignKey(settings.AUTH_USER_MODEL, null=True, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_turn_change"


class Decision(models.Model):
    """What the group does after somebody said that they cannot come."""

    class Way(models.TextChoices):
        HOLD = "hold", _("it goes on as it is now")
        SWAP = "swap", _("turns were swapped")
        MOVE = "move", _("it was moved")
        SUBSTITUTE = "substitute", _("somebody else brings a case")

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="decisions")
    way = models.CharField(max_length=16, choices=Way)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_decision"


class Substitute(models.Model):
    """Somebody from outside was asked to facilitate one meeting. With a yes they get a membership at `answered_at`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="substitutes")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    asked_at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True, blank=True)
    comes = models.BooleanField(default=False)

    class Meta:
        db_table = "meetings_substitute"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="meetings_substitute_once"),
        ]

    def get_absolute_url(self) -> str:
        return f"/invallen/{self.id}/"

    @property
    def is_waiting(self) -> bool:
        return self.answered_at is None


class Attendance(models.Model):
    """Somebody said whether a member was at a meeting, and from when until when. The newest row of a member counts.

    Rows are never changed: a correction is the next row, and who said what stays to be read.
    """

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="attendance")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    was_there = models.BooleanField()
    came_at = models.DateTimeField(null=True, blank=True)
    left_at = models.DateTimeField(null=True, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_attendance"


class Reminded(models.Model):
    """A reminder that was sent, so that it is sent once."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="reminded")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    about = models.CharField(max_length=16)  # see `reminding`
    at = models.DateTimeField()

    class Meta:
        db_table = "meetings_reminded"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person", "about"], name="meetings_reminded_once"),
        ]

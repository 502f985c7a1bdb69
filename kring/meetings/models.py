"""Meetings and the roles planned for them."""

from __future__ import annotations

import uuid
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

    class Meta:
        db_table = "meetings_meeting"
        ordering: ClassVar = ["starts_at"]

    def get_absolute_url(self) -> str:
        return f"/bijeenkomsten/{self.id}/"


class RoleHolder(models.Model):
    """Who is planned to hold a role in a meeting; what really happened is in the room's log."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="role_holders")
    role = models.CharField(max_length=16)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")

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

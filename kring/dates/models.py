"""Polls, the moments they ask about, and what people answered. Open to who arranges: dates, never content."""

from __future__ import annotations

import uuid
from datetime import datetime, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.dates.rules.avoiding import Region
from kring.dates.rules.choosing import Can
from kring.groups.models import Group
from kring.meetings.models import Meeting
from kring.organisations.models import Organisation


class Closure(models.Model):
    """Days on which nobody of an organisation meets: its own holidays, a study week, a school that differs.

    With a `region` they are a school holiday of that region, for who leaves those out.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="closures")
    name = models.CharField(max_length=80)
    region = models.CharField(max_length=8, blank=True, choices=[(region.value, region.value) for region in Region])
    first = models.DateField()
    last = models.DateField()

    class Meta:
        db_table = "dates_closure"
        ordering: ClassVar = ["first", "id"]


class Poll(models.Model):
    """When can everybody? For all meetings of a group at once, or to move one: `meeting`."""

    class Outcome(models.TextChoices):
        PLANNED = "planned"
        STOPPED = "stopped"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="polls")
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, null=True, related_name="polls")
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    minutes = models.PositiveSmallIntegerField()
    weeks = models.PositiveSmallIntegerField(default=1)  # wished from one meeting to the next
    place = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    closes_at = models.DateTimeField()  # answer before this, please; later answers count until it is decided
    nudge_at = models.DateTimeField()
    nudged_at = models.DateTimeField(null=True)
    complete_at = models.DateTimeField(null=True)  # who asked was told that all have answered
    over_at = models.DateTimeField(null=True)  # who asked was told that the time to answer is over
    decided_at = models.DateTimeField(null=True)
    outcome = models.CharField(max_length=8, choices=Outcome, blank=True)

    class Meta:
        db_table = "dates_poll"
        ordering: ClassVar = ["made_at", "id"]

    def get_absolute_url(self) -> str:
        return f"/groepen/{self.group_id}/datums/{self.id}/"


class Slot(models.Model):
    """A moment at which the `round`-th meeting could begin."""

    id = models.BigAutoField(primary_key=True)
    poll = models.ForeignKey(Poll, on_delete=models.CASCADE, related_name="slots")
    round = models.PositiveSmallIntegerField()
    starts_at = models.DateTimeField()
    meeting = models.ForeignKey(Meeting, on_delete=models.SET_NULL, null=True, related_name="+")  # what came of it

    class Meta:
        db_table = "dates_slot"
        ordering: ClassVar = ["starts_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["poll", "starts_at"], name="dates_slot_once"),
        ]

    @property
    def ends_at(self) -> datetime:
        return self.starts_at + timedelta(minutes=self.poll.minutes)


class Answer(models.Model):
    """What somebody said about one moment."""

    id = models.BigAutoField(primary_key=True)
    slot = models.ForeignKey(Slot, on_delete=models.CASCADE, related_name="answers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    can = models.CharField(max_length=8, choices=[(can.value, can.value) for can in Can])

    class Meta:
        db_table = "dates_answer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slot", "person"], name="dates_answer_once"),
        ]

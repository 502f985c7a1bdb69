"""Polls, who answered, and ballots apart from that: nothing here says which ballot came from whom, or when."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.groups.models import Group


class Pulse(models.Model):
    """One poll. Its id, dates and moment of the log are those that its opener sealed.

    All ballots are one column, ascending by hash: a table of them would keep in its rows the order in which they came.
    """

    class State(models.TextChoices):
        OPEN = "open"
        CLOSED = "closed"
        VOID = "void"  # the members changed while it was open

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="pulses")
    sealed_poll = models.BinaryField()
    epoch = models.PositiveIntegerField()
    opened_seq = models.PositiveIntegerField()
    opened_on = models.DateField()
    closes_on = models.DateField()  # the last day on which one may answer
    state = models.CharField(max_length=6, choices=State, default=State.OPEN)
    closed_seq = models.PositiveIntegerField(null=True)
    is_nudged = models.BooleanField(default=False)
    sealed_ballots = models.BinaryField(default=b"")

    class Meta:
        db_table = "pulses_pulse"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group"], condition=models.Q(state="open"), name="pulses_pulse_one_open"),
        ]


class Voter(models.Model):
    """Who may answer, made for everybody when a poll opens: so no row is younger than another once they answered."""

    id = models.BigAutoField(primary_key=True)
    pulse = models.ForeignKey(Pulse, on_delete=models.CASCADE, related_name="voters")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    has_voted = models.BooleanField(default=False)
    sealed_receipt = models.BinaryField(default=b"")  # the hash of their ballot; only they can open it

    class Meta:
        db_table = "pulses_voter"
        constraints: ClassVar = [models.UniqueConstraint(fields=["pulse", "person"], name="pulses_voter_once")]

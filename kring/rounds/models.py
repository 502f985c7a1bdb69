"""Rounds, and who writes in them. No column says when somebody wrote: only the host's own ciphertexts could tell."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.groups.models import Group


class Round(models.Model):
    """Texts of a group's members that are handed out together.

    The id, or for a vote the meeting's, is what a slot calls `meeting` (16 bytes). It is no foreign key, because
    meetings lie above; an id that a browser made can never pass for a vote's.
    """

    class Kind(models.TextChoices):
        ADVICE = "advice", _("advice")
        LOOK_BACK = "look-back", _("looking back")
        QUESTIONS = "questions", _("questions on a case")
        VOTE = "vote", _("vote")  # on the cases offered for a meeting

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="rounds")
    kind = models.CharField(max_length=16, choices=Kind)
    meeting = models.UUIDField(null=True, unique=True)  # of a vote
    # Of a vote nobody is the beginner: it would tell who voted first.
    begun_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    begun_at = models.DateTimeField()
    question = models.UUIDField(null=True)  # the sealed item that asks; a vote has none
    nudge_at = models.DateTimeField(null=True)  # when who has not written gets a mail, once
    closes_at = models.DateTimeField()
    opened_at = models.DateTimeField(null=True)  # since then everybody reads everything

    class Meta:
        db_table = "rounds_round"
        ordering: ClassVar = ["closes_at", "id"]

    def get_absolute_url(self) -> str:
        return f"/groepen/{self.group_id}/schriftelijk/{self.id}/"


class Writer(models.Model):
    """Somebody who is asked to write in a round, and what they wrote: the id of one sealed item, or nothing yet."""

    id = models.BigAutoField(primary_key=True)
    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="writers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    item = models.UUIDField(null=True)
    nudged_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "rounds_writer"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="rounds_writer_once"),
        ]

"""How far somebody is around a meeting, and who wants to be reminded. Never what they wrote."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.meetings.models import Meeting


class Progress(models.Model):
    """Somebody prepared for a meeting, or reported on it: they said so, or wrote. Only they are told."""

    id = models.BigAutoField(primary_key=True)
    meeting = models.ForeignKey(Meeting, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    prepared_at = models.DateTimeField(null=True, blank=True)
    reported_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "reflection_progress"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="reflection_progress_once"),
        ]


class Wish(models.Model):
    """Somebody wants a mail the day before a meeting and the day after, until they prepared or reported."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, primary_key=True, on_delete=models.CASCADE, related_name="+"
    )
    made_at = models.DateTimeField()

    class Meta:
        db_table = "reflection_wish"

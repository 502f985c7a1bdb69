"""What was sent to whose calendar, and the secret links to feeds."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class Invitation(models.Model):
    """A meeting in somebody's calendar, as the newest mail says it.

    `meeting` is no foreign key, because meetings lie above. Who knows the `uid` got the mail: an answer must name it.
    """

    id = models.BigAutoField(primary_key=True)
    meeting = models.UUIDField(db_index=True)
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    uid = models.CharField(max_length=120, unique=True)
    sequence = models.PositiveIntegerField(default=0)
    told = models.CharField(max_length=64, blank=True)  # fingerprint of what the calendar shows; empty once taken out
    answered_at = models.DateTimeField(null=True)  # when the newest answer that was taken was given

    class Meta:
        db_table = "calendars_invitation"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["meeting", "person"], name="calendars_invitation_once"),
        ]


class FeedLink(models.Model):
    """The secret address of somebody's own feed. Only its hash is kept: it is shown once."""

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, primary_key=True, related_name="+"
    )
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "calendars_feed_link"

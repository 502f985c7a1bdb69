"""Letters that were delivered to the mailbox page, in demo and development only."""

from __future__ import annotations

from typing import ClassVar

from django.db import models


class Letter(models.Model):
    """A mail as it would have left the server: for /postvak, when no mail server is set."""

    id = models.BigAutoField(primary_key=True)
    to = models.EmailField()
    subject = models.CharField(max_length=200)
    body = models.TextField()
    calendar = models.TextField(blank=True)  # an invitation in iCalendar that went with it
    at = models.DateTimeField()

    class Meta:
        db_table = "notifications_letter"
        ordering: ClassVar = ["-at"]


class Returned(models.Model):
    """An address that the mail server refused the last time. Gone as soon as a mail to it is taken."""

    address = models.EmailField(primary_key=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "notifications_returned"

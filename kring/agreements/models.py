"""Copies of an agreement for who cannot open it otherwise, and the day to look again."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.groups.models import Group


class Copy(models.Model):
    """One version of a group's agreement, sealed by a member to one identity of one person."""

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="agreement_copies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    number = models.PositiveIntegerField()
    identity_hash = models.BinaryField(max_length=32)
    sealed_text = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "agreements_copy"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person", "number", "identity_hash"], name="agreements_copy_once"),
        ]


class Review(models.Model):
    """When a group looks at its agreement again. One date, in the clear: a reminder needs it."""

    group = models.OneToOneField(Group, primary_key=True, on_delete=models.CASCADE, related_name="agreement_review")
    on = models.DateField()
    set_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    set_at = models.DateTimeField()

    class Meta:
        db_table = "agreements_review"

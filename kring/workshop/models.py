"""An organisation's own methods. What is published is never changed: a new version stands beside it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.organisations.models import Organisation


class OwnMethod(models.Model):
    """A method an organisation makes for itself, with the draft that is worked on.

    `key` is its name in addresses and in the plan of a meeting, and no other method anywhere has it. `revision` counts
    what was saved, so that of two people who edit at once the later hears of the earlier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="own_methods")
    key = models.CharField(max_length=40, unique=True)
    draft = models.JSONField()  # a script as `Method.script()` gives it; it may have faults
    revision = models.PositiveIntegerField(default=1)
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)  # no longer offered; what is planned by it stays

    class Meta:
        db_table = "workshop_own_method"
        ordering: ClassVar = ["key"]

    def get_absolute_url(self) -> str:
        return f"/methodes/{self.key}/"

    def is_offered(self) -> bool:
        """Whether groups of the organisation may choose it: published, and not withdrawn."""
        return self.withdrawn_at is None and self.versions.exists()


class MethodVersion(models.Model):
    """A method as it was published. A row is written once and never changed."""

    id = models.BigAutoField(primary_key=True)
    method = models.ForeignKey(OwnMethod, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    script = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "workshop_method_version"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["method", "number"], name="workshop_version_once"),
        ]

"""What was published, with everything needed to check it, and what was told of a half year."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.db import models

from kring.groups.models import Group
from kring.organisations.models import Organisation
from kring.programmes.models import Programme


class Release(models.Model):
    """A text, or numbers, that every member of a group signed. Never changed. A proposal has no row here."""

    class Kind(models.TextChoices):
        NUMBERS = "numbers"
        TEXT = "text"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="releases")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="releases")
    number = models.PositiveIntegerField()  # the seq of the entry that opened it
    kind = models.CharField(max_length=8, choices=Kind)
    period = models.CharField(max_length=8, blank=True)  # of numbers
    recipients = models.JSONField()  # ids of the persons who were named
    bundle = models.JSONField()  # sealed.rules.bundle; the text is in its terms
    at = models.DateTimeField()

    class Meta:
        db_table = "releases_release"
        ordering: ClassVar = ["-at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "number"], name="releases_release_once"),
            models.UniqueConstraint(
                fields=["group", "period"], condition=models.Q(kind="numbers"), name="releases_numbers_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"/trajecten/{self.programme_id}/terugkoppelingen/{self.id}/"

    @property
    def terms(self) -> dict[str, object]:
        """As every member signed them."""
        terms: dict[str, object] = self.bundle["terms"]
        return terms


class Told(models.Model):
    """What was told of a half year of an organisation, or that nothing could be. Worked out once."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="half_years")
    period = models.CharField(max_length=8)
    groups = models.JSONField()  # ids of the groups whose numbers are in it
    figure = models.JSONField(null=True)  # rules.numbers.Figure; None below the floor
    at = models.DateTimeField()

    class Meta:
        db_table = "releases_told"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "period"], name="releases_told_once"),
        ]

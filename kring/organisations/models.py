"""Organisations, and who holds which role in them."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Organisation(models.Model):
    """The tenant: employer, school, hospital, practice."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.CharField(_("name"), max_length=120)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "organisations_organisation"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/organisaties/{self.id}/"


class Appointment(models.Model):
    """A person holds a role in an organisation. It gives no right to what a group says."""

    class Role(models.TextChoices):
        COORDINATOR = "coordinator", _("coordinator")

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="appointments")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="appointments")
    role = models.CharField(max_length=16, choices=Role)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "organisations_appointment"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "person", "role"], name="organisations_appointment_once"),
        ]

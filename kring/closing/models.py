"""How long content is kept, when a programme's is put away, who agrees to sooner, and what remains."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.closing.rules.retention import LEAST, MOST, USUAL, Plan
from kring.organisations.models import Organisation
from kring.programmes.models import Programme


class Term(models.Model):
    """For how many months after closing an organisation keeps what a group wrote."""

    organisation = models.OneToOneField(Organisation, on_delete=models.CASCADE, primary_key=True, related_name="term")
    months = models.PositiveSmallIntegerField(
        _("months"), default=USUAL, validators=[MinValueValidator(LEAST), MaxValueValidator(MOST)]
    )

    class Meta:
        db_table = "closing_term"


class Retention(models.Model):
    """When a closed programme's content is put away. Fixed at closing: a setting changed later changes nothing here."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, primary_key=True, related_name="retention")
    on = models.DateField()
    told_first_at = models.DateTimeField(null=True, blank=True)
    told_last_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "closing_retention"

    def plan(self) -> Plan:
        return Plan(self.on, told_first=self.told_first_at is not None, told_last=self.told_last_at is not None)


class Consent(models.Model):
    """A member agrees that the content goes now, before its date."""

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="consents")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "closing_consent"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "person"], name="closing_consent_once"),
        ]


class TookPart(models.Model):
    """That somebody took part: hours and a name, and nothing of what was said. It outlives the content."""

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="took_part")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    meetings = models.PositiveSmallIntegerField()
    minutes = models.PositiveIntegerField()
    first_on = models.DateField(null=True)
    last_on = models.DateField(null=True)

    class Meta:
        db_table = "closing_took_part"
        ordering: ClassVar = ["name", "id"]

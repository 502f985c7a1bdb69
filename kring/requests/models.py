"""What was asked, who signed up, and what everybody who takes part declared about themselves."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.offerings.models import OfferingVersion
from kring.organisations.models import Organisation
from kring.programmes.models import Programme

WORD = 120  # characters of a profession, a department, a level


class Request(models.Model):
    """What was asked beside what a programme itself holds."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, primary_key=True, related_name="request")
    period = models.CharField(max_length=200, blank=True)  # in people's own words: "after the summer"
    place = models.CharField(max_length=160, blank=True)

    class Meta:
        db_table = "requests_request"


class Declaration(models.Model):
    """What somebody says about themselves. `voluntary_at` is their own press: nobody else can give it.

    `ties` are the mail addresses or names of those they work with directly, lead, or report to.
    `family` is what the coordinator holds the profession to be comparable with.
    """

    profession = models.CharField(max_length=WORD, blank=True)
    family = models.CharField(max_length=WORD, blank=True)
    level = models.CharField(max_length=WORD, blank=True)
    department = models.CharField(max_length=WORD, blank=True)
    motivation = models.TextField(max_length=2000, blank=True)
    ties = models.JSONField(default=list, blank=True)
    voluntary_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        abstract = True


class SignUp(Declaration):
    """Somebody wants a place in an open group. Open until they withdraw or a programme takes them up."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(OfferingVersion, on_delete=models.RESTRICT, related_name="signups")  # as they read it
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="signups")
    site = models.CharField(max_length=WORD, blank=True)
    remote = models.BooleanField(default=False)
    slots = models.JSONField(default=list, blank=True)  # "ma-ochtend": when they can
    made_at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True, blank=True)
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "requests_sign_up"
        ordering: ClassVar = ["made_at", "id"]


class Participation(Declaration):
    """Somebody was asked to take part in a programme: what they declared, and what they answered."""

    class Answer(models.TextChoices):
        NONE = ""
        YES = "yes"
        NO = "no"

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="participations")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="participations")
    asked_at = models.DateTimeField()
    answer = models.CharField(max_length=8, choices=Answer, default=Answer.NONE, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "requests_participation"
        ordering: ClassVar = ["asked_at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "person"], name="requests_participation_once"),
        ]


class Chart(models.Model):
    """Who reports to whom in an organisation: mail address or id -> that of the manager, in lower case."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="line_chart"
    )
    lines = models.JSONField(default=dict)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "requests_chart"

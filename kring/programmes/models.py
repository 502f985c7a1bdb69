"""Programmes, who is what in them, and the steps they took."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.offerings.models import OfferingVersion
from kring.offerings.rules.content import Level
from kring.organisations.models import Organisation
from kring.programmes.rules.lifecycle import State


class Handover(models.TextChoices):
    """How far the group carries its own meetings."""

    LED = Level.LED.value, _("the intervisor leads")
    LED_WITH_MEMBER = Level.LED_WITH_MEMBER.value, _("the intervisor leads with a member")
    MEMBER_LEADS = Level.MEMBER_LEADS.value, _("a member leads, the intervisor is in the background")
    ALONE = Level.ALONE.value, _("the group leads itself")
    FOLLOW_UP = Level.FOLLOW_UP.value, _("the intervisor comes once more, after a year")


class Programme(models.Model):
    """The path of one group. `state` changes by a step only, and each step leaves a row."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="programmes")
    # The offering as it was when it was asked for: what is changed in the catalogue later changes nothing here.
    offering = models.ForeignKey(
        OfferingVersion, on_delete=models.RESTRICT, null=True, blank=True, related_name="programmes"
    )
    title = models.CharField(_("title"), max_length=160)
    question = models.TextField(_("question"), max_length=4000, blank=True)  # why it is asked for; open, never a case
    state = models.CharField(max_length=16)  # a State
    since = models.DateTimeField()  # it stands where it stands
    made_at = models.DateTimeField()
    people = models.PositiveSmallIntegerField(_("how many people"), null=True, blank=True)  # expected
    smallest = models.PositiveSmallIntegerField(_("smallest group"), default=3)
    largest = models.PositiveSmallIntegerField(_("largest group"), default=10)
    handover = models.CharField(max_length=16, choices=Handover, default=Handover.LED)

    class Meta:
        db_table = "programmes_programme"
        ordering: ClassVar = ["-made_at", "id"]
        indexes: ClassVar = [models.Index(fields=["organisation", "state"], name="programmes_where")]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return f"/trajecten/{self.id}/"

    def stands(self) -> State:
        return State(self.state)


class Facilities(models.Model):
    """What the organisation gives: fixed when group, commissioner and intervisor align. Until then, as proposed."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, primary_key=True, related_name="facilities")
    meetings = models.PositiveSmallIntegerField(_("number of meetings"))
    minutes = models.PositiveSmallIntegerField(_("minutes of a meeting"))
    weeks_between = models.PositiveSmallIntegerField(_("weeks between meetings"))
    place = models.CharField(_("place"), max_length=160, blank=True)
    in_working_time = models.BooleanField(_("in working time"), default=True)
    undisturbed = models.BooleanField(_("undisturbed"), default=True)
    cover = models.CharField(_("who covers at work"), max_length=200, blank=True)
    fixed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "programmes_facilities"


class Party(models.Model):
    """Somebody is something in a programme. A coordinator is one by appointment, and has no row.

    `about` says whose manager somebody is: the requester's, or a participant's.
    """

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="parties")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="parties")
    role = models.CharField(max_length=16)  # a Role
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    since = models.DateTimeField()
    until = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "programmes_party"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["programme", "person", "role"],
                condition=models.Q(until=None, about=None),
                name="programmes_party_once",
            ),
            models.UniqueConstraint(
                fields=["programme", "person", "role", "about"],
                condition=models.Q(until=None, about__isnull=False),
                name="programmes_party_about_once",
            ),
        ]


class Step(models.Model):
    """A step that was taken: who, when, why. Never changed, never removed before the programme is."""

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="steps")
    name = models.CharField(max_length=24)  # a StepName
    before = models.CharField(max_length=16, blank=True)
    after = models.CharField(max_length=16)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    detail = models.CharField(max_length=24, blank=True)  # a key that the step's words need, such as a level
    why = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "programmes_step"
        ordering: ClassVar = ["at", "id"]


class Readiness(models.Model):
    """Somebody of the group, or its intervisor, says whether the group can carry the next level. The newest counts."""

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="readiness")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    level = models.CharField(max_length=16, choices=Handover)  # the level they speak of: the next one
    checked = models.JSONField(default=list)  # keys of what already goes well
    is_ready = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        db_table = "programmes_readiness"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "person", "level"], name="programmes_readiness_once"),
        ]

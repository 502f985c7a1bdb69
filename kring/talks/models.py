"""Talks, what was written down of the commissioner's, and the agreement with the organisation."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.programmes.models import Programme
from kring.talks.rules.kinds import Kind, Side


class Talk(models.Model):
    """A talk that is planned or was held. `about` is the participant of a personal or closing talk."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="talks")
    kind = models.CharField(max_length=16)  # a Kind
    about = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, null=True, related_name="+")
    starts_at = models.DateTimeField()
    minutes = models.PositiveSmallIntegerField()
    place = models.CharField(max_length=160, blank=True)
    link = models.CharField(max_length=500, blank=True)  # of the organisation's own video service
    planned_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    planned_at = models.DateTimeField()
    held_at = models.DateTimeField(null=True, blank=True)  # when somebody wrote down that it was held
    cancelled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "talks_talk"
        ordering: ClassVar = ["starts_at", "id"]

    def get_absolute_url(self) -> str:
        return f"/trajecten/{self.programme_id}/gesprekken/{self.id}/"

    @property
    def which(self) -> Kind:
        return Kind(self.kind)


class IntakeRecord(models.Model):
    """What commissioner and intervisor agreed in the intake. Open between them and the coordinator."""

    talk = models.OneToOneField(Talk, on_delete=models.CASCADE, primary_key=True, related_name="record")
    question = models.TextField(max_length=4000)
    aims = models.TextField(max_length=4000)
    conditions = models.TextField(max_length=4000, blank=True)
    will_hear = models.TextField(max_length=4000)
    will_not_hear = models.TextField(max_length=4000)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "talks_intake_record"


class Agreement(models.Model):
    """A version of the open agreement with the organisation. Written once, never changed: a newer one replaces it."""

    id = models.BigAutoField(primary_key=True)
    programme = models.ForeignKey(Programme, on_delete=models.CASCADE, related_name="agreements_with_organisation")
    number = models.PositiveSmallIntegerField()
    language = models.CharField(max_length=2)
    clauses = models.JSONField()  # [{"heading", "lines"}]
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "talks_agreement"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["programme", "number"], name="talks_agreement_once"),
        ]


class Signature(models.Model):
    """One side signs a version, or says why not."""

    id = models.BigAutoField(primary_key=True)
    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="signatures")
    side = models.CharField(max_length=16, choices=[(side.value, side.value) for side in Side])
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)  # as they wrote it
    refused = models.BooleanField(default=False)
    why = models.TextField(max_length=2000, blank=True)
    at = models.DateTimeField()

    class Meta:
        db_table = "talks_signature"
        ordering: ClassVar = ["at", "id"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "side"], name="talks_signature_once"),
        ]

"""The catalogue. What is published is never changed: a new version stands beside it."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.offerings.rules.content import Content, read
from kring.organisations.models import Organisation


class Offering(models.Model):
    """An entry of the catalogue, with the draft that is worked on.

    `slug` is its place in addresses, once on the whole server. `current` is the version the public reads; None when
    it was never published or is taken down. `revision` counts what was saved, so that of two people who edit at once
    the later hears of the earlier.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="offerings")
    slug = models.SlugField(max_length=60, unique=True)
    draft = models.JSONField()  # as rules/content.py writes it; it may have faults
    revision = models.PositiveIntegerField(default=1)
    current = models.ForeignKey("OfferingVersion", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    made_at = models.DateTimeField()
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()
    taken_down_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    taken_down_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "offerings_offering"
        ordering: ClassVar = ["slug"]

    def __str__(self) -> str:
        return self.content.title or self.slug

    def get_absolute_url(self) -> str:
        return f"/aanbod/{self.slug}/"

    @property
    def content(self) -> Content:
        """What the draft says."""
        return read(self.draft)

    @property
    def is_published(self) -> bool:
        return self.current_id is not None


class OfferingVersion(models.Model):
    """An offering as it was published. A row is written once and never changed; a programme points to one."""

    id = models.BigAutoField(primary_key=True)
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    document = models.JSONField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "offerings_version"
        ordering: ClassVar = ["offering", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offering", "number"], name="offerings_version_once"),
        ]

    def __str__(self) -> str:
        return self.content.title

    @property
    def content(self) -> Content:
        return read(self.document)


class Intervisor(models.Model):
    """The profile of somebody who guides groups, as the public reads it. It belongs to the organisation."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="intervisors")
    name = models.CharField(max_length=120)
    text = models.TextField(blank=True)  # with a few marks
    languages = models.JSONField(default=list)  # as people write them: ["Nederlands", "English"]
    methods = models.JSONField(default=list)  # keys
    register = models.CharField(max_length=120, blank=True)
    register_number = models.CharField(max_length=60, blank=True)
    email = models.EmailField(blank=True)  # never public: to appoint them to a programme
    revision = models.PositiveIntegerField(default=1)
    removed_at = models.DateTimeField(null=True, blank=True)  # no longer shown or chosen

    class Meta:
        db_table = "offerings_intervisor"
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Interest(models.Model):
    """A mail address that wants to hear when there are dates. Confirmed by a link in a mail; gone with another."""

    id = models.BigAutoField(primary_key=True)
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="interests")
    email = models.EmailField()
    language = models.CharField(max_length=2)
    token = models.CharField(max_length=64, unique=True)  # of the links; it opens nothing else
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True, blank=True)
    told_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "offerings_interest"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["offering", "email"], name="offerings_interest_once"),
        ]


class Question(models.Model):
    """What somebody asked with the contact form. Kept a while, so that a mail that is lost loses nothing."""

    id = models.BigAutoField(primary_key=True)
    offering = models.ForeignKey(Offering, on_delete=models.CASCADE, related_name="questions")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    text = models.TextField()
    at = models.DateTimeField()

    class Meta:
        db_table = "offerings_question"
        ordering: ClassVar = ["-at"]

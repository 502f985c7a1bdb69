"""Questions in versions; who answered which form when; mails that were sent; and the note of a closing talk.

No column holds what somebody wrote.
"""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.groups.models import Group
from kring.organisations.models import Organisation
from kring.talks.models import Talk


class Questions(models.Model):
    """A version of a form's questions: of one group, or without a group of its organisation. Never changed."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="+")
    group = models.ForeignKey(Group, on_delete=models.CASCADE, null=True, related_name="+")
    form = models.CharField(max_length=16)  # a Form
    number = models.PositiveIntegerField()
    questions = models.JSONField()  # [Asked]; empty: back to the ready ones
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "evaluation_questions"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["organisation", "form", "number"],
                condition=models.Q(group=None),
                name="evaluation_questions_of_organisation",
            ),
            models.UniqueConstraint(fields=["group", "form", "number"], name="evaluation_questions_of_group"),
        ]


class Answered(models.Model):
    """Somebody answered a form. Told to that person alone: the group sees the sealed item, and nobody else anything."""

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=16)
    about = models.UUIDField()  # the meeting, or the group itself
    item = models.UUIDField()
    at = models.DateTimeField()

    class Meta:
        db_table = "evaluation_answered"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "form", "about"], name="evaluation_answered_once"),
        ]


class Reminded(models.Model):
    """A mail about a form that was sent, so that it is sent once."""

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    form = models.CharField(max_length=16)
    about = models.UUIDField()
    number = models.PositiveSmallIntegerField()
    at = models.DateTimeField()

    class Meta:
        db_table = "evaluation_reminded"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "form", "about", "number"], name="evaluation_reminded_once"),
        ]


class NoteVersion(models.Model):
    """A version of the note of a closing talk: its number, and the digest that signatures name. Never changed."""

    id = models.BigAutoField(primary_key=True)
    talk = models.ForeignKey(Talk, on_delete=models.CASCADE, related_name="note_versions")
    number = models.PositiveIntegerField()
    digest = models.BinaryField(max_length=32)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "evaluation_note_version"
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["talk", "number"], name="evaluation_note_version_once"),
        ]


class NoteCopy(models.Model):
    """A version sealed to one person at the table, as a shared item: bytes that only they open."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(NoteVersion, on_delete=models.CASCADE, related_name="copies")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    sealed_text = models.BinaryField()

    class Meta:
        db_table = "evaluation_note_copy"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "person"], name="evaluation_note_copy_once"),
        ]


class NoteSignature(models.Model):
    """Somebody at the table signed a version."""

    id = models.BigAutoField(primary_key=True)
    version = models.ForeignKey(NoteVersion, on_delete=models.CASCADE, related_name="signatures")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    identity_hash = models.BinaryField(max_length=32)
    signature = models.BinaryField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        db_table = "evaluation_note_signature"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "person"], name="evaluation_note_signature_once"),
        ]

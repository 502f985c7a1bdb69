"""What the server keeps of the sealing protocol: bytes it can order and count, never open."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models


class LogEntry(models.Model):
    """One signed entry of a group's log, ordered by compare-and-swap on (sequence, previous hash)."""

    id = models.BigAutoField(primary_key=True)
    group = models.UUIDField()
    seq = models.PositiveIntegerField()
    entry_hash = models.BinaryField(max_length=32)
    entry = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sealed_log_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "seq"], name="sealed_log_entry_seq"),
        ]


class LogHead(models.Model):
    """Where a group's log stands: derived from its entries, kept so that a request need not replay them.

    It is also the row that appending locks, so that of two entries sent at once one waits and then loses.
    """

    group = models.UUIDField(primary_key=True, editable=False)
    seq = models.PositiveIntegerField(default=0)
    entry_hash = models.BinaryField(max_length=32, default=bytes(32))
    epoch = models.PositiveIntegerField(default=0)
    is_stale = models.BooleanField(default=True)  # the roster changed since the newest epoch: nobody may seal
    is_closed = models.BooleanField(default=False)
    roster = models.JSONField(default=list)  # ids of the persons the log says are members, in the order they came
    asking = models.JSONField(default=list)  # ids of who asked to come in and was not answered yet
    # Of the group's agreement, as the log says: number of the newest version and of the one in force, 0 before there is
    # one; `signed` are ids of members who signed the newest, `joining` of who asks to come in and signed the one in
    # force. What it says is closed.
    agreement = models.JSONField(default=dict)
    # Releases that can still be signed: [{number, signed: [ids]}]. Only members are told of them.
    releases = models.JSONField(default=list)

    class Meta:
        db_table = "sealed_log_head"


class EpochWrap(models.Model):
    """An epoch key sealed to one identity of one member."""

    id = models.BigAutoField(primary_key=True)
    group = models.UUIDField()
    epoch = models.PositiveIntegerField()
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    identity_hash = models.BinaryField(max_length=32)
    sealed_key = models.BinaryField(max_length=512)

    class Meta:
        db_table = "sealed_epoch_wrap"
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["group", "epoch", "person", "identity_hash"], name="sealed_epoch_wrap_once"
            ),
        ]


class Item(models.Model):
    """One revision of a sealed item of a group. The id is made by its author's browser: sending twice is one row."""

    key = models.BigAutoField(primary_key=True)
    id = models.UUIDField()
    group = models.UUIDField()
    # No index: nothing is looked up by author, and every index is one more page to write for each contribution.
    author = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+", db_index=False)
    slot = models.BinaryField(max_length=32)
    epoch = models.PositiveIntegerField()
    revision = models.PositiveBigIntegerField()  # all 32 bits of the header: PostgreSQL counts a sign among its 32
    sealed_item = models.BinaryField()
    at = models.DateTimeField()
    # When the whole group may have it; null while a room keeps it hidden. Lists are ordered and resumed by this
    # instant, never by the key: a gap in keys would tell that somebody wrote.
    opened_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sealed_item"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "revision"], name="sealed_item_revision"),
        ]
        indexes: ClassVar = [
            models.Index(fields=["group", "slot"], name="sealed_item_group_slot"),
            models.Index(fields=["group", "opened_at"], name="sealed_item_group_opened"),
        ]


class PersonalItem(models.Model):
    """A sealed item only its owner can open: drafts and private notes. The newest revision replaces the last."""

    id = models.UUIDField(primary_key=True, editable=False)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    slot = models.BinaryField(max_length=32)
    revision = models.PositiveBigIntegerField()
    sealed_item = models.BinaryField()
    at = models.DateTimeField()

    class Meta:
        db_table = "sealed_personal_item"
        indexes: ClassVar = [models.Index(fields=["owner", "slot"], name="sealed_personal_owner_slot")]


class SharedItem(models.Model):
    """What somebody shows one other person, sealed to that person: a row per item and reader, the newest revision.

    What was withdrawn keeps its row and loses its bytes: it is handed to nobody, and its id is not used again.
    """

    key = models.BigAutoField(primary_key=True)
    id = models.UUIDField()
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    reader = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    slot = models.BinaryField(max_length=32)
    revision = models.PositiveBigIntegerField()
    sealed_item = models.BinaryField()
    at = models.DateTimeField()
    withdrawn_at = models.DateTimeField(null=True)

    class Meta:
        db_table = "sealed_shared_item"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["id", "reader"], name="sealed_shared_item_once"),
        ]

"""Lists of people who want to take part, what a coordinator asks of their groups, and proposals for groups."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models

from kring.groups.models import Group
from kring.offerings.models import Offering
from kring.organisations.models import Organisation
from kring.programmes.models import Programme

WORD = 120  # characters of a name, a team, an id


class Pool(models.Model):
    """People of one organisation from whom groups are made. Goes by itself after `kept_until`."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="pools")
    # Who signed up for it: then each group that is made becomes a programme of this offering.
    offering = models.ForeignKey(Offering, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    # Who said yes in it: then the first group becomes that programme's, each other one a programme's beside it.
    programme = models.ForeignKey(Programme, on_delete=models.SET_NULL, null=True, blank=True, related_name="pools")
    name = models.CharField(max_length=WORD)
    smallest = models.PositiveSmallIntegerField()
    largest = models.PositiveSmallIntegerField()
    chart = models.JSONField(default=dict)  # who reports to whom beside the list: id -> manager's id
    made_at = models.DateTimeField()
    kept_until = models.DateTimeField()
    asked_at = models.DateTimeField(null=True, blank=True)  # when everybody was asked to look at their own row

    class Meta:
        db_table = "volunteers_pool"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/organisaties/{self.organisation_id}/lijsten/{self.id}/"

    @property
    def is_gathered(self) -> bool:
        """Do its people come from elsewhere in Kring, so that nobody is in a group who did not sign up there?"""
        return self.offering_id is not None or self.programme_id is not None


class Upload(models.Model):
    """A file that was sent and not yet confirmed: the newest of its list, for a day."""

    pool = models.OneToOneField(Pool, on_delete=models.CASCADE, related_name="upload")
    content = models.BinaryField()  # compressed
    chart = models.BinaryField()
    made_at = models.DateTimeField()

    class Meta:
        db_table = "volunteers_upload"


class Entry(models.Model):
    """One person's row in a list. `avoid` is shown to that person alone.

    `key` names them within the list. `wishes` and `avoid` hold keys or mail addresses, as they were written.
    """

    id = models.BigAutoField(primary_key=True)
    pool = models.ForeignKey(Pool, on_delete=models.CASCADE, related_name="entries")
    key = models.CharField(max_length=WORD)
    name = models.CharField(max_length=WORD, blank=True)
    mail = models.EmailField(blank=True)  # lower-case
    profession = models.CharField(max_length=WORD, blank=True)
    family = models.CharField(max_length=WORD, blank=True)
    team = models.CharField(max_length=WORD, blank=True)
    manager = models.CharField(max_length=WORD, blank=True)
    department = models.CharField(max_length=WORD, blank=True)
    level = models.CharField(max_length=WORD, blank=True)
    site = models.CharField(max_length=WORD, blank=True)
    remote = models.BooleanField(default=False)
    slots = models.JSONField(default=list)
    wishes = models.JSONField(default=list)
    avoid = models.JSONField(default=list)
    corrected_at = models.DateTimeField(null=True, blank=True)  # by the person themself

    class Meta:
        db_table = "volunteers_entry"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pool", "key"], name="volunteers_entry_key"),
            models.UniqueConstraint(
                fields=["pool", "mail"], condition=~models.Q(mail=""), name="volunteers_entry_mail"
            ),
        ]
        indexes: ClassVar = [models.Index(fields=["mail"], name="volunteers_entry_by_mail")]

    def __str__(self) -> str:
        return self.name or self.key


class Rule(models.Model):
    """What a coordinator asks of two people: never in one group, or rather together."""

    class Kind(models.TextChoices):
        APART = "apart"
        TOGETHER = "together"  # counts as a wish of both

    id = models.BigAutoField(primary_key=True)
    pool = models.ForeignKey(Pool, on_delete=models.CASCADE, related_name="rules")
    kind = models.CharField(max_length=8, choices=Kind)
    one = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")
    other = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "volunteers_rule"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pool", "one", "other"], name="volunteers_rule_once"),
        ]


class Proposal(models.Model):
    """Groups that were asked for: waiting, being worked on, done. A curve holds figures and no groups."""

    class State(models.TextChoices):
        WAITING = "waiting"
        WORKING = "working"
        DONE = "done"
        FAILED = "failed"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    pool = models.ForeignKey(Pool, on_delete=models.CASCADE, related_name="proposals")
    number = models.PositiveIntegerField()
    smallest = models.PositiveSmallIntegerField()
    largest = models.PositiveSmallIntegerField()
    seconds = models.PositiveSmallIntegerField()
    seed = models.PositiveIntegerField(default=0)
    fresh = models.FloatField(default=0.0)
    prove = models.BooleanField(default=False)
    is_curve = models.BooleanField(default=False)
    around = models.ForeignKey("self", on_delete=models.SET_NULL, null=True, blank=True, related_name="+")
    state = models.CharField(max_length=8, choices=State, default=State.WAITING)
    fault = models.CharField(max_length=16, blank=True)  # why it failed: a key of `words.FAULTS`
    asked_at = models.DateTimeField()
    touched_at = models.DateTimeField()  # a sign of life of the work
    stop_asked = models.BooleanField(default=False)
    progress = models.JSONField(default=dict)
    curve = models.JSONField(default=list)
    placed = models.PositiveIntegerField(default=0)
    groups_made = models.PositiveIntegerField(default=0)
    value = models.FloatField(default=0.0)
    bound = models.FloatField(default=0.0)
    moved = models.PositiveIntegerField(default=0)  # by hand, since
    list_changed = models.BooleanField(default=False)  # since the work began: the figures are of the list as it was
    published_at = models.DateTimeField(null=True, blank=True)
    published_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, blank=True, related_name="+"
    )
    for_left = models.TextField(max_length=2000, blank=True)  # what happens next for who has no group

    class Meta:
        db_table = "volunteers_proposal"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["pool", "number"], name="volunteers_proposal_number"),
            models.UniqueConstraint(
                fields=["pool"], condition=~models.Q(published_at=None), name="volunteers_published_once"
            ),
        ]

    def get_absolute_url(self) -> str:
        return f"{self.pool.get_absolute_url()}indeling/{self.id}/"

    @property
    def gap(self) -> float:
        """How far the value can be from the best there is, as a part of the bound."""
        return max(0.0, (self.bound - self.value) / self.bound) if self.bound else 0.0


class Seat(models.Model):
    """Where a proposal puts one person: in a group by its number, or nowhere and why."""

    id = models.BigAutoField(primary_key=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="seats")
    entry = models.ForeignKey(Entry, on_delete=models.CASCADE, related_name="seats")
    number = models.PositiveIntegerField(null=True, blank=True)
    reason = models.CharField(max_length=16, blank=True)
    is_pinned = models.BooleanField(default=False)

    class Meta:
        db_table = "volunteers_seat"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "entry"], name="volunteers_seat_once"),
        ]
        indexes: ClassVar = [models.Index(fields=["proposal", "number"], name="volunteers_seat_in_group")]


class Published(models.Model):
    """A group of a proposal that became a real one. Its row is why nothing is published twice."""

    id = models.BigAutoField(primary_key=True)
    proposal = models.ForeignKey(Proposal, on_delete=models.CASCADE, related_name="published")
    number = models.PositiveIntegerField()
    group = models.OneToOneField(Group, on_delete=models.CASCADE, related_name="+")

    class Meta:
        db_table = "volunteers_published"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "number"], name="volunteers_published_number"),
        ]

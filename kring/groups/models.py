"""Groups and who was invited into them. Who is in, cryptographically, is what the sealed log says."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.organisations.models import Organisation
from kring.programmes.models import Programme


class Group(models.Model):
    """3 to 10 peers. The id is what the sealing protocol calls `group` (16 bytes)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="groups")
    programme = models.OneToOneField(Programme, on_delete=models.SET_NULL, null=True, blank=True, related_name="group")
    name = models.CharField(_("name"), max_length=120)
    made_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "groups_group"

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return f"/groepen/{self.id}/"


class Membership(models.Model):
    """A person was asked into a group, or back into it: `made_at`. The seat is their place, clockwise from the top.

    Who `guides` is the intervisor: in the group as long as they lead, presenting nothing, and no one of the 3 to 10.
    """

    id = models.BigAutoField(primary_key=True)
    group = models.ForeignKey(Group, on_delete=models.CASCADE, related_name="memberships")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="memberships")
    seat = models.PositiveSmallIntegerField()
    guides = models.BooleanField(default=False)
    made_at = models.DateTimeField()
    left_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        db_table = "groups_membership"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["group", "person"], name="groups_membership_once"),
        ]

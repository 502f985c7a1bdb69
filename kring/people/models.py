"""Persons, the public identity each one published, and the wraps of their ways in."""

from __future__ import annotations

import uuid
from typing import ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class PersonManager(BaseUserManager["Person"]):
    """Finds people by mail address. There is no superuser: nobody has a path to content."""

    def get_by_natural_key(self, username: str | None) -> Person:
        return self.get(email__iexact=username)


class Person(AbstractBaseUser):
    """Anybody with an account. The id is what the sealing protocol calls `person` (16 bytes)."""

    class Language(models.TextChoices):
        NL = "nl", "Nederlands"
        EN = "en", "English"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    email = models.EmailField(_("mail address"), unique=True)
    name = models.CharField(_("name"), max_length=120)
    language = models.CharField(_("language"), max_length=2, choices=Language, default=Language.NL)
    calendar_mails = models.BooleanField(_("mail for my calendar"), default=True)
    is_active = models.BooleanField(default=True)
    may_found = models.BooleanField(default=False)  # came through the first link: may make one organisation
    made_at = models.DateTimeField(auto_now_add=True)

    objects: ClassVar[PersonManager] = PersonManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = ["name"]

    class Meta:
        db_table = "people_person"

    def __str__(self) -> str:
        return self.name

    def has_usable_password(self) -> bool:
        """Nobody has one: the column is Django's and stays empty."""
        return False


class FirstLink(models.Model):
    """A one-time link that makes a person who may found an organisation. Only its hash is kept."""

    id = models.BigAutoField(primary_key=True)
    token_hash = models.BinaryField(max_length=32, unique=True)
    made_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True, blank=True)
    used_by = models.ForeignKey(Person, on_delete=models.SET_NULL, null=True, blank=True, related_name="+")

    class Meta:
        db_table = "people_first_link"


class Identity(models.Model):
    """A person's public identity record and the bundle of private keys sealed by their root (protocol.md).

    A person who lost everything makes the next number; the newest is the one in force.
    """

    id = models.BigAutoField(primary_key=True)
    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="identities")
    number = models.PositiveIntegerField()
    record = models.BinaryField(max_length=1024)
    sealed_bundle = models.BinaryField(max_length=4096)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "people_identity"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["person", "number"], name="people_identity_number"),
        ]


class WayIn(models.Model):
    """The root of one identity, wrapped by one secret that only its owner knows or holds."""

    class Kind(models.TextChoices):
        RECOVERY_CODE = "recovery-code", _("recovery code")
        PASSPHRASE = "passphrase", _("passphrase")
        PASSKEY = "passkey", _("passkey")

    id = models.UUIDField(primary_key=True, editable=False)  # made by the browser, bound inside the wrap
    identity = models.ForeignKey(Identity, on_delete=models.CASCADE, related_name="ways_in")
    kind = models.CharField(max_length=16, choices=Kind)
    label = models.CharField(max_length=80, blank=True)
    header = models.BinaryField(max_length=2048)
    ciphertext = models.BinaryField(max_length=256)
    made_at = models.DateTimeField()

    class Meta:
        db_table = "people_way_in"

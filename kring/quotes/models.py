"""Letterheads, drafts, what was sent, and what was answered."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.organisations.models import Organisation
from kring.programmes.models import Programme
from kring.quotes.rules import numbers
from kring.quotes.rules.document import Document, read


class Letterhead(models.Model):
    """What an organisation puts on its letters, beside its name."""

    organisation = models.OneToOneField(
        Organisation, on_delete=models.CASCADE, primary_key=True, related_name="letterhead"
    )
    address = models.TextField(_("address"), max_length=300, blank=True)
    chamber_number = models.CharField(_("Chamber of Commerce number"), max_length=20, blank=True)
    vat_number = models.CharField(_("VAT number"), max_length=24, blank=True)
    iban = models.CharField(_("IBAN"), max_length=42, blank=True)

    class Meta:
        db_table = "quotes_letterhead"


class Draft(models.Model):
    """What is being written. `revision` counts what was saved: of two who edit at once, the later hears so."""

    programme = models.OneToOneField(Programme, on_delete=models.CASCADE, primary_key=True, related_name="quote_draft")
    document = models.JSONField()  # as rules/document.py writes it; it may have faults
    revision = models.PositiveIntegerField(default=1)
    changed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    changed_at = models.DateTimeField()

    class Meta:
        db_table = "quotes_draft"

    @property
    def content(self) -> Document:
        return read(self.document)


class Quote(models.Model):
    """One version as it was sent. A row is written once and never changed: what happens to it are other rows.

    It outlives its programme's content, because books are kept for seven years: it names no participant.
    """

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.RESTRICT, related_name="quotes")
    programme = models.ForeignKey(Programme, on_delete=models.RESTRICT, related_name="quotes")
    year = models.PositiveSmallIntegerField()
    number = models.PositiveIntegerField()  # within organisation and year, without gaps; the same for each version
    version = models.PositiveSmallIntegerField()
    document = models.JSONField()
    valid_until = models.DateField()
    sent_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    sent_at = models.DateTimeField()

    class Meta:
        db_table = "quotes_quote"
        ordering: ClassVar = ["programme", "version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["organisation", "year", "number", "version"], name="quotes_quote_once"),
            models.UniqueConstraint(fields=["programme", "version"], name="quotes_version_once"),
        ]

    def __str__(self) -> str:
        return numbers.said(self.year, self.number, self.version)

    def get_absolute_url(self) -> str:
        return f"/trajecten/{self.programme_id}/offerte/{self.slug}/"

    @property
    def slug(self) -> str:
        return numbers.in_address(self.year, self.number, self.version)

    @property
    def content(self) -> Document:
        return read(self.document)


class Answer(models.Model):
    """The commissioner's answer, once per version. `fingerprint` is that of the document that was before them."""

    quote = models.OneToOneField(Quote, on_delete=models.RESTRICT, primary_key=True, related_name="answer")
    accepts = models.BooleanField()
    name = models.CharField(max_length=120, blank=True)  # as they typed it, who accepts
    why = models.TextField(max_length=2000, blank=True)
    fingerprint = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField()

    class Meta:
        db_table = "quotes_answer"

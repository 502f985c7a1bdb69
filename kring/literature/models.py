"""The open list of an organisation."""

from __future__ import annotations

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from kring.organisations.models import Organisation


class Title(models.Model):
    """A book, an article, a film: whatever somebody found worth it. `method` is a key, or empty for any method."""

    id = models.BigAutoField(primary_key=True)
    organisation = models.ForeignKey(Organisation, on_delete=models.CASCADE, related_name="literature")
    title = models.CharField(_("title"), max_length=200)
    author = models.CharField(_("author"), max_length=200, blank=True)
    year = models.PositiveSmallIntegerField(
        _("year"), null=True, blank=True, validators=[MinValueValidator(1400), MaxValueValidator(2200)]
    )
    link = models.URLField(_("link"), max_length=500, blank=True)
    note = models.CharField(_("why read it?"), max_length=400, blank=True)
    method = models.CharField(_("for which method?"), max_length=64, blank=True)
    theme = models.CharField(_("theme"), max_length=80, blank=True)
    goal = models.CharField(_("for who works on"), max_length=80, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    added_at = models.DateTimeField()

    class Meta:
        db_table = "literature_title"
        ordering: ClassVar = ["title", "id"]

"""Letters by mail. One template each: its first line is the subject, the rest the text."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.utils.translation import get_language, override

from kring.people.models import Person


def language_for(address: str) -> str:
    """The language of the person with this address, or the one the page is in when nobody has it."""
    person = Person.objects.filter(email__iexact=address).first()
    return person.language if person else (get_language() or settings.LANGUAGE_CODE)


def send(template: str, *, to: str, context: Mapping[str, Any]) -> None:
    """Write and send one letter, in the language of who gets it."""
    with override(language_for(to)):
        written = render_to_string(template, {**context, "email": to, "home": settings.PUBLIC_URL})
    subject, _, text = written.strip().partition("\n")
    # Auto-Submitted keeps absence notices from answering.
    EmailMessage(subject, text.strip() + "\n", to=[to], headers={"Auto-Submitted": "auto-generated"}).send()

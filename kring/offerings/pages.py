"""What the pages of the catalogue show."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django.apps import apps
from django.conf import settings
from django.utils.translation import get_language

from kring.kernel.text import Language
from kring.offerings import queries, words
from kring.offerings.models import Offering
from kring.offerings.rules.content import Content, Level
from kring.offerings.rules.structured import course
from kring.web.problem import spoken


def language() -> Language:
    return "en" if (get_language() or "").startswith("en") else "nl"


def card(content: Content) -> dict[str, Any]:
    """An offering in a list: its content, and what is known of its form in a few words."""
    known = [words.group(content.form), words.meetings(content.form), words.months(content.form)]
    return {"content": content, "facts": [fact for fact in known if fact]}


def shown(offering: Offering, content: Content, *, today: date) -> dict[str, Any]:
    """Everything the page of an offering says. `offering` needs its organisation."""
    methods = queries.methods_named(content.methods)
    address = settings.PUBLIC_URL + offering.get_absolute_url()
    names = [method.name.said_in(content.language) for method in methods]
    return {
        "offering": offering,
        "content": content,
        "organisation": offering.organisation,
        "is_foreign": content.language != language(),
        "facts": words.facts(content.form),
        "said": [(words.FIELDS[name], getattr(content, name)) for name in ("theme", "audience", "kind")],
        "seats": [{"name": "-", "presenter": not seat} for seat in range(content.form.largest or 0)],
        "phone": re.sub(r"[^0-9+]", "", content.contact.phone),
        "price": words.price(content.price, language()),
        "methods": [{"name": spoken(method.name), "purpose": spoken(method.purpose)} for method in methods],
        "path": path_shown(content),
        "dates": [moment for moment in content.dates if moment.on >= today],
        "intervisors": [
            {"profile": each, "methods": [spoken(method.name) for method in queries.methods_named(each.methods)]}
            for each in queries.intervisors_in(content, offering.organisation)
        ],
        "takes_requests": apps.is_installed("kring.requests"),
        "canonical": address,
        "schema": course(content, url=address, organisation=offering.organisation.name, methods=names, today=today),
    }


def path_shown(content: Content) -> list[dict[str, Any]]:
    """The hand-over path: each level with the meeting it begins at; the follow-up says its own time."""
    last = content.form.meetings
    return [
        {
            "name": words.LEVELS[stage.level],
            "meeting": 0 if stage.level == Level.FOLLOW_UP else stage.meeting,
            "is_after": stage.level != Level.FOLLOW_UP and last is not None and stage.meeting > last,
        }
        for stage in content.path
    ]

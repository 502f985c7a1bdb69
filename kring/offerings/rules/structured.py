"""An offering as schema.org data, for search engines: a Course with its instances and its price."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from kring.offerings.rules.content import Content, Form, Price
from kring.offerings.rules.marks import plain_of


def course(content: Content, *, url: str, organisation: str, methods: Sequence[str], today: date) -> dict[str, Any]:
    """The document. What the offering does not say is left out; `methods` are names to read."""
    provider = {"@type": "Organization", "name": organisation}
    said = {
        "@context": "https://schema.org",
        "@type": "Course",
        "@id": url,
        "url": url,
        "name": content.title,
        "description": content.summary,
        "inLanguage": content.language,
        "provider": provider,
        "about": content.theme,
        "learningResourceType": content.kind,
        "audience": {"@type": "Audience", "audienceType": content.audience} if content.audience else "",
        "teaches": plain_of(content.aim),
        "coursePrerequisites": plain_of(content.conditions),
        "keywords": list(methods),
        "hasCourseInstance": instances(content, today=today),
        "offers": _offer(content.price),
    }
    return _without_gaps(said)


def instances(content: Content, *, today: date) -> list[dict[str, Any]]:
    """One for each beginning to come; or one without a date, that says how the meetings are."""
    same = _without_gaps(
        {
            "@type": "CourseInstance",
            "courseMode": "onsite",
            "location": {"@type": "Place", "name": content.form.place} if content.form.place else "",
            "courseWorkload": workload(content.form),
            "courseSchedule": _schedule(content.form),
        }
    )
    coming = [moment for moment in content.dates if moment.on >= today]
    return [{**same, "startDate": moment.on.isoformat()} for moment in coming] or [same]


def workload(form: Form) -> str:
    """All hours of a participant together, as ISO 8601 has it: "PT15H"; empty when unknown."""
    if not (form.meetings and form.minutes):
        return ""
    hours, minutes = divmod(form.meetings * (form.minutes + (form.preparation or 0)), 60)
    return "PT" + (f"{hours}H" if hours else "") + (f"{minutes}M" if minutes else "")


def _schedule(form: Form) -> dict[str, Any]:
    said = _without_gaps(
        {
            "duration": f"PT{form.minutes}M" if form.minutes else "",
            "repeatCount": form.meetings or "",
            "repeatFrequency": f"P{form.weeks_between}W" if form.weeks_between else "",
        }
    )
    return {"@type": "Schedule", **said} if said else {}


def _offer(price: Price) -> dict[str, Any]:
    offer: dict[str, Any] = {"@type": "Offer", "category": "Paid"}
    if price.cents is not None:
        offer |= {"price": f"{price.cents // 100}.{price.cents % 100:02}", "priceCurrency": "EUR"}
        if price.cents == 0:
            offer["category"] = "Free"
    if price.participants:
        offer["eligibleQuantity"] = {"@type": "QuantitativeValue", "value": price.participants}
    return offer


def _without_gaps(said: Mapping[str, Any]) -> dict[str, Any]:
    return {key: value for key, value in said.items() if value not in ("", [], {}, None)}

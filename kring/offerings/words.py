"""What an offering's fields, levels and figures are called on the screen."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from kring.offerings.rules.amounts import in_euro
from kring.offerings.rules.content import Form, Level, Price

FIELDS = {
    "language": gettext_lazy("Language"),
    "title": gettext_lazy("Title"),
    "kind": gettext_lazy("Type of learning activity"),
    "audience": gettext_lazy("For whom"),
    "theme": gettext_lazy("Theme"),
    "summary": gettext_lazy("Summary"),
    "aim": gettext_lazy("Aim"),
    "explanation": gettext_lazy("Explanation"),
    "form": gettext_lazy("Form"),
    "methods": gettext_lazy("Methods"),
    "conditions": gettext_lazy("Conditions"),
    "results": gettext_lazy("Results"),
    "testimonials": gettext_lazy("Testimonials"),
    "for_teams": gettext_lazy("Teams can ask for it"),
    "for_individuals": gettext_lazy("Individuals can sign up"),
    "dates": gettext_lazy("Dates"),
    "contact": gettext_lazy("Contact"),
    "intervisors": gettext_lazy("Intervisors"),
    "price": gettext_lazy("Price"),
    "path": gettext_lazy("Towards independence"),
}
LEVELS = {
    Level.LED: gettext_lazy("The intervisor leads"),
    Level.LED_WITH_MEMBER: gettext_lazy("The intervisor leads with a member"),
    Level.MEMBER_LEADS: gettext_lazy("A member leads, the intervisor is in the background"),
    Level.ALONE: gettext_lazy("The group meets alone"),
    Level.FOLLOW_UP: gettext_lazy("A follow-up after a year"),
}
LONG_WEEKS = 8  # from here on people think in months
WEEKS_IN_MONTH = 4.345


def named(fields: Iterable[str]) -> list[str]:
    return [str(FIELDS[name]) for name in fields]


def facts(form: Form) -> list[tuple[str, str]]:
    """What is known of the form, as labels with values."""
    known = [
        (_("Group"), group(form)),
        (_("Meetings"), meetings(form)),
        (_("How often"), frequency(form.weeks_between)),
        (_("How long"), months(form)),
        (_("Where"), form.place),
        (_("When"), _("In working time") if form.in_working_time else ""),
        (_("Preparing and reporting"), _("about %(time)s for each meeting") % {"time": lasting(form.preparation)})
        if form.preparation
        else ("", ""),
    ]
    return [(label, value) for label, value in known if value]


def group(form: Form) -> str:
    if form.smallest and form.largest:
        return _("%(least)s to %(most)s participants") % {"least": form.smallest, "most": form.largest}
    if form.largest:
        return _("at most %(most)s participants") % {"most": form.largest}
    return _("from %(least)s participants") % {"least": form.smallest} if form.smallest else ""


def meetings(form: Form) -> str:
    if form.meetings and form.minutes:
        said = ngettext("%(count)s meeting of %(time)s", "%(count)s meetings of %(time)s", form.meetings)
        return said % {"count": form.meetings, "time": lasting(form.minutes)}
    if form.meetings:
        return ngettext("%(count)s meeting", "%(count)s meetings", form.meetings) % {"count": form.meetings}
    return _("%(time)s each time") % {"time": lasting(form.minutes)} if form.minutes else ""


def lasting(minutes: int | None) -> str:
    """Minutes as hours and minutes."""
    hours, rest = divmod(minutes or 0, 60)
    parts = [ngettext("%(count)s hour", "%(count)s hours", hours) % {"count": hours}] if hours else []
    if rest:
        parts.append(ngettext("%(count)s minute", "%(count)s minutes", rest) % {"count": rest})
    return " ".join(parts)


def frequency(weeks: int | None) -> str:
    if not weeks:
        return ""
    every = ngettext("every week", "every %(count)s weeks", weeks) % {"count": weeks}
    if weeks < LONG_WEEKS:
        return every
    often = round(weeks / WEEKS_IN_MONTH)
    roughly = ngettext("about every month", "about every %(count)s months", often) % {"count": often}
    return f"{every}, {roughly}"


def months(form: Form) -> str:
    least, most = form.months_from, form.months_to
    if least and most and least != most:
        return _("%(least)s to %(most)s months") % {"least": least, "most": most}
    count = least or most
    return ngettext("%(count)s month", "%(count)s months", count) % {"count": count} if count else ""


def price(said: Price, language: str) -> str:
    """The price in one line."""
    if said.cents is None:
        return _("On request")
    amount = in_euro(said.cents, language)
    if not said.participants:
        return amount
    for_how_many = ngettext(
        "%(amount)s for %(count)s participant", "%(amount)s for %(count)s participants", said.participants
    )
    return for_how_many % {"amount": amount, "count": said.participants}

"""What the organisations of the demo offer: the five ready offerings, one still a draft, and one of another house."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

from kring.kernel.text import Language
from kring.offerings import actions
from kring.offerings.models import Intervisor, Offering, OfferingVersion
from kring.offerings.ready import template
from kring.offerings.rules.content import Contact, Content, Moment
from kring.organisations.models import Organisation
from kring.people.models import Person

# Template, address. The incident method is still being written.
OFFERED = (
    ("independence", "samen-leren"),
    ("requested", "samen-deskundiger"),
    ("safety", "veilige-basis"),
    ("goals", "persoonlijke-leerdoelen"),
)
DRAFT = ("incident", "incidentmethode")
ELSEWHERE = ("safety", "safe-ground")
CONTACT = Contact("030 200 30 40", "intervisie@delinde.example", has_form=True)
CONTACT_ELSEWHERE = Contact("030 500 60 70", "hello@praktijkzuid.example", has_form=True)
NOOR = (
    "Noor werkte tien jaar als verpleegkundige. Nu begeleidt zij groepen in de zorg.\n\n"
    "Zij houdt de stappen en de veiligheid in de gaten. *Raad geven doet zij niet.*"
)
ROBIN = "Robin was a teacher and guides groups at schools and practices, in English and Dutch."
BEGINS_IN = (timedelta(weeks=27), timedelta(weeks=38))  # the catalogue was filled 18 weeks ago


def offer_programmes(organisation: Organisation, *, by: Person, intervisor: Person, now: datetime) -> OfferingVersion:
    """Fill the catalogue of De Linde. Answers what its teams usually ask for."""
    guide = _profile(
        organisation, intervisor.name, NOOR, ["Nederlands", "English"], ["incident", "gossip", "successes"]
    )
    Intervisor.objects.filter(pk=guide.pk).update(register="LVSC", register_number="2016-4411", email=intervisor.email)
    versions = {}
    for key, slug in OFFERED:
        content = _filled(key, "nl", CONTACT, guide)
        if key == "goals":
            begins = tuple(Moment(_a_tuesday(now + later), "Wijkgebouw De Linde, 13.00 uur") for later in BEGINS_IN)
            content = replace(content, dates=begins, for_individuals=True)
        offering = actions.make_offering(organisation, content, slug=slug, by=by, now=now)
        versions[key] = actions.publish(offering, revision=1, by=by, now=now)
    actions.make_offering(organisation, template(DRAFT[0], "nl"), slug=DRAFT[1], by=by, now=now)
    return versions["requested"]


def offer_elsewhere(organisation: Organisation, *, by: Person, now: datetime) -> Offering:
    """The catalogue of Praktijk Zuid, in English."""
    guide = _profile(organisation, "Robin de Jong", ROBIN, ["English", "Nederlands"], ["five-step", "successes"])
    content = _filled(ELSEWHERE[0], "en", CONTACT_ELSEWHERE, guide)
    offering = actions.make_offering(organisation, content, slug=ELSEWHERE[1], by=by, now=now)
    actions.publish(offering, revision=1, by=by, now=now)
    return offering


def _filled(key: str, language: Language, contact: Contact, guide: Intervisor) -> Content:
    return replace(template(key, language), contact=contact, intervisors=(str(guide.pk),))


def _profile(organisation: Organisation, name: str, text: str, languages: list[str], methods: list[str]) -> Intervisor:
    return Intervisor.objects.create(
        organisation=organisation, name=name, text=text, languages=languages, methods=methods
    )


def _a_tuesday(at: datetime) -> date:
    return (at + timedelta(days=(1 - at.weekday()) % 7)).date()

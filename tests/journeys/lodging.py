"""A house for one programme: its clock can be turned, its mail is read, and everybody comes in with a browser."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.conf import settings
from django.core import mail
from django.utils.timezone import localtime
from playwright.sync_api import Browser, BrowserContext

from kring.kernel import clock
from kring.kernel.clock import now
from kring.offerings import actions as offerings
from kring.offerings.ready import template
from kring.offerings.rules.content import Contact
from kring.organisations.models import Appointment, Organisation
from kring.people.models import Person
from tests.journeys.conftest import LAPTOP, PHONE, session_of, sign_in
from tests.journeys.demo_house import speak
from tests.journeys.hands import Hand, KeyHand
from tests.journeys.seeds import Seed

COORDINATOR = "Greet Mulder"
MANAGER = "Mees Dekker"
COMMISSIONER = "Karel Jansen"
TEAM = "Petra Vos"
ORGANISATION = "Zorggroep De Linde"
NOBODY = ""


class Clock:
    """Kring reads its time in one place; a programme of half a year passes there in a minute."""

    def __init__(self) -> None:
        self.ahead = timedelta()

    def now(self, zone: Any) -> datetime:
        return datetime.now(zone) + self.ahead

    def passes(self, **how_long: int) -> None:
        self.ahead += timedelta(**how_long)


def turned(patch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    patch.setattr(clock, "datetime", made)
    return made


def email_of(name: str) -> str:
    return f"{re.sub('[^a-z]', '', name.split(maxsplit=1)[0].lower())}@delinde.example"


def day_after(**how_long: int) -> str:
    """A day as a date field wants it."""
    return localtime(now() + timedelta(**how_long)).date().isoformat()


@dataclass
class Lodging:
    """One organisation, one offering, and who lives through it."""

    browser: Browser
    origin: str
    seed: Seed
    clock: Clock
    organisation: Organisation
    _open: dict[str, BrowserContext] = field(default_factory=dict)
    _hands: dict[str, Hand] = field(default_factory=dict)

    @classmethod
    def of(cls, browser: Browser, origin: str, seed: Seed, clock: Clock) -> Lodging:
        linde = Organisation.objects.create(name=ORGANISATION, made_at=now())
        people = [person(name, seed.language) for name in (COORDINATOR, MANAGER, TEAM)]
        Appointment.objects.create(
            organisation=linde, person=people[0], role=Appointment.Role.COORDINATOR, made_at=now()
        )
        return cls(browser, origin, seed, clock, linde)

    def offer(self) -> None:
        """The ready offering of this document, with what only this house can say of it: where to ask, and a price."""
        greet = Person.objects.get(email=email_of(COORDINATOR))
        ready = template(self.seed.key, self.seed.language)
        contact = Contact("088 345 15 55", "oplc@delinde.example", has_form=True)
        made = offerings.make_offering(
            self.organisation, replace(ready, contact=contact), slug=self.seed.key, by=greet, now=now()
        )
        offerings.publish(made, revision=1, by=greet, now=now())

    def hand(self, name: str) -> Hand:
        """Somebody at their own browser; everybody who takes part shares one, and signs in there in turn."""
        device = "participants" if name in self.seed.takes_part else name
        if device not in self._open:
            self._open[device] = self._device(name)
            self._open[device].set_default_timeout(30_000)
            make = KeyHand if self.seed.by_keyboard else Hand
            self._hands[device] = make(self._open[device].new_page(), self.seed.language)
        if device == "participants":
            who = Person.objects.get(email=email_of(name))
            self._open[device].add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session_of(who), "url": self.origin}]
            )
        return self._hands[device]

    def _device(self, name: str) -> BrowserContext:
        viewport = PHONE if self.seed.on_phone else LAPTOP
        if name == NOBODY:
            context = self.browser.new_context(base_url=self.origin, viewport=viewport, locale=self.seed.language)
            speak(context, self.origin, self.seed.language)
            return context
        who = Person.objects.get(email=email_of(name))
        return sign_in(self.browser, self.origin, who, language=self.seed.language, viewport=viewport)

    def letter_to(self, name: str) -> str:
        """The address that somebody's newest mail leads to."""
        letters = [letter for letter in mail.outbox if letter.to == [email_of(name)]]
        assert letters, f"{name} got no mail"
        found = re.findall(r"https?://[^/\s]+(/\S+)", str(letters[-1].body))
        return str(found[0])

    def leave(self) -> None:
        for context in self._open.values():
            context.close()


def person(name: str, language: str) -> Person:
    return Person.objects.create(name=name, email=email_of(name), language=language)

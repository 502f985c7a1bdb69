"""The demo as a house one can walk through: who is signed in where, and what addresses there are."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from django.conf import settings
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, ViewportSize, expect

from tests.serving import Served, ask_kring

PATIENCE = 30_000  # milliseconds that a browser waits on a busy machine
PHONE: ViewportSize = {"width": 390, "height": 844}
LAPTOP: ViewportSize = {"width": 1280, "height": 800}
NOBODY = ""
FOUNDER = "Pim"  # nobody of the demo: the first of another organisation
ADDRESSES = """
import json
from django.utils import timezone
from kring.dates.models import Poll
from kring.groups.models import Group
from kring.methods.library import method
from kring.offerings.actions import ask_interest
from kring.offerings.models import Offering
from kring.volunteers.models import Pool
from kring.workshop.actions import add_method, publish
from kring.people.actions import make_first_link
from kring.people.models import Person
from kring.quotes.models import Quote
poll = Poll.objects.get()
group = Group.objects.get(name="Wijkteam Oost")
meetings = Meeting.objects.filter(group=group).order_by("starts_at")
coming = meetings.filter(ends_at__gt=timezone.now())
greet = Person.objects.get(appointments__organisation=group.organisation)
waiting = Quote.objects.get(programme__state="quoted")
own = add_method(group.organisation, method("incident").script(), by=greet, now=timezone.now())
publish(own, revision=own.revision, by=greet, now=timezone.now())
pool = Pool.objects.get()
seats = pool.proposals.get(number=1).seats
print(json.dumps({
    "pool": str(pool.id),
    "proposal": str(pool.proposals.get(number=1).id),
    "entry": str(pool.entries.get(key="z23").id),
    "seat": str(seats.get(entry__key="z23").id),
    "method": own.key,
    "intervisor": str(group.organisation.intervisors.get().pk),
    "interest": ask_interest(
        Offering.objects.get(slug="samen-leren"), email="els@elders.example", language="nl", now=timezone.now()
    ).token,
    "organisation": str(group.organisation_id),
    "programme": str(group.programme_id),
    "quoted": str(waiting.programme_id),
    "quote": waiting.slug,
    "talk": str(group.programme.talks.get(kind="intake").id),
    "talk-coming": str(group.programme.talks.get(kind="closing").id),
    "party": str(group.programme.parties.get(role="commissioner").id),
    "group": str(group.id),
    "release": str(group.releases.get().id),
    "person": str(Person.objects.get(name="Elif Kaya").id),
    "now": str(coming[0].id),
    "later": str(coming[1].id),
    "past": str(meetings[0].id),
    "round": str(group.rounds.exclude(kind="vote").get().id),
    "substitute": str(coming[2].substitutes.create(
        person=Person.objects.get(name="Karel Jansen"), asked_by=greet, asked_at=timezone.now()
    ).pk),
    "poll": str(poll.pk),
    "asking": str(poll.group_id),
    "token": make_first_link(now=timezone.now()),
}))
"""


@dataclass
class House:
    """A served demo and the browsers in it. `problems` holds what browsers complained about.

    Where pages are looked at one after another, `carries` is the script that looks: it is there when a page comes.
    """

    browser: Browser
    served: Served
    addresses: dict[str, str]
    problems: list[str] = field(default_factory=list)
    carries: Path | None = None
    _pages: dict[tuple[str, str], Page] = field(default_factory=dict)

    @classmethod
    def of(cls, browser: Browser, served: Served, **database: str) -> House:
        return cls(browser, served, json.loads(ask_kring(served.data, ADDRESSES, migrate=False, **database)))

    def page(self, name: str, device: str = "open") -> Page:
        """The page of this person on this device, signed in; on the device "open" what is sealed can be read."""
        if (name, device) not in self._pages:
            self._pages[name, device] = self._come(name, is_open=device != "locked")
        return self._pages[name, device]

    def _come(self, name: str, *, is_open: bool) -> Page:
        context = self.browser.new_context(base_url=self.served.url, viewport=PHONE, locale="nl-NL")
        context.set_default_timeout(PATIENCE)
        speak(context, self.served.url, "nl")
        if self.carries:
            context.add_init_script(path=self.carries)
        page = context.new_page()
        page.on("console", self._listen)
        page.on("pageerror", lambda error: self.problems.append(f"{page.url}: {error}"))
        if name == NOBODY:
            return page
        if name == FOUNDER:
            self._begin(page)
            return page
        page.goto("/aanmelden/")
        page.get_by_role("button", name=name).click()
        page.wait_for_url(lambda address: "/aanmelden/" not in address)
        if is_open:
            unlock(page)
        return page

    def _begin(self, page: Page) -> None:
        """The host's first link, used: who followed it may make an organisation, and has no account yet."""
        page.goto(f"/eerste/{self.addresses['token']}/")
        page.locator("[name=name]").fill(FOUNDER)
        page.locator("[name=email]").fill("pim@begin.example")
        page.locator("main form button").click()
        page.wait_for_url("**/organisaties/nieuw/")

    def _listen(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not is_an_answer(message):
            self.problems.append(f"{message.location['url']}: {message.text}")

    def show(self, page: Page, *, language: Literal["nl", "en"]) -> None:
        """From the next page on, this device reads this language."""
        speak(page.context, self.served.url, language)

    def leave(self) -> None:
        for page in self._pages.values():
            page.context.close()
        self._pages.clear()


def is_an_answer(message: ConsoleMessage) -> bool:
    """A browser counts every refusal as an error: a page that is not there, a sign-in that waits for its code, or a
    draft that is older than another.
    """
    refused = re.search(r"Failed to load resource: .* (401|403|404|409)\b", message.text)
    is_ours = re.search("/(api|live)/", message.location["url"]) is not None
    return refused is not None and (refused[1] == "409" or not is_ours)


def speak(context: BrowserContext, url: str, language: str) -> None:
    context.add_cookies([{"name": settings.LANGUAGE_COOKIE_NAME, "value": language, "url": url}])


def unlock(page: Page) -> None:
    """Open what is sealed, with the recovery code that the demo fills in."""
    page.goto("/toegang/")
    field = page.get_by_label("Je herstelcode")
    page.locator("form", has=field).get_by_role("button", name="Open").click()
    expect(page.get_by_role("button", name="Zet dit apparaat op slot")).to_be_visible(timeout=PATIENCE)

"""The steps of a programme, each walked by who takes it."""

from __future__ import annotations

import uuid
from datetime import timedelta

from django.core import mail
from playwright.sync_api import expect

from kring.groups.models import Group
from kring.kernel.clock import now
from kring.meetings import attending
from kring.meetings.attendance import attendance_of
from kring.offerings.ready import template
from kring.people.models import Person
from kring.programmes.models import Programme
from kring.talks import actions as talks
from kring.talks.models import Talk
from kring.talks.rules.kinds import Kind
from tests.journeys import learning
from tests.journeys.hands import Hand
from tests.journeys.lodging import (
    COMMISSIONER,
    COORDINATOR,
    MANAGER,
    NOBODY,
    TEAM,
    Lodging,
    day_after,
    email_of,
)

QUESTION = "Wij willen van elkaar leren."
PROFESSION = "Wijkverpleegkundige"
MOTIVATION = "Ik wil leren van hoe anderen het doen."


def look_at_the_catalogue(house: Lodging) -> None:
    """Anybody, without an account."""
    visitor = house.hand(NOBODY)
    visitor.goes("/aanbod/")
    visitor.reads(*house.seed.card)
    visitor.opens(template(house.seed.key, house.seed.language).title)
    visitor.reads(*house.seed.brochure)


def brochure(house: Lodging, hand: Hand) -> None:
    hand.goes("/aanbod/")
    hand.opens(template(house.seed.key, house.seed.language).title)


# How it begins.


def people_sign_up(house: Lodging) -> str:
    """Each for themself; the coordinator begins a programme with them, and each hears of it."""
    for name in house.seed.takes_part:
        Person.objects.create(name=name, email=email_of(name))
        one = house.hand(name)
        brochure(house, one)
        one.follows("Sign up for an open group")
        declare(one, "Sign up")
        one.reads(one.words("You are signed up"))
    greet = house.hand(COORDINATOR)
    brochure(house, greet)
    greet.follows("Work on it")
    greet.follows("Sign-ups")
    greet.reads(*house.seed.takes_part)
    for name in house.seed.takes_part:
        greet.page.get_by_label(name, exact=True).check()
    mail.outbox.clear()
    greet.presses("Begin with these people")
    programme = address_of(greet)
    for name in house.seed.takes_part:
        assert house.letter_to(name).startswith(programme)
    return programme


def manager_asks(house: Lodging) -> str:
    mees = house.hand(MANAGER)
    brochure(house, mees)
    mees.follows("Ask for a programme")
    mees.chooses("Who are you?", mees.words("The manager. I decide about this request."))
    return ask(house, mees)


def team_asks(house: Lodging) -> str:
    """Somebody of the team asks; their manager gets a mail and approves."""
    petra = house.hand(TEAM)
    brochure(house, petra)
    petra.follows("Ask for a programme")
    petra.chooses("Who are you?", petra.words("Somebody of the team. My manager decides."))
    petra.writes("Name of your manager", MANAGER)
    petra.writes("Mail address of your manager", email_of(MANAGER))
    programme = ask(house, petra)
    petra.reads(MANAGER)
    mees = house.hand(MANAGER)
    mees.goes(house.letter_to(MANAGER))
    assert address_of(mees) == programme
    take(mees, programme, "Approve")
    mees.reads(petra.words("%(by)s approved the request") % {"by": MANAGER})
    return programme


BEGIN = {"sign-ups": people_sign_up, "manager": manager_asks, "team": team_asks}


def ask(house: Lodging, hand: Hand) -> str:
    hand.writes("How many people?", str(house.seed.people))
    hand.writes("What is your question?", QUESTION)
    hand.writes("Who pays?", COMMISSIONER)
    hand.writes("Mail address of who pays", email_of(COMMISSIONER))
    hand.presses("Send the request")
    hand.reads(QUESTION)
    return address_of(hand)


# What is agreed before there is a group.


def prepare(house: Lodging, programme: str) -> None:
    """The coordinator names who guides; quote and intake follow, where somebody asked for it."""
    greet = house.hand(COORDINATOR)
    greet.goes(programme)
    is_my_turn(greet)
    if house.seed.begins == "sign-ups":
        name_somebody(greet, programme, "Commissioner", COMMISSIONER)
    else:
        agree_on_the_price(house, programme)
    if house.seed.guide:
        name_somebody(greet, programme, "Intervisor", house.seed.guide)
    if house.seed.begins != "sign-ups":
        hold_the_intake(house, programme)


def name_somebody(greet: Hand, programme: str, role: str, name: str) -> None:
    greet.goes(programme)
    greet.follows("Give roles and replace people")
    greet.chooses("Role", greet.words(role.lower()).capitalize())
    greet.writes("Name", name)
    greet.writes("Mail address", email_of(name))
    greet.presses("Give this role")
    greet.reads(name)


def agree_on_the_price(house: Lodging, programme: str) -> None:
    greet = house.hand(COORDINATOR)
    if not house.seed.price:
        take(greet, programme, "Go on without a quote")
        return
    greet.goes(programme)
    greet.follows("Make a quote")
    if house.seed.hourly:
        for price in greet.page.locator("[open] [name$=-price]").all():
            price.fill(house.seed.hourly)
    greet.presses("Save and look at it")
    greet.reads(*house.seed.price)
    greet.presses("Send to the commissioner")
    karel = house.hand(COMMISSIONER)
    karel.goes(house.letter_to(COMMISSIONER))
    is_my_turn(karel)
    karel.follows("Read and answer")
    karel.reads(*house.seed.price)
    karel.follows("Accept")
    karel.writes("Your name, as you would sign", COMMISSIONER)
    karel.ticks("I may sign for my organisation")
    karel.presses("Accept")
    karel.reads(COMMISSIONER)


def hold_the_intake(house: Lodging, programme: str) -> None:
    """Planned, held, and written down by who guides; who commissions reads it."""
    guide = house.hand(house.seed.guide or COORDINATOR)
    guide.goes(programme)
    is_my_turn(guide)
    guide.follows("Plan a talk")
    plan_talk(guide, Kind.INTAKE)
    karel = house.hand(COMMISSIONER)
    karel.goes(house.letter_to(COMMISSIONER))
    karel.reads(*filter(None, (COMMISSIONER, house.seed.guide)))
    house.clock.passes(days=3)
    guide.page.reload()
    guide.follows("Write down the intake")
    guide.writes("The aims", "Leren van elkaar.")
    guide.writes("What will the commissioner hear?", "Data en aantallen.")
    guide.writes("What will the commissioner not hear?", "Wat er is gezegd.")
    guide.presses("Keep this")
    karel.page.reload()
    karel.reads("Data en aantallen.", "Wat er is gezegd.")


# Who takes part.


def gather_people(house: Lodging, programme: str) -> None:
    """Everybody decides for themself, on their own page, and reads there whether they fit."""
    greet = house.hand(COORDINATOR)
    if house.seed.begins != "sign-ups":
        greet.goes(programme)
        greet.follows("Participants")
        greet.writes("Who do you ask?", "\n".join(f"{name}, {email_of(name)}" for name in house.seed.takes_part))
        greet.presses("Ask them")
    for name in house.seed.takes_part:
        one = house.hand(name)
        if house.seed.begins == "sign-ups":
            one.goes(programme)
            one.follows("What I said about taking part")
            one.writes("Name of your own manager", MANAGER)
            one.writes("Mail address of your own manager", email_of(MANAGER))
            one.presses("Keep what I say")
        else:
            one.goes(house.letter_to(name))
            one.writes("Name of your own manager", MANAGER)
            one.writes("Mail address of your own manager", email_of(MANAGER))
            declare(one, "Yes, I take part")
        one.reads(one.words("You fit in this group. You get a mail when it is made."))
    greet.goes(f"{programme}deelnemers/")
    greet.reads(*house.seed.takes_part)
    expect(greet.page.get_by_text(greet.words("Fits."), exact=True)).to_have_count(house.seed.people)


def declare(one: Hand, button: str) -> None:
    one.writes("Your profession", PROFESSION)
    one.writes("Why do you want to take part?", MOTIVATION)
    one.ticks("I take part because I want to. Nobody obliges me.")
    one.presses(button)


def make_the_group(house: Lodging, programme: str) -> None:
    greet = house.hand(COORDINATOR)
    greet.goes(programme)
    greet.follows("Make the group")
    greet.reads(str(house.seed.smallest), str(house.seed.largest))
    greet.presses("Make this group")
    greet.goes(programme)
    if house.seed.guide:
        greet.follows("Ask the intervisor into the group")
        greet.clicks("form button")
        greet.goes(programme)
    for name in house.seed.takes_part[:1]:
        one = house.hand(name)
        one.goes(house.letter_to(name))
        expect(one.page.get_by_role("heading", level=1)).to_be_visible()


def talk_with_each(house: Lodging, programme: str) -> None:
    """Participant, their manager and the intervisor. The first two in the browser; the others' are said to be held."""
    guide = house.hand(house.seed.guide)
    for name in house.seed.takes_part[:2]:
        guide.goes(programme)
        guide.opens(name)
        plan_talk(guide)
        guide.reads(name, MANAGER, house.seed.guide)
    talk = address_of(guide)
    for name in (house.seed.takes_part[1], MANAGER):
        other = house.hand(name)
        other.goes(house.letter_to(name))
        assert address_of(other) == talk
        other.reads(
            other.words(
                "In this talk you set what you want to learn. Your learning goals are yours: they are not kept here."
            )
        )
    learning.write_goal(house, programme)
    talk_with_others(house, programme, Kind.PERSONAL)
    house.clock.passes(days=3)
    hold_talks(house, programme)
    guide.goes(programme)
    guide.does_not_read(guide.words("Still without:"))


def plan_talk(guide: Hand, kind: Kind | None = None, about: str = "") -> None:
    if kind is not None:
        guide.page.locator("[name=kind]").select_option(kind.value)
    guide.writes("Date", day_after(days=2))
    guide.writes("Begins", "10:00")
    guide.presses("Plan this talk")


def talk_with_others(house: Lodging, programme: str, kind: Kind) -> None:
    """The same with everybody with whom no such talk is planned yet, without a browser."""
    found = programme_at(programme)
    guide = Person.objects.get(email=email_of(house.seed.guide or COORDINATOR))
    with_talk = set(found.talks.filter(kind=kind, cancelled_at=None).values_list("about__email", flat=True))
    for name in house.seed.takes_part:
        if email_of(name) not in with_talk:
            about = Person.objects.get(email=email_of(name))
            talks.plan_talk(found, kind, talks.Plan(now() + timedelta(days=2), 45), about=about, by=guide, now=now())


def hold_talks(house: Lodging, programme: str) -> None:
    """The first in the browser, the others without."""
    guide = house.hand(house.seed.guide or COORDINATOR)
    waiting = list(Talk.objects.filter(programme=id_in(programme), held_at=None).order_by("starts_at"))
    guide.goes(waiting[0].get_absolute_url())
    guide.follows("This talk was held")
    guide.presses("Yes, it was held")
    who = Person.objects.get(email=email_of(house.seed.guide or COORDINATOR))
    for talk in waiting[1:]:
        talks.hold_talk(talk, by=who, now=now())


# What the organisation gives, and the meetings.


def align(house: Lodging, programme: str) -> None:
    """Group, commissioner and intervisor fix the facilities; both sides sign; then the meetings can begin."""
    guide = house.hand(house.seed.guide or COORDINATOR)
    guide.goes(programme)
    is_my_turn(guide)
    guide.follows("Plan a talk")
    plan_talk(guide, Kind.ALIGNMENT)
    guide.reads(COMMISSIONER, *house.seed.takes_part)
    house.clock.passes(days=3)
    guide.page.reload()
    guide.follows("Write down the facilities")
    fix_facilities(house, guide)
    guide.reads(*house.seed.facilities)
    guide.follows("Make the agreement")
    guide.presses("Make the agreement")
    guide.reads(*house.seed.contract)
    sign(guide, house.seed.guide or COORDINATOR)
    karel = house.hand(COMMISSIONER)
    karel.goes(house.letter_to(COMMISSIONER))
    karel.reads(*house.seed.contract)
    sign(karel, COMMISSIONER)
    one = house.hand(house.seed.takes_part[0])
    one.goes(programme)
    one.reads(*house.seed.facilities)
    take(guide, programme, "The meetings can begin")


def fix_facilities(house: Lodging, guide: Hand) -> None:
    seed = house.seed
    for english, figure in (
        ("number of meetings", seed.meetings),
        ("minutes of a meeting", seed.minutes),
        ("weeks between meetings", seed.weeks),
    ):
        guide.writes(guide.words(english).capitalize(), str(figure))
    if not guide.page.locator("[name=place]").input_value():
        guide.page.locator("[name=place]").fill("Intern")
    guide.presses("Fix these facilities")


def sign(hand: Hand, name: str) -> None:
    hand.writes("Your name", name)
    hand.ticks("I have read the text, and I may sign for my side.")
    hand.presses("Sign")
    hand.reads(name)


def meet(house: Lodging, programme: str) -> None:
    """A member plans the series as it was agreed; the meetings pass; the group says who was there."""
    seed = house.seed
    one = house.hand(seed.takes_part[0])
    one.goes(programme)
    if not seed.guide:
        one.reads(one.words("the group leads itself").capitalize())
    group = Group.objects.get(programme=id_in(programme))
    one.clicks(f"a[href='{group.get_absolute_url()}']")
    one.follows("Plan a series")
    for name, figure in (("count", seed.meetings), ("weeks", seed.weeks)):
        expect(one.page.locator(f"[name={name}]")).to_have_value(str(figure))
    one.writes("Date of the first", day_after(days=7))
    one.presses("Plan these meetings")
    planned = list(group.meetings.order_by("starts_at"))
    assert len(planned) == seed.meetings
    assert {each.ends_at - each.starts_at for each in planned} == {timedelta(minutes=seed.minutes)}
    house.clock.passes(weeks=1 + seed.weeks * seed.meetings)
    who = Person.objects.get(email=email_of(seed.takes_part[0]))
    for meeting in planned:
        attending.fill_in(meeting, {each.person: each.presence for each in attendance_of(meeting)}, by=who, now=now())


def ask_the_group(house: Lodging, programme: str) -> None:
    """Who commissions wants to know about the yield: there is no view, there is a question to everybody."""
    karel = house.hand(COMMISSIONER)
    karel.goes("/opdrachten/")
    karel.reads(f"{house.seed.meetings}")
    karel.follows("Ask the group")
    karel.writes("Your question to the group", "Wat bracht het jullie?")
    karel.presses("Ask the group")
    karel.does_not_read(*house.seed.takes_part)
    one = house.hand(house.seed.takes_part[1])
    one.goes(house.letter_to(house.seed.takes_part[1]))
    one.reads("Wat bracht het jullie?")
    one.follows("Answer for the group")
    one.writes("The answer", "Kom dinsdag bij ons langs.")
    one.presses("Answer for the group")
    karel.goes(house.letter_to(COMMISSIONER))
    karel.reads("Kom dinsdag bij ons langs.")
    karel.does_not_read(*house.seed.takes_part)


# The end.


def look_back(house: Lodging, programme: str) -> None:
    """Everybody has a closing talk: the participant, their manager, and who guided."""
    seed = house.seed
    guide = house.hand(seed.guide or COORDINATOR)
    take(guide, programme, "Begin to close")
    is_my_turn(guide)
    guide.opens(seed.takes_part[0])
    plan_talk(guide)
    guide.reads(*filter(None, (seed.takes_part[0], MANAGER, seed.guide)))
    talk = address_of(guide)
    for name in (seed.takes_part[0], MANAGER):
        other = house.hand(name)
        other.goes(house.letter_to(name))
        assert address_of(other) == talk
        other.reads(*filter(None, (seed.takes_part[0], MANAGER, seed.guide)))
    if seed.has_personal_talks:
        learning.look_back_together(house, talk)
    talk_with_others(house, programme, Kind.CLOSING)
    house.clock.passes(days=3)
    hold_talks(house, programme)


def close(house: Lodging, programme: str) -> None:
    greet = house.hand(COORDINATOR)
    greet.goes(programme)
    is_my_turn(greet)
    greet.reads(greet.words("Nothing is open any more. You can close the programme."))
    take(greet, programme, "Close the programme")
    one = house.hand(house.seed.takes_part[-1])
    if house.seed.goes_on:
        take(one, programme, "We go on by ourselves")
    for name in filter(None, (*house.seed.takes_part[:1], MANAGER, COMMISSIONER, house.seed.guide, COORDINATOR)):
        hand = house.hand(name)
        hand.goes(programme)
        hand.reads(hand.words("%(by)s closed the programme") % {"by": COORDINATOR})


# Small things.


def take(hand: Hand, programme: str, step: str) -> None:
    """A step that is a press: from the programme's page, asked first."""
    hand.goes(programme)
    hand.follows(step)
    hand.presses(step)


def is_my_turn(hand: Hand) -> None:
    hand.reads(hand.words("It is your turn."))


def address_of(hand: Hand) -> str:
    return "/" + hand.page.url.split("/", 3)[3]


def id_in(programme: str) -> uuid.UUID:
    return uuid.UUID(programme.strip("/").split("/")[-1])


def programme_at(address: str) -> Programme:
    return Programme.objects.get(pk=id_in(address))

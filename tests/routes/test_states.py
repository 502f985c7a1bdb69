"""Every route of a programme, for every role, in every state of its life. Pages are not drawn: only doors are tried.

What is expected stands in table.py and states.py, by hand, and not in the code that is tried here.
"""

from __future__ import annotations

import uuid
from functools import cache
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from kring.kernel.errors import Refusal
from kring.overviews import stepping
from kring.programmes.models import Programme, Step
from kring.programmes.permissions import May
from kring.programmes.queries import access_programme
from kring.programmes.words import BUTTONS
from tests.cast import Cast
from tests.routes.roles import PLAYERS, Seen
from tests.routes.states import PARTIES, STATES, STEPS
from tests.routes.table import EXPECTED, PROGRAMME_PAGE
from tests.routes.world import address, set_roles

STEP = PROGRAMME_PAGE + "stap/<slug:step_name>/"
METHODS: dict[str, list[str]] = {}
for _method, _route in EXPECTED:
    if _route.startswith(PROGRAMME_PAGE) and _route != STEP:
        METHODS.setdefault(_route, []).append(_method)
WHY = {"why": "Daarom."}
NOT_NOW = 409
OUTSIDERS = [role for role in PLAYERS if role not in PARTIES]


@pytest.fixture
def world(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> tuple[Cast, Any]:
    """Everybody in place. Nothing is drawn or printed, and every guard lets by: those have tests of their own."""
    monkeypatch.setattr("django.template.backends.django.Template.render", lambda *_args, **_more: "")
    monkeypatch.setattr("typst.compile", lambda *_args, **_more: b"")
    monkeypatch.setattr(stepping, "GUARDS", {})
    return cast, set_roles(cast)


def knock(cast: Cast, role: str, method: str, url: str, said: dict[str, str] | None = None) -> int:
    """The answer's status, from the view itself."""
    name = PLAYERS[role]
    request = getattr(RequestFactory(), method.lower())(url, said or {})
    request.user, request.session = cast[name] if name else AnonymousUser(), {}
    found = place(url)
    try:
        return found.func(request, *found.args, **found.kwargs).status_code
    except Refusal as refusal:
        return refusal.status
    except Http404:
        return 404


def knock_and_take_back(*asked: Any) -> int:
    """The same, where something is written."""
    with transaction.atomic():
        status = knock(*asked)
        transaction.set_rollback(True)
    return status


place = cache(resolve)


def seen(role: str, status: int) -> Seen:
    if role == "nobody" and status == 302:
        return Seen.SIGN_IN
    return {403: Seen.NO_RIGHT, 404: Seen.NOT_THERE}.get(status, Seen.IN)


def put(cast: Cast, state: str) -> None:
    Programme.objects.filter(organisation=cast.linde).update(state=state)


def test_no_state_opens_a_door_to_who_has_no_right(world):
    """Turn by turn one method of each page, and two outsiders: that all of them find nothing is tried below."""
    cast, meeting = world
    before = Step.objects.count()
    for turn, state in enumerate(STATES):
        put(cast, state)
        for number, (route, methods) in enumerate(METHODS.items()):
            method = methods[turn % len(methods)]
            url, expected = address(route, cast, meeting), EXPECTED[method, route]._asdict()
            knocking = (*PARTIES, *(OUTSIDERS[(turn + number + each) % len(OUTSIDERS)] for each in (0, 3)))
            refused = [role for role in knocking if expected[role] is not Seen.IN]
            got = {role: seen(role, knock(cast, role, method, url)) for role in refused}
            assert got == {role: expected[role] for role in refused}, (state, method, route)
    assert Step.objects.count() == before


def test_the_table_knows_every_step_that_is_a_press():
    assert set(STEPS) == {step.value for step in BUTTONS}


def test_a_step_is_for_its_roles_in_its_states_only(world):
    cast, meeting = world
    page = address(PROGRAMME_PAGE, cast, meeting)
    for state in STATES:
        put(cast, state)
        for step, press in STEPS.items():
            for role in PARTIES:
                may_now = role in press.roles and state in press.states
                wanted = 302 if may_now else NOT_NOW if role in press.roles else 403
                press_it = knock_and_take_back if may_now else knock
                assert press_it(cast, role, "POST", f"{page}stap/{step}/", WHY) == wanted, (state, step, role)


def test_outsiders_find_no_programme_in_any_state(world):
    cast, meeting = world
    page = address(PROGRAMME_PAGE, cast, meeting)
    programme = Programme.objects.get(organisation=cast.linde)
    for state, step in zip(STATES, STEPS, strict=True):
        put(cast, state)
        for role in OUTSIDERS:
            assert knock(cast, role, "POST", f"{page}stap/{step}/", WHY) == (302 if role == "nobody" else 404)
        for role in PARTIES:
            assert access_programme(cast[PLAYERS[role] or ""], programme.id, to=May.READ_PROGRAMME) == programme


def test_two_organisations_never_see_each_other(cast: Cast, signed_in, mailoutbox):
    set_roles(cast)
    programme = Programme.objects.get(organisation=cast.linde)
    names = [cast[name].name for name in ("Karel", "Noor", "Petra")]
    hidden = [programme.title, str(programme.id), cast.linde.name, *names]
    for name in ("Joke", "Iris", "Mees"):
        own = signed_in(name).get("/trajecten/").content.decode()
        assert name == "Mees" or not [word for word in hidden if word in own]
    for path in (
        f"/organisaties/{cast.linde.id}/trajecten/",
        f"/organisaties/{cast.linde.id}/",
        programme.get_absolute_url(),
    ):
        assert signed_in("Joke").get(path).status_code == 404
    joke = signed_in("Joke")
    there = joke.get(programme.get_absolute_url()).content.decode()
    nowhere = joke.get(f"/trajecten/{uuid.UUID(int=99)}/").content.decode()
    assert not [word for word in hidden if word in there.replace(str(programme.id), "")]
    assert len(there) == len(nowhere)
    elsewhere = Programme.objects.get(organisation=cast.elders)
    assert signed_in("Greet").get(elsewhere.get_absolute_url()).status_code == 404
    assert signed_in("Mees").get(f"{elsewhere.get_absolute_url()}mensen/").status_code == 403
    signed_in("Karel").post(f"{programme.get_absolute_url()}stap/ask-group/", WHY)
    elders = {cast[name].email for name in ("Joke", "Iris")}
    assert mailoutbox
    assert not elders & {letter.to[0] for letter in mailoutbox}


def test_a_coordinator_who_is_a_member_reads_content_of_that_group_only(cast: Cast, signed_in):
    """Greet coordinates De Linde and sits in Nachtzorg: her member's rights stop at that group's door."""
    set_roles(cast)
    cast.west.memberships.create(person=cast["Greet"], seat=5, made_at=cast.linde.made_at)
    assert signed_in("Greet").get(f"/api/v1/groups/{cast.west.id}/log").status_code == 200
    for rest in ("log", "items", "export"):
        assert signed_in("Greet").get(f"/api/v1/groups/{cast.oost.id}/{rest}").status_code == 403

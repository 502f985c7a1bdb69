"""Where coordinators work on it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from django.urls import reverse

from kring.kernel.errors import NotAllowedNow
from kring.offerings import actions
from kring.offerings.editing import Editing
from kring.offerings.forms import BeginForm
from kring.offerings.models import Intervisor, Offering
from kring.offerings.queries import history, public_version
from kring.offerings.ready import LANGUAGES, templates
from kring.offerings.rules.content import Content, Level, Stage
from kring.offerings.tests.conftest import LATER, offer, ready
from kring.workshop.queries import methods_for
from tests.cast import TEN

TODAY = date(2026, 11, 23)


def editing(data: Any, content: Content) -> Editing:
    known = {"incident": "Incident", "gossip": "Roddelen", "five-step": "Vijf", "successes": "Successen"}
    return Editing(data, content, methods=known, intervisors={}, today=TODAY)


def typed(content: Content, **more: str) -> dict[str, Any]:
    """What a browser would send of the form of `content`, with these fields changed."""
    shown = editing(None, content)
    sent: dict[str, Any] = {"revision": "1"}
    for form in (shown.form, *shown.praises.forms, *shown.moments.forms):
        for field in form:
            value = field.value()
            if value not in (None, False, "") or field.name in more:
                sent[field.html_name] = "on" if value is True else value
    for rows in (shown.praises, shown.moments):
        sent |= {field.html_name: field.value() for field in rows.management_form}
    return {**sent, **more}


@pytest.mark.parametrize("key", templates())
def test_saving_without_a_change_changes_nothing(key):
    for language in LANGUAGES:
        content = templates()[key][language]
        form = editing(typed(content), content)
        assert form.is_valid(), form.faulty()
        assert form.content() == content


def wrong_fields(content: Content, **more: str) -> set[str]:
    form = editing(typed(content, **more), content)
    form.is_valid()
    return {field.html_name for field in form.faulty()}


def test_what_cannot_be_is_said_at_its_field():
    content = ready()
    assert wrong_fields(content, price="5.000,-") == set()
    assert wrong_fields(content, price="5.00.00") == {"price"}
    assert wrong_fields(content, smallest="8", largest="5") == {"largest"}
    assert wrong_fields(content, largest="12") == {"largest"}
    assert wrong_fields(content, months_from="8", months_to="6") == {"months_to"}
    assert wrong_fields(content, methods="no-such") == {"methods"}
    assert wrong_fields(content, begins_member_leads="2") == {"begins_member_leads"}
    assert wrong_fields(content, **{"begins-0-on": "2026-01-05"}) == {"begins-0-on"}
    assert wrong_fields(content, **{"begins-0-on": "soon"}) == {"begins-0-on"}
    assert wrong_fields(content, **{"begins-1-note": "Utrecht"}) == {"begins-1-on"}
    assert wrong_fields(content, **{"says-0-by": "Els"}) == {"says-0-text"}
    assert wrong_fields(content, title="") == {"title"}


def test_a_follow_up_comes_after_everything():
    form = editing(typed(ready(), has_follow_up="on"), ready())
    assert form.is_valid()
    assert form.content().path[-1] == Stage(Level.FOLLOW_UP, 7)


def test_publishing_makes_numbered_versions_and_says_what_changed(cast):
    offering = offer(cast)
    greet = cast["Greet"]
    assert actions.publish(offering, revision=1, by=greet, now=LATER).number == 1  # nothing changed: no new version
    actions.save_draft(offering, ready(title="Anders"), revision=1, by=greet, now=LATER)
    assert public_version("leerdoelen").content.title != "Anders"
    version = actions.publish(offering, revision=2, by=greet, now=LATER)
    assert [(row.version.number, row.fields) for row in history(offering)] == [(2, ("title",)), (1, ())]
    assert version.by == greet


def test_an_incomplete_draft_is_kept_and_not_published(cast):
    offering = actions.make_offering(cast.linde, Content(title="Kaal"), slug="kaal", by=cast["Greet"], now=TEN)
    with pytest.raises(NotAllowedNow):
        actions.publish(offering, revision=1, by=cast["Greet"], now=TEN)
    assert not offering.versions.exists()


def test_who_saves_over_another_hears_so_and_loses_nothing(cast, signed_in):
    offering = offer(cast)
    actions.save_draft(offering, ready(title="Van een ander"), revision=1, by=cast["Greet"], now=LATER)
    greet = signed_in("Greet")
    sent = typed(ready(), title="Van mij")
    answer = greet.post("/aanbod/leerdoelen/bewerken/", sent)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert 'value="Van mij"' in page
    assert "Titel" in page
    assert Offering.objects.get().content.title == "Van een ander"
    assert greet.post("/aanbod/leerdoelen/bewerken/", {**sent, "revision": "2"}).status_code == 302
    assert Offering.objects.get().content.title == "Van mij"


def test_greet_edits_publishes_and_takes_down(cast, signed_in):
    greet = signed_in("Greet")
    greet.post(f"/organisaties/{cast.linde.pk}/aanbod/nieuw/", {"start": "goals", "language": "nl"})
    offering = Offering.objects.get()
    assert offering.slug == "intervisie-met-persoonlijke-leerdoelen"
    page = f"{offering.get_absolute_url()}beheer/"
    assert "telefoonnummer of een mailadres" in greet.get(page).content.decode()
    greet.post(f"{offering.get_absolute_url()}bewerken/", typed(offering.content, mail="a@example.org"))
    greet.post(page, {"do": "publish", "revision": "2"})
    assert greet.get(offering.get_absolute_url()).status_code == 200
    greet.post(page, {"do": "take-down"})
    assert greet.get(offering.get_absolute_url()).status_code == 404
    assert "Greet" in greet.get(page).content.decode()
    assert greet.post(page, {"do": "throw-away"}).status_code == 409  # a programme may rest on its versions


def test_an_address_that_another_organisation_has_gets_a_way_out(cast):
    offer(cast, slug="intervisie", by="Joke")
    begun = {"start": "empty", "language": "nl", "title": "Intervisie"}
    by_itself = BeginForm(begun, organisation=cast.linde)
    assert by_itself.is_valid()
    assert by_itself.cleaned_data["chosen_slug"] == "intervisie-zorggroep-de-linde"
    chosen = BeginForm({**begun, "slug": "intervisie"}, organisation=cast.linde)
    assert not chosen.is_valid()
    assert "intervisie-zorggroep-de-linde" in str(chosen.errors["slug"])
    assert not BeginForm({**begun, "slug": "nieuw"}, organisation=cast.linde).is_valid()
    assert not BeginForm({**begun, "slug": "!!"}, organisation=cast.linde).is_valid()


def test_a_copy_begins_as_what_was_copied_and_only_ones_own_can_be(cast):
    offer(cast)
    offer(cast, slug="elders", by="Joke")
    copy = BeginForm({"start": "copy:leerdoelen", "language": "nl"}, organisation=cast.linde)
    assert copy.is_valid()
    assert copy.content() == ready()
    assert not BeginForm({"start": "copy:elders", "language": "nl"}, organisation=cast.linde).is_valid()


def test_a_profile_is_added_shown_and_removed(cast, signed_in):
    greet, organisation = signed_in("Greet"), cast.linde.pk
    said = {"name": "Noor <W>", "languages": "Nederlands, English", "methods": ["incident"], "register": "LVSC"}
    greet.post(f"/organisaties/{organisation}/begeleiders/nieuw/", said)
    noor = Intervisor.objects.get()
    assert noor.languages == ["Nederlands", "English"]
    offer(cast, intervisors=(str(noor.pk),))
    assert "Noor &lt;W&gt;" in greet.get("/aanbod/leerdoelen/").content.decode()
    address = reverse("offerings:intervisor", args=[organisation, noor.pk])
    stale = greet.post(address, {**said, "name": "Noor", "revision": "7"})
    assert (stale.status_code, 'value="Noor"' in stale.content.decode()) == (409, True)
    greet.post(address, {**said, "name": "Noor Willems", "revision": "1"})
    assert "Noor Willems" in greet.get("/aanbod/leerdoelen/").content.decode()
    greet.post(address, {"do": "remove"})
    assert "Noor Willems" not in greet.get("/aanbod/leerdoelen/").content.decode()


def test_the_other_organisation_finds_no_draft_nowhere(cast, signed_in):
    actions.make_offering(cast.linde, ready(title="Geheim plan"), slug="plan", by=cast["Greet"], now=TEN)
    joke = signed_in("Joke")
    pages = ["/aanbod/", f"/organisaties/{cast.elders.pk}/aanbod/", f"/organisaties/{cast.elders.pk}/aanbod/nieuw/"]
    assert all("Geheim plan" not in joke.get(page).content.decode() for page in pages)
    refused = [joke.get("/aanbod/plan/"), joke.get("/aanbod/plan/bewerken/"), joke.post("/aanbod/plan/beheer/")]
    assert [answer.status_code for answer in refused] == [404, 404, 404]


def test_a_draft_that_was_never_published_can_be_thrown_away(cast, signed_in):
    actions.make_offering(cast.linde, ready(), slug="plan", by=cast["Greet"], now=TEN)
    signed_in("Greet").post("/aanbod/plan/beheer/", {"do": "throw-away"})
    assert not Offering.objects.exists()


def test_the_methods_to_choose_are_those_of_the_organisation(cast):
    assert set(methods_for(cast.linde)) >= {"incident", "gossip", "five-step", "successes"}
    gone = replace(ready(), methods=("incident", "weg"))
    assert "weg" in dict(editing(None, gone).form.fields["methods"].choices)  # type: ignore[attr-defined]

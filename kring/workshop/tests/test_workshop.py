"""A coordinator or a member makes a method; the organisation offers it; what is in use stays."""

from __future__ import annotations

import pytest

from kring.kernel.errors import NotAllowedNow, NotFound, NotPermitted
from kring.methods import library
from kring.workshop import actions, queries
from kring.workshop.actions import Overtaken
from kring.workshop.models import MethodVersion, OwnMethod
from kring.workshop.rules import drafts
from kring.workshop.tests.conftest import Copied, typed
from tests.cast import TEN

RULE = {"nl": "Eerst stil zijn.", "en": "First be silent."}


def page(own: OwnMethod, more: str = "") -> str:
    return f"/methodes/{own.key}/bewerken/{more}"


def change(own: OwnMethod, **changes: object) -> None:
    assert own.made_by
    actions.save_draft(own, {**own.draft, **changes}, revision=own.revision, by=own.made_by, now=TEN)


def test_anna_copies_a_method_and_works_on_it_alone(cast, signed_in):
    anna = signed_in("Anna")
    answer = anna.post("/methodes/incident/kopie/", {"name_nl": "Ons incident", "name_en": "Our incident"})
    own = OwnMethod.objects.get()
    assert answer["Location"] == page(own)
    assert "Ons incident" in anna.get(page(own)).content.decode()
    for name, status in (("Bram", 404), ("Hugo", 404), ("Iris", 404), ("Greet", 200)):
        assert signed_in(name).get(page(own)).status_code == status
    assert anna.post(page(own, "aanbieden/"), {"revision": "1"}).status_code == 403


def test_who_left_the_organisation_works_on_nothing(cast, signed_in, copied: Copied):
    own = copied(by="Anna")
    cast.oost.memberships.filter(person=cast["Anna"]).update(left_at=TEN)
    assert signed_in("Anna").get(page(own)).status_code == 404


def test_a_page_of_a_step_sends_back_what_it_shows(signed_in, copied: Copied):
    greet, own = signed_in("Greet"), copied()
    for step in drafts.keys(own.draft):
        shown = greet.get(page(own, f"stappen/{step}/")).content.decode()
        assert greet.post(page(own, f"stappen/{step}/"), typed(shown)).status_code == 302
    shown = greet.get(page(own, "teksten/")).content.decode()
    assert greet.post(page(own, "teksten/"), typed(shown)).status_code == 302
    draft = OwnMethod.objects.get().draft
    assert drafts.judged(draft) == (drafts.judged(own.draft)[0], ())


def test_a_draft_with_faults_is_kept_and_not_offered(signed_in, copied: Copied):
    greet, own = signed_in("Greet"), copied()
    said = typed(greet.get(page(own, "stappen/incident/")).content.decode())
    said |= {"minutes": ["heel lang"], "title.en": [""], "speaks": [], "writes.0.kind": [""]}
    assert greet.post(page(own, "stappen/incident/"), said).status_code == 302
    shown = greet.get(page(own)).content.decode()
    assert "“minutes” moet een getal van 1 tot 180 zijn" in shown
    assert "heel lang" in greet.get(page(own, "stappen/incident/")).content.decode()
    assert greet.post(page(own, "aanbieden/"), {"revision": "2"}).status_code == 409
    assert MethodVersion.objects.count() == 0


def test_a_draft_says_that_it_is_too_long_for_the_time(signed_in, copied: Copied):
    shown = signed_in("Greet").get(page(copied(), "?mensen=8&tijd=60")).content.decode()
    assert "minuten te veel" in shown
    assert "dat past niet in 60 minuten" in shown


def test_advice_before_questions_is_said(signed_in, copied: Copied):
    own = copied()
    change(own, phase=[each for each in own.draft["phase"] if each["key"] != "questions"])
    moved = drafts.moved(own.draft, "suggestions", -4)
    change(own, phase=moved["phase"])
    assert "Hier komt advies, en er is nog niets gevraagd." in signed_in("Greet").get(page(own)).content.decode()


def test_steps_are_added_moved_and_removed_by_buttons(signed_in, copied: Copied):
    greet, own = signed_in("Greet"), copied()
    for number, do in enumerate(("add:silence", "up:silence", "down:checkin", "remove:analysis"), 1):
        said = {"do": do, "revision": str(number), "after": "checkin"}
        assert greet.post(page(own, "stappen/"), said).status_code == 302
    assert drafts.keys(OwnMethod.objects.get().draft)[:4] == ["lookback", "silence", "incident", "checkin"]


def test_of_two_who_edit_at_once_the_later_is_refused_and_keeps_the_text(signed_in, copied: Copied):
    own = copied(by="Anna")
    greet, anna = signed_in("Greet"), signed_in("Anna")
    first = typed(greet.get(page(own, "stappen/incident/")).content.decode())
    second = typed(anna.get(page(own, "stappen/incident/")).content.decode())
    assert greet.post(page(own, "stappen/incident/"), first | {"rule.nl": ["Van Greet."]}).status_code == 302
    answer = anna.post(page(own, "stappen/incident/"), second | {"rule.nl": ["Van Anna."]})
    assert answer.status_code == 409
    shown = answer.content.decode()
    assert "Iemand anders heeft deze methode opgeslagen terwijl jij typte." in shown
    assert "Van Anna." in shown
    assert drafts.steps(OwnMethod.objects.get().draft)[2]["rule"]["nl"] == "Van Greet."
    assert anna.post(page(own, "stappen/incident/"), typed(shown)).status_code == 302  # having seen it, once more
    assert drafts.steps(OwnMethod.objects.get().draft)[2]["rule"]["nl"] == "Van Anna."


def test_the_text_of_a_step_that_somebody_removed_stays_on_the_page(signed_in, copied: Copied):
    own, greet = copied(), signed_in("Greet")
    said = typed(greet.get(page(own, "stappen/analysis/")).content.decode()) | {"rule.nl": ["Niet kwijt."]}
    change(own, **drafts.without(own.draft, "analysis"))
    answer = greet.post(page(own, "stappen/analysis/"), said)
    assert answer.status_code == 409
    assert "Niet kwijt." in answer.content.decode()


def test_what_is_published_is_never_changed(copied: Copied, cast):
    own = copied()
    first = actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    before = first.script
    change(own, name={"nl": "Anders", "en": "Other"})
    assert queries.get_planned_method(own.key).name.nl == "Incidentmethode"
    second = actions.publish(own, revision=own.revision, by=cast["Greet"], now=TEN)
    assert (first.number, second.number) == (1, 2)
    assert MethodVersion.objects.get(pk=first.pk).script == before
    assert queries.get_planned_method(own.key).name.nl == "Anders"
    assert actions.publish(own, revision=own.revision, by=cast["Greet"], now=TEN) == second  # nothing new to offer


def test_who_publishes_what_they_did_not_see_is_refused(copied: Copied, cast):
    own = copied()
    change(own, name={"nl": "Anders", "en": "Other"})
    with pytest.raises(Overtaken):
        actions.publish(own, revision=1, by=cast["Greet"], now=TEN)


def test_an_offered_method_is_for_the_groups_of_its_organisation(copied: Copied, cast):
    own = copied()
    actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    assert own.key in queries.methods_for(cast.linde)
    assert own.key not in queries.methods_for(cast.elders)
    assert set(library.methods()) <= set(queries.methods_for(cast.elders))


def test_what_is_no_longer_offered_stays_for_what_is_planned(signed_in, copied: Copied, cast):
    own = copied()
    actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    assert signed_in("Greet").post(page(own, "weghalen/")).status_code == 302
    assert own.key not in queries.methods_for(cast.linde)
    assert queries.get_planned_method(own.key).key == own.key
    assert signed_in("Anna").get(f"/methodes/{own.key}/").status_code == 404


def test_a_draft_that_was_never_offered_is_thrown_away_by_its_maker(signed_in, copied: Copied):
    own = copied(by="Anna")
    signed_in("Anna").post(page(own, "weghalen/"))
    assert OwnMethod.objects.count() == 0


def test_who_rehearses_gets_the_draft_they_work_on(copied: Copied, cast):
    own = copied(by="Anna")
    assert queries.method_for(own.key, by=cast["Anna"]).key == own.key
    with pytest.raises(NotFound):
        queries.method_for(own.key, by=cast["Bram"])
    actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    change(own, name={"nl": "Nieuw", "en": "New"})
    assert queries.method_for(own.key, by=cast["Bram"]).name.nl == "Incidentmethode"
    assert queries.method_for(own.key, by=cast["Anna"], draft=True).name.nl == "Nieuw"
    with pytest.raises(NotPermitted):
        queries.method_for(own.key, by=cast["Bram"], draft=True)
    change(own, name={})
    with pytest.raises(NotAllowedNow):
        queries.method_for(own.key, by=cast["Anna"], draft=True)


def test_a_draft_without_a_name_can_still_be_found_and_opened(signed_in, copied: Copied):
    greet, own = signed_in("Greet"), copied()
    change(own, name={"nl": "", "en": ""})
    assert f">{own.key}</a>" in greet.get("/methodes/").content.decode()
    assert f"<h1>{own.key}</h1>" in greet.get(page(own)).content.decode()


def test_what_is_still_being_written_becomes_cards_and_a_file(signed_in, copied: Copied, cast):
    own = copied()
    actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    change(own, name={"nl": "Nieuw", "en": "New"})
    greet = signed_in("Greet")
    assert 'nl = "Nieuw"' in greet.get(f"/methodes/{own.key}/bestand/?concept=1").content.decode()
    assert 'nl = "Nieuw"' not in greet.get(f"/methodes/{own.key}/bestand/").content.decode()
    assert signed_in("Anna").get(f"/methodes/{own.key}/kaarten/?concept=1").status_code == 403


def test_the_library_shows_what_there_is_for_the_reader(signed_in, copied: Copied, cast):
    own = copied(name={"nl": "Lindemethode", "en": "Linde method"})
    actions.publish(own, revision=1, by=cast["Greet"], now=TEN)
    assert "Lindemethode" in signed_in("Bram").get("/methodes/").content.decode()
    assert "Lindemethode" not in signed_in("Iris").get("/methodes/").content.decode()

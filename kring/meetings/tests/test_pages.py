"""What people see on the home page, a group's page and a meeting's page."""

from __future__ import annotations

import pytest

from kring.sealed.models import LogHead


def page(answer) -> str:
    assert answer.status_code == 200, answer.content
    return " ".join(answer.content.decode().split())


@pytest.fixture(autouse=True)
def bram_and_chaima_are_in(cast):
    """Anna and the others were invited only."""
    roster = [str(cast[name].pk) for name in ("Bram", "Chaima")]
    LogHead.objects.create(group=cast.oost.id, seq=1, roster=roster)


def test_home_answers_what_do_i_have_to_do_and_when_do_we_meet(signed_in, meeting):
    shown = page(signed_in("Bram").get("/"))
    assert "Jij brengt een casus in" in shown
    assert "Woensdag 2 december, 13:00" in shown
    assert f'href="/ruimte/{meeting.id}/"' in shown
    assert ">9<" in shown
    assert "dagen" in shown


def test_who_is_not_in_yet_is_shown_the_way_in_and_not_to_the_room(signed_in, cast, meeting):
    for address in ("/", meeting.get_absolute_url()):
        shown = page(signed_in("Anna").get(address))
        assert "Doe eerst mee met de groep" in shown
        assert "/ruimte/" not in shown


def test_home_speaks_english_too(signed_in, cast, meeting):
    anna = signed_in("Anna")
    anna.cookies["django_language"] = "en"
    shown = page(anna.get("/"))
    assert "You think along" in shown
    assert "Wednesday 2 December, 13:00" in shown


def test_who_is_signed_out_reads_what_kring_promises(client, db):
    shown = page(client.get("/"))
    assert shown.count('<li class="card">') == 3
    assert 'href="/aanmelden/"' in shown


def test_home_says_what_waits(signed_in, cast):
    shown = page(signed_in("Anna").get("/"))
    assert "/toegang/" in shown
    assert f"/groepen/{cast.oost.id}/" in shown


def test_somebody_without_a_group_reads_how_to_get_into_one(signed_in, cast):
    cast["Iris"].memberships.all().delete()
    assert "Je zit nog niet in een groep" in page(signed_in("Iris").get("/"))


def test_the_meeting_says_my_role_the_place_and_the_steps(signed_in, meeting):
    shown = page(signed_in("Chaima").get(meeting.get_absolute_url()))
    assert "Jij begeleidt" in shown
    assert "Ruimte 2.14" in shown
    assert "Bram is inbrenger" in shown
    assert 'role="img"' in shown
    assert "Ruil van beurt" in shown
    assert "Ik kan niet" in shown


def test_a_coordinator_sees_the_meeting_but_no_door_to_the_room(signed_in, meeting):
    shown = page(signed_in("Greet").get(meeting.get_absolute_url()))
    assert "Ruimte 2.14" in shown
    assert "/ruimte/" not in shown


def test_the_group_page_mounts_the_island_for_members_only(signed_in, cast):
    island = f'data-island="group" data-group="{cast.oost.id}"'
    assert island in page(signed_in("Anna").get(f"/groepen/{cast.oost.id}/"))
    assert island not in page(signed_in("Greet").get(f"/groepen/{cast.oost.id}/"))


def test_the_coordinator_sees_groups_meetings_and_people(signed_in, cast, meeting):
    shown = page(signed_in("Greet").get(f"/organisaties/{cast.linde.id}/"))
    for seen in ("Wijkteam Oost", "Nachtzorg", "Fons", "fons@example.org", "Woensdag 2 december"):
        assert seen in shown
    assert "Iris" not in shown


def test_only_members_find_the_door_to_cases_offered_beforehand(signed_in, cast, meeting):
    island = (
        f'data-island="beforehand" data-group="{cast.oost.id}" data-meeting="{meeting.id}" data-lookback="lookback"'
    )
    assert island in page(signed_in("Bram").get(meeting.get_absolute_url()))
    for name in ("Anna", "Greet"):
        assert 'data-island="beforehand"' not in page(signed_in(name).get(meeting.get_absolute_url()))

"""The page that advises a group on a method."""

from __future__ import annotations

from datetime import timedelta
from urllib.parse import urlencode

from kring.meetings.models import Meeting
from tests.cast import TEN

SAID = {
    "vraag": "event",
    "tijd": 120,
    "mensen": 6,
    "ervaring": "new",
    "veiligheid": "known",
    "voorbereiding": "question",
}


def page(cast, **said) -> str:
    return f"/groepen/{cast.oost.id}/methode/?{urlencode(SAID | said)}"


def test_bram_asks_and_goes_on_to_the_plan_with_the_method_chosen(cast, signed_in):
    bram = signed_in("Bram")
    shown = bram.get(page(cast, vraag="event")).content.decode()
    form = f"/groepen/{cast.oost.id}/bijeenkomsten/nieuw/"
    assert f"{form}?methode=incident" in shown
    assert "Past bij jullie vraag: iets wat gebeurde." in shown
    assert "Vraagt veel vertrouwen in de groep." in shown
    assert "/methode/" in bram.get(form).content.decode()


def test_nobody_has_a_case(cast, signed_in):
    shown = signed_in("Bram").get(page(cast, vraag="")).content.decode()
    assert "Niemand heeft een casus nodig: je kijkt naar wat goed ging." in shown
    assert "methode=successes" in shown
    assert "methode=incident" not in shown


def test_what_the_group_held_last_is_known(cast, signed_in):
    starts = TEN - timedelta(days=30)
    Meeting.objects.create(
        group=cast.oost, starts_at=starts, ends_at=starts + timedelta(hours=2), method="incident", made_at=starts
    )
    assert "Deze deden jullie de vorige keer al." in signed_in("Bram").get(page(cast, vraag="event")).content.decode()


def test_a_time_that_is_no_time_is_a_fault_beside_its_field(cast, signed_in):
    shown = signed_in("Bram").get(page(cast, tijd="lang")).content.decode()
    assert 'aria-invalid="true"' in shown
    assert "?methode=" not in shown


def test_a_meeting_that_is_changed_is_gone_back_to(cast, signed_in, meeting):
    bram = signed_in("Bram")
    shown = bram.get(page(cast, bijeenkomst=str(meeting.id))).content.decode()
    assert f"/bijeenkomsten/{meeting.id}/wijzigen/?methode=incident" in shown
    form = bram.get(f"/bijeenkomsten/{meeting.id}/wijzigen/?methode=troika").content.decode()
    assert 'value="troika" selected' in form


def test_a_meeting_of_another_group_or_none_is_not_gone_back_to(cast, signed_in, meeting):
    hugo = signed_in("Hugo")
    for named in (str(meeting.id), "nonsense"):
        said = urlencode(SAID | {"bijeenkomst": named})
        shown = hugo.get(f"/groepen/{cast.west.id}/methode/?{said}").content.decode()
        assert "wijzigen" not in shown
        assert f"/groepen/{cast.west.id}/bijeenkomsten/nieuw/?methode=" in shown

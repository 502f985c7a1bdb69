"""What every member signed goes out, once, and nothing else does."""

from __future__ import annotations

import json
import threading
from dataclasses import replace
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connections

from kring.kernel.errors import Invalid, NotAllowedNow
from kring.programmes.models import Party
from kring.releases.models import Release
from kring.releases.tests.conftest import INSIDE, TEXT, make_oost
from kring.sealed.models import LogHead
from kring.sealed.rules.bundle import findings, read_bundle
from kring.sealed.rules.refusal import Refused
from kring.twin import Recipient


def refused(oost, number, terms, **more):
    with pytest.raises((Invalid, NotAllowedNow)) as caught:
        oost.publish(number, terms, **more)
    assert not Release.objects.exists()
    return str(caught.value.reason) if isinstance(caught.value, Refused) else caught.value.kind


def test_the_last_signature_lets_it_go_to_karel_who_gets_a_mail_that_says_nothing(oost):
    number, terms = oost.all_signed()
    mail.outbox.clear()
    release = oost.publish(number, terms)
    assert findings(read_bundle(json.loads(json.dumps(release.bundle)))) == []
    assert [letter.to for letter in mail.outbox] == [["karel@example.org"]]
    assert TEXT not in str(mail.outbox[0].message())
    assert oost.publish(number, terms) == release
    assert Release.objects.count() == 1


def test_one_missing_signature_keeps_it_inside(oost):
    terms = oost.terms()
    number = oost.open("Anna", terms)
    oost.sign(number, terms, "Anna", "Bram")
    assert refused(oost, number, terms) == "release-unsigned"
    assert refused(oost, number, replace(terms, text="Iets anders.")) == "release-other"
    assert refused(oost, number + 1, terms) == "release-other"


def test_a_new_version_voids_what_was_signed(oost):
    number, terms = oost.all_signed()
    newer = replace(terms, text="Wij zijn iets rustiger geworden.")
    second = oost.open("Bram", newer, replaces=number)
    assert LogHead.objects.get(group=oost.group.id).releases == [{"number": second, "signed": []}]
    assert refused(oost, number, terms) == "release-void"


def test_who_leaves_or_ends_it_or_waits_too_long_keeps_it_inside(oost):
    number, terms = oost.all_signed()
    assert refused(oost, number, terms, late=timedelta(days=14)) == "release-expired"
    oost.void("Chaima", number)
    assert refused(oost, number, terms) == "release-void"
    number, terms = oost.all_signed(replace(terms, salt=bytes(range(32))))
    oost.leave("Chaima")
    assert refused(oost, number, terms) == "release-void"


@pytest.mark.parametrize(
    "text", [" ", "", "\n", "Wij\u200b zijn", "Wij \u202ezijn", "e\u0301e\u0301n", "a\ufe0fb", "\u2800", "a" * 8_001]
)
def test_a_text_that_the_eye_does_not_see_whole_or_is_endless_stays_inside(oost, text):
    number, terms = oost.all_signed(oost.terms(text=text))
    assert refused(oost, number, terms) == "invalid"


def test_it_goes_to_who_was_named_and_still_is_what_they_were(oost, cast):
    mees = Recipient(str(cast["Mees"].pk), "Karel")
    number, terms = oost.all_signed(oost.terms(recipients=(mees,)))
    assert refused(oost, number, terms) == "not-allowed-now"
    number, terms = oost.all_signed(oost.terms(recipients=()))
    assert refused(oost, number, terms) == "not-allowed-now"
    number, terms = oost.all_signed()
    Party.objects.filter(person=cast["Karel"]).delete()
    assert refused(oost, number, terms) == "not-allowed-now"


@pytest.mark.django_db(transaction=True)
def test_two_last_signatures_at_once_are_one_publication():
    oost = make_oost()
    number, terms = oost.all_signed()
    ready, found = threading.Barrier(3), []

    def hand_over() -> None:
        try:
            ready.wait(timeout=10)
            found.append(oost.publish(number, terms).pk)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=hand_over) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert len(found) == 3
    assert len(set(found)) == Release.objects.count() == 1


def api(oost, browser, number, terms):
    url = f"/api/v1/groups/{oost.group.id}/releases/{number}/publication"
    return browser.post(url, {"terms": terms.to_json()}, content_type="application/json")


def test_members_hand_over_and_others_do_not_learn_that_anything_waits(oost, signed_in):
    terms = oost.terms()
    number = oost.open("Anna", terms)
    oost.sign(number, terms, "Anna", "Bram")
    assert api(oost, signed_in("Bram"), number, terms).status_code == 400
    programme = oost.programme.get_absolute_url()
    pages = (programme, "/", f"/groepen/{oost.group.id}/")
    for name in ("Karel", "Greet", "Noor", "Mees"):
        browser = signed_in(name)
        assert api(oost, browser, number, terms).status_code in {403, 404}
        shown = "".join(browser.get(page).content.decode() for page in pages)
        assert "terugkoppeling" not in shown.lower()
        assert "buiten" not in shown.lower()
    home = signed_in("Chaima").get("/").content.decode()
    assert "Lees wat Wijkteam Oost mag vertellen" in home
    assert "Lees wat" not in signed_in("Anna").get("/").content.decode()


def test_who_was_named_arranges_guides_or_is_in_reads_the_text_and_nobody_else(oost, signed_in):
    release = oost.publish(*oost.all_signed())
    link, panel = release.get_absolute_url(), oost.programme.get_absolute_url()
    for name in ("Karel", "Greet", "Noor", *INSIDE):
        assert TEXT in signed_in(name).get(link).content.decode()
        assert link in signed_in(name).get(panel).content.decode()
    for name in ("Mees", "Petra", "Daan", "Hugo", "Joke", "Otto"):
        assert signed_in(name).get(link).status_code == 404
        assert signed_in(name).get(link + "bewijs/").status_code == 404
        assert link not in signed_in(name).get(panel).content.decode()


def test_karel_gets_a_proof_without_the_names_that_he_may_not_know(oost, signed_in):
    link = oost.publish(*oost.all_signed()).get_absolute_url()
    karel = signed_in("Karel")
    seen = karel.get(link).content.decode() + karel.get(link + "bewijs/").content.decode()
    assert [name for name in INSIDE if name in seen] == []
    assert "Alle 3 mensen in de groep" in seen
    assert "Anna, Bram, Chaima" in signed_in("Greet").get(link).content.decode()
    assert findings(read_bundle(json.loads(karel.get(link + "bewijs/").content))) == []

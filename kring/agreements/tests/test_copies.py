"""A copy reaches the one it was sealed to, and nobody else; who is outside the group learns nothing."""

from __future__ import annotations

from kring.agreements.models import Copy
from kring.agreements.queries import is_in_force


def test_daan_gets_his_copy_and_only_members_see_that_he_has_it(oost):
    oost.agree()
    copy = oost.copy("Daan")
    assert oost.hand("Bram", copy).status_code == 201
    own = {key: copy[key] for key in ("number", "identity_hash", "sealed")}
    assert oost.told("Daan") == {"review_on": None, "mine": [own], "handed": []}
    handed = {key: copy[key] for key in ("person", "number", "identity_hash")}
    assert oost.told("Anna") == {"review_on": None, "mine": [], "handed": [handed]}


def test_given_again_it_is_one_copy_the_newer(oost):
    oost.agree()
    oost.hand("Bram", oost.copy("Daan"))
    again = oost.copy("Daan")
    assert oost.hand("Anna", again).status_code == 201
    assert [row["sealed"] for row in oost.told("Daan")["mine"]] == [again["sealed"]]


def test_no_copy_goes_to_an_outsider_to_a_foreign_key_or_of_nothing_and_then_none_at_all(oost):
    oost.agree()
    stranger = oost.copy("Daan", identity_hash=oost.copy("Hugo")["identity_hash"])
    for wrong in (oost.copy("Hugo"), stranger, oost.copy("Daan", number=2)):
        assert oost.hand("Bram", oost.copy("Chaima"), wrong).status_code == 403
    assert oost.hand("Daan", oost.copy("Daan")).status_code == 403
    assert oost.hand("Greet", oost.copy("Daan")).status_code == 403
    assert not Copy.objects.exists()


def test_greet_reads_no_page_and_hears_no_number(oost, cast):
    """A count that stays one short would point at somebody (docs/decisions/0078)."""
    oost.agree(newest=2, signed=("Anna", "Bram"))
    greet = oost.browse("Greet")
    assert [greet.get(path).status_code for path in (oost.page, oost.url)] == [403, 403]
    shown = greet.get(f"/groepen/{cast.oost.id}/").content.decode() + greet.get("/").content.decode()
    assert "overeenkomst" not in shown
    assert "afspraken" not in shown
    assert is_in_force(cast.oost)

"""From a list to groups that keep every rule, moved by hand within them, and made once."""

from __future__ import annotations

import pytest

from kring.composition.rules.checking import Checker
from kring.groups.models import Group, Membership
from kring.kernel.clock import now
from kring.kernel.errors import NotAllowedNow
from kring.volunteers import boards, proposing, publishing, queries, sides
from kring.volunteers.boards import Board
from kring.volunteers.composing import compose_next, here, no_worse
from kring.volunteers.models import Proposal, Seat
from kring.volunteers.tests.conftest import Desk, listed


@pytest.fixture
def filled(desk: Desk) -> Desk:
    desk.bring(listed(20, p19={"beroep": "notaris"}, p18={"tijden": "zo-nacht"}))
    desk.confirm()
    return desk


def groups(proposal: Proposal) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for seat in proposal.seats.exclude(number=None).select_related("entry"):
        found.setdefault(seat.number or 0, []).append(seat.entry.key)
    return found


def check(proposal: Proposal) -> None:
    """The separate check, on what is stored."""
    checker = Checker(queries.people_of(proposal.pool), queries.wanted_of(proposal))
    assert checker.violations(list(groups(proposal).values())) == []


def page_of(desk: Desk, proposal: Proposal, more: str = "") -> str:
    answer = desk.client.get(proposal.get_absolute_url() + more)
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_list_becomes_groups_that_the_separate_check_finds_sound(filled: Desk):
    made = filled.composed()
    assert made.state == Proposal.State.DONE
    assert made.placed == 18
    check(made)
    assert "18 mensen hebben een groep." in page_of(filled, made)
    left = page_of(filled, made, "zonder-groep/")
    assert "Te weinig anderen met een vergelijkbaar beroep" in left
    assert "met tijd voor: wo-middag" in left
    assert "1 persoon: Te weinig anderen met een vergelijkbaar beroep" in left


def test_the_groups_are_taken_along_as_a_file(filled: Desk):
    made = filled.composed()
    rows = filled.client.get(f"{made.get_absolute_url()}groepen.csv").content.decode("utf-8-sig").splitlines()
    assert rows[0] == "groep;id;naam;e-mail;beroep;team;locatie;waarom niet"
    assert len(rows) == 1 + 20
    seats = [row.split(";")[:2] for row in rows[1:]]
    assert {(number, key) for number, key in seats if number} == {
        (str(number), key) for number, members in groups(made).items() for key in members
    }
    assert any(row.endswith("Te weinig anderen met een vergelijkbaar beroep op dezelfde plek.") for row in rows)


def test_the_work_is_done_by_a_process_of_its_own_and_can_be_good_enough(filled: Desk):
    said = {"smallest": 3, "largest": 5, "seconds": 120, "seed": 1}
    filled.client.post(f"{filled.path}indeling/", said)
    asked = filled.pool.proposals.get()
    assert "Wacht op een beurt" in page_of(filled, asked)
    Proposal.objects.filter(pk=asked.pk).update(seconds=1)
    compose_next()
    asked.refresh_from_db()
    assert asked.state == Proposal.State.DONE
    check(asked)
    assert asked.progress["trail"][-1]["value"] == pytest.approx(asked.value)


def test_good_enough_takes_the_best_so_far(filled: Desk):
    filled.client.post(f"{filled.path}indeling/", {"smallest": 3, "largest": 5, "seconds": 1, "seed": 1})
    asked = filled.pool.proposals.get()

    def pressed(ordered):
        for told in here(ordered):
            yield told
            if told and told["kind"] == "found":
                filled.client.post(f"{asked.get_absolute_url()}genoeg/")
                yield {"kind": "part", "seconds": 0, "try": 9, "tries": 9, "placed": 0}
                raise AssertionError("went on")

    proposing_glance(compose_next, pressed)
    asked.refresh_from_db()
    assert asked.state == Proposal.State.DONE
    check(asked)


def proposing_glance(compose, by) -> None:
    """Looks after every line whether to stop, as a slow machine would."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kring.volunteers.composing.GLANCE", 0)
        compose(by=by)


def test_work_that_was_cut_off_begins_anew_and_a_list_that_changed_is_not_offered(filled: Desk):
    filled.client.post(f"{filled.path}indeling/", {"smallest": 3, "largest": 5, "seconds": 1, "seed": 1})
    asked = filled.pool.proposals.get()
    assert proposing.take_next(now=now()) == asked
    assert proposing.take_next(now=now()) is None
    assert proposing.take_next(now=now() + 2 * proposing.SILENT) == asked
    found = {"groups": [{"members": ["p0", "p5", "p1"]}], "unplaced": [], "value": 1, "bound": 2}
    proposing.keep_answer(asked, found, now=now())  # p0 and p5 share a team, and others are missing
    asked.refresh_from_db()
    assert (asked.state, asked.fault, asked.seats.count()) == (Proposal.State.FAILED, "changed", 0)
    assert "De lijst is veranderd" in page_of(filled, asked)


def test_a_coordinators_rules_hold(filled: Desk):
    first = filled.composed()
    one, other = next(iter(groups(first).values()))[:2]
    filled.client.post(f"{filled.path}regels/", {"kind": "apart", "one": one, "other": other})
    again = filled.composed()
    check(again)
    assert not any({one, other} <= set(members) for members in groups(again).values())


def test_a_move_that_breaks_a_rule_is_refused_with_the_reason_and_a_good_one_is_made(filled: Desk):
    made = filled.composed(smallest=4)
    found = groups(made)
    seat = made.seats.get(entry__key="p19")
    to = next(iter(found))
    path = f"{made.get_absolute_url()}mensen/{seat.pk}/"
    refused = filled.client.post(path, {"naar": str(to)})
    assert refused.status_code == 409
    assert "Het beroep is niet vergelijkbaar met" in refused.content.decode()
    seat.refresh_from_db()
    assert seat.number is None
    number, members = next((n, who) for n, who in found.items() if len(who) > 4)
    out = made.seats.get(entry__key=members[0])
    assert filled.client.post(f"{made.get_absolute_url()}mensen/{out.pk}/", {"naar": "0"}).status_code == 302
    assert filled.client.post(f"{made.get_absolute_url()}mensen/{out.pk}/", {"naar": str(number)}).status_code == 302
    again = Proposal.objects.get(pk=made.pk)
    assert again.value == pytest.approx(made.value)
    assert (again.placed, again.moved) == (made.placed, 2)
    check(again)


def test_two_people_change_places_when_both_groups_stay_sound(filled: Desk):
    made = filled.composed()
    for seat in made.seats.exclude(number=None).select_related("entry"):
        page = filled.client.get(f"{made.get_absolute_url()}mensen/{seat.pk}/").content.decode()
        if 'name="ruil" value="' in page:
            other = page.split('name="ruil" value="')[1].split('"')[0]
            assert filled.client.post(f"{made.get_absolute_url()}mensen/{seat.pk}/", {"ruil": other}).status_code == 302
            assert made.seats.get(pk=other).number == seat.number
            check(made)
            return
    raise AssertionError("nobody could change places")


def test_where_somebody_can_go_comes_first_and_no_trade_tells_whom_they_avoid(filled: Desk):
    made = filled.composed(smallest=3, largest=6)
    numbers = list(groups(made))
    out = made.seats.filter(number=numbers[0]).select_related("entry").order_by("id")[0]
    filled.pool.entries.filter(pk=out.entry_id).update(avoid=[groups(made)[numbers[-1]][0]])
    board = Board(made, queries.seats_of(made, numbers), [out.entry])
    found = boards.moves(board, out, numbers)
    ranks = [(not move.is_open, not move.swaps) for move in found]
    assert ranks == sorted(ranks)
    [avoided] = [move for move in found if move.number == numbers[-1]]
    assert "De reden houden we voor ons" in " ".join(text.nl for text in avoided.obstacles)
    assert avoided.swaps == []
    page = page_of(filled, made, f"mensen/{out.pk}/")
    assert page.index(f"groepen/{found[0].number}/") < page.index(f"groepen/{found[-1].number}/")


def test_a_group_becomes_too_small_for_nobody(filled: Desk):
    made = filled.composed(largest=3)
    seat = made.seats.exclude(number=None)[0]
    refused = filled.client.post(f"{made.get_absolute_url()}mensen/{seat.pk}/", {"naar": "0"})
    assert "De oude groep wordt te klein." in refused.content.decode()


def test_who_is_pinned_stays_when_groups_are_made_anew(filled: Desk):
    made = filled.composed()
    number = next(iter(groups(made)))
    seats = [str(pk) for pk in made.seats.filter(number=number).values_list("pk", flat=True)[:2]]
    filled.client.post(f"{made.get_absolute_url()}groepen/{number}/vast/", {"vast": seats})
    stay = set(made.seats.filter(is_pinned=True).values_list("entry__key", flat=True))
    assert len(stay) == 2
    moved = filled.client.post(f"{made.get_absolute_url()}mensen/{seats[0]}/", {"naar": "0"})
    assert moved.status_code == 409
    filled.client.post(f"{made.get_absolute_url()}rond-de-spelden/")
    compose_next(by=here)
    again = filled.pool.proposals.order_by("-number")[0]
    check(again)
    assert any(stay <= set(who) for who in groups(again).values())
    side = filled.client.get(f"{filled.path}indeling/naast-elkaar/?een=1&ander=2").content.decode()
    assert "paren zitten in beide samen" in side


def test_groups_around_pins_are_never_worth_less_than_those_that_stand(filled: Desk):
    made = filled.composed()
    first = made.seats.exclude(number=None).order_by("id")[0]
    proposing.pin(made, [first], pinned=True)
    anew = proposing.ask_proposal(
        filled.pool, smallest=3, largest=5, seconds=1, seed=2, around=Proposal.objects.get(pk=made.pk), now=now()
    )
    stand = [{"members": members} for members in groups(made).values()]
    poor = {"groups": stand[:1], "unplaced": [], "value": 1.0, "bound": made.bound}
    found = no_worse(anew, poor)
    assert found["value"] == pytest.approx(made.value)
    assert {row["id"] for row in found["unplaced"]} == {"p18", "p19"}
    assert no_worse(anew, {**poor, "value": made.value + 1}) == {**poor, "value": made.value + 1}
    proposing.keep_answer(anew, found, now=now())
    check(anew)


def test_the_line_of_the_curve_leaves_out_what_another_passes():
    def point(fresh: float, met: int, placed: int) -> dict[str, float]:
        return {"fresh": fresh, "met": met, "placed": placed, "value": 1.0}

    curve = [point(0, 40, 20), point(1, 30, 18), point(3, 20, 15), point(6, 20, 15), point(12, 25, 14)]
    shown = sides.curve_shown(Proposal(curve=curve))
    assert [(each["words"], each["is_beaten"]) for each in shown["points"]] == [
        ("0", False),
        ("1", False),
        ("3–6", False),
        ("12", True),
    ]
    assert len(shown["line"].split()) == 3


def test_groups_are_made_once_and_everybody_hears(filled: Desk, cast, signed_in, mailoutbox):
    filled.pool.entries.filter(key="p19").update(mail="anna@example.org")
    filled.pool.entries.filter(key="p1").update(mail="bram@example.org")
    made = filled.composed()
    before = Group.objects.count()
    path = f"{made.get_absolute_url()}publiceren/"
    assert "18 mensen krijgen een groep" in filled.client.get(path).content.decode()
    assert filled.client.post(path, {"for_left": "In mei is er een nieuwe ronde."}).status_code == 302
    assert filled.client.post(path, {}).status_code == 409
    publishing.publish_rest.func(str(made.id), str(cast["Greet"].pk))
    publishing.tell_left.func(str(made.id), 0, "nl")
    found = publishing.groups_of(Proposal.objects.get(pk=made.pk))
    assert Group.objects.count() == before + len(found) == before + len(groups(made))
    assert Membership.objects.filter(group__in=found).count() == 18
    assert len(mailoutbox) == 20
    left = signed_in("Anna").get(f"/mijn-aanmelding/{filled.pool.id}/").content.decode()
    assert "In mei is er een nieuwe ronde." in left
    placed = signed_in("Bram").get(f"/mijn-aanmelding/{filled.pool.id}/").content.decode()
    assert "/groepen/" in placed
    with pytest.raises(NotAllowedNow):
        publishing.publish(filled.composed(seed=5), by=cast["Greet"], now=now())
    seat = Seat.objects.filter(proposal=made).exclude(number=None)[0]
    assert filled.client.post(f"{made.get_absolute_url()}mensen/{seat.pk}/", {"naar": "0"}).status_code == 409


def test_nothing_is_made_while_a_group_breaks_a_rule_or_somebody_has_no_address(filled: Desk):
    made = filled.composed()
    number, members = next(iter(groups(made).items()))
    filled.pool.entries.filter(key=members[0]).update(mail="")
    path = f"{made.get_absolute_url()}publiceren/"
    assert "geen naam of mailadres" in filled.client.get(path).content.decode()
    filled.pool.entries.filter(key=members[0]).update(mail="weer@x.example", avoid=[members[1]])
    refused = filled.client.post(path, {})
    assert refused.status_code == 409
    assert f"Groep {number} houdt zich niet meer aan de regels" in refused.content.decode()
    assert "De reden houden we voor ons" in page_of(filled, made)


def test_a_second_round_shows_what_new_faces_cost(filled: Desk, cast):
    made = filled.composed()
    publishing.publish(made, by=cast["Greet"], now=now())
    answer = filled.client.post(f"{filled.path}opnieuw/")
    spring = Desk(filled.pool.organisation.pools.get(name="Najaar 2"), filled.client)
    assert answer.headers["Location"] == f"{spring.path}wijzigen/"
    curve = spring.composed(afweging="1")
    met = [point["met"] for point in curve.curve]
    assert met[-1] < met[0]
    assert 'name="fresh" value="' in page_of(spring, curve)
    fresh = spring.composed(fresh=25)
    check(fresh)


def test_nobody_asks_for_two_proposals_at_once_and_one_that_waits_is_called_off(filled: Desk):
    said = {"smallest": 3, "largest": 5, "seconds": 1, "seed": 1}
    filled.client.post(f"{filled.path}indeling/", said)
    assert "wordt al een voorstel gemaakt" in filled.client.post(f"{filled.path}indeling/", said).content.decode()
    asked = filled.pool.proposals.get()
    filled.client.post(f"{asked.get_absolute_url()}genoeg/")
    assert not filled.pool.proposals.exists()
    faulty = filled.client.post(f"{filled.path}indeling/", {**said, "smallest": 6})
    assert "niet kleiner" in faulty.content.decode()


def test_a_group_is_dissolved_and_its_people_wait_for_another(filled: Desk):
    made = filled.composed()
    number, members = next(iter(groups(made).items()))
    path = f"{made.get_absolute_url()}groepen/{number}/"
    assert "Hef deze groep op" in filled.client.get(path).content.decode()
    filled.client.post(f"{path}opheffen/")
    made.refresh_from_db()
    assert number not in groups(made)
    assert (made.placed, made.groups_made) == (18 - len(members), len(groups(made)))
    assert set(made.seats.filter(number=None).values_list("entry__key", flat=True)) >= set(members)
    check(made)


def test_a_group_with_somebody_pinned_is_not_dissolved(filled: Desk):
    made = filled.composed()
    seat = made.seats.exclude(number=None).order_by("id")[0]
    proposing.pin(made, [seat], pinned=True)
    answer = filled.client.post(f"{made.get_absolute_url()}groepen/{seat.number}/opheffen/")
    assert answer.status_code == 409
    assert seat.number in groups(made)


def test_who_is_dragged_to_another_group_is_shown_there(filled: Desk):
    made = filled.composed()
    first = next(iter(groups(made)))
    seat = made.seats.filter(number=first).order_by("id")[0]
    filled.client.post(f"{made.get_absolute_url()}groepen/{first}/opheffen/")
    person = f"{made.get_absolute_url()}mensen/{seat.pk}/"
    tries = {number: filled.client.post(person, {"naar": number, "terug": "voorstel"}) for number in groups(made)}
    [(number, answer)] = [(number, answer) for number, answer in tries.items() if answer.status_code == 302][:1]
    assert answer.headers["Location"] == f"{made.get_absolute_url()}?pagina=1#groep-{number}"

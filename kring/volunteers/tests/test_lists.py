"""A file is put on the list whole or not at all, and everybody's own row is theirs."""

from __future__ import annotations

from datetime import timedelta

import pytest

from kring.kernel.clock import now
from kring.volunteers import actions, queries
from kring.volunteers.models import Entry, Pool, Upload
from kring.volunteers.rules.lists import MOST_PEOPLE
from kring.volunteers.tests.conftest import HEAD, Desk, listed, row
from kring.web.uploads import MOST_BYTES


def test_a_file_is_looked_at_before_anybody_is_on_the_list(desk: Desk):
    page = desk.bring(listed(4))
    assert "4 mensen." in page.content.decode()
    assert desk.pool.entries.count() == 0
    desk.confirm()
    one = desk.pool.entries.get(key="p1")
    assert (one.name, one.mail, one.slots) == ("Persoon 1", "p1@delinde.example", ["ma-ochtend", "wo-middag"])
    assert not Upload.objects.exists()


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("", "bestand", "Het bestand is leeg."),
        (f"{HEAD}\n{row(1)}\n{row(1)}", "3", "Deze id staat ook op regel 2."),
        (f"{HEAD}\n{row(1)}\n{row(2, mail='P1@delinde.example')}", "3", "Deze mail staat ook op regel 2."),
        (f"{HEAD}\n{row(1, naam='=1+1')}", "2", "lijkt een formule"),
        (f"{HEAD}\n{row(1, mail='nergens')}", "2", "Dit is geen goed mailadres."),
        (f"{HEAD}\n{row(1, team='x' * 121)}", "2", "is te lang"),
        ("naam\nAnna", "bestand", "De kolom “id” ontbreekt."),
    ],
)
def test_a_fault_is_said_by_line_and_nothing_is_put_on_the_list(desk: Desk, text, line, says):
    page = desk.bring(text).content.decode()
    assert f'<th scope="row">{line}</th>' in page
    assert says in page
    assert desk.confirm().status_code == 409
    assert desk.pool.entries.count() == 0


def test_every_fault_is_said_at_once_by_the_name_that_the_column_has_in_the_file(desk: Desk):
    page = desk.bring(listed(4, p1={"naam": "@x"}, p2={"mail": "nergens"}, p3={"tijden": "zo-nacht"})).content.decode()
    assert "De cel “naam” lijkt een formule." in page
    assert "Dit is geen goed mailadres." in page
    assert "Niemand anders noemt de tijd “zo-nacht”" in page


def test_problems_are_read_page_by_page_to_the_last(desk: Desk):
    desk.bring(listed(150, **{f"p{n}": {"mail": ""} for n in range(150)}))
    last = desk.client.get(f"{desk.path}bestand/?pagina=2").content.decode()
    assert '<th scope="row">151</th>' in last


def test_what_is_odd_is_said_by_line_and_stops_nothing(desk: Desk):
    odd = {"leidinggevende": "baas", "tijden": "zo-nacht", "wensen": "p99", "mail": "", "beroep": "Verpleegkundige"}
    page = desk.bring(listed(5, p2=odd)).content.decode()
    for says in (
        "staat niet in de lijst",
        "Niemand anders noemt de tijd “zo-nacht”",
        "niet meedoet",
        "Zonder mailadres",
        "“verpleegkundige” en “Verpleegkundige” tellen als twee",
    ):
        assert says in page
    desk.confirm()
    assert desk.pool.entries.count() == 5


def test_a_chart_is_taken_along_and_a_circle_in_it_is_said(desk: Desk):
    page = desk.bring(listed(3, p0={"leidinggevende": "baas"}), chart="id,manager\nbaas,top\ntop,baas").content.decode()
    assert "staat niet in de lijst" not in page
    assert "staan in een kring" in page
    desk.confirm()
    desk.pool.refresh_from_db()
    assert desk.pool.chart == {"baas": "top", "top": "baas"}


def test_a_file_that_is_too_large_is_refused_in_a_sentence(desk: Desk):
    page = desk.bring(b"id\n" + b"x" * MOST_BYTES)
    assert "Dit bestand is te groot" in page.content.decode()
    assert not Upload.objects.exists()
    many = desk.bring("id\n" + "\n".join(map(str, range(MOST_PEOPLE + 1))))
    assert f"meer dan {MOST_PEOPLE} regels" in many.content.decode()


def test_two_rows_may_trade_addresses_and_an_own_correction_stays(desk: Desk):
    desk.bring(listed(3))
    desk.confirm()
    mine = desk.pool.entries.get(key="p2")
    said = {"profession": "arts", "site": "West", "remote": True, "slots": ["vr-middag"], "wishes": [], "avoid": ["p0"]}
    actions.correct_own(mine, said, now=now())
    traded = {"p0": {"mail": "p1@delinde.example"}, "p1": {"mail": "p0@delinde.example"}, "p2": {"team": "nieuw"}}
    page = desk.bring(listed(3, **traded)).content.decode()
    assert "0 nieuw, 3 staan al op de lijst" in page
    desk.confirm()
    assert desk.pool.entries.get(key="p0").mail == "p1@delinde.example"
    mine.refresh_from_db()
    assert (mine.team, mine.profession, mine.avoid) == ("nieuw", "arts", ["p0"])


def test_people_correct_their_own_row_and_nobody_elses(desk: Desk, cast, signed_in):
    desk.bring(listed(3, p0={"mail": "anna@example.org", "vermijden": "p2"}))
    desk.confirm()
    path = f"/mijn-aanmelding/{desk.pool.id}/"
    page = signed_in("Anna").get(path).content.decode()
    assert "p2" in page
    said = {"profession": "arts", "site": "West", "slots": ["wo-middag"], "wishes": "p1", "avoid": "bram@example.org"}
    said["team"] = "Nacht"
    assert "Opgeslagen" in signed_in("Anna").post(path, said, follow=True).content.decode()
    anna = desk.pool.entries.get(mail="anna@example.org")
    assert (anna.profession, anna.team, anna.slots, anna.avoid) == (
        "arts",
        "Nacht",
        ["wo-middag"],
        ["bram@example.org"],
    )
    assert signed_in("Bram").get(path).status_code == 404
    assert signed_in("Greet").get(path).status_code == 404


def test_no_page_of_the_coordinator_shows_whom_somebody_avoids(desk: Desk):
    desk.bring(listed(12, p0={"vermijden": "geheim-iemand"}))
    assert "geheim-iemand" not in desk.client.get(f"{desk.path}bestand/").content.decode()
    desk.confirm()
    made = desk.composed()
    entry = desk.pool.entries.get(key="p0")
    group = made.seats.exclude(number=None)[0].number
    paths = [
        desk.path,
        f"{desk.path}mensen/{entry.pk}/",
        made.get_absolute_url(),
        f"{made.get_absolute_url()}groepen/{group}/",
        f"{made.get_absolute_url()}mensen/{made.seats.get(entry=entry).pk}/",
        f"{made.get_absolute_url()}zonder-groep/",
    ]
    for path in paths:
        assert "geheim-iemand" not in desk.client.get(path).content.decode()
    assert "1 persoon vermijdt iemand" in desk.client.get(desk.path).content.decode()


def test_a_list_that_is_taken_along_comes_back_the_same_without_a_formula_or_whom_anybody_avoids(desk: Desk):
    desk.bring(listed(4, p0={"vermijden": "p2"}, p1={"wensen": "p3"}))
    desk.confirm()
    desk.pool.entries.filter(key="p3").update(name='=HYPERLINK("x")', team="-2+3")
    before = {entry.key: (entry.name, entry.slots, entry.wishes, entry.avoid) for entry in desk.pool.entries.all()}
    file = desk.client.get(f"{desk.path}lijst.csv").content
    assert b"\"'=HYPERLINK(" in file
    assert b";'-2+3;" in file
    assert not any(word in file.decode() for word in ("avoid", "vermijden"))
    assert "0 nieuw, 4 staan al op de lijst" in desk.bring(file).content.decode()
    desk.confirm()
    after = {entry.key: (entry.name, entry.slots, entry.wishes, entry.avoid) for entry in desk.pool.entries.all()}
    assert after.pop("p3")[1:] == before.pop("p3")[1:]
    assert after == before


def test_everybody_is_asked_once_a_day_and_the_letter_says_nothing(desk: Desk, cast, mailoutbox):
    desk.bring(listed(3, p0={"mail": "anna@example.org"}))
    desk.confirm()
    assert desk.client.post(f"{desk.path}vragen/").status_code == 302
    actions.ask_some.func(str(desk.pool.id), 0, "nl")
    assert len(mailoutbox) == 3
    assert all(f"/mijn-aanmelding/{desk.pool.id}/" in letter.body for letter in mailoutbox)
    assert not any("Najaar" in letter.body + letter.subject for letter in mailoutbox)
    assert desk.client.post(f"{desk.path}vragen/").status_code == 409


def test_somebody_is_added_changed_and_taken_off_by_form(desk: Desk):
    said = {"name": "Zoë", "mail": "Zoe@x.example", "profession": "arts", "slots": "ma-ochtend, ma-ochtend wo"}
    desk.client.post(f"{desk.path}mensen/nieuw/", said)
    zoe = desk.pool.entries.get()
    assert (zoe.key, zoe.mail, zoe.slots) == ("1", "zoe@x.example", ["ma-ochtend", "wo"])
    again = desk.client.post(f"{desk.path}mensen/nieuw/", said)
    assert "al dit nummer of dit mailadres" in again.content.decode()
    desk.client.post(f"{desk.path}mensen/{zoe.pk}/", {**said, "team": "Oost"})
    zoe.refresh_from_db()
    assert zoe.team == "Oost"
    desk.client.post(f"{desk.path}mensen/{zoe.pk}/weghalen/")
    assert not desk.pool.entries.exists()


def test_a_rule_names_two_people_by_name_or_address(desk: Desk):
    desk.bring(listed(4))
    desk.confirm()
    said = {"kind": "apart", "one": "Persoon 1", "other": "p2@delinde.example"}
    desk.client.post(f"{desk.path}regels/", said)
    assert {rule.kind for rule in desk.pool.rules.all()} == {"apart"}
    faulty = desk.client.post(f"{desk.path}regels/", {**said, "one": "Niemand"})
    assert "niemand op de lijst" in faulty.content.decode()
    desk.client.post(f"{desk.path}regels/{desk.pool.rules.get().pk}/weghalen/")
    assert not desk.pool.rules.exists()


def test_a_list_goes_with_one_press_or_by_itself_after_its_day(desk: Desk, cast):
    kept = actions.make_pool(cast.linde, name="Blijft", smallest=3, largest=5, now=now())
    actions.keep_upload(kept, content=b"id\na", chart=b"", now=now() - timedelta(days=2))
    Pool.objects.filter(pk=desk.pool.pk).update(kept_until=now() - timedelta(minutes=1))
    actions.forget_old(now=now())
    assert list(Pool.objects.all()) == [kept]
    assert not Upload.objects.exists()
    desk.client.post(f"{kept.get_absolute_url()}weghalen/")
    assert not Pool.objects.exists()


def test_a_list_of_ten_thousand_is_read_page_by_page(desk: Desk, django_assert_max_num_queries):
    Entry.objects.bulk_create(
        [Entry(pool=desk.pool, key=f"p{n}", name=f"Persoon {n}", mail=f"p{n}@x.example") for n in range(300)]
    )
    with django_assert_max_num_queries(22):
        page = desk.client.get(f"{desk.path}?pagina=2")
    assert page.content.decode().count('<th scope="row">') == 50
    assert desk.client.get(f"{desk.path}?zoek=Persoon+299").content.decode().count('<th scope="row">') == 1
    found = queries.find_entry(desk.pool, "persoon 7")
    assert found is not None
    assert found.key == "p7"

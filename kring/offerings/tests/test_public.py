"""What everybody reads and sends."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date

import pytest
import time_machine
from django.test import Client

from kring.offerings import actions
from kring.offerings.models import Interest, Question
from kring.offerings.rules.content import Content, Form, Moment, Price
from kring.offerings.rules.structured import course
from kring.offerings.tests.conftest import LATER, offer
from tests.cast import TEN

PAGE = "/aanbod/leerdoelen/"
PRICE = "€\u00a05.000 voor 10 deelnemers"


@pytest.fixture
def visitor(db: None) -> Client:
    return Client()


def test_both_organisations_stand_in_the_catalogue_and_a_draft_does_not(cast, visitor):
    offer(cast)
    offer(cast, slug="elders", by="Joke", title="Intervisie in het zuiden")
    actions.make_offering(cast.linde, Content(title="Nog niet af"), slug="concept", by=cast["Greet"], now=TEN)
    page = visitor.get("/aanbod/").content.decode()
    assert "Zorggroep De Linde" in page
    assert "Intervisie in het zuiden" in page
    assert "Nog niet af" not in page


def test_the_catalogue_is_narrowed_by_a_plain_form(cast, visitor):
    offer(cast)
    offer(cast, slug="elders", by="Joke", theme="Ethiek", title="Over goed en kwaad")
    page = visitor.get("/aanbod/", {"thema": "Ethiek"}).content.decode()
    assert "Over goed en kwaad" in page
    assert "persoonlijke leerdoelen" not in page
    assert "Niets past" in visitor.get("/aanbod/", {"thema": "Wiskunde", "voor": ""}).content.decode()


def test_the_whole_catalogue_asks_the_database_a_few_times(cast, visitor, django_assert_max_num_queries):
    for number in range(12):
        offer(cast, slug=f"aanbod-{number}")
    with django_assert_max_num_queries(3):
        visitor.get("/aanbod/")


def test_an_offering_says_everything_without_an_account(cast, visitor):
    offer(cast)
    page = visitor.get(PAGE).content.decode()
    for said in (
        "5 bijeenkomsten van 3 uur",
        "hoogstens 10 deelnemers",
        PRICE,
        "btw",
        "Er zijn nog geen data",
        "030 200",
    ):
        assert said in page
    assert f'<link rel="canonical" href="http://localhost:8000{PAGE}">' in page
    assert '<meta name="robots" content="index, follow">' in page
    assert "Vraag een traject aan" in page


def test_what_a_team_asks_for_says_how_often_and_how_it_becomes_independent(cast, visitor):
    offer(cast, key="requested")
    page = visitor.get(PAGE).content.decode()
    for said in ("3 tot 6 deelnemers", "6 bijeenkomsten van 2 uur", "ongeveer eens in de 2 maanden", "Binnen werktijd"):
        assert said in page
    for said in ("vanaf bijeenkomst 3", "Een vervolg na een jaar", "Op aanvraag", "Intern, op de eigen locatie"):
        assert said in page


def test_search_engines_read_it_as_a_course_and_nothing_in_it_ends_the_block(cast, visitor):
    offer(cast, title="</script><script>alert(1)</script>")
    answer = visitor.get(PAGE)
    [block] = re.findall(r'<script type="application/ld\+json">(.*?)</script>', answer.content.decode(), re.DOTALL)
    said = json.loads(block)
    assert (said["@type"], said["name"]) == ("Course", "</script><script>alert(1)</script>")
    assert said["offers"]["price"] == "5000.00"
    assert "alert(1)</script>" not in answer.content.decode()
    assert "'unsafe-inline'" not in answer.headers["Content-Security-Policy"]


def test_structured_data_has_an_instance_for_each_date_to_come():
    dates = (Moment(date(2026, 1, 1)), Moment(date(2027, 1, 12)), Moment(date(2027, 3, 2)))
    content = Content(title="I", form=Form(meetings=6, minutes=120, weeks_between=8), dates=dates, price=Price(0))
    said = course(content, url="u", organisation="o", methods=(), today=date(2026, 11, 22))
    assert [each["startDate"] for each in said["hasCourseInstance"]] == ["2027-01-12", "2027-03-02"]
    assert said["hasCourseInstance"][0]["courseWorkload"] == "PT12H"
    assert said["hasCourseInstance"][0]["courseSchedule"]["repeatFrequency"] == "P8W"
    assert said["offers"] == {"@type": "Offer", "category": "Free", "price": "0.00", "priceCurrency": "EUR"}
    assert "audience" not in said


def test_what_is_taken_down_and_what_never_was_look_the_same(cast, visitor):
    offering = offer(cast)
    actions.take_down(offering, by=cast["Greet"], now=LATER)
    gone, never = visitor.get(PAGE), visitor.get("/aanbod/nooit/")
    assert (gone.status_code, never.status_code) == (404, 404)
    assert gone.content.count(b"Dit aanbod is er niet") == never.content.count(b"Dit aanbod is er niet") == 1


def test_only_who_works_on_it_sees_the_draft_and_older_versions(cast, visitor, signed_in):
    offer(cast)
    for address in (f"{PAGE}?concept=1", f"{PAGE}?versie=1"):
        assert [visitor.get(address).status_code, signed_in("Anna").get(address).status_code] == [404, 404]
        assert signed_in("Joke").get(address).status_code == 404
        page = signed_in("Greet").get(address)
        assert page.status_code == 200
        assert b'content="noindex"' in page.content
        assert b"ld+json" not in page.content


def test_who_wants_to_be_informed_confirms_hears_of_dates_and_can_stop(cast, visitor, mailoutbox):
    offering = offer(cast)
    answer = visitor.post(PAGE, {"do": "interest", "interest-email": "Els@example.org"}, follow=True)
    assert "Je krijgt een mail met een link" in answer.content.decode()
    interest = Interest.objects.get()
    [letter] = mailoutbox
    assert (letter.to, interest.confirmed_at) == (["els@example.org"], None)
    link = f"/aanbod/bericht/{interest.token}/"
    assert link in letter.body

    visitor.get(link)  # looking is not confirming: programs that check mail follow links
    assert Interest.objects.exclude(confirmed_at=None).count() == 0
    visitor.post(link, {"do": "confirm"})
    publish_dates(cast, offering)
    told = mailoutbox[-1]
    assert (told.to, "12 januari 2027" in told.body) == (["els@example.org"], True)

    assert "niet meer op de lijst" in visitor.post(link, {"do": "forget"}).content.decode()
    assert not Interest.objects.exists()
    assert visitor.get(link).status_code == 404


def test_who_did_not_confirm_hears_nothing_and_twice_is_once(cast, visitor, mailoutbox):
    offering = offer(cast)
    for _time in range(2):
        visitor.post(PAGE, {"do": "interest", "interest-email": "els@example.org"})
    assert Interest.objects.count() == 1
    publish_dates(cast, offering)
    assert len(mailoutbox) == 2


def publish_dates(cast, offering) -> None:
    dated = replace(offering.content, dates=(Moment(date(2027, 1, 12), "Utrecht"),))
    with time_machine.travel(LATER, tick=False):
        actions.save_draft(offering, dated, revision=offering.revision, by=cast["Greet"], now=LATER)
        actions.publish(offering, revision=offering.revision, by=cast["Greet"], now=LATER)


def test_a_question_goes_to_the_contact_and_is_kept_a_while(cast, visitor, signed_in, mailoutbox):
    offer(cast)
    asked = {"do": "question", "question-name": "Zoë", "question-email": "zoe@example.org", "question-text": "Kan het?"}
    answer = visitor.post(PAGE, asked, follow=True)
    assert "Je vraag is onderweg" in answer.content.decode()
    [letter] = mailoutbox
    assert letter.to == ["intervisie@delinde.example"]
    assert "Zoë (zoe@example.org)" in letter.body
    assert "Kan het?" in signed_in("Greet").get(f"{PAGE}beheer/").content.decode()


def test_a_form_with_a_fault_keeps_what_was_typed_and_says_what_is_wrong(cast, visitor):
    offer(cast)
    wrong = {"do": "question", "question-name": "", "question-email": "zoe@", "question-text": "Een <lange> vraag"}
    page = visitor.post(PAGE, wrong).content.decode()
    assert "Een &lt;lange&gt; vraag" in page
    assert page.count('aria-invalid="true"') == 2
    assert not Question.objects.exists()


def test_one_mailbox_is_not_flooded_and_what_was_typed_stays(cast, visitor, mailoutbox):
    offer(cast)
    answers = [visitor.post(PAGE, {"do": "interest", "interest-email": "els@example.org"}) for _time in range(6)]
    assert [answer.status_code for answer in answers] == [302] * 5 + [429]
    assert "els@example.org" in answers[-1].content.decode()
    assert len(mailoutbox) == 5


def test_search_engines_are_led_to_what_is_published_and_to_nothing_else(cast, visitor):
    offer(cast)
    actions.make_offering(cast.linde, Content(title="Nog niet af"), slug="concept", by=cast["Greet"], now=TEN)
    told = visitor.get("/robots.txt").content.decode()
    assert "Disallow: /\nAllow: /$\nAllow: /aanbod/\n" in told
    assert told.endswith("Sitemap: http://localhost:8000/sitemap.xml\n")
    listed = visitor.get("/sitemap.xml").content.decode()
    assert re.findall("<loc>(.*?)</loc>", listed) == [f"http://localhost:8000{PAGE}"]

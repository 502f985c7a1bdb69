"""Greet writes and sends, Karel answers: numbers, versions, dates, and two people at once."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from kring.cli.background import tidy
from kring.kernel.errors import Invalid, NotAllowedNow, NotFound, NotPermitted
from kring.programmes.models import Programme
from kring.programmes.rules.lifecycle import State
from kring.quotes import actions, queries
from kring.quotes.models import Answer, Draft, Quote
from kring.quotes.permissions import May
from kring.quotes.rules.document import Document
from kring.quotes.rules.standing import Standing
from kring.quotes.rules.sums import Kind, Line
from kring.sealed.tests.test_order import at_once
from tests.cast import TEN, Cast, make_cast, make_programme

UNTIL = date(2026, 12, 7)
LATE = TEN + timedelta(days=15)
CONTENT = Document(
    title="Intervisie", people=10, valid_until=UNTIL, lines=(Line(Kind.MEETINGS, 5, 12_500, 180),), included=("tafels",)
)


@pytest.fixture
def approved(cast: Cast) -> Programme:
    return make_programme(cast, State.APPROVED)


def send(programme: Programme, cast: Cast, content: Document = CONTENT) -> Quote:
    kept = queries.draft(programme)
    saved = actions.save_draft(programme, content, revision=kept.revision if kept else 0, by=cast["Greet"], now=TEN)
    return actions.send_quote(programme, revision=saved.revision, by=cast["Greet"], now=TEN)


def standings(programme: Programme, now=TEN) -> list[str]:
    return [each.standing.value for each in queries.versions(programme, now=now)]


def test_who_pays_gets_a_letter_that_says_nothing_of_the_price(approved, cast, mailoutbox):
    quote = send(approved, cast)
    assert str(quote) == "2026-0001"
    assert (approved.stands(), standings(approved)) == (State.QUOTED, ["waiting"])
    [letter] = mailoutbox
    assert letter.to == ["karel@example.org"]
    assert not {"1875", "1.875", "Intervisie"} & set((letter.subject + letter.body).split())


def test_a_new_version_takes_the_number_along_and_the_old_one_stays_as_it_was(approved, cast):
    first = send(approved, cast)
    second = send(approved, cast, Document(title="Anders", people=8, valid_until=UNTIL, lines=CONTENT.lines))
    assert (str(first), str(second)) == ("2026-0001", "2026-0001 v2")
    assert standings(approved) == ["waiting", "superseded"]
    assert Quote.objects.get(pk=first.pk).content.title == "Intervisie"
    with pytest.raises(NotAllowedNow, match="newer"):
        actions.accept_quote(first, name="Karel", by=cast["Karel"], now=TEN)
    actions.accept_quote(second, name="K. de Groot", by=cast["Karel"], now=TEN)
    assert (approved.quotes.get(version=2).answer.name, queries.accepted(approved)) == ("K. de Groot", second)


def test_numbers_have_no_gaps_within_an_organisation_also_after_a_refused_sending(approved, cast):
    other = Programme.objects.create(
        organisation=cast.linde, title="Nachtzorg", state=State.APPROVED, since=TEN, made_at=TEN
    )
    with pytest.raises(NotAllowedNow, match=r"no commissioner|geen opdrachtgever"):
        send(other, cast)
    with pytest.raises(Invalid):
        send(approved, cast, Document(title="Leeg"))
    other.parties.create(person=cast["Karel"], role="commissioner", since=TEN)
    assert [str(send(each, cast)) for each in (approved, other)] == ["2026-0001", "2026-0002"]
    elsewhere = Programme.objects.create(
        organisation=cast.elders, title="Elders", state=State.APPROVED, since=TEN, made_at=TEN
    )
    elsewhere.parties.create(person=cast["Iris"], role="commissioner", since=TEN)
    kept = actions.save_draft(elsewhere, CONTENT, revision=0, by=cast["Joke"], now=TEN)
    assert str(actions.send_quote(elsewhere, revision=kept.revision, by=cast["Joke"], now=TEN)) == "2026-0001"


def test_an_answer_is_given_once(approved, cast):
    quote = send(approved, cast)
    actions.accept_quote(quote, name="Karel", by=cast["Karel"], now=TEN)
    with pytest.raises(NotAllowedNow, match="accepted already"):
        actions.accept_quote(quote, name="Karel", by=cast["Karel"], now=TEN)
    with pytest.raises(NotAllowedNow):
        actions.refuse_quote(quote, why="Toch niet.", by=cast["Karel"], now=TEN)
    assert standings(approved, LATE) == ["accepted"]


def test_who_refuses_says_why_and_a_new_version_can_follow(approved, cast, mailoutbox):
    quote = send(approved, cast)
    actions.refuse_quote(quote, why="Te duur.", by=cast["Karel"], now=TEN)
    assert (approved.refresh_from_db(), approved.stands())[1] is State.APPROVED
    assert mailoutbox[-1].to == ["greet@example.org"]
    assert str(send(approved, cast)) == "2026-0001 v2"


def test_after_its_last_day_nobody_can_accept_and_the_clock_takes_the_step(approved, cast, mailoutbox, time_machine):
    quote = send(approved, cast)
    last_evening = TEN.replace(day=7, month=12, hour=22, minute=30)
    assert standings(approved, last_evening) == ["waiting"], "in Amsterdam it is half past eleven"
    with pytest.raises(NotAllowedNow, match="expired"):
        actions.accept_quote(quote, name="Karel", by=cast["Karel"], now=last_evening + timedelta(hours=1))
    time_machine.move_to(LATE, tick=False)
    tidy()
    tidy()
    approved.refresh_from_db()
    row = approved.steps.get(name="quote-expires")
    assert (approved.stands(), row.by) == (State.APPROVED, None)
    assert {letter.to[0] for letter in mailoutbox[1:]} == {"greet@example.org", "karel@example.org"}


def test_the_clock_leaves_alone_who_got_a_newer_quote(approved, cast):
    send(approved, cast)
    later = Document(title="Later", people=8, valid_until=LATE.date(), lines=CONTENT.lines)
    send(approved, cast, later)
    assert actions.expire_quotes(now=LATE - timedelta(days=5)) == 0
    assert actions.expire_quotes(now=LATE + timedelta(days=1)) == 1


def test_nobody_else_reads_or_answers(approved, cast):
    quote = send(approved, cast)
    for name in ("Anna", "Noor", "Mees", "Petra"):
        with pytest.raises(NotPermitted):
            queries.access_quote(cast[name], approved.id, quote.slug, to=May.READ_QUOTE)
    for name in ("Otto", "Joke", "Hugo"):
        with pytest.raises(NotFound):
            queries.access_quote(cast[name], approved.id, quote.slug, to=May.READ_QUOTE)
    with pytest.raises(NotPermitted):
        actions.accept_quote(quote, name="Greet", by=cast["Greet"], now=TEN)


def test_a_page_that_somebody_else_changed_meanwhile_is_not_saved_nor_sent(approved, cast):
    actions.save_draft(approved, CONTENT, revision=0, by=cast["Greet"], now=TEN)
    with pytest.raises(NotAllowedNow, match=r"Somebody else|Iemand anders"):
        actions.save_draft(approved, CONTENT, revision=0, by=cast["Greet"], now=TEN)
    with pytest.raises(NotAllowedNow, match=r"Somebody else|Iemand anders"):
        actions.send_quote(approved, revision=7, by=cast["Greet"], now=TEN)


@pytest.mark.django_db(transaction=True)
def test_of_accepting_and_sending_a_new_version_at_once_one_wins():
    cast = make_cast()
    programme = make_programme(cast, State.APPROVED)
    first = send(programme, cast)
    revision = Draft.objects.get(programme=programme).revision
    answers = at_once(
        lambda: actions.accept_quote(Quote.objects.get(pk=first.pk), name="Karel", by=cast["Karel"], now=TEN),
        lambda: actions.send_quote(
            Programme.objects.get(pk=programme.pk), revision=revision, by=cast["Greet"], now=TEN
        ),
        lambda: actions.accept_quote(Quote.objects.get(pk=first.pk), name="Nog eens", by=cast["Karel"], now=TEN),
    )
    done = [each for each in answers if isinstance(each, Answer | Quote)]
    assert len(done) == 1
    assert all(isinstance(each, NotAllowedNow) for each in answers if each not in done)
    programme.refresh_from_db()
    waits = Standing.WAITING.value if isinstance(done[0], Quote) else Standing.ACCEPTED.value
    assert standings(programme)[0] == waits
    assert programme.stands() is (State.QUOTED if isinstance(done[0], Quote) else State.AGREED)

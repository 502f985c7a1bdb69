"""Three whole meetings of four people: by gossip, in five steps, and about a success. Step by step, role by role."""

from __future__ import annotations

import re
import secrets
import uuid
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from kring.methods.rules import sentences as say
from kring.rooms.tests.browser import Listening
from kring.sealed.rules.item import slot_of
from kring.web.wire import from_wire, to_wire
from tests.journeys.four_seats import FACILITATOR, NEXT_TIME, NOTES, PRESENTER, FourSeats, Meeting, Step, posts_of
from tests.journeys.table import PATIENCE, Seat
from tests.seals import sealed_bytes
from tests.serving import own_demo, serving

LOOKBACK = ("Wat werd er van je voornemen?",)
CHECKIN = ("Hoe zit je erbij?",)
CASE = ("Jouw casus",)
QUESTION = ("Jouw vraag",)
SEEN = ("Wat zie jij?",)
WHY = ("Waarom?",)
RESOLUTION = ("Jouw voornemen",)
EVALUATION = ("Wat bracht het jou?",)
COLUMNS = ("Eigen handelen en kwaliteiten", "Omstandigheden en hulp van anderen")

GOSSIP = (
    Step("Voornemens", LOOKBACK, LOOKBACK),
    Step("Inchecken", CHECKIN, CHECKIN),
    Step("De vraag", CASE, (), speak="pf"),
    Step("Verkennen", (), QUESTION),
    Step("Roddelen", (NOTES,), SEEN, speak="fa"),
    Step("Uitspraken", (NOTES,), SEEN, speak="fa"),
    Step("Terug in de kring", WHY, (), speak="pf"),
    Step("Wat ga ik doen?", RESOLUTION, (), speak="pf"),
    Step("Evaluatie", EVALUATION, EVALUATION),
)
FIVE_STEPS = (
    Step("Voornemens", LOOKBACK, LOOKBACK, park="fa"),
    Step("Inchecken", CHECKIN, CHECKIN, park="fa"),
    Step("1. De vraag", CASE, (), speak="pf", park="fa"),
    Step("2. Verkennen", (), QUESTION, park="fa"),
    Step("3. De kern", (), SEEN, speak="fa", park="fa"),
    Step("4. Advies", (), ("Jouw advies",), speak="fa"),
    Step("Wat spreekt me aan?", WHY, (), speak="pf"),
    Step("5. Plan van aanpak", RESOLUTION, (), speak="pf"),
    Step("Evaluatie", EVALUATION, EVALUATION),
)
SUCCESSES = (
    Step("Voornemens", LOOKBACK, LOOKBACK),
    Step("Inchecken", CHECKIN, CHECKIN),
    Step("Het succes", CASE, (), speak="pf"),
    Step("Waardoor ging het goed?", COLUMNS, COLUMNS),
    Step("Wat zat eronder?", SEEN, SEEN),
    Step("Wat leren we?", SEEN, SEEN),
    Step("Hoe gaan we verder?", RESOLUTION, RESOLUTION),
    Step("Evaluatie", EVALUATION, EVALUATION),
)
ANY_FIELD = "main :is(textarea, input:not([type=hidden]), [contenteditable])"
ANSWERING = re.compile("^(Insturen|Klaarleggen|Antwoord|Parkeer|Hand omhoog|Ik ben klaar|Ik ben uitgesproken)$")


@pytest.fixture(scope="module")
def four(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[FourSeats]:
    data = tmp_path_factory.mktemp("four") / "data"
    with own_demo(data) as database, serving(data, "--demo", **database) as served:
        four = FourSeats.of(browser, served, **database)
        yield four
        four.house.leave()
        assert four.house.problems == []


def test_gossip_leaves_the_presenter_out_of_the_circle_with_notes_that_reach_nobody(four: FourSeats):
    meeting = four.sit_down("gossip")
    jamila, hugo, lotte, koen = (meeting[name] for name in (PRESENTER, "Hugo", "Lotte", FACILITATOR))
    note = Note(f"Au. kanarie{secrets.token_hex(8)}")
    gossip = {"Hugo": "Zij wil iedereen te vriend houden.", "Lotte": "Zij vreest ruzie.", "Koen": "Zij zucht vaak."}

    def explore(_: Meeting) -> None:
        lotte.send("Jouw vraag", "Wat dacht je toen?")
        jamila.press("Antwoord")
        jamila.send("Jouw antwoord", "Niets, ik was moe.", button="Antwoord")
        hugo.reads("Niets, ik was moe.")

    def talk_about_her(_: Meeting) -> None:
        for name, text in gossip.items():
            meeting[name].send("Wat zie jij?", text)
        reads_along_and_cannot_answer(meeting, jamila, tuple(gossip.values()))
        is_refused_by_the_server(meeting)
        note.is_written_and_reaches_nobody(meeting, jamila)

    def state_in_one_sentence(_: Meeting) -> None:
        statement = "Zij zegt te laat wat zij wil."
        assert meeting.take_turns(lambda seat: seat.send("Wat zie jij?", statement)) == [FACILITATOR, "Lotte", "Hugo"]
        reads_along_and_cannot_answer(meeting, jamila, (statement,))
        expect(jamila.page.get_by_label(NOTES)).to_have_value(note.text)

    def come_back(_: Meeting) -> None:
        assert jamila.page.locator("fieldset").count() == 6
        jamila.page.get_by_role("radio", name="Raakt me").first.check()
        jamila.send("Waarom?", "Dat zuchten wist ik niet.")
        lotte.reads("Dat zuchten wist ik niet.")

    acts = {
        "question": lambda _: jamila.send("Jouw casus", "Hoe kan ik eerder nee zeggen?"),
        "exploring": explore,
        "gossip": talk_about_her,
        "statements": state_in_one_sentence,
        "return": come_back,
        "resolution": lambda _: jamila.send("Jouw voornemen", "Maandag zeg ik het meteen."),
    }
    meeting.hold(GOSSIP, acts)
    koen.reads("Maandag zeg ik het meteen.")
    jamila.reads(note.text)
    note.is_unknown_to(hugo, lotte, koen)


def reads_along_and_cannot_answer(meeting: Meeting, seat: Seat, texts: tuple[str, ...]) -> None:
    """Everything that the others wrote, and nothing to answer with: one field, of one's own."""
    for text in texts:
        expect(seat.page.locator(".room-written").get_by_text(text).first).to_be_visible(timeout=PATIENCE)
    seat.reads("Je zit buiten de kring. Je leest mee.")
    expect(seat.page.locator(ANY_FIELD).filter(visible=True)).to_have_count(1)
    expect(seat.page.get_by_label(NOTES)).to_be_visible()
    expect(seat.page.get_by_role("button", name=ANSWERING)).to_have_count(0)
    assert meeting.do(PRESENTER, "done").status == 409


def is_refused_by_the_server(meeting: Meeting) -> None:
    """What the screen does not offer is refused as well: a forged contribution, a change, a hand, advice parked."""
    forged = contribution(meeting, PRESENTER)
    refused = meeting.do(PRESENTER, **forged)
    assert (refused.status, refused.json()["detail"]) == (409, say.LISTEN.nl)
    theirs = contribution(meeting, "Hugo")
    assert meeting.do("Hugo", **theirs).ok  # the same bytes in another name are taken
    changed = contribution(meeting, PRESENTER, item=theirs["id"], revision=2)
    assert meeting.do(PRESENTER, "revise", item=theirs["id"], sealed=changed["sealed"]).status in {403, 404}
    assert meeting.do(PRESENTER, "withdraw", item=theirs["id"]).status in {403, 404}
    assert meeting.do("Hugo", "withdraw", item=theirs["id"]).ok
    advice = contribution(meeting, PRESENTER, place="advice")
    assert meeting.do(PRESENTER, **{**advice, "kind": "park"}).status == 409
    assert meeting.do(PRESENTER, "raise").status == 409
    assert meeting.do(FACILITATOR, "floor", to=meeting.id(PRESENTER)).status == 409


def contribution(
    meeting: Meeting, name: str, *, item: str = "", revision: int = 1, place: str = "phase/gossip/1"
) -> dict[str, str]:
    """A contribution in the name of `name`, with a header as it should be."""
    item = item or str(uuid.uuid4())
    group = meeting.four.plan["group"]
    sealed = sealed_bytes(
        group=group,
        item=item,
        author=meeting.id(name),
        slot=slot_of(group, meeting.room, place),
        epoch=meeting.four.plan["epoch"],
        revision=revision,
    )
    return {"id": item, "kind": "contribute", "sealed": to_wire(sealed)}


class Note:
    """What the presenter writes for herself while the others talk about her."""

    def __init__(self, text: str) -> None:
        self.text = text

    def is_written_and_reaches_nobody(self, meeting: Meeting, seat: Seat) -> None:
        """Nothing leaves her device but one sealed item of her own; nothing at all comes in at anybody else's."""
        before = meeting.export("Lotte")
        others, wall = meeting.listen("Lotte"), meeting.listen("Hugo", "?view=wall")
        for stream in (others, wall):
            stream.until("state")
        screen = meeting.screen()
        posts = posts_of(seat)
        seat.page.get_by_label(NOTES).fill(self.text)
        expect(seat.page.locator(".room-notes .saving")).to_have_text("Opgeslagen", timeout=PATIENCE)

        assert posts
        for request in posts:
            assert re.fullmatch("/api/v1/me/items/[0-9a-f-]{36}", urlsplit(request.url).path)
            body = request.post_data_json or {}
            assert set(body) == {"slot", "revision", "sealed"}
            assert self.text.encode() not in from_wire(body["sealed"])
        assert self.text not in "\n".join(seat.sent)
        assert meeting.export("Lotte") == before
        self.streams_say_only_what_comes_next(meeting, others, wall)
        self.is_unknown_to(*(meeting[name] for name in ("Hugo", "Lotte", FACILITATOR)))
        assert self.text not in in_the_page(screen)

    def streams_say_only_what_comes_next(self, meeting: Meeting, *streams: Listening) -> None:
        assert meeting.do("Lotte", "raise").ok
        for stream in streams:
            stream.until("change", kind="hand-raised")
            told = [message.event for message in stream.heard if message.event != "presence"]
            assert told == ["state", "change"]
            stream.close()
        assert meeting.do("Lotte", "lower").ok

    def is_unknown_to(self, *seats: Seat) -> None:
        for seat in seats:
            assert self.text not in in_the_page(seat.page)
            assert self.text not in "\n".join(seat.sent)


def words_on(page: Page) -> str:
    """What can be read there, but for the clock."""
    return re.sub(r"\d+:\d\d|\d+ min\w*", "", page.inner_text("main"))


def in_the_page(page: Page) -> str:
    """All there is, in fields too."""
    return str(
        page.evaluate(
            "() => document.documentElement.outerHTML + [...document.querySelectorAll('textarea, input')]"
            ".map((field) => field.value).join(' ')"
        )
    )


def test_five_steps_lead_from_a_question_to_a_plan_that_is_kept(four: FourSeats):
    meeting = four.sit_down("five-step")
    jamila, hugo, lotte, koen = (meeting[name] for name in (PRESENTER, "Hugo", "Lotte", FACILITATOR))
    parked = "Bel haar voor de dienst begint."
    plan = ("Maandag vraag ik het rooster op.", "Dinsdag bel ik haar.")

    def explore(_: Meeting) -> None:
        hugo.page.get_by_text("Heb je al advies? Parkeer het.").click()
        hugo.write("Advies voor straks", parked)
        hugo.press("Parkeer")
        lotte.send("Jouw vraag", "Wat heb je al geprobeerd?")
        jamila.press("Antwoord")
        jamila.send("Jouw antwoord", "Een briefje op de deur.", button="Antwoord")
        lotte.reads("Een briefje op de deur.")
        koen.does_not_read(parked)
        koen.reads("Hugo: 1 bewaard voor later")

    def name_the_core(_: Meeting) -> None:
        texts = [f"De kern volgens {name}." for name in ("Hugo", "Lotte", "Koen")]
        others = (jamila.page, meeting.screen())
        before = [words_on(page) for page in others]
        for seat, text in zip((hugo, lotte, koen), texts, strict=True):
            seat.send("Wat zie jij?", text, button="Klaarleggen")
        assert [words_on(page) for page in others] == before
        koen.press("Laat alles zien")
        meeting.all_read(*texts)

    def advise(seat: Seat) -> None:
        if seat is hugo:
            seat.press("Breng nu in")
            jamila.reads(parked)
        else:
            seat.send("Jouw advies", f"Het advies van {seat.name}.")

    def advise_in_turns(_: Meeting) -> None:
        assert meeting.take_turns(advise) == [FACILITATOR, "Lotte", "Hugo"]

    def choose(_: Meeting) -> None:
        expect(jamila.page.get_by_role("checkbox")).to_have_count(3)
        jamila.page.get_by_role("checkbox", name=parked).check()
        jamila.send("Waarom?", "Dat durf ik.")
        lotte.reads("Dat durf ik.")

    def make_a_plan(_: Meeting) -> None:
        for step in plan:
            jamila.send("Jouw voornemen", step)

    acts = {
        "question": lambda _: jamila.send("Jouw casus", "Hoe kan ik haar bereiken?"),
        "exploring": explore,
        "core": name_the_core,
        "advice": advise_in_turns,
        "choice": choose,
        "plan": make_a_plan,
    }
    meeting.hold(FIVE_STEPS, acts)
    the_plan_is_kept(meeting, plan)


def the_plan_is_kept(meeting: Meeting, plan: tuple[str, ...]) -> None:
    """As resolutions, on every screen; and the next meeting begins with them, on its page and in its room."""
    for seat in meeting.all:
        kept = seat.page.locator("section", has=seat.page.get_by_role("heading", name="Voornemens"))
        expect(kept.locator(".contribution-text")).to_have_count(len(plan))
        for step in plan:
            expect(kept.locator(".contribution-text", has_text=step)).to_be_visible()
    meeting["Hugo"].page.goto(f"/bijeenkomsten/{meeting.four.plan['rooms'][NEXT_TIME]}/")
    for text in ("Wat kwam ervan?", *plan):
        meeting["Hugo"].reads(text)
    meeting.four.sit_down(NEXT_TIME).all_read("Voornemens van de vorige keer", *plan)


def test_a_success_is_taken_apart_in_two_columns_that_everybody_sees(four: FourSeats):
    meeting = four.sit_down("successes")
    jamila, hugo, lotte, koen = (meeting[name] for name in (PRESENTER, "Hugo", "Lotte", FACILITATOR))
    own, context = ("Zij bleef rustig zitten.", "De arts nam meteen op.")

    def find_causes(_: Meeting) -> None:
        hugo.send(COLUMNS[0], own)
        lotte.send(COLUMNS[1], context)
        for seat in meeting.all:
            columns = seat.page.locator(".columns .column")
            expect(columns.locator("h3")).to_have_text(list(COLUMNS))
            expect(columns.nth(0)).to_contain_text(own, timeout=PATIENCE)
            expect(columns.nth(1)).to_contain_text(context, timeout=PATIENCE)
            expect(columns.filter(has_text=own)).to_have_count(1)
            expect(columns.filter(has_text=context)).to_have_count(1)

    def go_further(_: Meeting) -> None:
        jamila.send("Jouw voornemen", "Ik blijf ook op drukke avonden zitten.")
        lotte.send("Jouw voornemen", "Ik bel de arts eerder.")

    def learn(seat: Seat) -> None:
        if seat.name in {PRESENTER, "Hugo"}:
            seat.send("Wat zie jij?", f"De les van {seat.name}.")

    def learn_in_turns(_: Meeting) -> None:
        assert meeting.take_turns(learn) == [FACILITATOR, "Lotte", "Hugo", PRESENTER]

    acts = {
        "story": lambda _: jamila.send("Jouw casus", "Een man die nooit sliep, sliep bij mij."),
        "factors": find_causes,
        "beneath": lambda _: koen.send("Wat zie jij?", "Zij gelooft dat haast besmet."),
        "lessons": learn_in_turns,
        "further": go_further,
    }
    meeting.hold(SUCCESSES, acts)
    meeting.all_read("Ik blijf ook op drukke avonden zitten.", "Ik bel de arts eerder.")

"""One whole meeting: six people, six browsers, a real server, and nobody outside the circle who can read a word."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, expect

from tests.journeys import coming_in
from tests.journeys.conftest import LAPTOP, PHONE
from tests.journeys.table import PATIENCE, Canaries, Seat
from tests.journeys.words import Words
from tests.serving import Served, kring, own_house, serving

NAMES = ("Anna", "Bram", "Chaima", "Daan", "Elif", "Fons")
ON_A_PHONE = {"Anna", "Chaima", "Elif"}
A_MINUTE = 60_000
AWAY = {"nl": A_MINUTE, "en": A_MINUTE // 12}  # milliseconds in the tunnel: once the whole minute is enough
CANARIES = 20

Sit = Callable[[str], Seat]


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    """`kring serve` on a database of its own; mail lands on /postvak/."""
    data = tmp_path / "data"
    with own_house(data) as database, serving(data, KRING_POSTVAK="yes", **database) as served:
        yield served


@pytest.fixture
def sit(browser: Browser, served: Served, language: str) -> Iterator[Sit]:
    """Somebody sits down with a new device: a phone or a laptop, by who they are."""
    contexts = []

    def sit_down(name: str) -> Seat:
        viewport = PHONE if name in ON_A_PHONE else LAPTOP
        locale = {"nl": "nl-NL", "en": "en-GB"}[language]
        context = browser.new_context(base_url=served.url, viewport=viewport, locale=locale)
        contexts.append(context)
        seat = Seat(name, f"{name.lower()}@example.org", context, context.new_page(), Words(language))
        seat.listen_in()
        return seat

    yield sit_down
    for context in contexts:
        context.close()


@pytest.mark.parametrize("language", ["nl", "en"])
def test_six_people_hold_a_whole_meeting_and_the_host_reads_nothing(sit: Sit, served: Served, language: str):
    canaries = Canaries()
    seats = [sit(name) for name in NAMES]
    room = prepare(sit("Greet"), seats, served)
    for seat in seats:
        seat.page.goto(room)
    hold(sit, seats, room, canaries)
    assert len(set(canaries.sung)) >= CANARIES
    for seat in seats:
        assert not silent(canaries, "\n".join(seat.sent)), f"{seat.name} sent a word in the clear"
    for place, text in everything_the_host_has(served):
        assert not silent(canaries, text), f"a word of the group stands in {place}"


def prepare(greet: Seat, seats: list[Seat], served: Served) -> str:
    """Organisation, group and meeting; everybody signs in, makes keys, comes in and compares words. The room's path."""
    link = next(line for line in served.said if "/eerste/" in line).split()[-1]
    coming_in.found_organisation(greet, link, "Zorggroep De Linde")
    coming_in.make_group(greet, "Wijkteam Oost", seats)
    group = greet.page.url
    coming_in.plan_meeting(greet, presenter="Elif", facilitator="Bram")
    room = greet.page.url.replace("/bijeenkomsten/", "/ruimte/")
    for seat in seats:
        coming_in.sign_in(seat)
        coming_in.make_recovery_code(seat)
    coming_in.gather(seats, group)
    coming_in.agree_on_words(seats[0], seats[1:])
    return room


def hold(sit: Sit, seats: list[Seat], room: str, canaries: Canaries) -> None:
    """The incident method from the look back to the evaluation."""
    anna, bram, chaima, daan, elif_, fons = seats
    sing = canaries.in_a_sentence
    expect(bram.page.get_by_text(bram.said("is er niet"))).to_have_count(0, timeout=PATIENCE)
    bram.press("Begin de bijeenkomst")
    for seat in seats:
        seat.is_at("Voornemens")
    bram.go_on()
    check_in(seats, sing)
    bram.go_on()

    case = sing("Ik zweeg toen de moeder boos werd. Hoe kan ik blijven staan?")
    elif_.is_at("Het incident")
    elif_.send("Jouw casus", case)
    anna.reads(case)
    bram.go_on()

    ask_without_being_seen(seats, sing)
    parked = sing("Bel haar morgen zelf.")
    park(daan, parked)
    hidden = sing("Heb je haar al eens zelf gebeld?")
    is_told_that_it_is_advice(daan, hidden)
    elif_.does_not_read(hidden)
    bram.press("Laat alles zien")
    answer = sing("Alleen de moeder en ik.")
    elif_.press("Antwoord")
    elif_.send("Jouw antwoord", answer, button="Antwoord")
    daan.reads(answer)
    bram.go_on()

    chaima.is_at("Analyse")
    one_phone_is_away_for_a_minute(chaima, seats, sing)
    bram.go_on()

    second = on_a_second_device(sit, elif_, room, case)
    fons.page.reload()
    fons.is_at("Doorvragen")
    fons.send("Jouw vraag", sing("Wat wilde je eigenlijk zeggen?"))
    bram.go_on()

    advice = [advise(seat, sing) for seat in (anna, chaima, fons)]
    for text in (parked, hidden):
        bring_in(daan, text)
    elif_.does_not_read(advice[0])
    bram.press("Laat alles zien")
    for text in (*advice, parked, hidden):
        elif_.reads(text)
    bram.go_on()
    resolution = decide(elif_, bram, sing)
    evaluate(seats, sing)
    bram.finish()
    for seat in (*seats, second):
        expect(seat.page.get_by_role("heading", name=seat.said("De bijeenkomst is klaar"))).to_be_visible(
            timeout=PATIENCE
        )
        seat.reads(resolution)


def check_in(seats: list[Seat], sing: Callable[[str], str]) -> None:
    """One turn each, in the order of the table."""
    for seat in seats:
        seat.is_at("Inchecken")
    for _ in seats:
        seat = whose_turn(seats)
        seat.send("Hoe zit je erbij?", sing("Ik ben er, met een vol hoofd."))
        seat.press("Ik ben uitgesproken")
        expect(seat.button("Ik ben uitgesproken")).to_have_count(0, timeout=PATIENCE)


def whose_turn(seats: list[Seat]) -> Seat:
    """Who has the button that ends a turn."""
    for _ in range(100):
        for seat in seats:
            if seat.button("Ik ben uitgesproken").is_visible():
                return seat
        seats[0].page.wait_for_timeout(100)
    raise AssertionError("nobody has the turn")


def ask_without_being_seen(seats: list[Seat], sing: Callable[[str], str]) -> None:
    """What is written before the reveal reaches nobody."""
    anna, bram, _, daan, elif_, fons = seats
    for seat in (anna, daan, fons):
        seat.is_at("Feitelijke vragen")
        text = sing("Wie waren erbij?")
        seat.send("Jouw vraag", text, button="Klaarleggen")
        elif_.does_not_read(text)
        bram.does_not_read(text)
        seat.press("Ik ben klaar")


def park(seat: Seat, text: str) -> None:
    seat.page.get_by_text(seat.said("Heb je al advies? Parkeer het.")).click()
    seat.write("Advies voor straks", text)
    seat.press("Parkeer")


def is_told_that_it_is_advice(seat: Seat, text: str) -> None:
    """Advice dressed as a question is recognised while it is typed, and waits for its step. Nothing is sent before."""
    seat.write("Jouw vraag", text)
    expect(seat.page.get_by_role("status").filter(has_text=seat.said("Dit klinkt als advies."))).to_be_visible()
    seat.press("Parkeer als advies")
    expect(seat.page.get_by_label(seat.said("Jouw vraag"), exact=True).first).to_have_value("")
    expect(parked_by(seat).filter(has_text=text)).to_be_visible()


def parked_by(seat: Seat) -> Locator:
    """The cards of what this person parked."""
    return seat.page.get_by_role("region", name=seat.said("Je geparkeerde advies")).get_by_role("listitem")


def bring_in(seat: Seat, text: str) -> None:
    card = parked_by(seat).filter(has_text=text)
    card.get_by_role("button", name=seat.said("Breng nu in")).click()
    expect(card).to_have_count(0)


def one_phone_is_away_for_a_minute(away: Seat, seats: list[Seat], sing: Callable[[str], str]) -> None:
    """Text typed in a tunnel is kept, sent once there is a connection, and stands there once."""
    text = sing("Ik hoor angst.")
    away.context.set_offline(True)
    expect(away.page.get_by_text(away.said("Geen verbinding, je tekst blijft bewaard.")).first).to_be_visible(
        timeout=A_MINUTE
    )
    away.write("Gevoel", text)
    away.press("Insturen")
    away.page.wait_for_timeout(AWAY[away.said.language])
    seats[0].send("Invloeden", sing("Er was geen afspraak."))
    seats[1].does_not_read(text)
    away.context.set_offline(False)
    for seat in seats:
        expect(seat.page.get_by_text(text)).to_have_count(1, timeout=A_MINUTE)


def on_a_second_device(sit: Sit, seat: Seat, room: str, wrote: str) -> Seat:
    """The same person on a new device, by recovery code: there is what they wrote."""
    second = sit(seat.name)
    coming_in.sign_in(second)
    coming_in.unlock(second, seat.code)
    second.page.goto(room)
    second.is_at("Doorvragen")
    second.reads(wrote)
    return second


def advise(seat: Seat, sing: Callable[[str], str]) -> str:
    seat.is_at("Suggesties")
    text = sing("Ik zou haar vragen wat ze nodig heeft.")
    seat.send("Jouw suggestie", text, button="Klaarleggen")
    return text


def decide(presenter: Seat, facilitator: Seat, sing: Callable[[str], str]) -> str:
    """The presenter says what fits and why, puts the best in order, and makes a resolution."""
    resolution = sing("Donderdag vraag ik het haar.")
    presenter.is_at("Wat past bij mij?")
    presenter.page.get_by_role("checkbox").first.check()
    presenter.send("Waarom?", sing("Dit past bij hoe ik ben."))
    facilitator.go_on()
    presenter.is_at("Op een rij")
    presenter.send("Waarom?", sing("Eerst vragen, dan bellen."))
    facilitator.go_on()
    presenter.is_at("Wat ga ik doen?")
    presenter.send("Jouw voornemen", resolution)
    facilitator.go_on()
    return resolution


def evaluate(seats: list[Seat], sing: Callable[[str], str]) -> None:
    for _ in seats:
        seat = whose_turn(seats)
        seat.send("Wat bracht het jou?", sing("Ik luister voortaan langer."))
        seat.press("Ik ben uitgesproken")
        expect(seat.button("Ik ben uitgesproken")).to_have_count(0, timeout=PATIENCE)


def silent(canaries: Canaries, text: str) -> list[str]:
    """The canaries that can be heard in `text`: none, if the promise holds."""
    return [word for word in canaries.sung if word in text]


def everything_the_host_has(served: Served) -> Iterator[tuple[str, str]]:
    """Database and write-ahead log, mail, logs, and a backup of it all."""
    backup = served.data.parent / "backup.kring"
    made = kring("backup", str(backup), "--data", str(served.data))
    assert made.returncode == 0, made.stderr
    unpacked = served.data.parent / "unpacked"
    shutil.unpack_archive(backup, unpacked, "tar", filter="data")
    yield "the log", "".join(served.said)
    files = [path for folder in (served.data, unpacked) for path in folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)
    for path in files:
        yield path.name, path.read_bytes().decode("utf-8", "replace")

"""Every page of Kring in every state worth looking at, in the order of one walk through the demo."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from playwright.sync_api import Page

from tests.journeys.demo_house import FOUNDER, NOBODY, PATIENCE, House
from tests.journeys.demo_meeting import DemoMeeting

ABSENT = str(UUID(int=0))  # no group has this id
ORGANISATION = "organisaties/<uuid:organisation_id>/"
GROUP = "groepen/<uuid:group_id>/"
EVALUATIONS = GROUP + "evaluaties/"
POLL = GROUP + "datums/<uuid:poll_id>/"
MEETING = "bijeenkomsten/<uuid:meeting_id>/"
METHOD = "methodes/<slug:key>/"
EDITOR = METHOD + "bewerken/"
OFFERING = "aanbod/<slug:offering>/"
PROGRAMME = "trajecten/<uuid:programme_id>/"
LIST = ORGANISATION + "lijsten/<uuid:pool_id>/"
PROPOSAL = LIST + "indeling/<uuid:proposal_id>/"
TALK = PROGRAMME + "gesprekken/<uuid:talk_id>/"
ROUNDS = GROUP + "schriftelijk/"
QUOTES = "trajecten/<uuid:programme_id>/offerte/"
ONE_QUOTE = QUOTES + "<slug:quote_number>/"
ROOM = "ruimte/<uuid:room_id>/"
HEADING = "main h1"
A_CASE = ("Zij werd boos op de gang.", "Ik praatte door.", "Ik schrok.", "Wat moet de zoon doen?")


def stay(page: Page) -> None:
    """Nothing to do: the page as it comes."""


@dataclass(frozen=True)
class Sight:
    """One state of one page: its route as the URL table writes it, who looks, and what to wait for.

    `then` is done after every load of the page; `before` once, by the people in the room.
    """

    name: str
    route: str
    who: str = NOBODY
    device: str = "open"
    shown: str = HEADING
    then: Callable[[Page], None] = stay
    meeting: str = "later"
    group: str = ""
    talk: str = "talk"
    offering: str = "persoonlijke-leerdoelen"
    programme: str = "programme"
    before: Callable[[DemoMeeting], None] | None = None

    def path(self, house: House) -> str:
        ids = house.addresses
        return "/" + (
            self.route.replace("<uuid:organisation_id>", ids["organisation"])
            .replace("<uuid:group_id>", self.group or ids["asking" if "poll_id" in self.route else "group"])
            .replace("<uuid:poll_id>", ids["poll"])
            .replace("<uuid:programme_id>", ids[self.programme])
            .replace("<slug:quote_number>", ids["quote"])
            .replace("<uuid:talk_id>", ids[self.talk])
            .replace("<uuid:release_id>", ids["release"])
            .replace("<int:party_id>", ids["party"])
            .replace("<slug:step_name>", "stop")
            .replace("<uuid:meeting_id>", ids[self.meeting])
            .replace("<uuid:pool_id>", ids["pool"])
            .replace("<uuid:proposal_id>", ids["proposal"])
            .replace("<int:entry_id>", ids["entry"])
            .replace("<int:seat_id>", ids["seat"])
            .replace("<int:number>", "3")
            .replace("<uuid:room_id>", ids["now"])
            .replace("<uuid:round_id>", ids["round"])
            .replace("<uuid:substitute_id>", ids["substitute"])
            .replace("<uuid:person_id>", ids["person"])
            .replace("<slug:key>", ids["method"])
            .replace("<slug:step>", "questions")
            .replace("<str:token>", ids["token"])
            .replace("<slug:offering>", self.offering)
            .replace("<uuid:intervisor_id>", ids["intervisor"])
            .replace("<str:interest_token>", ids["interest"])
            .replace("<slug:form_name>", "traject")
            .replace("<slug:method_key>", "five-step")
        )

    def load(self, house: House) -> Page:
        """The page, drawn."""
        page = house.page(self.who, self.device)
        page.goto(self.path(house))
        page.locator(self.shown).first.wait_for(timeout=PATIENCE)
        self.then(page)
        return page


def ask_a_code(page: Page) -> None:
    page.locator("[data-island=sign-in] input").fill("koen@delinde.example")
    page.keyboard.press("Enter")
    page.locator("[data-island=sign-in] input[autocomplete=one-time-code]").wait_for()


def write_agreement(page: Page) -> None:
    page.locator(".agreement-change button").click()
    page.locator(".agreement-editor .subject").first.wait_for()
    unfold(page)


def send_nothing(page: Page) -> None:
    """A form with a fault says which."""
    page.locator("main form").first.evaluate("form => { form.noValidate = true; }")
    page.locator("main form button").first.click()
    page.locator("[aria-invalid=true]").first.wait_for()


def add_nothing(page: Page) -> None:
    """The form below a list, in which each has a form of its own."""
    page.locator("main form").last.evaluate("form => { form.noValidate = true; }")
    page.locator("main form button").last.click()
    page.locator("[aria-invalid=true]").first.wait_for()


def ask_nothing(page: Page) -> None:
    """Both forms of an offering, of which one was sent empty."""
    page.locator("#question button").click()
    page.locator("#question [aria-invalid=true]").first.wait_for()


def swap_bounds(page: Page) -> None:
    """Numbers that contradict each other, and an amount that is none."""
    page.locator("[name=smallest]").fill("8")
    page.locator("[name=largest]").fill("5")
    page.locator("[name=price]").fill("veel")
    page.locator("main form button.primary").click()
    page.locator("[aria-invalid=true]").first.wait_for()


def ask_advice(page: Page) -> None:
    page.locator("main form button").click()
    page.locator("#antwoord").wait_for()
    unfold(page)


def make_a_code(page: Page) -> None:
    page.locator("main button").first.click()
    page.locator(".code-groups code").first.wait_for()


def confirm_a_code(page: Page) -> None:
    make_a_code(page)
    page.locator("main button.primary").click()
    page.locator("input.code-input").first.wait_for()


def unfold(page: Page) -> None:
    """Everything that is folded away, opened."""
    for summary in page.locator("main details:not([open]) > summary").all():
        if summary.is_visible():
            summary.click()


def clear_name(page: Page) -> None:
    page.locator("[name=name]").fill("")
    send_nothing(page)


def change_my_case(page: Page) -> None:
    """A form with everything in it, and a question that is not about oneself."""
    page.get_by_role("button", name=re.compile("^(Wijzig|Change)$")).click()
    page.locator(".offer-form textarea").last.fill("Wat moet de zoon doen?")
    page.locator(".offer-form [type=radio]").last.wait_for()


def write_a_goal(page: Page) -> None:
    """A goal half written, with what the five questions make of it."""
    page.get_by_role("button", name=re.compile("^(Schrijf een leerdoel|Write a learning goal)$")).click()
    page.locator(".goal-form textarea").first.fill("Mijn team moet beter luisteren.")
    page.locator(".goal-form summary").click()
    page.locator("[data-light=look]").first.wait_for()


def write_more(page: Page) -> None:
    page.locator(".room-composer textarea").first.fill("Wie waren er bij, behalve jij en de dochter?")
    page.locator(".room-field-foot .hint").filter(has_text=re.compile("Opgeslagen|Saved")).first.wait_for()


def go_on(page: Page) -> None:
    """A practice round, until everybody waits for me."""
    page.get_by_role("button", name=re.compile("Sla het wachten over|Skip the waiting")).click()
    page.locator(".coach-pace b").wait_for()


def write_a_case(page: Page) -> None:
    """The presenter's form with everything in it, and the ways to take it along."""
    for field, text in zip(page.locator(".no-print textarea").all(), A_CASE, strict=False):
        field.fill(text)
    page.locator(".own-along").wait_for()
    unfold(page)


def write_report(page: Page) -> None:
    page.locator(".own-guides input").nth(1).check()
    page.locator(".no-print textarea").first.fill("Met de dochter in de gang, na de dienst.")
    page.locator(".saving").filter(has_text=re.compile("Opgeslagen|Saved")).wait_for()
    unfold(page)


def begin_joint(page: Page) -> None:
    page.locator("[data-island=joint] button").first.click()
    page.locator(".own-joint-form textarea").wait_for()


def add_to_read(page: Page) -> None:
    """The form, with a link that is none."""
    page.locator("[data-island=reading] button").last.click()
    page.locator("[data-island=reading] form input").nth(3).fill("boek")
    page.locator("[data-island=reading] form button").first.click()
    page.locator("[aria-invalid=true]").first.wait_for()


def read_on(page: Page) -> None:
    """What the group keeps is opened one by one."""
    page.get_by_text(re.compile("gaat open…|opening…")).first.wait_for(state="hidden")


SIGHTS: tuple[Sight, ...] = (
    Sight("welcome", ""),
    Sight("sign-in", "aanmelden/", shown="[data-island=sign-in] input"),
    Sight("sign-in-code", "aanmelden/", shown="[data-island=sign-in] input", then=ask_a_code),
    Sight("mailbox", "postvak/"),
    Sight("safety", "veiligheid/"),
    Sight("first-link", "eerste/<str:token>/"),
    Sight("catalogue", "aanbod/"),
    Sight("offering", OFFERING),
    Sight("offering-faulty", OFFERING, offering="safe-ground", then=ask_nothing),
    Sight("interest", "aanbod/bericht/<str:interest_token>/"),
    Sight("home", "", "Anna"),
    Sight("home-coordinator", "", "Greet", device="locked"),
    Sight("profile", "profiel/", "Anna", shown="[data-island=passkeys] button"),
    Sight("calendar", "agenda/", "Greet", device="locked"),
    Sight("profile-faulty", "profiel/", "Anna", then=clear_name),
    Sight("devices", "apparaten/", "Anna"),
    Sight("path", "leren/", "Anna", shown="[data-open=whole]", then=unfold),
    Sight("resolutions", "leren/voornemens/", "Anna", shown=".resolution-form"),
    Sight("take-path", "leren/meenemen/", "Anna", shown=".made-passphrase", then=unfold),
    Sight("found", "organisaties/nieuw/", FOUNDER),
    Sight("home-founder", "", FOUNDER),
    Sight("first-set-up", "toegang/", FOUNDER),
    Sight("first-code", "toegang/", FOUNDER, then=make_a_code),
    Sight("first-code-confirm", "toegang/", FOUNDER, then=confirm_a_code),
    Sight("unlock", "toegang/", "Bram", device="locked", shown="main form"),
    Sight("ways-in", "toegang/", "Anna"),
    Sight("organisation", ORGANISATION, "Greet", device="locked"),
    Sight("appoint", ORGANISATION + "coordinatoren/nieuw/", "Greet", device="locked"),
    Sight("ask", OFFERING + "aanvragen/"),
    Sight("ask-faulty", OFFERING + "aanvragen/", "Anna", then=send_nothing),
    Sight("sign-up", OFFERING + "aanmelden/", "Anna"),
    Sight("signups", OFFERING + "aanmeldingen/", "Greet", device="locked"),
    Sight("people", PROGRAMME + "mensen/", "Greet", device="locked"),
    Sight("replace", PROGRAMME + "mensen/<int:party_id>/vervangen/", "Greet", device="locked"),
    Sight("offerings", ORGANISATION + "aanbod/", "Greet", device="locked"),
    Sight("offering-begin", ORGANISATION + "aanbod/nieuw/", "Greet", device="locked"),
    Sight("offering-edit", OFFERING + "bewerken/", "Greet", device="locked"),
    Sight("offering-edit-faulty", OFFERING + "bewerken/", "Greet", device="locked", then=swap_bounds),
    Sight("offering-manage", OFFERING + "beheer/", "Greet", device="locked", offering="incidentmethode", then=unfold),
    Sight("intervisor-add", ORGANISATION + "begeleiders/nieuw/", "Greet", device="locked"),
    Sight("intervisor", ORGANISATION + "begeleiders/<uuid:intervisor_id>/", "Greet", device="locked", then=unfold),
    Sight("make-group", ORGANISATION + "groepen/nieuw/", "Greet", device="locked"),
    Sight("make-group-faulty", ORGANISATION + "groepen/nieuw/", "Greet", device="locked", then=send_nothing),
    Sight("invite", GROUP + "uitnodigen/", "Greet", device="locked"),
    Sight("ask-guide", GROUP + "intervisor/", "Greet", device="locked"),
    Sight("mark-left", GROUP + "leden/<uuid:person_id>/vertrokken/", "Greet", device="locked"),
    Sight("group-coordinator", GROUP, "Greet", device="locked", then=unfold),
    Sight("group-locked", GROUP, "Bram", device="locked", shown="[data-island=group] form, [data-island=group] a"),
    Sight("group", GROUP, "Anna", shown="[data-island=group] details", then=unfold),
    Sight("take-along-locked", GROUP + "meenemen/", "Bram", device="locked"),
    Sight("take-along", GROUP + "meenemen/", "Anna", shown=".made-passphrase"),
    Sight("plan", GROUP + "bijeenkomsten/nieuw/", "Anna"),
    Sight("meeting", MEETING, "Anna", shown=".offer-question"),
    Sight("meeting-offering", MEETING, "Bram Visser", shown=".offer-question", then=change_my_case),
    Sight("substitute-ask", MEETING + "invaller/", "Anna", then=add_nothing, meeting="later"),
    Sight("substitute", "invallen/<uuid:substitute_id>/", "Karel", device="locked"),
    Sight("rounds", ROUNDS, "Anna", shown="form select"),
    Sight("round", ROUNDS + "<uuid:round_id>/", "Anna", shown="form textarea"),
    Sight("agreement", GROUP + "overeenkomst/", "Anna", shown=".clauses"),
    Sight("agreement-writing", GROUP + "overeenkomst/", "Bram Visser", shown=".clauses", then=write_agreement),
    Sight("pulse", GROUP + "veiligheid/", "Anna", shown=".pulse-voting"),
    Sight("evaluation", MEETING + "evaluatie/", "Anna", meeting="past", shown="[data-island=evaluation] textarea"),
    Sight("evaluations", EVALUATIONS, "Anna"),
    Sight("evaluation-end", EVALUATIONS + "<slug:form_name>/", "Anna", shown="[data-island=evaluation] fieldset"),
    Sight("evaluation-questions", EVALUATIONS + "<slug:form_name>/vragen/", "Noor", shown="fieldset"),
    Sight("evaluation-usual", ORGANISATION + "evaluaties/<slug:form_name>/", "Greet", device="locked"),
    Sight("releases", GROUP + "terugkoppeling/", "Anna", shown=".release-proposal"),
    Sight("release", PROGRAMME + "terugkoppelingen/<uuid:release_id>/", "Karel", device="locked"),
    Sight("check-a-proof", "controleren/", shown="input[type=file]"),
    Sight("half-years", ORGANISATION + "cijfers/", "Greet", device="locked"),
    Sight("meeting-past", MEETING, "Anna", meeting="past", shown="[data-island=meeting-record] :is(h2, h3)"),
    Sight("preparation", "leren/voorbereiding/<uuid:meeting_id>/", "Anna", shown="main textarea", then=write_a_case),
    Sight(
        "report", "leren/verslag/<uuid:meeting_id>/", "Anna", meeting="past", shown="main textarea", then=write_report
    ),
    Sight("goals", "leren/doelen/", "Anna", shown="[data-island=goals] button", then=write_a_goal),
    Sight("shared", "leren/gedeeld/", "Anna", shown="[data-island=shared] summary", then=unfold),
    Sight("reports", "leren/verslagen/", "Anna", shown=".own-report", then=unfold),
    Sight("joint", MEETING + "samen/", "Anna", meeting="past", shown="[data-island=joint] button", then=begin_joint),
    Sight("literature", ORGANISATION + "literatuur/", "Greet", device="locked", then=add_nothing),
    Sight("reading", GROUP + "literatuur/", "Anna", shown="[data-island=reading] button", then=add_to_read),
    Sight("dates-ask", GROUP + "datums/nieuw/", "Greet", device="locked"),
    Sight("dates-answer", POLL, "Jamila", device="locked"),
    Sight("dates-proposal", POLL + "voorstel/", "Greet", device="locked", then=unfold),
    Sight("move", MEETING + "verplaatsen/", "Greet", device="locked"),
    Sight("change", MEETING + "wijzigen/", "Anna"),
    Sight("cancel", MEETING + "afzeggen/", "Anna"),
    Sight("swap", MEETING + "ruilen/", "Anna"),
    Sight("closed-days", ORGANISATION + "vrije-dagen/", "Greet", device="locked"),
    Sight("lists", ORGANISATION + "lijsten/", "Greet", device="locked"),
    Sight("list", LIST, "Greet", device="locked"),
    Sight("list-change", LIST + "wijzigen/", "Greet", device="locked"),
    Sight("list-file", LIST + "bestand/", "Greet", device="locked"),
    Sight("list-add", LIST + "mensen/nieuw/", "Greet", device="locked"),
    Sight("list-person", LIST + "mensen/<int:entry_id>/", "Greet", device="locked"),
    Sight("list-rules", LIST + "regels/", "Greet", device="locked"),
    Sight("own-row", "mijn-aanmelding/<uuid:pool_id>/", "Anna"),
    Sight("compose", LIST + "indeling/", "Greet", device="locked"),
    Sight("compare", LIST + "indeling/naast-elkaar/", "Greet", device="locked"),
    Sight("proposal", PROPOSAL, "Greet", device="locked"),
    Sight("proposal-group", PROPOSAL + "groepen/<int:number>/", "Greet", device="locked"),
    Sight("proposal-person", PROPOSAL + "mensen/<int:seat_id>/", "Greet", device="locked"),
    Sight("proposal-left", PROPOSAL + "zonder-groep/", "Greet", device="locked"),
    Sight("proposal-publish", PROPOSAL + "publiceren/", "Greet", device="locked"),
    Sight("absent", MEETING + "ik-kan-niet/", "Anna"),
    Sight("attendance", MEETING + "aanwezig/", "Anna", meeting="past", then=unfold),
    Sight("rota", GROUP + "rooster/", "Anna", then=unfold),
    Sight("series", GROUP + "bijeenkomsten/reeks/", "Anna"),
    Sight("methods", "methodes/", "Anna"),
    Sight("method", METHOD, "Anna"),
    Sight("advisor", GROUP + "methode/", "Anna", then=ask_advice),
    Sight("method-copy", METHOD + "kopie/", "Anna"),
    Sight("method-bring", "methodes/nieuw/", "Greet", device="locked", then=send_nothing),
    Sight("workshop", EDITOR, "Greet", device="locked", then=unfold),
    Sight("workshop-texts", EDITOR + "teksten/", "Greet", device="locked"),
    Sight("workshop-step", EDITOR + "stappen/<slug:step>/", "Greet", device="locked", then=unfold),
    Sight("workshop-withdraw", EDITOR + "weghalen/", "Greet", device="locked"),
    Sight("practise", "oefenen/", "Anna"),
    Sight("practice-round", "oefenen/<slug:method_key>/", "Anna", shown=".coach", then=go_on),
    Sight("not-found", GROUP, "Anna", group=ABSENT),
    Sight("not-permitted", GROUP + "uitnodigen/", "Anna"),
    Sight("room-locked", ROOM, "Bram", device="locked", shown=".room-circle"),
    Sight("programmes", "trajecten/", "Noor", device="locked"),
    Sight("programme", PROGRAMME, "Noor", device="locked"),
    Sight("programmes-coordinated", ORGANISATION + "trajecten/", "Greet", device="locked"),
    Sight("programmes-guided", "begeleiding/", "Noor", device="locked"),
    Sight("programmes-commissioned", "opdrachten/", "Karel", device="locked"),
    Sight("handover", PROGRAMME + "zelfstandig/", "Noor", device="locked", then=unfold),
    Sight("handover", "trajecten/<uuid:programme_id>/zelfstandig/", "Noor", device="locked", then=unfold),
    Sight("putting-away", "trajecten/<uuid:programme_id>/opruimen/", "Anna", device="locked"),
    Sight("shred-now", "trajecten/<uuid:programme_id>/opruimen/nu/", "Greet", device="locked"),
    Sight("keep-term", ORGANISATION + "bewaren/", "Greet", device="locked"),
    Sight("took-part", "profiel/deelname/", "Anna", device="locked"),
    Sight("close-account", "profiel/opheffen/", "Anna", device="locked", then=send_nothing),
    Sight("letterhead", ORGANISATION + "gegevens/", "Greet", device="locked"),
    Sight("quote-edit", QUOTES, "Greet", device="locked", programme="quoted", then=unfold),
    Sight("quote-check", QUOTES + "nakijken/", "Greet", device="locked", programme="quoted"),
    Sight("quote", ONE_QUOTE, "Karel", device="locked", programme="quoted"),
    Sight("quote-accept", ONE_QUOTE + "akkoord/", "Karel", device="locked", programme="quoted", then=send_nothing),
    Sight("quote-refuse", ONE_QUOTE + "afwijzen/", "Karel", device="locked", programme="quoted"),
    Sight("participants", PROGRAMME + "deelnemers/", "Greet", device="locked"),
    Sight("write-off", PROGRAMME + "deelnemers/<uuid:person_id>/afmelden/", "Greet", device="locked"),
    Sight("take-part", PROGRAMME + "meedoen/", "Anna", then=unfold),
    Sight("stop-taking-part", PROGRAMME + "meedoen/stoppen/", "Anna"),
    Sight("group-make", PROGRAMME + "groep/", "Greet", device="locked"),
    Sight("chart", ORGANISATION + "wie-leidt-wie/", "Greet", device="locked"),
    Sight("talk-plan", PROGRAMME + "gesprekken/nieuw/", "Noor", device="locked", then=send_nothing),
    Sight("talk", TALK, "Karel", device="locked"),
    Sight("talk-move", TALK + "wijzigen/", "Noor", device="locked", talk="talk-coming"),
    Sight("talk-cancel", TALK + "afzeggen/", "Noor", device="locked", talk="talk-coming"),
    Sight("talk-intake", TALK + "gehouden/", "Noor", device="locked"),
    Sight("facilities", PROGRAMME + "faciliteiten/", "Noor", device="locked"),
    Sight("talk-note", TALK + "samen/", "Noor", talk="talk-coming", shown=".talk-note h2"),
    Sight("contract", PROGRAMME + "overeenkomst/", "Karel", device="locked"),
    Sight("programme-step", PROGRAMME + "stap/<slug:step_name>/", "Greet", device="locked"),
    Sight("process-notes", "trajecten/<uuid:programme_id>/notities/", "Noor", shown="[data-island=own-notes] textarea"),
    Sight("room-waiting", ROOM, "Daan", shown=".room-phase h1", before=DemoMeeting.gather),
    Sight("room-talk", ROOM, "Anna", shown=".room-phase h1", then=unfold, before=DemoMeeting.open),
    Sight("room-round", ROOM, "Anna", shown=".room-phase h1", before=DemoMeeting.check_in),
    Sight("room-hidden", ROOM, "Daan", shown=".room-phase h1", then=unfold, before=DemoMeeting.write_questions),
    Sight("room-hidden-writer", ROOM, "Anna", shown=".contribution", then=write_more),
    Sight("wall", ROOM + "scherm/", "Daan", shown="h1"),
    Sight("room-revealed", ROOM, "Fons", shown=".contribution", before=DemoMeeting.reveal),
    Sight("room-analysis", ROOM, "Elif", shown=".contribution", before=DemoMeeting.analyse),
    Sight("room-suggestions", ROOM, "Anna", shown=".contribution", before=DemoMeeting.suggest),
    Sight("room-choice", ROOM, "Fons", shown="[type=checkbox]", before=DemoMeeting.let_choose),
    Sight("room-ranking", ROOM, "Fons", shown=".ranking li", before=DemoMeeting.let_rank),
    Sight("room-evaluation", ROOM, "Anna", shown=".room-phase h1", before=DemoMeeting.evaluate),
    Sight("room-closed", ROOM, "Fons", shown=".room-closed .contribution-text", then=read_on, before=DemoMeeting.close),
)

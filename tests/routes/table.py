"""What every route answers to every role. A route that is not here fails a test: nothing is open by accident."""

from __future__ import annotations

from tests.routes.roles import ANYBODY, NO_RIGHT, NOT_THERE, SIGNED_IN, Expected, expect

GROUP = expect("member", "invited", "coordinator")  # names and dates
PLAN = GROUP
SWAP = expect("member", "invited", refused=("coordinator",))
ARRANGE = expect("coordinator", refused=("member", "invited"))
TAKES_PART = SWAP
READING = expect("member", "invited", "other_group", "coordinator", "intervisor")
READING_LIST = expect("coordinator", "intervisor", refused=("member", "invited", "other_group"))
LOG = expect("member", "invited", refused=("coordinator",))
SEALED = expect("member", refused=("invited", "coordinator"))
ORGANISATION = expect("coordinator")
QUESTIONS = expect("intervisor", refused=("member", "invited", "coordinator"))  # what a form asks: who guides
KEPT_LIST = expect("coordinator")  # also somebody on the list sees nothing but their own row
OWN_ROW = expect("member")  # Anna, by her mail address; not even the coordinator
OFFERED = expect("member", "invited", "other_group", "coordinator")  # an own method that the organisation offers
WORKSHOP = expect("coordinator", refused=("member", "invited", "other_group"))  # made by the coordinator
MAKE_OWN = expect(
    "member",
    "invited",
    "other_group",
    "other_organisation",
    "coordinator",
    "other_coordinator",
    others=NO_RIGHT,
)
PARTIES = ("member", "coordinator", "commissioner", "manager", "intervisor", "requester")
PROGRAMME = expect(*PARTIES)
NOTES = expect("intervisor", refused=("member", "coordinator", "commissioner", "manager", "requester"))
LEVEL = expect("member", "intervisor", refused=("coordinator", "commissioner", "manager", "requester"))
# What it costs is between who arranges and who pays.
QUOTE = expect("coordinator", "commissioner", refused=("member", "manager", "intervisor", "requester"))
WRITE_QUOTE = expect("coordinator", refused=("member", "commissioner", "manager", "intervisor", "requester"))
AGREE_TO_SHRED = expect("member", refused=("coordinator", "commissioner", "manager", "intervisor", "requester"))
SHRED_NOW = expect("coordinator", refused=("member", "commissioner", "manager", "intervisor", "requester"))
ANSWER_QUOTE = expect("commissioner", refused=("member", "coordinator", "manager", "intervisor", "requester"))
COORDINATE = expect("coordinator", refused=("member", "commissioner", "manager", "intervisor", "requester"))
ARRANGE_PROGRAMME = expect("coordinator", "intervisor", refused=("member", "commissioner", "manager", "requester"))
TALK = expect("member", "coordinator", "manager", "intervisor")  # about the member, with their manager
AT_THE_TABLE = expect("member", "manager", "intervisor", refused=("coordinator",))  # of a closing talk
CHANGE_TALK = expect("coordinator", "intervisor", refused=("member", "manager"))
SIGNED_BY_TWO = expect("coordinator", "commissioner", "intervisor", refused=("member", "manager", "requester"))
STOP = expect("coordinator", "commissioner", refused=("member", "manager", "intervisor", "requester"))
SHOW = expect(others=NO_RIGHT)  # to somebody who is neither manager nor intervisor of theirs
FOUND = expect(others=NO_RIGHT)  # with the right that the host's first link gives, and nobody here has
NOT_HERE = expect(others=NOT_THERE, nobody=NOT_THERE)
DEMO_ONLY = NOT_HERE  # demo people, and mail on a page

API = "api/v1/"
GROUP_API = API + "groups/<group_id>"
MEETING_API = API + "meetings/<meeting_id>"
NOTE_API = API + "talks/<talk_id>/note"
GROUP_PAGE = "groepen/<uuid:group_id>/"
EVALUATIONS = GROUP_PAGE + "evaluaties/"
POLL = GROUP_PAGE + "datums/<uuid:poll_id>/"
MEETING = "bijeenkomsten/<uuid:meeting_id>/"
ORGANISATION_PAGE = "organisaties/<uuid:organisation_id>/"
METHOD = "methodes/<slug:key>/"
EDITOR = METHOD + "bewerken/"
ROOM = "ruimte/<uuid:room_id>/"
LIVE = "live/rooms/<id>"
OFFERING = "aanbod/<slug:offering>/"
INTEREST = "aanbod/bericht/<str:interest_token>/"
PROFILE = ORGANISATION_PAGE + "begeleiders/"
# Who was named, who arranges, who guides and the group itself; others cannot tell that there is one.
READ_RELEASE = expect("member", "coordinator", "commissioner", "intervisor")
PROGRAMME_PAGE = "trajecten/<uuid:programme_id>/"
TALK_PAGE = PROGRAMME_PAGE + "gesprekken/<uuid:talk_id>/"
RELEASE = PROGRAMME_PAGE + "terugkoppelingen/<uuid:release_id>/"
QUOTES = PROGRAMME_PAGE + "offerte/"
ONE_QUOTE = QUOTES + "<slug:quote_number>/"
LISTS = ORGANISATION_PAGE + "lijsten/"
LIST = LISTS + "<uuid:pool_id>/"
PROPOSAL = LIST + "indeling/<uuid:proposal_id>/"

EXPECTED: dict[tuple[str, str], Expected] = {
    ("GET", ""): ANYBODY,
    ("GET", "aanmelden/"): ANYBODY,
    ("POST", "aanmelden/demo/<uuid:person_id>"): DEMO_ONLY,
    ("POST", "afmelden/"): ANYBODY,
    ("GET", "agenda/"): SIGNED_IN,
    ("GET", "agenda/<str:token>.ics"): NOT_HERE,  # the token is the right
    ("POST", "agenda/link/"): SIGNED_IN,
    ("POST", "agenda/link/weg/"): SIGNED_IN,
    ("GET", "apparaten/"): SIGNED_IN,
    ("POST", "apparaten/afmelden"): SIGNED_IN,
    ("POST", "apparaten/<int:device_id>/afmelden"): expect(others=NOT_THERE),  # one's own devices only
    ("GET", "eerste/<str:token>/"): NOT_HERE,  # the token is the right; without one there is nothing here
    ("POST", "eerste/<str:token>/"): NOT_HERE,
    ("GET", "healthz"): ANYBODY,
    ("GET", "leren/doelen/"): SIGNED_IN,  # one's own
    ("GET", "leren/gedeeld/"): SIGNED_IN,
    ("GET", "postvak/"): DEMO_ONLY,
    ("GET", "postvak/nieuwste"): DEMO_ONLY,
    ("GET", "profiel/"): SIGNED_IN,
    ("POST", "profiel/"): SIGNED_IN,
    ("GET", "readyz"): ANYBODY,
    ("POST", "taal/"): ANYBODY,
    ("GET", "toegang/"): SIGNED_IN,
    ("GET", "veiligheid/"): ANYBODY,
    ("POST", "weergave/"): ANYBODY,
    # organisations
    ("GET", "organisaties/nieuw/"): FOUND,
    ("POST", "organisaties/nieuw/"): FOUND,
    ("GET", ORGANISATION_PAGE): ORGANISATION,
    ("GET", ORGANISATION_PAGE + "coordinatoren/nieuw/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "coordinatoren/nieuw/"): ORGANISATION,
    ("GET", ORGANISATION_PAGE + "groepen/nieuw/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "groepen/nieuw/"): ORGANISATION,
    # the catalogue: what is published is everybody's
    ("GET", "aanbod/"): ANYBODY,
    ("GET", "robots.txt"): ANYBODY,
    ("GET", "sitemap.xml"): ANYBODY,
    ("GET", OFFERING): ANYBODY,
    ("POST", OFFERING): ANYBODY,
    ("GET", INTEREST): NOT_HERE,  # the token is the right; without one there is nothing here
    ("POST", INTEREST): NOT_HERE,
    ("GET", OFFERING + "beheer/"): ORGANISATION,
    ("POST", OFFERING + "beheer/"): ORGANISATION,
    ("GET", OFFERING + "bewerken/"): ORGANISATION,
    ("POST", OFFERING + "bewerken/"): ORGANISATION,
    ("GET", ORGANISATION_PAGE + "aanbod/"): ORGANISATION,
    ("GET", ORGANISATION_PAGE + "aanbod/nieuw/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "aanbod/nieuw/"): ORGANISATION,
    ("GET", PROFILE + "nieuw/"): ORGANISATION,
    ("POST", PROFILE + "nieuw/"): ORGANISATION,
    ("GET", PROFILE + "<uuid:intervisor_id>/"): ORGANISATION,
    ("POST", PROFILE + "<uuid:intervisor_id>/"): ORGANISATION,
    ("GET", ORGANISATION_PAGE + "gegevens/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "gegevens/"): ORGANISATION,
    # one's own path
    ("GET", "leren/"): SIGNED_IN,
    ("GET", "leren/meenemen/"): SIGNED_IN,
    ("GET", "leren/voornemens/"): SIGNED_IN,
    # closing
    ("GET", "profiel/deelname/"): SIGNED_IN,
    ("GET", "profiel/opheffen/"): SIGNED_IN,
    ("POST", "profiel/opheffen/"): SIGNED_IN,
    ("GET", ORGANISATION_PAGE + "bewaren/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "bewaren/"): ORGANISATION,
    ("GET", PROGRAMME_PAGE + "opruimen/"): PROGRAMME,
    ("POST", PROGRAMME_PAGE + "opruimen/eens/"): AGREE_TO_SHRED,
    ("GET", PROGRAMME_PAGE + "opruimen/nu/"): SHRED_NOW,
    ("POST", PROGRAMME_PAGE + "opruimen/nu/"): SHRED_NOW,
    # quotes
    ("GET", QUOTES): WRITE_QUOTE,
    ("POST", QUOTES): WRITE_QUOTE,
    ("GET", QUOTES + "nakijken/"): WRITE_QUOTE,
    ("POST", QUOTES + "nakijken/"): WRITE_QUOTE,
    ("GET", QUOTES + "concept/"): WRITE_QUOTE,
    ("GET", ONE_QUOTE): QUOTE,
    ("GET", ONE_QUOTE + "pdf/"): QUOTE,
    ("GET", ONE_QUOTE + "akkoord/"): ANSWER_QUOTE,
    ("POST", ONE_QUOTE + "akkoord/"): ANSWER_QUOTE,
    ("GET", ONE_QUOTE + "afwijzen/"): ANSWER_QUOTE,
    ("POST", ONE_QUOTE + "afwijzen/"): ANSWER_QUOTE,
    # groups
    ("GET", GROUP_PAGE): GROUP,
    ("GET", GROUP_PAGE + "agenda.ics"): GROUP,
    ("GET", GROUP_PAGE + "uitnodigen/"): ARRANGE,
    ("POST", GROUP_PAGE + "uitnodigen/"): ARRANGE,
    ("GET", GROUP_PAGE + "intervisor/"): ARRANGE,
    ("POST", GROUP_PAGE + "intervisor/"): ARRANGE,
    ("GET", GROUP_PAGE + "leden/<uuid:person_id>/vertrokken/"): ARRANGE,
    ("POST", GROUP_PAGE + "leden/<uuid:person_id>/vertrokken/"): ARRANGE,
    ("GET", GROUP_PAGE + "meenemen/"): SEALED,
    # dates
    ("GET", GROUP_PAGE + "datums/nieuw/"): PLAN,
    ("POST", GROUP_PAGE + "datums/nieuw/"): PLAN,
    ("GET", POLL): GROUP,
    ("POST", POLL): SWAP,
    ("GET", POLL + "voorstel/"): GROUP,
    ("POST", POLL + "voorstel/"): PLAN,
    ("POST", POLL + "stoppen/"): PLAN,
    ("GET", MEETING + "verplaatsen/"): PLAN,
    ("POST", MEETING + "verplaatsen/"): PLAN,
    # meetings
    ("GET", GROUP_PAGE + "bijeenkomsten/nieuw/"): PLAN,
    ("POST", GROUP_PAGE + "bijeenkomsten/nieuw/"): PLAN,
    ("GET", GROUP_PAGE + "bijeenkomsten/reeks/"): PLAN,
    ("POST", GROUP_PAGE + "bijeenkomsten/reeks/"): PLAN,
    ("GET", GROUP_PAGE + "rooster/"): GROUP,
    ("POST", GROUP_PAGE + "rooster/"): PLAN,
    ("POST", GROUP_PAGE + "rooster/begeleiden/"): SWAP,
    ("GET", GROUP_PAGE + "methode/"): PLAN,
    ("GET", MEETING): GROUP,
    ("GET", MEETING + "wijzigen/"): PLAN,
    ("POST", MEETING + "wijzigen/"): PLAN,
    ("GET", MEETING + "afzeggen/"): PLAN,
    ("POST", MEETING + "afzeggen/"): PLAN,
    ("GET", MEETING + "ruilen/"): SWAP,
    ("POST", MEETING + "ruilen/"): SWAP,
    ("POST", MEETING + "geen-casus/"): SWAP,
    ("GET", MEETING + "ik-kan-niet/"): SWAP,
    ("POST", MEETING + "ik-kan-niet/"): SWAP,
    ("POST", MEETING + "ik-kan-toch/"): SWAP,
    ("POST", MEETING + "besluit/"): PLAN,
    ("GET", ORGANISATION_PAGE + "vrije-dagen/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "vrije-dagen/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "vrije-dagen/<int:closure_id>/weghalen/"): ORGANISATION,
    # lists of people, and groups made of them
    ("GET", "mijn-aanmelding/<uuid:pool_id>/"): OWN_ROW,
    ("POST", "mijn-aanmelding/<uuid:pool_id>/"): OWN_ROW,
    ("GET", LISTS): ORGANISATION,
    ("POST", LISTS): ORGANISATION,
    ("POST", LISTS + "aanmeldingen/<slug:offering>/"): ORGANISATION,
    ("POST", LISTS + "trajecten/<uuid:programme_id>/"): ORGANISATION,
    ("GET", LIST): KEPT_LIST,
    ("GET", LIST + "wijzigen/"): KEPT_LIST,
    ("POST", LIST + "wijzigen/"): KEPT_LIST,
    ("POST", LIST + "weghalen/"): KEPT_LIST,
    ("GET", LIST + "lijst.csv"): KEPT_LIST,
    ("GET", LIST + "bestand/"): KEPT_LIST,
    ("POST", LIST + "bestand/"): KEPT_LIST,
    ("POST", LIST + "bestand/bevestigen/"): KEPT_LIST,
    ("POST", LIST + "vragen/"): KEPT_LIST,
    ("POST", LIST + "aanmeldingen/"): KEPT_LIST,
    ("POST", LIST + "opnieuw/"): KEPT_LIST,
    ("GET", LIST + "mensen/nieuw/"): KEPT_LIST,
    ("POST", LIST + "mensen/nieuw/"): KEPT_LIST,
    ("GET", LIST + "mensen/<int:entry_id>/"): KEPT_LIST,
    ("POST", LIST + "mensen/<int:entry_id>/"): KEPT_LIST,
    ("POST", LIST + "mensen/<int:entry_id>/weghalen/"): KEPT_LIST,
    ("GET", LIST + "regels/"): KEPT_LIST,
    ("POST", LIST + "regels/"): KEPT_LIST,
    ("POST", LIST + "regels/<int:rule_id>/weghalen/"): KEPT_LIST,
    ("GET", LIST + "indeling/"): KEPT_LIST,
    ("POST", LIST + "indeling/"): KEPT_LIST,
    ("GET", LIST + "indeling/naast-elkaar/"): KEPT_LIST,
    ("GET", PROPOSAL): KEPT_LIST,
    ("GET", PROPOSAL + "groepen.csv"): KEPT_LIST,
    ("GET", PROPOSAL + "stand/"): KEPT_LIST,
    ("POST", PROPOSAL + "genoeg/"): KEPT_LIST,
    ("GET", PROPOSAL + "groepen/<int:number>/"): KEPT_LIST,
    ("POST", PROPOSAL + "groepen/<int:number>/vast/"): KEPT_LIST,
    ("POST", PROPOSAL + "groepen/<int:number>/opheffen/"): KEPT_LIST,
    ("GET", PROPOSAL + "mensen/<int:seat_id>/"): KEPT_LIST,
    ("POST", PROPOSAL + "mensen/<int:seat_id>/"): KEPT_LIST,
    ("GET", PROPOSAL + "zonder-groep/"): KEPT_LIST,
    ("POST", PROPOSAL + "rond-de-spelden/"): KEPT_LIST,
    ("GET", PROPOSAL + "publiceren/"): KEPT_LIST,
    ("POST", PROPOSAL + "publiceren/"): KEPT_LIST,
    ("POST", PROPOSAL + "weggooien/"): KEPT_LIST,
    ("GET", MEETING + "invaller/"): PLAN,
    ("POST", MEETING + "invaller/"): PLAN,
    ("GET", "invallen/<uuid:substitute_id>/"): expect("other_group"),  # who was asked, and nobody else
    ("POST", "invallen/<uuid:substitute_id>/"): expect("other_group"),
    ("GET", MEETING + "aanwezig/"): SWAP,
    ("POST", MEETING + "aanwezig/"): SWAP,
    ("POST", MEETING + "aanwezig/klopt/"): SWAP,
    # methods
    ("GET", "methodes/"): SIGNED_IN,
    ("GET", "methodes/nieuw/"): MAKE_OWN,
    ("POST", "methodes/nieuw/"): MAKE_OWN,
    ("GET", METHOD): OFFERED,
    ("GET", METHOD + "kaarten/"): OFFERED,
    ("GET", METHOD + "bestand/"): OFFERED,
    ("GET", METHOD + "kopie/"): OFFERED,
    ("POST", METHOD + "kopie/"): OFFERED,
    ("GET", EDITOR): WORKSHOP,
    ("GET", EDITOR + "teksten/"): WORKSHOP,
    ("POST", EDITOR + "teksten/"): WORKSHOP,
    ("POST", EDITOR + "stappen/"): WORKSHOP,
    ("GET", EDITOR + "stappen/<slug:step>/"): WORKSHOP,
    ("POST", EDITOR + "stappen/<slug:step>/"): WORKSHOP,
    ("POST", EDITOR + "aanbieden/"): WORKSHOP,
    ("GET", EDITOR + "weghalen/"): WORKSHOP,
    ("POST", EDITOR + "weghalen/"): WORKSHOP,
    # asking for a programme, and signing up
    ("GET", OFFERING + "aanvragen/"): ANYBODY,
    ("POST", OFFERING + "aanvragen/"): ANYBODY,
    ("GET", OFFERING + "aanmelden/"): ANYBODY,
    ("POST", OFFERING + "aanmelden/"): ANYBODY,
    ("POST", OFFERING + "aanmelden/intrekken/"): expect(others=NOT_THERE),  # one's own sign-up only
    ("GET", OFFERING + "aanmeldingen/"): ORGANISATION,
    ("POST", OFFERING + "aanmeldingen/"): ORGANISATION,
    ("GET", PROGRAMME_PAGE + "mensen/"): COORDINATE,
    ("POST", PROGRAMME_PAGE + "mensen/"): COORDINATE,
    ("GET", PROGRAMME_PAGE + "mensen/<int:party_id>/vervangen/"): COORDINATE,
    ("POST", PROGRAMME_PAGE + "mensen/<int:party_id>/vervangen/"): COORDINATE,
    # who takes part, and the group that they become
    ("GET", ORGANISATION_PAGE + "wie-leidt-wie/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "wie-leidt-wie/"): ORGANISATION,
    ("GET", PROGRAMME_PAGE + "deelnemers/"): COORDINATE,
    ("POST", PROGRAMME_PAGE + "deelnemers/"): COORDINATE,
    ("GET", PROGRAMME_PAGE + "meedoen/"): expect("member"),  # one's own yes, and nobody else's
    ("POST", PROGRAMME_PAGE + "meedoen/"): expect("member"),
    ("GET", PROGRAMME_PAGE + "meedoen/stoppen/"): expect("member"),
    ("POST", PROGRAMME_PAGE + "meedoen/stoppen/"): expect("member"),
    ("GET", PROGRAMME_PAGE + "deelnemers/<uuid:person_id>/afmelden/"): COORDINATE,
    ("POST", PROGRAMME_PAGE + "deelnemers/<uuid:person_id>/afmelden/"): COORDINATE,
    ("GET", PROGRAMME_PAGE + "groep/"): COORDINATE,
    ("POST", PROGRAMME_PAGE + "groep/"): COORDINATE,
    # talks, and the agreement with the organisation
    ("GET", PROGRAMME_PAGE + "gesprekken/nieuw/"): ARRANGE_PROGRAMME,
    ("POST", PROGRAMME_PAGE + "gesprekken/nieuw/"): ARRANGE_PROGRAMME,
    ("GET", PROGRAMME_PAGE + "faciliteiten/"): ARRANGE_PROGRAMME,
    ("POST", PROGRAMME_PAGE + "faciliteiten/"): ARRANGE_PROGRAMME,
    ("GET", TALK_PAGE): TALK,
    ("GET", TALK_PAGE + "wijzigen/"): CHANGE_TALK,
    ("POST", TALK_PAGE + "wijzigen/"): CHANGE_TALK,
    ("GET", TALK_PAGE + "afzeggen/"): CHANGE_TALK,
    ("POST", TALK_PAGE + "afzeggen/"): CHANGE_TALK,
    ("GET", TALK_PAGE + "gehouden/"): CHANGE_TALK,
    ("POST", TALK_PAGE + "gehouden/"): CHANGE_TALK,
    ("GET", TALK_PAGE + "samen/"): AT_THE_TABLE,
    ("GET", PROGRAMME_PAGE + "overeenkomst/"): PROGRAMME,
    ("POST", PROGRAMME_PAGE + "overeenkomst/"): SIGNED_BY_TWO,
    ("GET", PROGRAMME_PAGE + "overeenkomst/pdf/"): PROGRAMME,
    # programmes
    ("GET", ORGANISATION_PAGE + "trajecten/"): ORGANISATION,
    ("GET", "begeleiding/"): SIGNED_IN,
    ("GET", "opdrachten/"): SIGNED_IN,
    ("GET", PROGRAMME_PAGE + "notities/"): NOTES,
    ("GET", PROGRAMME_PAGE + "zelfstandig/"): LEVEL,
    ("POST", PROGRAMME_PAGE + "zelfstandig/"): LEVEL,
    ("POST", PROGRAMME_PAGE + "zelfstandig/verder"): LEVEL,
    ("POST", PROGRAMME_PAGE + "zelfstandig/terug"): LEVEL,
    ("GET", "trajecten/"): SIGNED_IN,
    ("GET", PROGRAMME_PAGE): PROGRAMME,
    ("GET", PROGRAMME_PAGE + "stap/<slug:step_name>/"): STOP,
    ("POST", PROGRAMME_PAGE + "stap/<slug:step_name>/"): STOP,
    # rounds in writing
    ("GET", GROUP_PAGE + "schriftelijk/"): SEALED,
    ("GET", GROUP_PAGE + "schriftelijk/<uuid:round_id>/"): SEALED,
    # the group's agreement: who comes in signs it before they are in
    ("GET", GROUP_PAGE + "overeenkomst/"): LOG,
    ("POST", GROUP_PAGE + "overeenkomst/herzien/"): SEALED,
    # evaluations: sealed answers, open questions
    ("GET", MEETING + "evaluatie/"): SEALED,
    ("GET", EVALUATIONS): SEALED,
    ("GET", EVALUATIONS + "<slug:form_name>/"): SEALED,
    ("GET", EVALUATIONS + "<slug:form_name>/vragen/"): QUESTIONS,
    ("POST", EVALUATIONS + "<slug:form_name>/vragen/"): QUESTIONS,
    ("GET", ORGANISATION_PAGE + "evaluaties/<slug:form_name>/"): ORGANISATION,
    ("POST", ORGANISATION_PAGE + "evaluaties/<slug:form_name>/"): ORGANISATION,
    # what is worth reading: an organisation's open list, and a group's own
    ("GET", ORGANISATION_PAGE + "literatuur/"): READING,
    ("POST", ORGANISATION_PAGE + "literatuur/"): READING_LIST,
    ("POST", ORGANISATION_PAGE + "literatuur/<int:title_id>/weg/"): READING_LIST,
    ("GET", GROUP_PAGE + "literatuur/"): SEALED,
    # preparing and reporting, for oneself; the joint report, by members
    ("GET", "leren/voorbereiding/<uuid:meeting_id>/"): TAKES_PART,
    ("GET", "leren/verslag/<uuid:meeting_id>/"): TAKES_PART,
    ("GET", "leren/verslagen/"): SIGNED_IN,
    ("POST", "leren/herinneringen/"): SIGNED_IN,
    ("GET", MEETING + "samen/"): SEALED,
    # the safety pulse: nobody else is told that it was asked
    ("GET", GROUP_PAGE + "veiligheid/"): SEALED,
    ("GET", GROUP_API + "/pulses"): SEALED,
    ("PUT", GROUP_API + "/pulses/<pulse_id>"): SEALED,
    ("POST", GROUP_API + "/pulses/<pulse_id>/ballots"): SEALED,
    # what a group tells outside
    ("GET", "controleren/"): ANYBODY,
    ("GET", GROUP_PAGE + "terugkoppeling/"): SEALED,
    ("GET", ORGANISATION_PAGE + "cijfers/"): ORGANISATION,
    ("GET", RELEASE): READ_RELEASE,
    ("GET", RELEASE + "bewijs/"): READ_RELEASE,
    # the room
    ("GET", ROOM): SEALED,
    ("GET", ROOM + "scherm/"): SEALED,
    # practice: made up, and open to everybody with an account
    ("GET", "oefenen/"): SIGNED_IN,
    ("GET", "oefenen/<slug:method_key>/"): SIGNED_IN,
    ("POST", API + "practice/<method_key>/step"): SIGNED_IN,
    # JSON: the person
    ("GET", API + "openapi.json"): ANYBODY,
    ("GET", API): NOT_HERE,
    ("GET", API + "me"): SIGNED_IN,
    ("POST", API + "me/identities"): SIGNED_IN,
    ("POST", API + "me/ways-in"): SIGNED_IN,
    ("DELETE", API + "me/ways-in/<way_in_id>"): expect(others=NOT_THERE),  # one's own only
    ("GET", API + "me/items"): SIGNED_IN,
    ("PUT", API + "me/items/<item_id>"): SIGNED_IN,
    ("GET", API + "me/shared/readers"): SIGNED_IN,  # to whom one may show something oneself
    ("GET", API + "me/shared/by-me"): SIGNED_IN,
    ("GET", API + "me/shared/to-me"): SIGNED_IN,
    ("PUT", API + "me/shared/<item_id>"): SHOW,
    ("DELETE", API + "me/shared/<item_id>"): expect(others=NOT_THERE),  # one's own only
    # JSON: the group
    ("GET", GROUP_API): GROUP,
    ("GET", GROUP_API + "/identities"): LOG,
    ("GET", GROUP_API + "/log"): LOG,
    ("POST", GROUP_API + "/log"): LOG,
    ("GET", GROUP_API + "/wraps"): LOG,  # one's own wraps only
    ("POST", GROUP_API + "/wraps"): SEALED,
    ("GET", GROUP_API + "/items"): SEALED,
    ("PUT", GROUP_API + "/items/<item_id>"): SEALED,
    ("GET", GROUP_API + "/export"): SEALED,
    ("GET", GROUP_API + "/mine"): SEALED,  # what the reader brought in
    ("GET", GROUP_API + "/rounds"): SEALED,
    ("POST", GROUP_API + "/rounds"): SEALED,
    ("GET", GROUP_API + "/rounds/<round_id>"): SEALED,
    ("PUT", GROUP_API + "/rounds/<round_id>/texts/<item_id>"): SEALED,
    ("GET", GROUP_API + "/agreement"): LOG,  # one's own copies only
    ("POST", GROUP_API + "/agreement/copies"): SEALED,
    ("GET", GROUP_API + "/evaluations/<form>/<about>"): SEALED,
    ("PUT", GROUP_API + "/evaluations/<form>/<about>/answers/<item_id>"): SEALED,
    ("GET", GROUP_API + "/releases"): SEALED,
    ("POST", GROUP_API + "/releases/<number>/publication"): SEALED,
    # JSON: the note of a closing talk
    ("GET", NOTE_API): AT_THE_TABLE,
    ("PUT", NOTE_API + "/<number>"): AT_THE_TABLE,
    ("PUT", NOTE_API + "/<number>/signature"): AT_THE_TABLE,
    # JSON: before a meeting
    ("GET", MEETING_API + "/beforehand"): SEALED,
    ("GET", MEETING_API + "/last-resolutions"): SEALED,
    ("PUT", MEETING_API + "/offers/<item_id>"): SEALED,
    ("PUT", MEETING_API + "/votes/<item_id>"): SEALED,
    ("POST", MEETING_API + "/presenter"): SEALED,
    ("GET", MEETING_API + "/own"): TAKES_PART,  # one's own only
    ("PUT", MEETING_API + "/own"): TAKES_PART,
}
# Sign-in itself, by django-allauth: it decides alone who is who, and knows no group.
SIGN_IN_PREFIX = "_allauth/"

# The room app answers before Django; it keeps even the coordinator from knowing that a room is open.
LIVE_EXPECTED: dict[tuple[str, str], Expected] = {
    ("GET", LIVE): expect("member"),
    ("POST", LIVE): expect("member"),
}

"""What the engine says when something cannot be: short, plain, and what to do instead."""

from __future__ import annotations

from kring.kernel.text import Text

NOT_IN_THE_GROUP = Text("Je hoort niet bij deze bijeenkomst.", "You are not part of this meeting.")
ONLY_THE_FACILITATOR = Text("Alleen de begeleider kan dit doen.", "Only the facilitator can do this.")
NO_FACILITATOR = Text(
    "Niemand begeleidt nu. Neem eerst de rol van begeleider over.",
    "Nobody is facilitating now. Take over the role of facilitator first.",
)
ONLY_WHO_KEEPS_TIME = Text(
    "Alleen de begeleider en de tijdbewaker gaan over de tijd.",
    "Only the facilitator and the timekeeper look after the time.",
)
NOT_BEGUN = Text("De bijeenkomst is nog niet begonnen.", "The meeting has not begun yet.")
BEGUN = Text("De bijeenkomst is al begonnen.", "The meeting has already begun.")
OVER = Text("De bijeenkomst is voorbij.", "The meeting is over.")
A_ROLE_IS_OPEN = Text(
    "Spreek eerst af wie inbrengt en wie begeleidt.", "First agree on who presents and who facilitates."
)

REVEAL_FIRST = Text(
    "Laat eerst samen zien wat er geschreven is. Ga daarna verder.",
    "First reveal together what was written. Then go on.",
)
NO_NEXT_PHASE = Text("Dit is de laatste stap. Sluit de bijeenkomst af.", "This is the last step. Close the meeting.")
CANNOT_SKIP = Text("Een van deze stappen mag je niet overslaan.", "One of these steps cannot be skipped.")
NOT_A_LATER_PHASE = Text("Die stap komt niet hierna.", "That step does not come after this one.")
NOT_AN_EARLIER_PHASE = Text("Die stap is nog niet geweest.", "That step has not been held yet.")
CANNOT_REPEAT = Text("Deze stap doe je maar één keer.", "This step is held only once.")
NOTHING_TO_UNDO = Text(
    "Dit kan niet meer ongedaan worden gemaakt. Ga terug naar een eerdere stap.",
    "This can no longer be undone. Go back to an earlier step.",
)
MORE_TO_COME = Text(
    "Er komen nog stappen. Sluit je nu toch af, kies dan voor eerder stoppen.",
    "There are steps to come. To close now anyway, choose to stop early.",
)
NO_TIMER = Text("Er loopt nu geen tijd.", "No time is running now.")
ALREADY_PAUSED = Text("De tijd staat al stil.", "The time is already paused.")
NOT_PAUSED = Text("De tijd loopt al.", "The time is already running.")
NOTHING_HIDDEN_HERE = Text("In deze stap is niets verborgen.", "Nothing is hidden in this step.")
ALREADY_REVEALED = Text("Alles is al te zien.", "Everything is already revealed.")

LISTEN = Text(
    "Jij luistert in deze stap. Je tekst blijft bij jou bewaard.",
    "You listen in this step. Your text is kept with you.",
)
ANSWER_AFTER_REVEAL = Text(
    "Wacht tot alles te zien is. Je tekst blijft bij jou bewaard.",
    "Wait until everything is revealed. Your text is kept with you.",
)
WAIT_FOR_YOUR_TURN = Text(
    "Wacht op je beurt. Je tekst blijft bij jou bewaard.", "Wait for your turn. Your text is kept with you."
)
STEP_OVER = Text(
    "Deze stap is voorbij. Je tekst blijft bij jou bewaard.", "This step is over. Your text is kept with you."
)
NOT_THIS_STEP = Text(
    "Deze stap is nu niet open. Je tekst blijft bij jou bewaard.",
    "This step is not open now. Your text is kept with you.",
)
OUT_OF_THE_CIRCLE = Text(
    "Jij zit nu buiten de kring. Lees mee, en noteer voor jezelf.",
    "You sit out of the circle now. Read along, and take notes for yourself.",
)
STAYS_YOURS = Text("Deze notitie blijft van jou alleen.", "This note stays yours alone.")
NAMELESS_STANDS = Text(
    "Wat zonder naam is geschreven, staat nu vast.", "What was written without a name can no longer be changed."
)
BRING_BY_HAND = Text(
    "Hier schrijf je zonder naam. Typ je advies hier over.",
    "You write without your name here. Type your advice here again.",
)
EACH_WRITES = Text("In deze bijeenkomst schrijft ieder zelf.", "In this meeting everybody writes for themselves.")
ENOUGH = Text(
    "Je hebt hier al genoeg geschreven. Pas een eerdere tekst aan.",
    "You have written enough here. Change an earlier text instead.",
)
ALREADY_THERE = Text("Deze bijdrage is er al.", "This contribution is already there.")
NO_SUCH_ITEM = Text("Deze bijdrage is er niet.", "There is no such contribution.")
NOT_YOURS = Text("Alleen wie het schreef, kan dit veranderen.", "Only who wrote it can change it.")
IS_PARKED = Text("Dit advies staat geparkeerd. Gooi het daar weg.", "This advice is parked. Drop it there.")

ADVICE_IS_WELCOME = Text("Advies mag in deze stap gewoon.", "Advice is welcome in this step.")
NO_PLACE_FOR_ADVICE = Text("Jij geeft in deze methode geen advies.", "You give no advice in this method.")
ADVICE_LATER = Text("Advies komt in een latere stap. Het blijft bewaard.", "Advice comes in a later step. It is kept.")
ENOUGH_PARKED = Text("Je hebt al veel geparkeerd. Gooi eerst iets weg.", "You have parked a lot. Drop something first.")

HAND_IS_UP = Text("Je hand is al omhoog.", "Your hand is already up.")
HAND_IS_DOWN = Text("Je hand is niet omhoog.", "Your hand is not up.")
NOT_A_SEAT = Text("Die persoon zit niet in de kring.", "That person is not in the circle.")
THEY_LISTEN = Text("Die persoon luistert in deze stap.", "That person listens in this step.")
HAS_THE_FLOOR = Text("Die persoon heeft al het woord.", "That person already has the floor.")
YOU_HAVE_THE_FLOOR = Text("Jij hebt het woord al.", "You have the floor already.")
FLOOR_IS_FREE = Text("Niemand heeft nu het woord.", "Nobody has the floor now.")
NOT_YOUR_TURN = Text("Jij bent nu niet aan de beurt.", "It is not your turn now.")

NOTHING_TO_DO = Text("Jij hoeft in deze stap niets te doen.", "There is nothing for you to do in this step.")
ALREADY_READY = Text("Je staat al op klaar.", "You are already marked as ready.")
NOT_READY = Text("Je staat niet op klaar.", "You are not marked as ready.")

THE_ROOM_LEADS = Text(
    "Deze bijeenkomst heeft geen begeleider. Zeg dat je klaar bent; de groep gaat samen verder.",
    "This meeting has no facilitator. Say that you are ready; the group goes on together.",
)
CHOOSE_FIRST = Text("Kies eerst hoe jullie verder gaan.", "First choose how to go on.")
WHO_PRESENTS = Text("Spreek eerst af wie inbrengt.", "First agree on who presents.")
NOTHING_TO_CHOOSE = Text("In deze stap valt niets te kiezen.", "There is nothing to choose in this step.")
ONLY_WHO_CHOOSES = Text("De inbrenger of de begeleider kiest.", "The presenter or the facilitator chooses.")
NO_SUCH_MODULE = Text("Die keuze is er niet.", "There is no such choice.")
ALREADY_CHOSEN = Text("Dat is al gekozen.", "That is chosen already.")
NO_LOOP = Text("Na deze stap is er geen nieuwe ronde.", "No new round follows this step.")
ROUND_OFTEN_ENOUGH = Text("Er is geen ronde meer. Ga verder.", "There is no round left. Go on.")
EVERYBODY_PRESENTED = Text("Iedereen heeft ingebracht. Ga verder.", "Everybody has presented. Go on.")

NO_SUCH_CHAIR = Text("Die stoel is er niet.", "There is no such chair.")
NO_SUCH_TABLE = Text("Die tafel is er niet.", "There is no such table.")
NOT_THEIR_CHAIR = Text("Die stoel is voor een ander.", "That chair is for somebody else.")
CHAIR_IS_TAKEN = Text("Op die stoel zit al iemand.", "Somebody sits on that chair.")
ALREADY_SITTING = Text("Die persoon zit daar al.", "That person sits there already.")
NOT_SITTING = Text("Die persoon zit op geen stoel.", "That person sits on no chair.")

SETTLE_FIRST = Text("Er stoort iets. Praat daar eerst over.", "Something disturbs. Talk about that first.")
ALREADY_DISTURBED = Text("Er is al gezegd dat iets stoort.", "It was said already that something disturbs.")
NOTHING_DISTURBS = Text("Er stoort nu niets.", "Nothing disturbs now.")
NOT_YOURS_TO_SETTLE = Text("Wie het zei of de begeleider rondt dit af.", "Who said it or the facilitator settles this.")
NOBODY_TO_HEAR = Text(
    "Er is geen begeleider. Je kunt wel zeggen dat iets stoort.",
    "There is no facilitator. You can say that something disturbs.",
)
YOU_FACILITATE = Text(
    "Jij begeleidt zelf. Zeg dat iets stoort, of pauzeer.",
    "You are the facilitator. Say that something disturbs, or pause.",
)
ONLY_AT_A_DISTANCE = Text("Dit vraagt Kring alleen op afstand.", "Kring asks this only at a distance.")
ALREADY_ATTESTED = Text("Dat heb je al gezegd.", "You have said so already.")

NO_OFFER = Text("Niemand stelt nu voor om over te nemen.", "Nobody offers to take over now.")
OFFER_IS_THERE = Text("Iemand stelt al voor om over te nemen.", "Somebody offers to take over already.")
ALREADY_AGREED = Text("Je was het er al mee eens.", "You agreed already.")
HOLDER_IS_BACK = Text("Die persoon is er weer.", "That person is back.")

NO_SUCH_ROLE = Text("Deze methode kent die rol niet.", "This method has no such role.")
ALREADY_HAS_ROLE = Text("Die persoon heeft deze rol al.", "That person already has this role.")
NOT_BOTH_ROLES = Text(
    "Inbrengen en begeleiden gaan niet samen. Geef eerst de andere rol door.",
    "Presenting and facilitating do not go together. Pass on the other role first.",
)
ROLE_IS_TAKEN = Text(
    "Die rol heeft iemand die er is. Vraag het die persoon of de begeleider.",
    "Somebody present has that role. Ask them, or the facilitator.",
)
TAKE_IT_YOURSELF = Text("Je kunt deze rol alleen zelf overnemen.", "You can only take over this role yourself.")


def too_few(least: int, missing: int) -> Text:
    """The group waits in the lobby."""
    nl = "Er is nog 1 persoon nodig" if missing == 1 else f"Er zijn nog {missing} mensen nodig"
    en = "1 more person is needed" if missing == 1 else f"{missing} more people are needed"
    return Text(f"{nl}. Deze methode vraagt er minstens {least}.", f"{en}. This method asks for at least {least}.")


def too_many(most: int) -> Text:
    return Text(
        f"Deze methode is voor hooguit {most} mensen. Kies een andere methode.",
        f"This method is for at most {most} people. Choose another method.",
    )

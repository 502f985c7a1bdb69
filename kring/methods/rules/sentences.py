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

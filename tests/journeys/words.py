"""What buttons and fields are called on the way through a meeting, in both languages."""

from __future__ import annotations

from dataclasses import dataclass

ENGLISH = {
    "Je mailadres": "Your mail address",
    "Stuur mij een code": "Send me a code",
    "Code uit je mail": "Code from your mail",
    "Aanmelden": "Sign in",
    "Maak mijn herstelcode": "Make my recovery code",
    "Ik heb de code bewaard": "I have kept the code",
    "Ga verder": "Continue",
    "Nu niet": "Not now",
    "Je herstelcode": "Your recovery code",
    "Open de groep": "Open the group",
    "Doe mee": "Join",
    "Je staat aan de deur": "You are at the door",
    "Laat allemaal toe": "Admit all",
    "Vergelijk zes woorden": "Compare six words",
    "Bewaar wat ik heb vergeleken": "Keep what I compared",
    "Klaar. Je weet van iedereen zeker wie het is.": "Done. You know for sure who everybody is.",
    "Begin de bijeenkomst": "Begin the meeting",
    "is er niet": "is not here",
    "Insturen": "Send",
    "Antwoord": "Answer",
    "Alles insturen": "Send all",
    "Klaarleggen": "Put it ready",
    "Opgeslagen": "Saved",
    "Ik ben klaar": "I am ready",
    "Ik ben uitgesproken": "I have finished",
    "Laat alles zien": "Reveal everything",
    "Volgende stap voor iedereen": "Next step for everyone",
    "Toch verder": "Go on anyway",
    "Sluit de bijeenkomst af": "Close the meeting",
    "De bijeenkomst is klaar": "The meeting is done",
    "Hand omhoog": "Hand up",
    "Heb je al advies? Parkeer het.": "Advice already? Park it.",
    "Advies voor straks": "Advice for later",
    "Parkeer": "Park",
    "Breng nu in": "Bring it in now",
    "Dit klinkt als advies.": "This sounds like advice.",
    "Parkeer als advies": "Park as advice",
    "Je geparkeerde advies": "The advice you parked",
    "Geen verbinding, je tekst blijft bewaard.": "No connection, your text is kept.",
    "Ongedaan maken": "Undo",
    "Jouw casus": "Your case",
    "Jouw vraag": "Your question",
    "Jouw antwoord": "Your answer",
    "Jouw suggestie": "Your suggestion",
    "Jouw voornemen": "Your resolution",
    "Hoe zit je erbij?": "How are you here?",
    "Wat bracht het jou?": "What did it bring you?",
    "Waarom?": "Why?",
    "Gevoel": "Feelings",
    "Invloeden": "Influences",
    "Voornemens": "Resolutions",
    "Inchecken": "Check-in",
    "Het incident": "The incident",
    "Feitelijke vragen": "Questions about facts",
    "Analyse": "Analysis",
    "Doorvragen": "Ask further",
    "Suggesties": "Suggestions",
    "Wat past bij mij?": "What fits me?",
    "Op een rij": "In order",
    "Wat ga ik doen?": "What will I do?",
    "Evaluatie": "Evaluation",
}


@dataclass(frozen=True)
class Words:
    """`said("Insturen")` is what that button is called in this language."""

    language: str

    def __call__(self, dutch: str) -> str:
        return dutch if self.language == "nl" else ENGLISH[dutch]

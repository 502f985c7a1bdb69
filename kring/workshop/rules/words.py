"""The language of methods in words for who edits: what a field is called, and what each word in it means."""

from __future__ import annotations

from kring.kernel.text import Text

LABELS: dict[str, Text] = {
    # of a method
    "name": Text("Naam", "Name"),
    "purpose": Text("Waar is de methode voor?", "What is the method for?"),
    "when": Text("Wanneer past de methode?", "When does it fit?"),
    "when_not": Text("Wanneer niet?", "When not?"),
    "asks": Text(
        "Wat vraagt de methode van de begeleider en van de veiligheid?",
        "What does it ask of the facilitator and of safety?",
    ),
    "source": Text("Waar komt de methode vandaan?", "Where does it come from?"),
    "literature": Text("Om te lezen", "To read"),
    "group": Text("Grootte van de groep", "Size of the group"),
    "group.minimum": Text("Kleinste groep", "Smallest group"),
    "group.maximum": Text("Grootste groep", "Largest group"),
    "roles": Text("Rollen die iemand moet hebben", "Roles that somebody must have"),
    "presenter_after": Text("De inbrenger wordt gekozen in", "The presenter is chosen in"),
    "fit": Text("Past bij", "Fits"),
    "fit.questions": Text("Soort vraag", "Kind of question"),
    "fit.experience": Text("Ervaring van de groep", "Experience of the group"),
    "fit.safety": Text("Veiligheid die nodig is", "Safety that is needed"),
    "fit.preparation": Text("Voorbereiding die nodig is", "Preparation that is needed"),
    # of a phase
    "title": Text("Titel", "Title"),
    "minutes": Text("Minuten", "Minutes"),
    "minutes_each": Text("Minuten erbij per persoon", "Minutes more for each person"),
    "form": Text("Vorm", "Form"),
    "speaks": Text("Wie mag praten?", "Who may speak?"),
    "writes": Text("Wie schrijft wat?", "Who writes what?"),
    "forbidden": Text("Wat mag nu niet?", "What may not be done now?"),
    "starts_left_of": Text("De ronde begint links van", "The round begins left of"),
    "may_repeat": Text("De stap mag nog een keer", "The step may be held once more"),
    "may_skip": Text("De stap mag worden overgeslagen", "The step may be passed over"),
    "output": Text("Wat blijft bewaard?", "What is kept?"),
    "shows": Text("Wat blijft in beeld?", "What is kept in view?"),
    "rule": Text("Regel voor iedereen", "Rule for everybody"),
    "instruction": Text("Uitleg", "Instruction"),
    "unseen": Text("Verborgen tot alles te zien is", "Hidden until the reveal"),
    "outside": Text("Wie zit buiten de kring?", "Who sits out of the circle?"),
    "chairs": Text("Stoelen om van plaats te wisselen", "Chairs to change places on"),
    "size": Text("Mensen aan één tafel", "People at one table"),
    "modules": Text("Manieren om verder te gaan", "Ways to go on"),
    "module": Text("Alleen bij deze manier", "Only with this way"),
    "loop": Text("Daarna nog eens rond", "Then once more round"),
    "loop.to": Text("Terug naar", "Back to"),
    "loop.most": Text("Hoogstens zo vaak", "At most so many times"),
    "loop.passes": Text("Deze rol gaat door naar de volgende", "This role goes on to the next seat"),
    # of a writing
    "who": Text("Wie", "Who"),
    "kind": Text("Wat", "What"),
    "minimum": Text("Minstens, per persoon", "At least, each"),
    "maximum": Text("Hoogstens, per persoon", "At most, each"),
    "aspects": Text("Invalshoeken", "Angles"),
    "after_reveal": Text("Pas als alles te zien is", "Only after the reveal"),
    "sentences": Text("Hoogstens zoveel zinnen", "At most so many sentences"),
    "words": Text("Hoogstens zoveel woorden", "At most so many words"),
    "anonymous": Text("Zonder naam", "Without a name"),
    "private": Text("Alleen voor jezelf", "For oneself only"),
    "scale": Text("Waarden om uit te kiezen", "Values to choose from"),
    "of": Text("Waaruit men kiest", "What is chosen from"),
    "key": Text("Naam in het bestand", "Name in the file"),
    "nl": Text("Nederlands", "Dutch"),
    "en": Text("Engels", "English"),
}
HELP: dict[str, Text] = {
    "minutes": Text("De klok helpt. Hij dwingt niemand.", "The clock helps. It forces nobody."),
    "minutes_each": Text(
        "In een ronde is dit ook de lengte van een beurt.", "In a round this is also the length of a turn."
    ),
    "literature": Text("Eén titel of adres per regel.", "One title or address on each line."),
    "rule": Text("Kort, zoals “Nog geen advies.”", "Short, such as “No advice yet.”"),
    "instruction": Text(
        "Wie geen eigen uitleg heeft, leest die voor iedereen.",
        "Who has none of their own reads the one for everybody.",
    ),
    "forbidden": Text("Waar advies niet mag, kan iemand het parkeren.", "Where advice is forbidden, it can be parked."),
    "writes": Text("Kies bij “Wat” niets om een regel weg te halen.", "Choose nothing at “What” to take a line away."),
    "roles": Text("Alle anderen zijn adviseur.", "All others are advisers."),
}
WORDS: dict[str, Text] = {
    # who
    "presenter": Text("inbrenger", "presenter"),
    "facilitator": Text("begeleider", "facilitator"),
    "adviser": Text("adviseurs", "advisers"),
    "everyone": Text("iedereen", "everybody"),
    "nobody": Text("niemand", "nobody"),
    "timekeeper": Text("tijdbewaker", "timekeeper"),
    "note-taker": Text("notulist", "note-taker"),
    "observer": Text("observator", "observer"),
    "everybody-once": Text("tot ieder heeft ingebracht", "until each has been presenter"),
    # forms
    "talk": Text("vrij gesprek", "free talk"),
    "round": Text("ronde: ieder een beurt", "round: one turn each"),
    "open": Text("schrijven, iedereen leest mee", "writing that all read at once"),
    "hidden": Text("verborgen schrijven, dan alles tonen", "hidden writing, then the reveal"),
    "choice": Text("kiezen met een reden", "choosing, with a reason"),
    "ranking": Text("op volgorde zetten", "putting in order"),
    "list": Text("samen een lijst maken", "gathering a list"),
    "rating": Text("waarde geven", "rating"),
    "silence": Text("stilte", "silence"),
    "groups": Text("praten aan kleine tafels", "talk at small tables"),
    "module": Text("kiezen hoe het verdergaat", "choosing how to go on"),
    # kinds of writing
    "question": Text("vraag", "question"),
    "answer": Text("antwoord", "answer"),
    "analysis": Text("analyse", "analysis"),
    "suggestion": Text("suggestie", "suggestion"),
    "advice": Text("advies", "advice"),
    "resolution": Text("voornemen", "resolution"),
    "checkin": Text("hoe ik erbij zit", "check-in"),
    "lookback": Text("terugblik", "looking back"),
    "case": Text("casus", "case"),
    "evaluation": Text("evaluatie", "evaluation"),
    "note": Text("aantekening", "note"),
    "image": Text("beeld of gevoel", "image or feeling"),
    "insight": Text("inzicht", "insight"),
    # what may not be done
    "questions": Text("vragen", "questions"),
    "answers": Text("antwoorden", "answers"),
    "discussion": Text("discussie", "discussion"),
    "interpretation": Text("invullen voor een ander", "interpretation"),
    "last-resolutions": Text("de voornemens van de vorige keer", "the last resolutions"),
    # fit
    "event": Text("iets wat gebeurde", "something that happened"),
    "relation": Text("omgaan met iemand", "dealing with somebody"),
    "behaviour": Text("anders doen", "doing differently"),
    "dilemma": Text("een keuze die wringt", "a choice that hurts"),
    "goal": Text("iets bereiken", "reaching something"),
    "success": Text("wat goed ging", "what went well"),
    "new": Text("nieuw", "new"),
    "some": Text("een paar keer gedaan", "held a few times"),
    "experienced": Text("ervaren", "experienced"),
    "any": Text("ook als men elkaar net kent", "also among people who have just met"),
    "known": Text("men kent elkaar", "people know each other"),
    "high": Text("veel vertrouwen", "much trust"),
    "none": Text("geen", "none"),
}


def label(name: str) -> Text:
    """What a field is called; its own name for one that has no other."""
    return LABELS.get(name) or word(name)


def word(value: str) -> Text:
    """What a word of the language means; itself for one that has no other."""
    return WORDS.get(value, Text(value, value))

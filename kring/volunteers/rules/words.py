"""Rules of composition as sentences for a coordinator. Of whom somebody avoids nothing is ever named."""

from __future__ import annotations

from kring.composition.rules.reasons import REASONS
from kring.kernel.text import Text

TOO_SMALL = "too-small"
LATER = "later"
WHY = {  # somebody has no group in a proposal
    **REASONS,
    LATER: Text(
        "Kwam op de lijst toen deze groepen al bedacht waren.",
        "Came onto the list when these groups had been thought out already.",
    ),
}
LIST_CHANGED = Text(
    "De lijst is sindsdien veranderd. Wat bewezen was, gaat over de lijst van toen.",
    "The list has changed since. What was proven is of the list as it was.",
)
OBSTACLES = {
    "size": Text("De groep is vol.", "The group is full."),
    "family": Text("Het beroep is niet vergelijkbaar met", "The profession does not compare with"),
    "place": Text(
        "Niet iedereen werkt op dezelfde plek of op afstand.", "Not everybody is at the same place or remote."
    ),
    "team": Text("In hetzelfde team als", "In the same team as"),
    "line": Text("In dezelfde lijn van leiding als", "In the same line of management as"),
    "avoid": Text(
        "Deze combinatie kan niet. De reden houden we voor ons.", "This cannot be. We keep the reason to ourselves."
    ),
    "apart": Text("Je houdt uit elkaar:", "You keep apart:"),
    "time": Text("Er is geen tijd waarop iedereen kan.", "There is no time at which everybody can."),
    TOO_SMALL: Text("De oude groep wordt te klein.", "The old group becomes too small."),
    "twice": Text("Iemand zit in twee groepen.", "Somebody is in two groups."),
    "unknown": Text("Iemand staat niet meer op de lijst.", "Somebody is no longer on the list."),
}
GROUP_FAULTS = {
    **OBSTACLES,
    "size": Text("De groep is te klein of te groot.", "The group is too small or too large."),
}
FAULTS = {
    "changed": Text(
        "De lijst is veranderd tijdens het rekenen. Begin opnieuw.",
        "The list changed during the work. Start again.",
    ),
    "pins": Text(
        "Een groep met een speld houdt zich niet meer aan de regels. Haal de speld weg of verplaats iemand.",
        "A pinned group no longer keeps the rules. Take the pin out or move somebody.",
    ),
    "time": Text(
        "Het rekenen duurde te lang. Kies minder seconden of een kleinere lijst.",
        "The work took too long. Choose fewer seconds or a shorter list.",
    ),
    "broken": Text("Het rekenen is misgegaan. Begin opnieuw.", "The work failed. Start again."),
}


def gap_said(gap: float) -> Text:
    """How good a proposal is, in words."""
    percent = f"{100 * gap:.1f}"
    if percent == "0.0":
        return Text("Beter kan niet. Dat is bewezen.", "Better is impossible. That is proven.")
    return Text(
        f"Hoogstens {percent.replace('.', ',')} % onder het best mogelijke. Dat is bewezen.",
        f"At most {percent} % below the best there can be. That is proven.",
    )

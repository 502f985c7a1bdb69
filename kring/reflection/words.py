"""What each role prepares, in about half an hour. Read without opening anything."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from kring.meetings.words import ROLE_NAMES as PLANNED
from kring.methods.rules.method import ADVISER, FACILITATOR, PRESENTER
from kring.reflection.queries import GUIDE

ROLE_NAMES = {**PLANNED, ADVISER: _("adviser"), GUIDE: _("intervisor")}
TASKS = {
    PRESENTER: [
        _("Choose one moment that still occupies you. Small and real is best."),
        _("Write down what happened and what you did yourself. Leave out names of clients and colleagues."),
        _("Look for what you felt. That often shows what it is about."),
        _("End with a question about yourself: “How can I …?”"),
    ],
    FACILITATOR: [
        _("Read the steps of the method once. Where does your group usually hurry?"),
        _("Look back: what became of the last resolutions?"),
        _("Decide how you keep advice for later, in a kind way."),
        _("Choose how you begin, so that everybody has spoken once."),
    ],
    ADVISER: [
        _("Look back at your resolution. What became of it?"),
        _("Choose one thing to practise: open questions, being silent, or asking on."),
        _("Do you have a moment of your own that fits? Keep it ready, in case there is no case."),
    ],
    "timekeeper": [
        _("Look at the minutes of each step."),
        _("Agree with the facilitator how you say that time is nearly up."),
    ],
    "note-taker": [
        _("Agree what is written down, and what is not. Write no names."),
        _("Put your notes where the group agreed, and nowhere else."),
    ],
    "observer": [
        _("Choose one thing to watch: questions, silence, or who speaks how often."),
        _("Write down what you see and hear. Leave what you think of it for later."),
    ],
    GUIDE: [
        _("Where does this group stand on its way to meeting alone?"),
        _("What can they do without you this time? Decide where you stay silent."),
        _("Is there something to say about safety before you begin?"),
    ],
}

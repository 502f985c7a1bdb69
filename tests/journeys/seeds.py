"""The five documents that Kring is made from, each as the figures that people must be able to read on their screens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kring.kernel.text import Language

PEOPLE = (
    "Anna de Wit",
    "Bram Visser",
    "Chaima El Idrissi",
    "Daan Postma",
    "Elif Kaya",
    "Fons Hermans",
    "Hanna Çelik",
    "Ibo Ağaoğlu",
    "José Núñez",
    "Kees van ’t Hof",
)


@dataclass(frozen=True)
class Seed:
    """One document. What is a tuple of words is read on the page that its name says.

    `begins`: by people who sign up for an open group, by a manager, or by somebody of a team whose manager decides.
    `guide`: who guides; empty where nobody is hired. `price`: what the quote says, empty where there is none;
    `hourly` is filled in where the offering itself says no price.
    """

    number: str
    key: str  # of the ready offering
    begins: Literal["sign-ups", "manager", "team"]
    people: int
    smallest: int
    largest: int
    card: tuple[str, ...]
    brochure: tuple[str, ...]
    guide: str
    meetings: int
    minutes: int
    weeks: int
    facilities: tuple[str, ...]
    contract: tuple[str, ...]
    price: tuple[str, ...] = ()
    hourly: str = ""
    has_personal_talks: bool = False
    asks_group: bool = False
    goes_on: bool = False
    language: Language = "nl"
    by_keyboard: bool = False
    on_phone: bool = False

    @property
    def takes_part(self) -> tuple[str, ...]:
        return PEOPLE[: self.people]


INDEPENDENCE = Seed(
    number="000",
    key="independence",
    begins="sign-ups",
    people=5,
    smallest=5,
    largest=8,
    card=("5 tot 8 deelnemers",),
    brochure=(
        "Maatwerk en overig",
        "Beroepskrachten extern",
        "5 tot 8 deelnemers",
        "6 tot 8 maanden",
        "vergelijkbaar beroep",
        "Jullie werken niet direct samen",
        "niemand is de baas van een ander",
        "Je doet uit eigen wil mee",
        "Er zijn nog geen data",
        "zo snel mogelijk",
        "een deelnemer",
        "oplc@delinde.example",
    ),
    guide="Noor Willems",
    meetings=7,
    minutes=120,
    weeks=4,
    facilities=("7 bijeenkomsten van 120 minuten", "elke 4 weken"),
    contract=("5 tot 8 leden", "Iedereen doet vrijwillig mee", "een directe collega"),
    goes_on=True,
    on_phone=True,
)
INCIDENT = Seed(
    number="001",
    key="incident",
    begins="manager",
    people=3,
    smallest=3,
    largest=10,
    card=("Scholen en bedrijven",),
    brochure=(
        "Scholen en bedrijven",
        "met een begeleider of zonder",
        "iemand van buiten",
        "een collega zijn die er goed in is",
        "aantekeningen",
        "De inbrenger vertelt de casus in het kort",
        "vragen die iets verhelderen, over feiten",
        "gevoel, invloeden en handelen",
        "vraagt door",
        "suggesties het best passen, en waarom",
        "komen op een rij",
        "wat die ermee gaat doen",
        "Iedereen zegt wat de bijeenkomst bracht",
        "Incidentmethode",
    ),
    guide="",
    meetings=4,
    minutes=90,
    weeks=4,
    facilities=("4 bijeenkomsten van 90 minuten", "elke 4 weken"),
    contract=("3 tot 10 leden", "4 bijeenkomsten van 90 minuten"),
)
REQUESTED = Seed(
    number="002",
    key="requested",
    begins="team",
    people=3,
    smallest=3,
    largest=6,
    card=("3 tot 6 deelnemers",),
    brochure=(
        "3 tot 6 deelnemers",
        "6 bijeenkomsten van 2 uur",
        "eens in de 2 maanden",
        "Intern, op de eigen locatie",
        "Binnen werktijd",
        "met goedkeuring van de leidinggevende",
        "intakegesprek met de opdrachtgever",
        "afstemmingsgesprek van de groep, de opdrachtgever en de begeleider",
        "staan in een contract",
        "strikt vertrouwelijk",
        "praat die met de hele groep",
        "De groep draagt geen oplossingen aan",
        "hoe materiaal uit het werk wordt ingebracht",
        "zonder storing",
    ),
    guide="Noor Willems",
    meetings=6,
    minutes=120,
    weeks=8,
    facilities=("6 bijeenkomsten van 120 minuten", "elke 8 weken", "Intern", "in werktijd", "ongestoord"),
    contract=(
        "3 tot 6 leden",
        "6 bijeenkomsten van 120 minuten",
        "De bijeenkomsten zijn in werktijd",
        "Niemand stoort de groep",
        "blijft in de groep",
        "praat met de hele groep",
    ),
    price=("3.420,00", "4.138,20"),
    hourly="120,00",
    asks_group=True,
    by_keyboard=True,
)
SAFETY = Seed(
    number="003",
    key="safety",
    begins="manager",
    people=3,
    smallest=3,
    largest=10,
    card=("Safety and communication",),
    brochure=(
        "two pillars",
        "safe surroundings",
        "good communication",
        "guards the safety of the group",
        "Incident method",
        "Gossip method",
        "Five-step method",
        "Learning from successes",
        "by what the group needs",
    ),
    guide="Noor Willems",
    meetings=5,
    minutes=120,
    weeks=6,
    facilities=("5 meetings of 120 minutes", "every 6 weeks"),
    contract=("3 to 10 members", "stays in the group"),
    price=("3,420.00", "4,138.20"),
    hourly="120.00",
    language="en",
)
GOALS = Seed(
    number="004",
    key="goals",
    begins="manager",
    people=10,
    smallest=3,
    largest=10,
    card=("10 deelnemers",),
    brochure=(
        "betere samenwerking",
        "je plek vinden in de organisatie",
        "persoonlijke leerdoelen",
        "met je manager en de begeleider",
        "blijft in eigen beheer",
        "10 deelnemers",
        "5 bijeenkomsten van 3 uur",
        "een uur per bijeenkomst",
        "5.000",
        "btw",
        "reiskosten en verblijfskosten",
        "afrondend gesprek",
        "kan daarna zelf verdergaan",
    ),
    guide="Noor Willems",
    meetings=5,
    minutes=180,
    weeks=6,
    facilities=("5 bijeenkomsten van 180 minuten", "elke 6 weken"),
    contract=("3 tot 10 leden", "5 bijeenkomsten van 180 minuten"),
    price=("5.000,00", "500,00", "6.050,00", "reiskosten en verblijfskosten"),
    has_personal_talks=True,
    goes_on=True,
)
SEEDS = (INDEPENDENCE, INCIDENT, REQUESTED, SAFETY, GOALS)

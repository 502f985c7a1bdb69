"""Made-up organisations: 2.5 times as many people as volunteers, in teams of 8 to 12 under lines of management.

Professions by Zipf's law, three to a family; 3 to 8 of 20 slots a week; one in ten wishes somebody, 3 % avoid somebody.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path
from random import Random

SLOTS = [f"{day}-{hour}" for day in ("mon", "tue", "wed", "thu", "fri") for hour in ("am1", "am2", "pm1", "pm2")]
WISHES, AVOIDS = 0.1, 0.03
LEVELS = ["junior", "junior", "medior", "medior", "medior", "senior"]
COLUMNS = [
    *("id", "name", "mail", "profession", "family", "team", "manager", "department"),
    *("level", "site", "remote", "slots", "wishes", "avoid"),
]


@dataclass(frozen=True)
class Shape:
    """How an organisation is built. `each_site` people belong to a site, on the average."""

    families: int
    each_site: int
    remote: float


SHAPES = {
    "hospital": Shape(families=8, each_site=2_500, remote=0.05),
    "schools": Shape(families=3, each_site=300, remote=0.0),
    "offices": Shape(families=12, each_site=1_000, remote=0.5),
}


def write(folder: Path, people: int, shape: Shape, seed: int) -> tuple[Path, Path]:
    """volunteers.csv and chart.csv for so many volunteers."""
    random = Random(seed)  # noqa: S311 -- made-up people
    everybody = _organisation(random, int(2.5 * people), shape)
    volunteers = random.sample(everybody, people)
    ids = [one["id"] for one in volunteers]
    for one in volunteers:
        others = [other for other in random.sample(ids, 3) if other != one["id"]]
        one["wishes"] = " ".join(others[:2]) if random.random() < WISHES else ""
        one["avoid"] = others[-1] if random.random() < AVOIDS else ""
    listed, chart = folder / "volunteers.csv", folder / "chart.csv"
    with listed.open("w", newline="") as file:
        table = csv.DictWriter(file, COLUMNS, restval="")
        table.writeheader()
        table.writerows(volunteers)
    with chart.open("w", newline="") as file:
        rows = csv.writer(file)
        rows.writerow(["id", "manager"])
        rows.writerows((one["id"], one["manager"]) for one in everybody if one["manager"])
    return listed, chart


def _organisation(random: Random, size: int, shape: Shape) -> list[dict[str, str]]:
    """Teams one after the other; a team's first leads it, and every sixth leader leads the leaders after."""
    professions = [
        (f"profession {family}.{nth}", f"family {family}") for nth in range(3) for family in range(shape.families)
    ]
    weights = [1 / (1 + rank) for rank in range(len(professions))]
    sites = max(2, size // shape.each_site)
    everybody: list[dict[str, str]] = []
    leaders: list[str] = []
    while len(everybody) < size:
        team, lead = len(leaders), f"p{len(everybody)}"
        site = f"site {random.randrange(sites)}"
        for nth in range(min(random.randint(8, 12), size - len(everybody))):
            profession, family = random.choices(professions, weights)[0]
            everybody.append(
                {
                    "id": f"p{len(everybody)}",
                    "profession": profession,
                    "family": family,
                    "team": f"team {team}",
                    "manager": lead if nth else (leaders[(team - 1) // 6] if leaders else ""),
                    "department": f"department {team // 6}",
                    "level": random.choice(LEVELS) if nth else "lead",
                    "site": site,
                    "remote": "yes" if random.random() < shape.remote else "no",
                    "slots": " ".join(random.sample(SLOTS, random.randint(3, 8))),
                }
            )
        leaders.append(lead)
    return everybody

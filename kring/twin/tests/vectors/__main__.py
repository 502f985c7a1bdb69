"""Make `frontend/sealed/vectors.json` anew. Refuses to write when an answer is not the one that a case states."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from kring.twin.tests.vectors import agreements, ballots, items, logs, people, plain, releases, showing, talk_notes
from kring.twin.tests.vectors.answers import outcome
from kring.twin.tests.vectors.plain import Case
from kring.twin.words import word_list

VECTORS = Path(__file__).parents[4] / "frontend" / "sealed" / "vectors.json"
LONG = 100_000  # characters


def make() -> dict[str, Any]:
    made = people.make_people()
    east, west = logs.east(made), logs.west(made)
    north = agreements.north(made)
    south = releases.south(made)
    stage = {
        "people": {name: people.kept(one) for name, one in made.items()},
        "logs": {
            "east": logs.kept(east),
            "west": logs.kept(west),
            "north": logs.kept(north),
            "south": logs.kept(south),
        },
    }
    cases = [
        *plain.cases(),
        *people.cases(made),
        *logs.cases(east, west),
        *items.cases(east),
        *showing.cases(east),
        *agreements.cases(north),
        *releases.cases(south),
        *ballots.cases(east),
        *talk_notes.cases(made),
    ]
    vectors = [vector(case, stage) for case in cases]
    return {"format": "kring/1/vectors", "words": list(word_list()), **stage, "vectors": vectors}


def vector(case: Case, stage: dict[str, Any]) -> dict[str, Any]:
    found = outcome(case.do, case.given, stage)
    if found.get("refuses", "") != case.refuses:
        raise AssertionError(f"{case.name}: {found} where {case.refuses or 'an answer'} was expected")
    return {"name": case.name, "do": case.do, "given": case.given, **found}


def line(vector: dict[str, Any]) -> str:
    """In ASCII, so that no letter hides; but a whole text of accents would be three times as long that way."""
    spelled = json.dumps(vector)
    return spelled if len(spelled) < LONG else json.dumps(vector, ensure_ascii=False)


def main() -> None:
    whole = make()
    lines = ",\n".join(map(line, whole.pop("vectors")))
    top = json.dumps(whole, ensure_ascii=True)[1:-1]
    VECTORS.write_text(f'{{{top},\n"vectors": [\n{lines}\n]}}\n', encoding="utf-8")


if __name__ == "__main__":
    main()

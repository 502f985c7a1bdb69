"""docs/permissions.md, written from the tables that the code and the tests use: `python -m tests.routes.page`."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from tests.routes.roles import TITLES, Expected

PAGE = Path(__file__).parents[2] / "docs" / "permissions.md"
HEAD = """# Who may do what

Written by `python -m tests.routes.page` from the grants in `kring/*/permissions.py` and from `tests/routes/table.py`,
whose every row is tried by every role. What is not granted is not allowed. Nobody, and no host, has a right to content:
even a member gets ciphertext here, which only a browser opens.
"""


def written() -> str:
    """The page as it should be."""
    from kring.closing import permissions as closing  # noqa: PLC0415
    from kring.groups import permissions as groups  # noqa: PLC0415 - Django is set up first
    from kring.organisations import permissions as organisations  # noqa: PLC0415
    from kring.quotes import permissions as quotes  # noqa: PLC0415
    from kring.volunteers import permissions as volunteers  # noqa: PLC0415
    from kring.workshop import permissions as workshop  # noqa: PLC0415
    from tests.routes.table import EXPECTED, LIVE_EXPECTED  # noqa: PLC0415

    parts = [
        HEAD,
        "## With a group\n",
        "A member stands in the group's sealed log. Who was invited is not in yet; who left has nothing.\n",
        *_grants(groups.May, groups.GRANTS),
        "\n## With an organisation\n",
        *_grants(organisations.May, organisations.GRANTS),
        "\n## With an organisation's own methods\n",
        "A member is in one of its groups, and reads what is offered; a maker is a member or coordinator too.\n",
        *_grants(workshop.May, workshop.GRANTS),
        "\n## With a programme's quotes\n",
        "What a programme costs is between who arranges it and who pays for it.\n",
        *_grants(quotes.May, quotes.GRANTS),
        "\n## With a list of people who want to take part\n",
        "Somebody is listed by their mail address. No right shows whom somebody avoids, except to that person.\n",
        *_grants(volunteers.May, volunteers.GRANTS),
        "\n## With how a programme ends\n",
        "At its date the content goes by itself; nobody has a right to keep it from going, or to bring it back.\n",
        *_grants(closing.May, closing.GRANTS),
        "\n## Every step of a programme by a press\n",
        "`yes`: in the states named; in another it cannot be done now. An outsider gets 404 in every state.\n",
        *_steps(),
        "\n## Every route\n",
        "No state of a programme opens a door that is shut here: `tests/routes/test_states.py` tries them all.\n",
        "`yes`: let in. `403`: known, but without the right. `404`: an outsider cannot tell whether it exists.\n",
        *_routes({**EXPECTED, **LIVE_EXPECTED}),
    ]
    return "\n".join(parts) + "\n"


def _grants(may: Iterable[StrEnum], grants: Mapping[Any, frozenset[Any]]) -> Iterator[str]:
    yield from _table(
        ["Right", *grants], [[f"`{each}`", *("yes" if each in grants[r] else "" for r in grants)] for each in may]
    )


def _steps() -> Iterator[str]:
    from tests.routes.states import PARTIES, STATES, STEPS  # noqa: PLC0415

    yield from _table(
        ["Step", *(TITLES[role] for role in PARTIES), "States"],
        [
            [f"`{step}`", *("yes" if role in press.roles else "403" for role in PARTIES), _states(press.states, STATES)]
            for step, press in STEPS.items()
        ],
    )


def _states(chosen: Iterable[str], order: Iterable[str]) -> str:
    known = set(chosen)
    return ", ".join(state for state in order if state in known)


def _routes(expected: Mapping[tuple[str, str], Expected]) -> Iterator[str]:
    rows = sorted(expected.items(), key=lambda row: (row[0][1], row[0][0]))
    yield from _table(["Route", *TITLES.values()], [[f"`{method} /{route}`", *row] for (method, route), row in rows])


def _table(head: Iterable[str], rows: Iterable[Iterable[str]]) -> Iterator[str]:
    names = list(head)
    yield "| " + " | ".join(names) + " |"
    yield "|" + "---|" * len(names)
    for row in rows:
        yield "| " + " | ".join(row) + " |"


if __name__ == "__main__":
    import os

    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")
    django.setup()
    PAGE.write_text(written(), "utf-8")

"""`kring rota`: whose turn it is, for a whole programme. People and meetings count from 0."""

from __future__ import annotations

import argparse
import json
from typing import Any

from kring.cli.stop import Stop
from kring.rota.rules import fairness, rota
from kring.rota.rules.programme import ROLES, Plan, Programme

MOST_MEETINGS = 60


def add_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--members", type=int, required=True, metavar="N", help="how many people, 3 to 10")
    parser.add_argument(
        "--meetings", type=int, required=True, metavar="M", help=f"how many meetings, 1 to {MOST_MEETINGS}"
    )
    parser.add_argument("--roles", default="presenter,facilitator", help=f"of {', '.join(ROLES)}; separated by commas")
    parser.add_argument(
        "--absent", nargs="+", action="extend", default=[], metavar="MEETING:MEMBER", help="who cannot come when"
    )
    parser.add_argument("--json", action="store_true", help="for a program")


def run(options: argparse.Namespace) -> int:
    programme = _asked(options)
    plan = rota.plan(programme)
    if options.json:
        print(json.dumps(_told(programme, plan)))
        return 0
    print("meeting  " + "  ".join(f"{role:<11}" for role in programme.roles).rstrip())
    for meeting, duties in enumerate(plan):
        print(f"{meeting:>7}  " + "  ".join(f"{duties.get(role, '-')!s:<11}" for role in programme.roles).rstrip())
    return 0


def _asked(options: argparse.Namespace) -> Programme:
    if not 3 <= options.members <= 10:  # noqa: PLR2004 -- the bounds of a group, as everywhere
        raise Stop("A group has 3 to 10 members.")
    if not 1 <= options.meetings <= MOST_MEETINGS:
        raise Stop(f"Plan 1 to {MOST_MEETINGS} meetings.")
    roles = tuple(options.roles.split(","))
    for role in roles:
        if role not in ROLES:
            raise Stop(f"There is no role “{role}”. There are: {', '.join(ROLES)}.")
    if len(set(roles)) < len(roles):
        raise Stop("Name each role once.")
    if len(roles) > options.members:
        raise Stop(f"{options.members} members cannot hold {len(roles)} roles at once. Name fewer roles.")
    away = frozenset(_absence(text, options) for text in options.absent)
    return Programme(tuple(range(options.members)), options.meetings, roles, away=away)


def _absence(text: str, options: argparse.Namespace) -> tuple[int, int]:
    meeting, colon, member = text.partition(":")
    if not (colon and meeting.isdecimal() and member.isdecimal()):
        raise Stop(f"Write an absence as MEETING:MEMBER, such as 2:0, not “{text}”.")
    if int(meeting) >= options.meetings or int(member) >= options.members:
        raise Stop(f"“{text}” is outside the programme: both count from 0.")
    return int(meeting), int(member)


def _told(programme: Programme, plan: Plan) -> dict[str, Any]:
    return {
        "meetings": [dict(duties) for duties in plan],
        "bounds": fairness.bounds(programme),
        "reached": fairness.reached(programme, plan),
    }

"""`kring letters`: mail that was kept because no mail server is set. With sign-in codes: for the host alone."""

from __future__ import annotations

import argparse

from kring.cli import place


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)
    parser.add_argument("--to", default="", metavar="ADDRESS", help="only mail to this address")
    parser.add_argument("--most", type=int, default=3, metavar="N", help="how many, the newest last (default: 3)")


def run(options: argparse.Namespace) -> int:
    place.set_up(options)
    from kring.notifications.letters import newest_letters

    letters = newest_letters(to=options.to, most=max(options.most, 1))
    for letter in reversed(letters):
        print(f"To: {letter.to}\nAt: {letter.at:%Y-%m-%d %H:%M} UTC\nSubject: {letter.subject}\n\n{letter.body}\n")
    if not letters:
        print("No mail was kept.")
    return 0

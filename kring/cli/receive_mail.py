"""`kring receive-mail`: one mail from standard input, for a mail server that hands mail to a program."""

from __future__ import annotations

import argparse
import os
import sys

from kring.cli import place


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)


def run(options: argparse.Namespace) -> int:
    """Take the answer to an invitation; anything else is left alone. Exit 75 asks the mail server to try again."""
    place.set_up(options)
    from django.db import DatabaseError

    from kring.calendars.rules.answers import LARGEST
    from kring.kernel.clock import now
    from kring.meetings.answers import take_letter

    letter = sys.stdin.buffer.read(LARGEST + 1)
    try:
        is_taken = take_letter(letter, now=now())
    except DatabaseError:
        print("The database does not answer. Hand this mail over again later.", file=sys.stderr)
        return os.EX_TEMPFAIL
    print("An answer to an invitation was taken." if is_taken else "Left alone: no answer that counts.")
    return 0

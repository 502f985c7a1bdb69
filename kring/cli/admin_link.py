"""`kring admin-link`: how the first coordinator begins."""

from __future__ import annotations

import argparse

from kring.cli import place


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)


def run(options: argparse.Namespace) -> int:
    folder = place.set_up(options)
    from kring.cli import schema, welcome
    from kring.kernel.clock import now

    schema.bring_up_to_date(folder, now=now())
    print(welcome.first_link(now=now()))
    return 0

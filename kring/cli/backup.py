"""`kring backup FILE`: everything Kring stores, in one file, while it runs."""

from __future__ import annotations

import argparse
from pathlib import Path

from kring.cli import place
from kring.cli.stop import Stop


def add_options(parser: argparse.ArgumentParser) -> None:
    place.add_data_option(parser)
    parser.add_argument("file", metavar="FILE", help="where to write it; an existing file is never overwritten")


def run(options: argparse.Namespace) -> int:
    target = Path(options.file).absolute()
    if target.exists():
        raise Stop(f"{target} exists already. Choose another name: a backup never overwrites anything.")
    if not target.parent.is_dir():
        raise Stop(f"There is no folder {target.parent} to write the backup in.")
    folder = place.set_up(options)
    from django.conf import settings

    from kring.cli import archive
    from kring.kernel.clock import now

    if settings.IS_SQLITE and not Path(settings.DATABASES["default"]["NAME"]).exists():
        raise Stop(f"There is no database in {folder} yet, so there is nothing to back up.")
    manifest = archive.write(target, now=now())
    print(f"Wrote {target}: {manifest.bytes:,} bytes of {manifest.engine}. It holds no secret and no sign-ins.")
    return 0

"""`kring settings`: every setting, as the code that reads it says."""

from __future__ import annotations

import argparse
from importlib import import_module

from kring.project.environment import Setting, environment

HEAD = """# Settings

Kring runs without any. Each can be set in the environment; `kring settings` prints this page, and a test keeps it true.
A secret can stand in a file instead: `KRING_SECRET_KEY_FILE=/run/secrets/kring` holds `KRING_SECRET_KEY`.
`PORT` is the port of `kring serve`, and `--port` wins from it.

| name | type | default | what it does |
|---|---|---|---|
"""


def add_options(parser: argparse.ArgumentParser) -> None:
    del parser  # it has none


def run(options: argparse.Namespace) -> int:
    del options
    print(page(), end="")
    return 0


def page() -> str:
    """docs/settings.md."""
    import_module("kring.project.settings")  # reading the settings is what fills the list
    return HEAD + "".join(_row(environment.settings[name]) for name in sorted(environment.settings))


def _row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else ""
    return f"| `{setting.name}` | {setting.kind} | {default} | {setting.says} |\n"

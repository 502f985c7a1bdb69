"""The `kring` command: which verbs there are, and how each one's faults are told.

A fault of the person who hosts is one sentence on standard error and exit 2, without a traceback. A verb lives in its
own file and is imported only when it is asked for, so that `kring --help` answers at once.
"""

from __future__ import annotations

import argparse
import errno
import os
import sqlite3
import sys
from collections.abc import Sequence
from importlib import import_module
from importlib.metadata import version
from typing import NoReturn

from kring.cli.stop import Stop

# Verb -> the file in this folder that carries it out, and what it does. The file has `add_options` and `run`.
VERBS = {
    "serve": ("serve", "Serve Kring: pages, live rooms, mail and jobs in one process."),
    "doctor": ("doctor", "Say how this installation is doing, in words that are safe to paste anywhere."),
    "backup": ("backup", "Write everything Kring stores into one file, while it runs."),
    "restore": ("restore", "Put a backup back, after checking it. What was there is kept beside it."),
    "admin-link": ("admin_link", "Print the one-time link by which the first coordinator begins."),
    "letters": ("letters", "Print the mail that was kept because no mail server is set."),
    "receive-mail": ("receive_mail", "Take one mail from standard input: an answer to an invitation."),
    "settings": ("settings", "List every setting: its name, its default, what it does."),
    "methods": ("methods", "List the methods, or check one that you wrote."),
    "compose": ("compose", "Make groups from a list of volunteers."),
    "rota": ("rota", "Plan whose turn it is, for a whole programme."),
    "verify": ("verify", "Check an export or a release offline: signatures, chains and what can be opened."),
    "bench": ("bench", "Measure this machine. Part of the source tree, not of an installed Kring."),
}


class Parser(argparse.ArgumentParser):
    """Ends with a sentence and the way to help, instead of a page of usage."""

    def error(self, message: str) -> NoReturn:
        raise Stop(f"{message[:1].upper()}{message[1:]}. Try: {self.prog} --help")


def parser_for(verb: str | None) -> argparse.ArgumentParser:
    """The whole command; only the options of `verb` are filled in."""
    parser = Parser(prog="kring", description="Sealed, guided peer consultation.", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"kring {version('kring')}")
    verbs = parser.add_subparsers(dest="verb", metavar="verb", required=True, title="verbs")
    for name, (file, says) in VERBS.items():
        options = verbs.add_parser(name, help=says, description=says, allow_abbrev=False)
        if name == verb:
            import_module(f"kring.cli.{file}").add_options(options)
    return parser


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command; the answer is the exit code."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    verb = next((word for word in words if word in VERBS), None)
    try:
        options = parser_for(verb).parse_args(words)
        code: int = import_module(f"kring.cli.{VERBS[options.verb][0]}").run(options)
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as fault:
        sentence = _sentence_for(fault)
        if sentence is None:
            raise
        print(sentence, file=sys.stderr)
        return 2
    return code


def _sentence_for(fault: Exception) -> str | None:
    """What to tell the person who typed the command, or None when it is a fault of ours."""
    library = type(fault).__module__.partition(".")[0]
    if isinstance(fault, Stop) or library == "environs":
        return str(fault)
    if _is_full(fault):
        return "The disk is full. Make room and run this again; nothing was half written."
    if isinstance(fault, OSError) and fault.filename:
        return f"{fault.filename}: {fault.strerror}."
    if type(fault).__name__ == "OperationalError" and library in {"django", "psycopg"}:
        return "The database does not answer. Is KRING_DATABASE_URL right, and is the server running?"
    return None


def _is_full(fault: BaseException) -> bool:
    cause = fault.__cause__ or fault
    if isinstance(cause, OSError):
        return cause.errno == errno.ENOSPC
    return isinstance(cause, sqlite3.OperationalError) and "disk is full" in str(cause)

"""The house rules a machine can check."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from tests.architecture.tracked import HOME, layers, text_of, tracked, written

LONGEST = 500  # lines; a longer file is a room that knows everything
MEDIAN_FUNCTION = 10
CIPHERS = re.compile(r"hazmat\.primitives\.(ciphers|hpke|kdf)|Ed25519PrivateKey|\bpyrage\b")
MAY_SEAL = ("kring/twin/", "kring/demo/", "kring/cli/", "tests/", "bench/")


def name(path: Path) -> str:
    return path.relative_to(HOME).as_posix()


def test_every_folder_says_in_one_docstring_what_it_is():
    nouns = [path for path in written(".py") if re.fullmatch(r"kring(/\w+)?/__init__\.py", name(path))]
    silent = [name(path) for path in nouns if not ast.get_docstring(ast.parse(path.read_text()))]
    assert silent == []


def test_no_folder_or_file_is_a_drawer_for_everything():
    drawers = {"utils", "util", "helpers", "helper", "common", "core", "misc", "lib", "shared", "manager", "managers"}
    assert [name(path) for path in tracked() if drawers & {*path.relative_to(HOME).parts, path.stem}] == []


def test_every_noun_has_its_place_in_the_layers():
    placed = {noun for layer in layers() for noun in layer}
    present = {path.parent.name for path in written(".py") if re.fullmatch(r"kring/\w+/__init__\.py", name(path))}
    assert present <= placed


def test_no_file_grows_into_a_room_that_knows_everything():
    files = [path for path in written(".py", ".ts", ".tsx", ".css", ".html") if "migrations" not in path.parts]
    long = {name(path): lines for path in files if (lines := text_of(path).count("\n")) > LONGEST}
    assert long == {}


def test_functions_stay_short():
    lengths = sorted(
        (node.end_lineno or 0) - node.lineno + 1
        for path in written(".py")
        if "migrations" not in path.parts
        for node in ast.walk(ast.parse(path.read_text()))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
    assert lengths[len(lengths) // 2] <= MEDIAN_FUNCTION
    assert lengths[len(lengths) * 95 // 100] <= 50


def test_only_the_twin_and_those_above_it_can_seal_or_open():
    users = [name(path) for path in written(".py") if CIPHERS.search(text_of(path)) and "tests" not in path.parts]
    assert [user for user in users if not user.startswith(MAY_SEAL)] == []


def test_there_is_no_admin_and_no_superuser():
    files = [path for path in written(".py", ".html", ".toml") if "tests" not in path.parts]
    found = [name(path) for path in files if re.search(r"django\.contrib\.admin\b|is_superuser\b", text_of(path))]
    assert [file for file in found if "/migrations/" not in file] == []


@pytest.mark.parametrize("word", ["TODO", "FIX" + "ME", "X" * 3])
def test_no_work_is_left_for_later_in_a_file(word):
    files = [path for path in written(".py", ".ts", ".tsx", ".html", ".css", ".md") if path != Path(__file__)]
    assert [name(path) for path in files if re.search(rf"\b{word}\b", text_of(path))] == []


def test_no_registry_is_named():
    """Where packages come from is the machine's affair: a lock with addresses fails behind any mirror."""
    hosts = re.compile(r"registry\.npmjs|registry\.yarnpkg|pypi\.org|pythonhosted|deb\.debian|github\.com/.*/releases")
    assert [name(path) for path in tracked() if path != Path(__file__) and hosts.search(text_of(path))] == []


def test_every_recorded_decision_says_what_was_rejected():
    records = sorted((HOME / "docs" / "decisions").glob("*.md"))
    assert records
    numbers = [record.name[:4] for record in records]
    assert len(numbers) == len(set(numbers))
    for record in records:
        page = record.read_text().lower()
        assert "rejected" in page, record.name

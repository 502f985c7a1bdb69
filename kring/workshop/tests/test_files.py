"""A method as a file: there and back exactly, and nothing that is brought in is trusted."""

from __future__ import annotations

import tomllib

import pytest

from kring.methods.library import methods
from kring.methods.rules.parsing import parse
from kring.workshop.models import OwnMethod
from kring.workshop.rules.toml import read, written

FILE = written(methods()["incident"].script())


@pytest.mark.parametrize("key", sorted(methods()))
def test_a_shipped_method_is_the_same_after_a_file(key):
    method = methods()[key]
    assert parse(tomllib.loads(written(method.script()))) == method
    assert read(written(method.script())) == (method.script(), ())


HOSTILE = {
    "brackets": "a = " + "[" * 5000 + "]" * 5000,
    "dotted": FILE.replace('key = "incident"', "a" + ".a" * 3000 + ' = 1\nkey = "incident"', 1),
    "number": "a = " + "9" * 5000,
    "long": FILE.replace("Incidentmethode", "I" * 3000),
    "huge": FILE + "#" * 200_000,
    "phases": FILE + '\n[[phase]]\nkey = "x"\n' * 60,
    "binary": "\x00\x01",
    "surrogate": 'name = "\ud800"',
    "escaped": FILE.replace("Incidentmethode", "Incident\\u0000methode"),
    "list": "phase = [1, [2], {a = 3}]",
    "empty": "",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_a_hostile_file_is_refused_in_sentences(kind):
    script, faults = read(HOSTILE[kind])
    assert script == {}
    assert faults
    assert all(fault.text.nl and fault.text.en for fault in faults)


def test_every_fault_is_said_with_its_place():
    wrong = FILE.replace('form = "hidden"', 'form = "verborgen"', 1).replace("minutes = 8", "minutes = 0", 1)
    _script, faults = read(wrong)
    assert {fault.phase for fault in faults} == {"questions", "clarification"}


def test_broken_toml_says_the_line():
    assert "regel 2" in read('key = "a"\nname = b')[1][0].text.nl
    assert "breekt af" in read('key = "a"\nname = [')[1][0].text.nl


def test_greet_brings_in_a_file_and_keeps_everything_but_the_key(cast, signed_in):
    greet = signed_in("Greet")
    answer = greet.post("/methodes/nieuw/", {"file": FILE})
    own = OwnMethod.objects.get()
    assert answer["Location"] == f"/methodes/{own.key}/bewerken/"
    assert own.key.startswith("incident-")
    assert {**own.draft, "key": "incident"} == methods()["incident"].script()
    assert greet.get(f"/methodes/{own.key}/bestand/").content.decode() == FILE.replace('"incident"', f'"{own.key}"', 1)


def test_a_file_with_faults_makes_nothing_and_stays_on_the_page(cast, signed_in):
    shown = signed_in("Greet").post("/methodes/nieuw/", {"file": FILE.replace("minutes = 8", "minutes = 0")})
    assert OwnMethod.objects.count() == 0
    assert "“minutes” moet een getal van 1 tot 180 zijn" in shown.content.decode()
    assert "minutes = 0" in shown.content.decode()

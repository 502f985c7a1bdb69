"""The published vectors hold in Python; `frontend/sealed/vectors.test.ts` holds the browser's code to the same file."""

import json

import pytest

from kring.twin.tests.vectors.__main__ import VECTORS
from kring.twin.tests.vectors.answers import OPERATIONS, outcome
from kring.twin.words import word_list

PUBLISHED = json.loads(VECTORS.read_text())


@pytest.mark.parametrize("do", OPERATIONS)
def test_every_published_vector_of_an_operation_holds(do):
    vectors = [vector for vector in PUBLISHED["vectors"] if vector["do"] == do]
    assert vectors
    for vector in vectors:
        told = {key: vector[key] for key in ("gives", "refuses", "groups") if key in vector}
        assert outcome(do, vector["given"], PUBLISHED) == told, vector["name"]


def test_there_are_more_than_200_vectors_each_with_its_own_name():
    names = [f"{vector['do']}: {vector['name']}" for vector in PUBLISHED["vectors"]]
    assert len(names) == len(set(names)) > 200


def test_both_languages_spell_the_same_words():
    assert PUBLISHED["words"] == list(word_list())
    assert len(set(word_list())) == 1024

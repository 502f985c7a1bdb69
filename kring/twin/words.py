"""Six words per person, for reading aloud: they say which keys are really theirs."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from kring.sealed.rules.encoding import id_bytes, lp, purpose
from kring.sealed.rules.identity import Identity
from kring.twin.suite import slow_hash

COUNT = 6
BITS = 10
SALT = b"kring/1/six-words"


@cache
def word_list() -> tuple[str, ...]:
    """1,024 plain Dutch words; `frontend/sealed/word-list.ts` has the same."""
    return tuple(files("kring.twin").joinpath("words.txt").read_text().split())


def six_words(identity: Identity) -> tuple[str, ...]:
    """Takes about half a second: guessing keys that give somebody's words costs that much per guess, 2^60 times."""
    keys = lp(id_bytes(identity.person), identity.sealing_key, identity.signing_key)
    return spell_words(slow_hash(purpose("six-words") + keys, SALT))


def spell_words(hash_: bytes) -> tuple[str, ...]:
    """The first 60 bits, ten per word."""
    bits = int.from_bytes(hash_[:8], "big") >> 4
    numbers = [bits >> shift & 1023 for shift in range(BITS * (COUNT - 1), -1, -BITS)]
    return tuple(word_list()[number] for number in numbers)

"""The recovery code: 128 random bits in 7 groups of 5 characters; each group carries its own check."""

from __future__ import annotations

import re
from hashlib import sha256

from kring.sealed.rules.encoding import lp, purpose
from kring.sealed.rules.refusal import Reason, Refused
from kring.twin.suite import random_bytes

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
AS_MEANT = str.maketrans("OIL", "011")
GROUPS = 7
GROUP_CHARACTERS = 5
SECRET_BYTES = 16
WEIGHTS = (1, 3, 5, 7)
CODE_BITS = GROUPS * 4 * 5


def make_recovery_code() -> str:
    """A fresh code as printed: `ABCD5-…`, seven groups."""
    return spell_recovery_code(random_bytes(SECRET_BYTES))


def spell_recovery_code(secret: bytes) -> str:
    """16 bytes and 12 bits of their hash are 28 symbols of 5 bits: 7 groups of 4, each with a check character."""
    whole = int.from_bytes(secret, "big") << 12 | whole_check(secret)
    symbols = [whole >> shift & 31 for shift in range(CODE_BITS - 5, -1, -5)]
    groups = [symbols[at : at + 4] for at in range(0, len(symbols), 4)]
    return "-".join(
        "".join(ALPHABET[symbol] for symbol in (*group, group_check(group, place)))
        for place, group in enumerate(groups)
    )


def read_recovery_code(typed: str) -> bytes:
    """The 16 secret bytes of a typed code. A refusal names the groups that hold the typing error, from 1."""
    groups = [[symbol_of(letter) for letter in group] for group in split_typed(typed)]
    wrong = tuple(place + 1 for place, group in enumerate(groups) if not is_group_right(group, place))
    if wrong:
        raise Refused(Reason.RECOVERY_CODE_MISTYPED, groups=wrong)
    whole = 0
    for group in groups:
        for symbol in group[:4]:
            whole = whole << 5 | symbol
    secret = (whole >> 12).to_bytes(SECRET_BYTES, "big")
    if whole & 0xFFF != whole_check(secret):
        raise Refused(Reason.RECOVERY_CODE_MISTYPED)
    return secret


def split_typed(typed: str) -> list[str]:
    """The groups as typed; when the separators do not say, every five characters."""
    parts = [part for part in re.split(r"[\s-]+", typed) if part]
    whole = "".join(parts)
    if len(whole) == GROUPS * GROUP_CHARACTERS:
        return [whole[at : at + GROUP_CHARACTERS] for at in range(0, len(whole), GROUP_CHARACTERS)]
    if len(parts) != GROUPS:
        raise Refused(Reason.RECOVERY_CODE_LENGTH, f"{len(whole)} characters")
    wrong = tuple(place + 1 for place, part in enumerate(parts) if len(part) != GROUP_CHARACTERS)
    raise Refused(Reason.RECOVERY_CODE_MISTYPED, "a group has another length", groups=wrong)


def symbol_of(letter: str) -> int:
    """O is 0; I and L are 1; -1 for what is no symbol."""
    return ALPHABET.find(letter.upper().translate(AS_MEANT))


def group_check(symbols: list[int], place: int) -> int:
    """Odd weights: one wrong character always shows. The place counts too: two swapped groups both show."""
    return (9 * (place + 1) + sum(symbol * weight for symbol, weight in zip(symbols, WEIGHTS, strict=True))) % 32


def is_group_right(group: list[int], place: int) -> bool:
    return min(group) >= 0 and group[4] == group_check(group[:4], place)


def whole_check(secret: bytes) -> int:
    """12 bits of a hash over the whole code."""
    return int.from_bytes(sha256(purpose("recovery-code") + lp(secret)).digest()[:2], "big") >> 4

"""What takes no place on a screen must not be in a text that people sign; frontend/agreement/terms.ts says the same."""

from __future__ import annotations

import unicodedata

TEXT_MOST = 8_000  # letters; frontend/releases/writing.ts says the same
PURPOSE_MOST = 300
UNSEEN = frozenset({"Cc", "Cf", "Co", "Cs", "Zl", "Zp"})
# Default_Ignorable_Code_Point beyond those categories, and the blank of Braille.
IGNORED = (
    (0x034F, 0x034F),
    (0x115F, 0x1160),
    (0x17B4, 0x17B5),
    (0x180B, 0x180F),
    (0x2065, 0x2065),
    (0x2800, 0x2800),
    (0x3164, 0x3164),
    (0xFE00, 0xFE0F),
    (0xFFA0, 0xFFA0),
    (0xFFF0, 0xFFF8),
    (0xE0000, 0xE0FFF),
)


def is_seen(letter: str) -> bool:
    point = ord(letter)
    if letter == "\n":
        return True
    return unicodedata.category(letter) not in UNSEEN and not any(low <= point <= high for low, high in IGNORED)


def may_be_signed(text: str, most: int) -> bool:
    """Composed, not empty to the eye, not longer than `most` letters, and without a letter that nobody sees."""
    return (
        bool(text.strip()) and len(text) <= most and unicodedata.is_normalized("NFC", text) and all(map(is_seen, text))
    )

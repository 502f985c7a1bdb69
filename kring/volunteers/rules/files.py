"""CSV files that a spreadsheet opens as what they are: cells that would be read as formulas begin with a quote mark."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_of(rows: Iterable[Sequence[object]]) -> bytes:
    """These rows with semicolons, as spreadsheets in Dutch and in English read them; UTF-8 with its mark."""
    text = io.StringIO(newline="")
    lines = csv.writer(text, delimiter=";")
    for row in rows:
        lines.writerow([_harmless(str(cell)) for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _harmless(cell: str) -> str:
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

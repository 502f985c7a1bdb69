"""Write `answers.json` anew: the honest answers, what a device remembers, and every lie with its reason."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from tests.evil_server.reader import read
from tests.evil_server.spoils import lies
from tests.evil_server.stage import CODE, PASSPHRASE, honest_answers, make_stage, memory

ANSWERS = Path(__file__).parent / "answers.json"


def make() -> dict[str, Any]:
    stage = make_stage()
    honest, remembered = honest_answers(stage), memory(stage)
    return {
        "secrets": {"recovery-code": CODE, "passphrase": PASSPHRASE},
        "memory": remembered,
        "honest": honest,
        "reads": read(honest, remembered, by="recovery-code"),
        "lies": [lie._asdict() for lie in lies(stage, honest)],
    }


if __name__ == "__main__":
    whole = make()
    lines = ",\n".join(json.dumps(lie) for lie in whole.pop("lies"))
    ANSWERS.write_text(f'{json.dumps(whole)[:-1]},\n"lies": [\n{lines}\n]}}\n')

"""The measurement of growth measures a room that has really had what it says."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.serving import migrated

HOME = Path(__file__).parents[2]


def test_a_long_meeting_is_one_that_a_room_can_hold(tmp_path: Path):
    shutil.copyfile(migrated(), tmp_path / "kring.sqlite3")
    program = "from bench.growth.__main__ import set_up; set_up(); from bench.growth import server; import json;"
    program += "print(json.dumps(server.measure(3, (5, 20), 1)))"
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("KRING_", "DJANGO_SETTINGS"))}
    done = subprocess.run(  # noqa: S603
        [sys.executable, "-c", program],
        cwd=HOME,
        env={**kept, "KRING_DATA": str(tmp_path)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert all(figure > 0 for figure in json.loads(done.stdout))

"""Run a command on a PostgreSQL that exists only as long as the command: `python -m tests.postgres pytest …`.

The cluster lives in a temporary folder, listens on a socket in it and on no port. PostgreSQL refuses to run as root,
so root hands it to the `postgres` user that Debian's package makes.
"""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import quote

SPEED = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # a test's database need not survive a crash


def programs() -> Path | None:
    """The newest installed server's folder with `initdb` and `pg_ctl`, 15 or later; None without one."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda path: int(path.parent.name), reverse=True)
    on_path = [Path(found).parent for found in [shutil.which("initdb")] if found]
    return next((folder for folder in [*debian, *on_path] if (folder / "initdb").exists()), None)


@contextmanager
def cluster(*, durable: bool = False) -> Iterator[str]:
    """A running cluster; yields its `KRING_DATABASE_URL`. With `durable` it really writes through, as in use."""
    folder = programs()
    if folder is None:
        sys.exit("PostgreSQL is not installed. On Debian: apt-get install postgresql")
    home = Path(tempfile.mkdtemp(prefix="kring-postgres-"))
    if os.geteuid() == 0:
        shutil.chown(home, "postgres")
    store = home / "store"

    def call(program: str, *arguments: str) -> None:
        subprocess.run([folder / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd=home, **_identity())

    options = f"-c listen_addresses= -c unix_socket_directories={home} -c max_connections=200"
    if not durable:
        options += "".join(f" -c {setting}" for setting in SPEED)
    try:
        call("initdb", "-D", str(store), "-U", "kring", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8")
        call("pg_ctl", "-D", str(store), "-l", str(home / "log"), "-o", options, "-w", "start")
        try:
            yield f"postgres://kring@{quote(str(home), safe='')}/postgres"
        finally:
            call("pg_ctl", "-D", str(store), "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(home, ignore_errors=True)


def _identity() -> dict[str, Any]:
    if os.geteuid() != 0:
        return {}
    account = pwd.getpwnam("postgres")
    return {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []}


def main() -> int:
    with cluster() as url:
        environment = {**os.environ, "KRING_DATABASE_URL": url}
        return subprocess.run(sys.argv[1:], check=False, env=environment).returncode


if __name__ == "__main__":
    sys.exit(main())

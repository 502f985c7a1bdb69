"""A dovecot of one's own in a temporary folder. It needs no rights: as root it runs as `nobody`."""

from __future__ import annotations

import grp
import imaplib
import os
import pwd
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from kring.calendars.rules.mailbox import Mailbox

PASSWORD = "no-secret-here"
PATIENCE = 10  # seconds

SETTINGS = """
base_dir = {folder}/run
state_dir = {folder}/run
log_path = {folder}/log
protocols = imap
listen = 127.0.0.1
ssl = no
disable_plaintext_auth = no
default_internal_user = {user}
default_internal_group = {group}
default_login_user = {user}
first_valid_uid = 1
mail_location = maildir:{folder}/mail/%u
passdb {{
  driver = static
  args = password={password}
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={folder}/mail/%u
}}
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {port}
  }}
  inet_listener imaps {{
    port = 0
  }}
}}
"""


@contextmanager
def mail_server() -> Iterator[int]:
    """The port of a running server on which every name has a mailbox."""
    account = pwd.getpwnam("nobody") if os.geteuid() == 0 else pwd.getpwuid(os.geteuid())
    folder = Path(tempfile.mkdtemp(prefix="kring-mail-"))
    os.chown(folder, account.pw_uid, account.pw_gid)
    port = _free_port()
    settings = folder / "dovecot.conf"
    group = _group_of(account.pw_gid)
    settings.write_text(
        SETTINGS.format(
            folder=folder,
            user=account.pw_name,
            group=group,
            uid=account.pw_uid,
            gid=account.pw_gid,
            port=port,
            password=PASSWORD,
        )
    )
    settings.chmod(0o644)
    program = shutil.which("dovecot", path=f"{os.environ['PATH']}:/usr/sbin") or "dovecot"
    as_who: dict[str, Any] = (
        {"user": account.pw_uid, "group": account.pw_gid, "extra_groups": []} if os.geteuid() == 0 else {}
    )
    server = subprocess.Popen([program, "-F", "-c", str(settings)], **as_who)
    try:
        _wait_for(port, folder / "log")
        yield port
    finally:
        server.terminate()
        server.wait(timeout=PATIENCE)
        shutil.rmtree(folder, ignore_errors=True)


def mailbox(port: int, user: str) -> Mailbox:
    return Mailbox("imap", "127.0.0.1", port, user, PASSWORD, "INBOX")


@contextmanager
def opened(port: int, user: str) -> Iterator[imaplib.IMAP4]:
    """Somebody's own mail program."""
    program = imaplib.IMAP4("127.0.0.1", port, timeout=PATIENCE)
    program.login(user, PASSWORD)
    program.select("INBOX")
    yield program
    program.logout()


def _free_port() -> int:
    with socket.socket() as finder:
        finder.bind(("127.0.0.1", 0))
        return int(finder.getsockname()[1])


def _group_of(gid: int) -> str:

    return grp.getgrgid(gid).gr_name


def _wait_for(port: int, log: Path) -> None:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        with socket.socket() as asking:
            if asking.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.02)
    raise AssertionError(log.read_text() if log.exists() else "dovecot said nothing")

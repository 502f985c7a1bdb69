"""The server that is measured: what `kring serve` answers with, in a process of its own. `python -m … PORT`."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kring.project.settings")

if __name__ == "__main__":
    from kring.cli.listen import allow_many_streams, open_port, server

    allow_many_streams()
    server().run(sockets=open_port("127.0.0.1", int(sys.argv[1])))

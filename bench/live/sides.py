"""The two sides: Kring's server and nginx with nchan, each started, pinned to one core and read from /proc."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from pathlib import Path

SERVER_CORE = 0
NCHAN_MODULES = ("/usr/lib/nginx/modules/ngx_nchan_module.so", "/usr/share/nginx/modules/ngx_nchan_module.so")
HOW_TO_GET_NCHAN = "nginx with nchan is not here. On Debian: apt-get install nginx-light libnginx-mod-nchan"

NGINX = """
load_module {module};
daemon off; master_process off; worker_rlimit_nofile 20000;
pid {folder}/pid; error_log {folder}/errors;
events {{ worker_connections 18000; }}
http {{
  access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy; fastcgi_temp_path {folder}/f;
  uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s; keepalive_requests 100000000; keepalive_timeout 3600;
  nchan_shared_memory_size 512M;
  server {{
    listen 127.0.0.1:{port} backlog=4096;
    location ~ ^/sub/([0-9]+)$ {{
      nchan_subscriber eventsource; nchan_channel_id $1; nchan_subscriber_first_message newest;
    }}
    location ~ ^/pub/([0-9]+)$ {{ nchan_publisher; nchan_channel_id $1; client_body_buffer_size 128k; }}
  }}
}}
"""


@dataclass(frozen=True)
class Process:
    """A running server."""

    pid: int
    port: int

    def cpu(self) -> float:
        """Seconds of CPU used so far, by all its threads."""
        fields = Path(f"/proc/{self.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def memory(self) -> float:
        """Resident kilobytes of its own, without files that are only mapped (SQLite's pages, programs)."""
        lines = Path(f"/proc/{self.pid}/status").read_text().splitlines()
        return float(sum(int(line.split()[1]) for line in lines if line.startswith(("RssAnon:", "RssShmem:"))))

    def threads(self) -> int:
        return len(list(Path(f"/proc/{self.pid}/task").iterdir()))


@contextmanager
def kring() -> Iterator[Process]:
    """Kring's own server on the database that the environment names."""
    port = free_port()
    with running([sys.executable, "-m", "bench.live.serving", str(port)], port) as process:
        yield process


@contextmanager
def nchan(folder: Path) -> Iterator[Process]:
    """One nginx worker that stores nothing and passes on what is published."""
    port, module = free_port(), nchan_module()
    folder.mkdir(exist_ok=True)
    written = folder / "nginx.conf"
    written.write_text(NGINX.format(module=module, folder=folder, port=port))
    with running([str(nginx()), "-c", str(written), "-e", str(folder / "errors")], port) as process:
        yield process


def nginx() -> str | None:
    return shutil.which("nginx", path=f"{os.environ.get('PATH', '')}:/usr/sbin")


def nchan_module() -> str | None:
    return next((path for path in NCHAN_MODULES if Path(path).exists()), None)


def has_nchan() -> bool:
    return nginx() is not None and nchan_module() is not None


@contextmanager
def running(command: list[str], port: int) -> Iterator[Process]:
    child = subprocess.Popen(command, cwd=Path(__file__).parents[2])
    pin(child.pid, SERVER_CORE)
    try:
        wait_for(port, child)
        yield Process(child.pid, port)
    finally:
        child.terminate()
        try:
            child.wait(timeout=15)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def pin(pid: int, core: int) -> None:
    """Hold a process that has just begun to one core, where there are more; its threads will follow."""
    cores = sorted(os.sched_getaffinity(0))
    if len(cores) > 1:
        os.sched_setaffinity(pid, {cores[core % len(cores)]})


def free_port() -> int:
    with socket.socket() as made:
        made.bind(("127.0.0.1", 0))
        return int(made.getsockname()[1])


def wait_for(port: int, child: subprocess.Popen[bytes]) -> None:
    """Until it answers: a port may be open long before everything is loaded."""
    for _ in range(300):
        if child.poll() is not None:
            break
        try:
            asked = HTTPConnection("127.0.0.1", port, timeout=30)
            asked.request("GET", "/live/")
            asked.getresponse().read()
            asked.close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    raise RuntimeError("the server did not start")

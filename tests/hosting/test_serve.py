"""Starting and stopping, as the person who hosts Kring sees it."""

from __future__ import annotations

import http.client
import json
import signal
import socket
import time
import urllib.error
import urllib.request
from contextlib import ExitStack
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from kring.web.headers import HEADERS
from tests.serving import Served, ask_kring, kring, own_demo, serving

WAITED = "timeout graceful shutdown exceeded"  # what it says when something held it until the time was up
STATIC = Path(__file__).resolve().parent.parent.parent / "kring" / "web" / "static" / "kring"


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    data = tmp_path_factory.mktemp("served")
    with own_demo(data) as database, serving(data, "--demo", **database) as running:
        yield running


@pytest.fixture
def demo(tmp_path):
    """Settings that name the database of a demo in `tmp_path`, which was started once before."""
    with own_demo(tmp_path) as database:
        yield database


def ask(served: Served, path: str, **options) -> tuple[int, dict[str, str], bytes]:
    place = urlsplit(served.url)
    connection = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
    connection.request(options.pop("method", "GET"), path, **options)
    answer = connection.getresponse()
    said = answer.status, {name.lower(): value for name, value in answer.getheaders()}, answer.read()
    connection.close()
    return said


def some_static_file() -> str:
    return f"/static/kring/{next(STATIC.glob('kring-*.css')).name}"


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/healthz", 200),
        ("/readyz", 200),
        ("/nowhere/", 404),
        ("/api/v1/nowhere", 404),
        ("/api/v1/me", 401),
        ("/live/rooms/00000000-0000-0000-0000-000000000000", None),
        ("/live/nowhere", None),
        ("/static/nowhere.js", 404),
        (some_static_file(), 200),
    ],
)
def test_every_answer_carries_the_headers(served, path, status):
    said, headers, _ = ask(served, path)
    assert status in {None, said}
    assert {name: headers.get(name.lower()) for name in HEADERS} == HEADERS


def test_a_malformed_host_or_address_is_refused_with_headers(served):
    for path, options in (("/", {"headers": {"Host": "evil.example"}}), ("/%00/", {})):
        status, headers, _ = ask(served, path, **options)
        assert 400 <= status < 500
        assert headers["content-security-policy"] == HEADERS["Content-Security-Policy"]


def test_files_with_a_hash_in_their_name_are_kept_for_ever_and_pages_never(served):
    assert "immutable" in ask(served, some_static_file())[1]["cache-control"]
    assert ask(served, "/nowhere/")[1]["cache-control"] == "no-store"


def test_files_travel_compressed(served):
    _, headers, body = ask(served, some_static_file(), headers={"Accept-Encoding": "br, gzip"})
    assert headers["content-encoding"] == "br"
    assert len(body) * 3 < next(STATIC.glob("kring-*.css")).stat().st_size


def test_a_supervisor_hears_which_part_is_ready(served):
    status, _, body = ask(served, "/readyz")
    assert (status, json.loads(body)) == (200, {"database": True, "migrations": True, "worker": True})


def test_a_body_over_the_limit_is_refused(served):
    status, headers, _ = ask(served, "/api/v1/me/identities", method="POST", body=b"x" * 300_000)
    assert 400 <= status < 500
    assert headers["content-type"].startswith("application/problem+json")


def test_the_server_stops_at_once_with_open_connections_and_says_so_by_exit_0(tmp_path, demo):
    with serving(tmp_path, "--demo", **demo) as running, ExitStack() as idle:
        place = urlsplit(running.url)
        for _ in range(20):
            idle.enter_context(socket.create_connection((place.hostname, place.port)))
        asked = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
        asked.request("GET", "/healthz")
        assert asked.getresponse().read()  # answered after the others were taken in
        asked.close()
        assert running.stop(signal.SIGTERM) == 0
        assert WAITED not in "".join(running.said)


SIGN_IN = """
session = import_module(settings.SESSION_ENGINE).SessionStore()
meeting = Meeting.objects.filter(starts_at__lte=now(), ends_at__gte=now()).first() or Meeting.objects.last()
person = meeting.group.memberships.first().person
session["_auth_user_id"] = str(person.pk)
session["_auth_user_backend"] = settings.AUTHENTICATION_BACKENDS[0]
session["_auth_user_hash"] = person.get_session_auth_hash()
session.save()
print(session.session_key, meeting.pk)
"""


def test_an_open_stream_is_told_goodbye_and_does_not_hold_the_server(tmp_path, demo):
    with serving(tmp_path, "--demo", **demo) as running:
        session, room = ask_kring(tmp_path, SIGN_IN, **demo).split()
        place = urlsplit(running.url)
        listening = http.client.HTTPConnection(place.hostname or "", place.port, timeout=20)
        listening.request("GET", f"/live/rooms/{room}", headers={"Cookie": f"sessionid={session}"})
        stream = listening.getresponse()
        assert stream.status == 200
        assert {name: stream.headers.get(name) for name in HEADERS} == HEADERS
        assert running.stop(signal.SIGTERM) == 0
        assert WAITED not in "".join(running.said)
        assert b"event: bye" in stream.read()
        listening.close()


def test_the_second_start_takes_under_five_seconds_and_keeps_the_secret(tmp_path, demo):
    secret = (tmp_path / "secret").read_text()
    with serving(tmp_path, "--demo", **demo) as running:
        assert running.stop(signal.SIGINT) == 0
    assert (tmp_path / "secret").read_text() == secret
    assert (tmp_path / "secret").stat().st_mode & 0o077 == 0
    assert running.seconds_to_start < 5


def test_a_start_does_not_wait_for_libraries_of_one_page(served):
    assert "numpy" not in Path(f"/proc/{served.process.pid}/maps").read_text()


def test_one_data_folder_has_one_server(served):
    answer = kring("serve", "--port", "0", "--data", str(served.data))
    assert answer.returncode == 2
    assert "already running" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_a_port_that_is_taken_is_one_sentence(served, tmp_path):
    port = str(urlsplit(served.url).port)
    answer = kring("serve", "--port", port, "--data", str(tmp_path))
    assert answer.returncode == 2
    another = int(port) + 1
    said = f"Port {port} is taken by another program. Choose another: PORT={another} or --port {another}\n"
    assert answer.stderr == said


def test_the_port_of_the_environment_is_respected(served, tmp_path):
    port = str(urlsplit(served.url).port)
    assert f"Port {port} is taken" in kring("serve", "--data", str(tmp_path), PORT=port).stderr


def test_whoever_hosts_gets_a_link_for_the_first_coordinator(tmp_path, database):
    with serving(tmp_path, **database) as running:
        deadline = time.monotonic() + 10
        while not any("/eerste/" in line for line in running.said) and time.monotonic() < deadline:
            time.sleep(0.05)
        link = next(line.rsplit(" ", 1)[1].strip() for line in running.said if "/eerste/" in line)
        with pytest.raises(urllib.error.HTTPError) as missing, urllib.request.urlopen(f"{running.url}/eerste/guessed/"):
            pass
        missing.value.close()
        assert missing.value.code == 404
        with urllib.request.urlopen(link) as page:
            assert page.status == 200


def test_real_people_are_never_one_click_away(tmp_path, demo):
    (tmp_path / "demo-recovery-codes.json").unlink()
    answer = kring("serve", "--demo", "--port", "0", "--data", str(tmp_path), **demo)
    assert answer.returncode == 2
    assert "holds no whole demo" in answer.stderr


def test_a_fault_in_the_logs_names_no_address(served):
    ask(served, "/nowhere/?q=geheim")
    assert "geheim" not in "".join(served.said)
    assert "nowhere" not in "".join(served.said)

"""The published vectors and the evil server's lies, in a real browser: its own cryptography, not that of Node."""

import json
import subprocess

import pytest

from kring.twin.tests.browser import FRONTEND
from tests.evil_server.__main__ import ANSWERS

ORIGIN = "http://localhost:8160/"


@pytest.fixture(scope="module")
def program(tmp_path_factory):
    bundled = tmp_path_factory.mktemp("in-browser") / "in-browser.js"
    rolldown = str(FRONTEND / "node_modules" / ".bin" / "rolldown")
    options = ["--platform", "browser", "--format", "iife", "--file", str(bundled)]
    subprocess.run([rolldown, "sealed/testing/in-browser.ts", *options], cwd=FRONTEND, check=True, capture_output=True)
    return bundled.read_text()


@pytest.fixture
def bare_page(browser, program):
    """An empty page on localhost (a secure context), answered by the test itself, with the real code in it."""
    page = browser.new_page()
    page.route(
        ORIGIN, lambda route: route.fulfill(body="<!doctype html><title>Kring</title>", content_type="text/html")
    )
    page.goto(ORIGIN)
    page.add_script_tag(content=program)
    yield page
    page.close()


def test_every_published_vector_holds_in_the_browser(bare_page):
    published = json.loads((FRONTEND / "sealed" / "vectors.json").read_text())
    assert bare_page.evaluate("published => brokenVectors(published)", published) == []


def test_the_browser_believes_no_lie_of_the_server(bare_page):
    assert bare_page.evaluate("told => believedLies(told)", json.loads(ANSWERS.read_text())) == []


def test_the_browser_says_which_vector_does_not_hold(bare_page):
    published = json.loads((FRONTEND / "sealed" / "vectors.json").read_text())
    vector = next(vector for vector in published["vectors"] if vector["do"] == "item" and "gives" in vector)
    vector["gives"]["text"] += "."
    published["vectors"] = [vector]
    assert bare_page.evaluate("published => brokenVectors(published)", published) == [f"item: {vector['name']}"]

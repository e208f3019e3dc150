"""A real browser at a real desk: Chromium by Playwright, a server on loopback, and no way out of it."""

import os
import shutil
import threading
from contextlib import ExitStack, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from told_ledgers import told

from dateline.desk import DeskSettings, create_app
from dateline.desk.server import DeskServer, address_of, listen_on
from dateline.desk.shell import STATIC
from dateline.ledger import open_ledger

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
# Software rendering where there is no graphics card; no sandbox, since CI runs as root.
FLAGS = ("--enable-unsafe-swiftshader", "--no-sandbox", "--force-color-profile=srgb")
PATIENCE = 30_000
"""Milliseconds that a loaded machine may take to draw a map in software."""


@pytest.fixture(scope="session")
def chromium():
    """Launches browsers with flags of their own."""
    playwright = pytest.importorskip("playwright.sync_api", reason="Playwright is not installed")
    if not Path(CHROMIUM).is_file():
        pytest.skip(f"no Chromium at {CHROMIUM}: install it (Debian: chromium) or name it in CHROMIUM")
    if not (STATIC / "index.html").is_file():
        pytest.fail("the desk's pages are not built: python tools/build_frontend.py")
    with playwright.sync_playwright() as running, ExitStack() as stack:

        def launch(*flags):
            browser = running.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS, *flags])
            stack.callback(browser.close)
            return browser

        yield launch


@pytest.fixture(scope="session")
def browser(chromium):
    return chromium()


@pytest.fixture(scope="session")
def told_file(tmp_path_factory):
    path = tmp_path_factory.mktemp("browser") / "told.db"
    with open_ledger(path, create=True) as store:
        store.add_many((one, None) for one in told())
    return path


@contextmanager
def served(store):
    up = threading.Event()
    with listen_on("127.0.0.1", 0) as listening:
        server = DeskServer(create_app(store, DeskSettings()), listening, up.set)
        thread = threading.Thread(target=server.answer)
        thread.start()
        try:
            assert up.wait(30), "the server did not start"
            yield address_of(listening, "127.0.0.1").rstrip("/")
        finally:
            server.should_exit = True
            thread.join(30)


@pytest.fixture(scope="session")
def read_only_desk(told_file):
    """A desk that tests only look at."""
    with open_ledger(told_file) as store, served(store) as address:
        yield address


@pytest.fixture
def own_desk(told_file, tmp_path):
    """A desk over a copy of the ledger, to judge in; with its store."""
    copy = tmp_path / "own.db"
    shutil.copy(told_file, copy)
    with open_ledger(copy) as store, served(store) as address:
        yield address, store


@pytest.fixture
def visit(browser):
    """Opens pages, each a visitor of its own; in the end, none may have complained or called the outside."""
    with ExitStack() as stack:
        complaints = []

        def one(address, by=None, width=1360, height=860, scheme="light", context=None):
            if context is None:
                context = (by or browser).new_context(
                    viewport={"width": width, "height": height}, color_scheme=scheme, reduced_motion="reduce"
                )
                stack.callback(context.close)
                context.set_default_timeout(PATIENCE)
                context.route("**/*", lambda route: _inside_only(route, complaints))
            page = context.new_page()
            page.on("pageerror", lambda error: complaints.append(f"error in a page: {error}"))
            page.on("console", lambda told: _heard(told, complaints))
            page.goto(address)
            return page

        one.complaints = complaints
        yield one
        assert complaints == []


def _inside_only(route, complaints):
    host = urlsplit(route.request.url).hostname
    if host in ("127.0.0.1", None):
        route.continue_()
    else:
        complaints.append(f"asked the outside for {route.request.url}")
        route.abort()


def _heard(told, complaints):
    """Errors that a page prints, broken security policies among them; not the browser's word on a status."""
    if told.type == "error" and "Failed to load resource" not in told.text:
        complaints.append(told.text)


@pytest.fixture
def explorer(visit, read_only_desk):
    """The list of incidents, loaded."""
    return at_list(visit(read_only_desk + "/"))


def at_list(page):
    page.locator("ol[aria-label^=Incidents] > li").first.wait_for()
    return page


def titles(page):
    return page.locator("ol[aria-label^=Incidents] > li a.title").all_inner_texts()


def drawn(page):
    """What the map draws, once it is there and nothing is under way."""
    page.wait_for_function(
        "() => document.querySelector('[data-testid=map]')?.drawn"
        " && !document.querySelector('[role=progressbar].busy')"
    )
    page.evaluate("() => document.querySelector('[data-testid=map]').drawn.idle()")
    return page.evaluate("() => document.querySelector('[data-testid=map]').drawn.drawn()")


def total(page, number):
    """Waits until the list says that it has so many incidents."""
    words = "1 incident" if number == 1 else f"{number} incidents"
    page.locator("#list-title", has_text=words).wait_for()


def sign_in(page, name):
    """Gives a name when a judgement asks for one."""
    page.get_by_role("dialog", name="Who judges?").get_by_role("textbox", name="Your name").fill(name)
    page.get_by_role("button", name="Sign and go on").click()


def signed(page, name):
    """Gives a name in the head of the page."""
    page.get_by_role("button", name="Sign in to judge").click()
    page.get_by_role("textbox", name="Your name").fill(name)
    page.get_by_role("button", name="Sign in", exact=True).click()
    page.get_by_text(f"Signed as {name}").wait_for()

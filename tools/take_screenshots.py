"""Take the pictures of the desk that the README shows: map, incident and review, from the demo's ledger.

Needs Playwright, Chromium (CHROMIUM, or /usr/bin/chromium) and the built pages; the network is closed but for
this machine. By hand, over a ledger that is there, or over the demo's, which is read first (some minutes):
    python tools/take_screenshots.py [--ledger FILE] [--output docs/images]
"""

import argparse
import os
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

from dateline.desk import create_app
from dateline.desk.server import DeskServer, address_of, listen_on
from dateline.ledger import open_ledger

__all__ = ["CHROMIUM", "FLAGS", "loopback_only", "served"]

ROOT = Path(__file__).resolve().parents[1]
CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
FLAGS = ("--enable-unsafe-swiftshader", "--no-sandbox", "--force-color-profile=srgb")
SIZE = {"width": 1280, "height": 800}
PATIENCE = 120_000
"""Milliseconds: without a graphics card the map is drawn by the processor."""
MAP_DRAWN = "() => document.querySelector('[data-testid=map]')?.drawn?.idle().then(() => true)"


@contextmanager
def served(ledger: Path) -> Iterator[str]:
    """A desk over a ledger, on a free port of this machine; its address."""
    up = threading.Event()
    with open_ledger(ledger) as store, listen_on("127.0.0.1", 0) as listening:
        server = DeskServer(create_app(store), listening, up.set)
        thread = threading.Thread(target=server.answer)
        thread.start()
        try:
            up.wait(60)
            yield address_of(listening, "127.0.0.1").rstrip("/")
        finally:
            server.should_exit = True
            thread.join(30)


def loopback_only(route: Any) -> None:  # noqa: ANN401 - Playwright's route
    """Lets a page reach this machine and nothing else."""
    if urlsplit(route.request.url).hostname == "127.0.0.1":
        route.continue_()
    else:
        route.abort()


def take(ledger: Path, output: Path) -> list[Path]:
    """The three pictures of a ledger, as PNG files in a folder."""
    output.mkdir(parents=True, exist_ok=True)
    taken = []
    with served(ledger) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=list(FLAGS))
        context = browser.new_context(viewport=SIZE, reduced_motion="reduce", color_scheme="light")
        context.route("**/*", loopback_only)
        page = context.new_page()
        page.set_default_timeout(PATIENCE)

        page.goto(f"{address}/?sort=sources")
        page.locator("a.title").first.wait_for()
        page.wait_for_function(MAP_DRAWN)
        taken.append(_picture(page, output / "map.png"))

        page.locator("a.title").first.click()
        page.locator("mark").first.wait_for()
        page.locator(".versions > li").first.hover()
        taken.append(_picture(page, output / "incident.png"))

        page.goto(f"{address}/review")
        page.locator("article mark").first.wait_for()
        taken.append(_picture(page, output / "review.png"))
        browser.close()
    return taken


def _picture(page: Any, path: Path) -> Path:  # noqa: ANN401 - Playwright's page
    page.wait_for_function("() => !document.querySelector('[role=progressbar].busy')")
    page.wait_for_timeout(500)
    page.screenshot(path=path, scale="css")
    return path


def main() -> None:
    """Read the arguments, and take the pictures."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--ledger", type=Path, help="a ledger that is there; without it the demo's is read")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "images")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="dateline-pictures-") as folder:
        ledger = chosen.ledger
        if ledger is None:
            ledger = Path(folder) / "demo.db"
            demo = [sys.executable, "-m", "dateline", "demo", "--no-serve", "--ledger", str(ledger)]
            subprocess.run(demo, check=True, stdout=subprocess.DEVNULL)
        for path in take(ledger, chosen.output):
            print(f"{path}: {path.stat().st_size / 1000:.0f} kB")


if __name__ == "__main__":
    main()

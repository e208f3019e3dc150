"""Shared fixtures."""

import os
import signal
from pathlib import Path

import pytest
from spacy.language import Language


@pytest.fixture(scope="session")
def nlp() -> Language:
    """The default spaCy pipeline, loaded once."""
    from dateline.reading.syntax import load_pipeline

    return load_pipeline()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of hand-coded reports and public sets; the test skips where it is absent."""
    gold = os.environ.get("DATELINE_GOLD")
    folder = Path(gold).parent if gold else Path(__file__).resolve().parents[2] / "shared"
    if not (folder / "gold").is_dir():
        pytest.skip("the hand-coded reports are not here (DATELINE_GOLD names their folder)")
    return folder


def pytest_configure() -> None:
    """A background run ignores interrupts, and would hand that on to the programs that tests interrupt."""
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The browser's tests last: Playwright leaves an event loop running, and others need their own."""
    items.sort(key=_in_browser)
    for item in items:
        if _in_browser(item):
            # A loaded machine makes a browser lose a click now and then; what is broken fails three times.
            item.add_marker(pytest.mark.flaky(reruns=2))


def _in_browser(item: pytest.Item) -> bool:
    return "tests/browser/" in item.path.as_posix()

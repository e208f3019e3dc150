"""Reports of the tests' own writing."""

from pathlib import Path

import pytest

REPORT = """Shelling kills nine in Kestova market

KESTOVA — Artillery fire struck a crowded market in the town on Thursday, killing at least nine people.
The army denied that its guns had fired on the town, but the mayor said that he had seen them.
The attack came two days after rebels seized a border post in the north of the province.
"""


@pytest.fixture
def report_text() -> str:
    return REPORT


@pytest.fixture
def pages() -> Path:
    return Path(__file__).resolve().parents[1] / "data" / "sources"

"""docs/tables.md: its tables are the code's, and its queries answer."""

import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

import dateline
from dateline.ledger.tables import DERIVED
from dateline.ledger.view import TABLES
from dateline.model import Ledger
from dateline.services.sql import SqlService

ROOT = Path(__file__).resolve().parents[1]
PAGE = (ROOT / "docs/tables.md").read_text(encoding="utf-8")
QUERIES = re.findall(r"^```sql\n(.*?)^```", PAGE, flags=re.M | re.S)


@pytest.fixture(scope="module")
def builder() -> ModuleType:
    spec = importlib.util.spec_from_file_location("build_tables_page", ROOT / "tools/build_tables_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def ledger(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Two reports of two happenings, one of which answers the other, that disagree on the dead."""
    sys.path.insert(0, str(ROOT / "tests/views"))
    try:
        from ledger_sample import TEXT, sample
    finally:
        sys.path.pop(0)
    path = tmp_path_factory.mktemp("tables") / "dateline.db"
    first = sample()
    second = sample(text=f"{TEXT}\nFrom Kaldar.\n", publisher="Harbour Post", published="2024-03-05")
    second["events"][0]["casualties"][3] |= {"low": 15, "high": 15}
    with dateline.open(path, create=True) as store:
        store.add_many((Ledger.model_validate(one), None) for one in (first, second))
    return path


def answer(path: Path, statement: str) -> list[dict[str, object]]:
    with SqlService(str(path)).run(statement) as found:
        return [dict(zip(found.columns, row, strict=True)) for row in found.rows]


def test_the_page_has_every_table_and_column_as_the_code_has_them(builder):
    assert builder.page(PAGE) == PAGE, "run: python tools/build_tables_page.py"
    for table in DERIVED.tables.values():
        assert table.comment, f"{table.name} says nothing of itself"
        for column in table.columns:
            assert column.comment, f"{table.name}.{column.name} says nothing of itself"


def test_a_page_without_its_marks_is_left_alone(builder):
    with pytest.raises(ValueError, match="needs the lines"):
        builder.page("# The tables of a ledger\n")


def test_the_page_names_every_frame():
    assert {name for name in TABLES if f"`{name}`" not in PAGE} == set()


def test_there_are_five_queries():
    assert len(QUERIES) == 5


@pytest.mark.parametrize("number", range(5))
def test_each_query_finds_something(ledger, number):
    assert answer(ledger, QUERIES[number])


def test_the_queries_tell_what_the_reports_do(ledger):
    month, sides, figures, dyads, answers = (answer(ledger, query) for query in QUERIES)
    assert month[0]["month"] == "2024-03"
    assert month[0]["silent"] < month[0]["incidents"]
    assert {row["side"] for row in sides} - {"all"}
    assert {(row["publisher"], row["low"]) for row in figures} >= {
        ("Valley Courier", 12),
        ("Harbour Post", 15),
    }
    assert all(row["quote"] for row in figures)
    assert [(row["recipient"], row["incidents"]) for row in dyads] == [("people", 1)]
    assert all(isinstance(row["intensity"], float) and row["intensity"] < 0 for row in dyads)
    assert {(row["kind"], row["days"], row["reports"]) for row in answers} == {("retaliation_for", 2.0, 2)}

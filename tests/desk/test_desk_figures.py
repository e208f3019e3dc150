"""The desk's figures are those of `dateline.analysis`, for the same filters and state of the ledger."""

import csv
import io

import lxml.html
import pytest

from dateline import analysis
from dateline.desk.pages.figures import FIGURES
from dateline.ledger import open_ledger
from dateline.model import Query


def test_every_figure_is_listed_and_has_a_page_with_its_table(pages):
    listed = lxml.html.fromstring(pages.get("/figures").text)
    links = list(listed.xpath("//main//a/@href"))
    assert links == [f"/figures/{name}" for name in FIGURES]
    for link in links:
        answer = pages.get(link)
        assert answer.status_code == 200, link
        assert answer.headers["dateline-snapshot"] in answer.text
        assert "<script" not in answer.text


def test_the_numbers_are_those_of_the_notebook(pages, ledger_file):
    with open_ledger(ledger_file) as store:
        query = Query(type=("ASSAULT",))
        frame = analysis.dyads(store.view(), query=query)
    assert len(frame)
    answer = pages.get("/figures/dyads.csv?type=ASSAULT")
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert [(row["actor"], row["recipient"], int(row["incidents"])) for row in rows] == [
        (row["actor"], row["recipient"], row["incidents"]) for row in frame.iter_rows(named=True)
    ]
    shown = lxml.html.fromstring(pages.get("/figures/dyads?type=ASSAULT").text)
    assert len(shown.xpath("//tbody/tr")) == len(frame)
    assert shown.xpath("//main//a/@href") == ["/figures/dyads.csv?type=ASSAULT"]


@pytest.mark.parametrize("name", FIGURES)
def test_a_chart_is_a_picture_that_the_page_may_show(pages, name):
    pytest.importorskip("vl_convert")
    # The first chart starts the renderer: two seconds of its own work, more on a busy machine.
    drawn = pages.get(f"/figures/{name}.svg", timeout=240)
    assert drawn.status_code == 200
    assert drawn.headers["content-type"].startswith("image/svg+xml")
    assert drawn.text.startswith("<svg")


def test_what_is_no_figure_is_said(pages):
    answer = pages.get("/figures/weather")
    assert answer.status_code == 404
    assert "activity" in answer.text


def test_a_filter_that_finds_nothing_leaves_a_page_that_says_so(pages):
    answer = pages.get("/figures/tempo?since=1801-01-01&until=1801-01-02")
    assert answer.status_code == 200
    assert "No incident" in answer.text

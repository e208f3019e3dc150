"""The reports that ship."""

import json
import re

import pytest

from dateline.demo import happenings
from dateline.model import PublishedBasis
from dateline.sources import read_reports

REPORTS = [path for happening in happenings() for path in happening.reports]
RECORDS = [json.loads(path.read_text(encoding="utf-8")) for path in REPORTS]
TEXTS = " ".join(record["text"] for record in RECORDS)


def test_enough_of_them():
    assert len(REPORTS) >= 15
    assert len(happenings()) >= 4
    assert len({record["publisher"] for record in RECORDS}) >= 4
    assert all(len(happening.reports) >= 2 for happening in happenings())


def test_every_folder_is_in_the_catalogue():
    folders = {path.name for path in REPORTS[0].parents[1].iterdir() if path.is_dir()}
    assert folders == {happening.name for happening in happenings()}


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: f"{path.parent.name}/{path.name}")
def test_intake_takes_it(path):
    (report,) = read_reports([str(path)])
    record = json.loads(path.read_text(encoding="utf-8"))
    assert report.title == record["title"]
    assert report.publisher == record["publisher"]
    assert (report.published, report.published_basis) == (record["published"], PublishedBasis.METADATA)
    assert 250 <= len(record["text"].split()) <= 700
    assert record["url"].split("/")[2].endswith(".example")
    assert path.stem.endswith(record["published"])


@pytest.mark.parametrize(
    "pattern",
    [
        r"denied|denies",
        r"claimed responsibility",
        r"condition of anonymity|not to be named",
        r"This version corrects",
        r"threatened|ultimatum|warned",
        r"demanded",
        r"talks",
        r"sanctions",
        r"marched|demonstrat",
        r"cessation of hostilities",
        r"arrested",
        r"rose to \d+",
        r"recalled its ambassador",
    ],
)
def test_they_show_what_the_reader_is_for(pattern):
    assert re.search(pattern, TEXTS)


def test_the_toll_rises_and_is_corrected_down():
    in_order = {
        h.name: [json.loads(p.read_text(encoding="utf-8"))["text"] for p in h.reports] for h in happenings()
    }
    for name, figures in {
        "crocus-city-hall-2024": ["40", "133", "137", "140"],
        "sri-lanka-easter-2019": ["207", "290", "321", "253"],
    }.items():
        assert all(figure in text for figure, text in zip(figures, in_order[name], strict=True))

"""JSON records."""

import json
from pathlib import Path

import pytest

from dateline.model import BlockRole
from dateline.sources import SetAside, SourceError, UnreadableError, read_reports, record_report

TEXT = "Artillery fire struck a crowded market in the town on Thursday, killing at least nine people."


def test_own_keys() -> None:
    report = record_report(
        {"text": TEXT, "title": "Nine die in market", "url": "https://x.example", "published": "2024-01-18"}
    )
    assert report.text == f"Nine die in market\n\n{TEXT}"
    assert report.blocks[0].role == BlockRole.HEADLINE
    assert (report.title, report.url, report.published, report.published_basis) == (
        "Nine die in market",
        "https://x.example",
        "2024-01-18",
        "metadata",
    )


def test_title_is_not_said_twice() -> None:
    report = record_report({"text": f"NINE DIE IN MARKET\n{TEXT}", "title": "Nine die in market"})
    assert report.text == f"NINE DIE IN MARKET\n{TEXT}"
    assert report.blocks[0].role == BlockRole.HEADLINE


def test_keys_of_other_collectors() -> None:
    crawled = record_report(
        {
            "maintext": TEXT,
            "date_publish": "2024-01-18 10:00:00",
            "authors": ["Mira Doe", "Joe Roe"],
            "source_domain": "x.example",
            "language": "en",
            "title": None,
        }
    )
    assert (crawled.published, crawled.author, crawled.publisher) == (
        "2024-01-18",
        "Mira Doe, Joe Roe",
        "x.example",
    )
    served = record_report(
        {"content": TEXT, "publishedAt": "2024-01-18T10:00:00Z", "source": {"id": None, "name": "The Herald"}}
    )
    assert (served.published, served.publisher) == ("2024-01-18", "The Herald")


@pytest.mark.parametrize("record", [None, 3, "text", [], {}, {"text": ""}, {"text": "  "}, {"title": "Only"}])
def test_records_without_text(record: object) -> None:
    with pytest.raises(UnreadableError):
        record_report(record)


def test_broken_line_in_a_good_file(tmp_path: Path) -> None:
    good = json.dumps({"text": TEXT})
    path = tmp_path / "news.jsonl"
    path.write_text(f"{good}\n\n{{broken\n{good}\n[1]\n{good}")
    results = list(read_reports([str(path)]))
    aside = [r for r in results if isinstance(r, SetAside)]
    assert len(results) == 5
    assert [a.where.rsplit(", ", 1)[1] for a in aside] == ["line 3", "line 5"]
    assert "JSON" in aside[0].reason
    assert all("\n" not in str(a) for a in aside)


@pytest.mark.parametrize(
    ("content", "count"),
    [
        (json.dumps({"text": TEXT}), 1),
        (json.dumps([{"text": TEXT}, {"text": TEXT}]), 2),
        (json.dumps({"articles": [{"text": TEXT}, {"text": TEXT}]}), 2),
        (f"{json.dumps({'text': TEXT})}\n{json.dumps({'text': TEXT})}\n", 2),
    ],
)
def test_json_files(tmp_path: Path, content: str, count: int) -> None:
    path = tmp_path / "news.json"
    path.write_text(content)
    assert len(list(read_reports([str(path)]))) == count


@pytest.mark.parametrize("content", ["{", "[]", "nonsense", '{"title": "x"}', "[" * 100_000])
def test_unusable_json_file(tmp_path: Path, content: str) -> None:
    path = tmp_path / "news.json"
    path.write_text(content)
    with pytest.raises(SourceError) as caught:
        list(read_reports([str(path)]))
    assert "\n" not in str(caught.value)


def test_language_of_a_record() -> None:
    spanish = (
        "Al menos nueve personas murieron el jueves en un ataque contra un mercado de la ciudad, "
        "según informó la policía, que busca a los autores del ataque."
    )
    with pytest.raises(UnreadableError, match="--language en"):
        record_report({"text": spanish})
    assert record_report({"text": spanish, "language": "en"}).language == "en"

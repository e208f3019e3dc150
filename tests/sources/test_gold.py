"""Intake measured on the hand-coded reports."""

import json
from pathlib import Path

import pytest

from dateline.model import BlockRole
from dateline.sources import freeze
from dateline.sources.headline import same_title


@pytest.mark.shared
def test_headlines_are_right_and_no_evidence_is_furniture(shared: Path) -> None:
    paths = sorted((shared / "gold").glob("*/*.txt"))
    assert paths
    for path in paths:
        text = path.read_text(encoding="utf-8")
        key = json.loads(path.with_name(path.stem + ".key.json").read_text(encoding="utf-8"))
        report = freeze(text)
        assert report.text == text
        assert same_title(report.title or "", key["title"])
        read = [b for b in report.blocks if b.role not in {BlockRole.FURNITURE, BlockRole.BYLINE}]
        for event in key["events"]:
            for quote in event["evidence"]:
                assert any(quote in text[b.start : b.end] for b in read), (path.name, quote)

"""The page on exports names what there is."""

import re
from pathlib import Path

from dateline.exports import FORMATS, load_codebook

PAGE = (Path(__file__).resolve().parents[2] / "docs/exports.md").read_text(encoding="utf-8")


def test_the_table_lists_every_format_in_order():
    assert tuple(re.findall(r"^\| `([\w-]+)` \|", PAGE, flags=re.M)) == FORMATS


def test_it_says_where_note_and_loss_report_stand():
    for name, place in re.findall(r"^\| `([\w-]+)` \|.*\| ([^|]+) \|$", PAGE, flags=re.M):
        assert load_codebook(name).carries_note == ("FILE.meta.json" not in place), name


def test_counts_of_columns():
    for name, count in (
        ("csv", 44),
        ("polecat", 40),
        ("acled", 31),
        ("ucdp", 49),
        ("gdelt", 61),
        ("gdelt-mentions", 16),
    ):
        (line,) = re.findall(rf"^\| `{name}` .*$", PAGE, flags=re.M)
        assert str(len(load_codebook(name).columns)) == str(count)
        assert str(count) in line

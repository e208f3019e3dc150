"""What a user names, good and bad."""

import io
import os
import sys
from datetime import date
from pathlib import Path

import pytest

from dateline.model import Report
from dateline.sources import SetAside, SourceError, read_reports


def fault(*targets: object, **given: object) -> str:
    """The one line with which a call fails."""
    with pytest.raises(SourceError) as caught:
        list(read_reports([str(t) for t in targets], **given))
    assert "\n" not in str(caught.value)
    return str(caught.value)


def one(target: object, **given: object) -> Report:
    (report,) = read_reports([str(target)], **given)
    assert isinstance(report, Report)
    return report


def feed(monkeypatch: pytest.MonkeyPatch, raw: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(raw)))


def test_text_file(tmp_path: Path, report_text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(report_text)
    report = one(path, published=date(2024, 1, 18))
    assert report.text == report_text
    assert (report.published, report.published_basis) == ("2024-01-18", "given")
    assert report.title == "Shelling kills nine in Kestova market"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "cp1252"])
def test_encodings(tmp_path: Path, report_text: str, encoding: str) -> None:
    text = report_text + "“It was a café,” the owner said – “for 30 years.”\n"
    path = tmp_path / "a.txt"
    path.write_bytes(text.replace("\n", "\r\n").encode(encoding))
    assert one(path).text == text


def test_damaged_utf8(tmp_path: Path, report_text: str) -> None:
    raw = (report_text + "“It was a café,” the owner said – “for 30 years.”\n").encode()
    path = tmp_path / "a.txt"
    path.write_bytes(raw[:60] + b"\xff" + raw[60:])
    assert "line 3" in fault(path)
    assert "save it again as UTF-8" in fault(path)


def test_folder(tmp_path: Path, report_text: str, pages: Path) -> None:
    (tmp_path / "b").mkdir()
    (tmp_path / "b" / "two.md").write_text(report_text)
    (tmp_path / "a.txt").write_text("Rebels seize town\n" + report_text)
    (tmp_path / "c.html").write_bytes((pages / "report.html").read_bytes())
    (tmp_path / "d.html").write_bytes((pages / "menu.html").read_bytes())
    (tmp_path / "e.pdf").write_bytes(b"%PDF-1.7")
    (tmp_path / ".hidden.txt").write_text(report_text)
    results = list(read_reports([str(tmp_path)]))
    assert [type(r) for r in results] == [Report, Report, Report, SetAside]
    assert isinstance(results[-1], SetAside)
    assert results[-1].where.endswith("d.html")
    assert results == list(read_reports([str(tmp_path)]))


def test_batch_goes_on(tmp_path: Path, report_text: str) -> None:
    good, empty = tmp_path / "good.txt", tmp_path / "empty.txt"
    good.write_text(report_text)
    empty.touch()
    results = list(read_reports([str(empty), str(good)]))
    assert isinstance(results[0], SetAside)
    assert "empty" in str(results[0])
    assert isinstance(results[1], Report)


def test_missing_target_fails_before_anything_is_read(tmp_path: Path, report_text: str) -> None:
    (tmp_path / "good.txt").write_text(report_text)
    with pytest.raises(SourceError, match="no such file"):
        read_reports([str(tmp_path / "good.txt"), str(tmp_path / "gone.txt")])


def test_unusable_targets(tmp_path: Path) -> None:
    assert "no such file or folder" in fault(tmp_path / "gone.txt")
    assert "nothing to read" in fault()
    assert "http and https" in fault("ftp://host/file")
    assert "only English" in fault(tmp_path, language="fr")
    assert fault("a\0b") == "a b: no such file or folder"
    empty = tmp_path / "empty"
    empty.mkdir()
    assert "nothing readable" in fault(empty)
    (empty / "picture.png").write_bytes(b"\x89PNG\r\n")
    assert "picture.png" in fault(empty)
    assert ".jsonl" in fault(empty)


@pytest.mark.parametrize(
    ("name", "raw", "reason"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \n\n ", "empty"),
        ("a.html", b"", "empty"),
        ("a.jsonl", b"\n\n", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "PNG"),
        ("a.txt", b"%PDF-1.7 \xff\xfe", "PDF"),
        ("a.txt", bytes(range(256)) * 40, "binary"),
        ("a.jsonl", bytes(range(256)) * 40, "binary"),
        ("a.json", b"\x1f\x8b\x08\x00", "gzip"),
        ("report", b"PK\x03\x04 and more", "ZIP"),
        ("a.txt", b"12345 67890", "no words"),
    ],
)
def test_unreadable_files(tmp_path: Path, name: str, raw: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(raw)
    assert reason in fault(path)
    assert fault(path).startswith(str(path))


def test_large_text(tmp_path: Path) -> None:
    path = tmp_path / "large.txt"
    path.write_bytes(b"The army said that it had left. " * (50_000_000 // 32))
    assert "1,000,000" in fault(path)
    assert "split" in fault(path)
    path.rename(tmp_path / "large")
    assert "1,000,000" in fault(tmp_path / "large")
    path.write_bytes(b"The army said that it had left. " * 50_000)
    assert "1,000,000" in fault(path)


@pytest.mark.skipif(os.geteuid() == 0, reason="the superuser may read everything")
def test_forbidden_file(tmp_path: Path, report_text: str) -> None:
    path = tmp_path / "a.txt"
    path.write_text(report_text)
    path.chmod(0)
    assert "cannot be opened" in fault(path)


def test_file_without_suffix_is_told_by_its_content(tmp_path: Path, pages: Path, report_text: str) -> None:
    for number, raw in enumerate(
        [
            (pages / "report.html").read_bytes(),
            report_text.encode(),
            b'{"text": "The army has left the town."}',
        ]
    ):
        path = tmp_path / f"file{number}"
        path.write_bytes(raw)
        assert one(path).text


def test_standard_input(monkeypatch: pytest.MonkeyPatch, pages: Path, report_text: str) -> None:
    feed(monkeypatch, report_text.encode())
    assert one("-").text == report_text
    feed(monkeypatch, b'{"text": "The army left."}\n{"text": "The army came back."}\n')
    assert len(list(read_reports(["-"]))) == 2
    feed(monkeypatch, (pages / "report.html").read_bytes())
    assert one("-").publisher == "The Northern Herald"
    feed(monkeypatch, b"")
    assert fault("-").startswith("standard input")
    assert "twice" in fault("-", "-")


def test_language(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("قال الجيش إن قواته غادرت المدينة يوم الخميس بعد ليلة من القصف.")
    assert "English" in fault(path)
    assert one(path, language="en").language == "en"

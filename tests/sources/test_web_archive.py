"""Web archives, written here by warcio and by hand."""

from io import BytesIO
from pathlib import Path

import pytest
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from dateline.model import Report
from dateline.sources import SetAside, SourceError, read_reports

PAGE = (Path(__file__).resolve().parents[1] / "data" / "sources" / "report.html").read_bytes()


def archive(*answers: tuple[str, str, str, bytes], gzip: bool = True) -> bytes:
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=gzip)
    writer.write_record(writer.create_warcinfo_record("x.warc", {"software": "a test"}))
    for url, status, kind, body in answers:
        headers = StatusAndHeaders(status, [("Content-Type", kind)], protocol="HTTP/1.1")
        writer.write_record(
            writer.create_warc_record(url, "response", payload=BytesIO(body), http_headers=headers)
        )
    return stream.getvalue()


ANSWERS = (
    ("https://a.example/1", "200 OK", "text/html; charset=utf-8", PAGE),
    ("https://a.example/p.png", "200 OK", "image/png", b"\x89PNG"),
    ("https://a.example/gone", "404 Not Found", "text/html", b"<html>gone</html>"),
    ("https://a.example/menu", "200 OK", "text/html", b"<html><body><a href='/'>Home</a></body></html>"),
    ("https://a.example/2", "200 OK", "text/html", PAGE),
)


@pytest.mark.parametrize("name", ["pages.warc.gz", "pages.warc", "renamed"])
def test_pages_of_an_archive_are_read_and_the_rest_is_passed_over(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(archive(*ANSWERS, gzip=name != "pages.warc"))
    found = list(read_reports([str(path)]))
    assert [type(item) for item in found] == [Report, SetAside, Report]
    assert isinstance(found[1], SetAside)
    assert found[1].where == f"{path}, record 5 (https://a.example/menu)"


def test_an_archive_that_breaks_off_keeps_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    whole = archive(*ANSWERS)
    path.write_bytes(whole[: len(whole) - 60])
    found = list(read_reports([str(path)]))
    assert isinstance(found[0], Report)


@pytest.mark.parametrize(
    "content", [b"\x1f\x8bnothing", b"WARC/1.0\r\nbroken", archive(ANSWERS[1]), b"not an archive at all"]
)
def test_what_is_no_archive_or_holds_no_page_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "x.warc.gz"
    path.write_bytes(content)
    with pytest.raises(SourceError) as refused:
        list(read_reports([str(path)]))
    assert str(path) in str(refused.value)
    assert "\n" not in str(refused.value)


def test_a_folder_takes_archives_with_the_rest(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(archive(ANSWERS[0]))
    (tmp_path / "b.txt").write_text("Army leaves town\n\nThe army left the town on Tuesday, officials said.")
    assert sum(isinstance(item, Report) for item in read_reports([str(tmp_path)])) == 2

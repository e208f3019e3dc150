"""`dateline score`, with a reader that needs no models."""

import json

import pytest

from dateline.scoring.measure import Fault, Figure, Unit, accuracy
from dateline.services.scoring import service


class Letters:
    """How many lines of a set the reader finds an event in."""

    folder = "letters"
    about = "lines"
    figures = (Figure("found", accuracy("line"), 0.9),)

    def __init__(self, name):
        self.name = name

    def units(self, folder, reader):
        from dateline.sources import freeze

        for line in (folder / "lines.txt").read_text().splitlines():
            right = bool(reader.read(freeze(line)).events) and "wrong" not in line
            faults = () if right else (Fault("wrong line", line),)
            yield Unit(line, {"line.right": int(right), "line.all": 1}, faults)


@pytest.fixture
def bench(run, fake_reader, monkeypatch, tmp_path):
    """The command with one set of four lines, three of them right."""
    measures = (Letters("letters"), Letters("missing"))
    measures[1].folder = "missing"
    monkeypatch.setattr(service, "Reader", fake_reader)
    monkeypatch.setattr(service, "MEASURES", measures)
    monkeypatch.setattr(service.ScoringService.__init__, "__defaults__", (None, None, measures, None))
    (tmp_path / "gold").mkdir()
    folder = tmp_path / "data/letters"
    folder.mkdir(parents=True)
    (folder / "lines.txt").write_text("alpha beta\ngamma delta\nepsilon zeta\nwrong line\n")
    monkeypatch.setenv("DATELINE_GOLD", str(tmp_path / "gold"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return lambda *args: run("score", *args)


def test_prints_the_table_and_names_what_is_absent(bench):
    result = bench()
    assert result.status == 0
    assert "letters (4)  found   0.750" in result.out
    assert result.complaint.startswith("dateline: missing passed over: no missing.tar.xz in ")


def test_json(bench):
    document = json.loads(bench("--set", "letters", "--json").out)
    (figure,) = document["sets"][0]["figures"]
    assert (figure["name"], figure["value"], figure["target"]) == ("found", 0.75, 0.9)
    assert document["sets"][0]["counts"] == {"line.all": 4, "line.right": 3}
    assert document["sets"][0]["faults"] == {"wrong line": 1}


def test_faults(bench):
    out = bench("--set", "letters", "--faults").out
    assert "letters: 1 error\n" in out
    assert "1  wrong line\n         wrong line" in out


@pytest.mark.parametrize(("floor", "status"), [(0.75, 0), (0.8, 1)])
def test_check(bench, tmp_path, floor, status):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"letters": {"found": floor}, "missing": {"found": 1}}))
    result = bench("--set", "letters", "--check", path)
    assert result.status == status
    assert ("under its floor 0.8" in result.out) is bool(status)


def test_write_keeps_the_rest_of_the_page(bench, tmp_path):
    page = tmp_path / "scores.md"
    page.write_text("Before\n<!-- scores: begin -->\n<!-- scores: end -->\nAfter\n")
    assert bench("--set", "letters", "--write", page).status == 0
    text = page.read_text()
    assert text.startswith("Before\n")
    assert text.endswith("\nAfter\n")
    assert "| `letters` | 4 | found | 0.750 |" in text


def test_a_page_without_a_place_is_refused_before_anything_is_read(bench, fake_reader, tmp_path):
    page = tmp_path / "scores.md"
    page.write_text("nothing")
    result = bench("--write", page)
    assert result.status == 2
    assert "scores: begin" in result.complaint
    assert fake_reader.loaded == []


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["nowhere"], "no folder nowhere"),
        (["."], "holds no hand-coded reports"),
        (["--data", "nowhere"], "no folder nowhere"),
        (["--set", "nonsense"], "no set 'nonsense': choose from"),
        (["--check", "nowhere.json"], "cannot read floors from nowhere.json: No such file"),
        (["--pipeline", "missing"], "no spaCy pipeline 'missing'"),
    ],
)
def test_bad_calls_are_refused_in_one_line(bench, monkeypatch, tmp_path, args, words):
    monkeypatch.chdir(tmp_path)
    result = bench(*args)
    assert result.status == 2
    assert words in result.complaint


def test_a_broken_set_is_named_and_fails_the_run(bench, tmp_path):
    (tmp_path / "data/missing.tar.xz").write_bytes(b"broken")
    result = bench()
    assert result.status == 1
    assert "missing passed over" in result.complaint
    assert "letters (4)" in result.out


def test_a_broken_set_alone_is_one_line(bench, tmp_path):
    (tmp_path / "data/missing.tar.xz").write_bytes(b"broken")
    result = bench("--set", "missing")
    assert result.status == 2
    assert "can't be unpacked" in result.complaint


def test_an_absent_set_alone_is_one_line(bench):
    result = bench("--set", "missing")
    assert result.status == 2
    assert "no missing.tar.xz in" in result.complaint


def test_nothing_here_is_a_wrong_call_but_holds_the_floors(bench, monkeypatch, tmp_path):
    (tmp_path / "data/letters/lines.txt").unlink()
    (tmp_path / "data/letters").rmdir()
    assert bench().status == 2
    floors = tmp_path / "floors.json"
    floors.write_text('{"letters": {"found": 0.5}}')
    result = bench("--check", floors)
    assert result.status == 0
    assert "floors not checked" in result.out


def test_the_open_part_is_measured_alone_and_never_reported(bench, monkeypatch, tmp_path):
    result = bench("--open")
    assert result.status == 2, "none of the sets has one"

    def open_units(self, folder, reader):
        yield Unit("open", {"line.right": 1, "line.all": 4})

    monkeypatch.setattr(Letters, "open_units", open_units, raising=False)
    assert "letters (1)  found   0.250" in bench("--open").out
    (tmp_path / "floors.json").write_text("{}")
    assert "leave out" in bench("--open", "--check", tmp_path / "floors.json").complaint


def test_floors_measure_the_sets_that_they_name(bench, tmp_path):
    path = tmp_path / "floors.json"
    path.write_text(json.dumps({"letters": {"found": 0.5}}))
    result = bench("--check", path)
    assert (result.status, result.err) == (0, "")
    path.write_text(json.dumps({"numbers": {"found": 0.5}}))
    assert "floors for 'numbers', which is no set" in bench("--check", path).complaint


def test_lists_the_sets(bench):
    assert bench("--list").out.split() == ["letters", "missing"]

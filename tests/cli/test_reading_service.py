"""The layer under the command: outcomes in order, whatever fails."""

import json

import pytest

from dateline.cli.progress import ReadingProgress
from dateline.services.reading import ReaderUnavailableError, ReadingService, estimate_reports

NEWS = "The army shelled the town of Kaldar on Sunday and killed seven people, officials said."


@pytest.fixture
def lines(tmp_path):
    path = tmp_path / "news.jsonl"
    records = [json.dumps({"text": f"{NEWS} Part {n}."}) for n in range(6)]
    records[2] = "{broken"
    path.write_text("\n".join(records) + "\n")
    return str(path)


@pytest.mark.parametrize("processes", [1, 4])
def test_order_is_that_of_the_input(fake_reader, lines, processes):
    outcomes = list(ReadingService().read([lines], processes=processes))
    assert ["ledger" if o.ledger else "aside" for o in outcomes] == ["ledger"] * 2 + ["aside"] + [
        "ledger"
    ] * 3
    assert [o.ledger.report.text[-2] for o in outcomes if o.ledger] == list("01345")


def test_a_lost_worker_costs_what_it_held(fake_reader, lines):
    class Dying(fake_reader):
        answered = 0

        def pipe(self, reports, processes=1):
            for report in reports:
                if Dying.answered == 2:
                    Dying.answered += 1
                    raise RuntimeError("a worker was lost")
                Dying.answered += 1
                yield self.read(report)

    outcomes = list(ReadingService(reader=Dying()).read([lines], processes=2))
    assert len(outcomes) == 6
    assert [o.reason for o in outcomes if o.reason and "lost" in o.reason] == [
        "internal fault: RuntimeError: a worker was lost; please report it"
    ]
    assert sum(o.ledger is not None for o in outcomes) == 4


def test_reader_that_cannot_be_loaded(fake_reader, lines):
    for processes in (1, 2):
        with pytest.raises(ReaderUnavailableError, match="no spaCy pipeline"):
            list(ReadingService("missing").read([lines], processes=processes))


def test_reader_is_loaded_once(fake_reader, lines):
    service = ReadingService("small")
    list(service.read([lines]))
    list(service.read([lines]))
    assert fake_reader.loaded == ["small"]


def test_estimate(lines, tmp_path):
    (tmp_path / "a.txt").write_text(NEWS)
    (tmp_path / "b.png").write_bytes(b"")
    assert estimate_reports([str(tmp_path)]) == 7
    assert estimate_reports([lines, "https://news.example/a", "missing.txt"]) == 8
    assert estimate_reports([lines, "-"]) is None


def test_no_progress_without_a_terminal(capfd):
    assert list(ReadingProgress(3, shares_terminal=False).over(iter("abc"))) == list("abc")
    assert capfd.readouterr() == ("", "")

"""`dateline read`: what it prints, where, and how it fails."""

import json
import signal

import pytest

from dateline.cli.interruption import uninterrupted

NEWS = (
    "KALDAR, March 4, 2024 - The army shelled the town of Kaldar on Sunday "
    "and killed seven people, officials said."
)


@pytest.fixture
def report(tmp_path):
    path = tmp_path / "report.txt"
    path.write_text(NEWS)
    return path


@pytest.fixture
def folder(tmp_path):
    held = tmp_path / "reports"
    held.mkdir()
    (held / "a.txt").write_text(NEWS)
    (held / "b.txt").write_text(NEWS + " REFUSED")
    (held / "c.txt").write_text(NEWS + " CRASH")
    (held / "d.txt").write_text(NEWS + " The end.")
    return held


class TestFormats:
    def test_json_of_one_report_is_one_object(self, run, report):
        result = run("read", report, "--format", "json")
        assert (result.status, result.err) == (0, "")
        ledger = json.loads(result.out)
        assert ledger["schema"] == "dateline/1"
        assert ledger["report"]["text"].startswith("KALDAR")

    def test_json_of_several_is_a_list(self, run, report, tmp_path):
        other = tmp_path / "other.txt"
        other.write_text(NEWS + " More.")
        result = run("read", report, other, "--format", "json")
        assert [one["schema"] for one in json.loads(result.out)] == ["dateline/1"] * 2

    def test_jsonl_is_one_object_a_line(self, run, folder):
        result = run("read", folder, "--format", "jsonl")
        assert len([json.loads(line) for line in result.out.splitlines()]) == 2

    def test_table_is_the_default(self, run, report):
        result = run("read", report)
        assert "ASSAULT" in result.out
        assert "\x1b" not in result.out, "no colour where there is no terminal"

    def test_same_bytes_twice(self, run, folder):
        first, second = (run("read", folder, "--format", "json").out for _ in range(2))
        assert first == second

    def test_json_is_utf8_whatever_the_terminal(self, run, report):
        report.write_text(NEWS + " “Đà Nẵng” 🕊 العربية")
        assert "🕊" in json.loads(run("read", report, "--format", "json").out)["report"]["text"]

    def test_published_is_given(self, run, report):
        ledger = json.loads(run("read", report, "--published", "2023-05-06", "--format", "json").out)
        assert (ledger["report"]["published"], ledger["report"]["published_basis"]) == ("2023-05-06", "given")

    @pytest.mark.parametrize("processes", [1, 3])
    def test_processes_change_nothing(self, run, folder, processes):
        result = run("read", folder, "--format", "jsonl", "--processes", processes)
        assert [json.loads(line)["report"]["text"][-4:] for line in result.out.splitlines()] == [
            "aid.",
            "end.",
        ]
        assert result.status == 1


class TestSetAside:
    def test_the_rest_go_on(self, run, folder):
        result = run("read", folder, "--format", "json")
        assert result.status == 1
        assert len(json.loads(result.out)) == 2
        assert "b.txt: the text is refused" in result.err
        assert "internal fault: ZeroDivisionError: division by zero; please report it" in result.err
        assert "2 of 4 reports set aside" in result.err
        assert "Traceback" not in result.err

    def test_a_list_stays_a_list_with_one_left(self, run, folder):
        (folder / "d.txt").unlink()
        assert len(json.loads(run("read", folder, "--format", "json").out)) == 1

    def test_a_name_that_is_not_there(self, run, report, tmp_path):
        result = run("read", tmp_path / "missing.txt", report, "--format", "jsonl")
        assert result.status == 1
        assert len(result.out.splitlines()) == 1
        assert "missing.txt: no such file" in result.err

    def test_a_fault_of_the_intake_costs_one_file(self, run, folder, monkeypatch):
        def broken(raw, *_, **__):
            raise RuntimeError("the extractor fell over")

        (folder / "a.html").write_text("<html><body><p>News</p></body></html>")
        monkeypatch.setattr("dateline.sources.target.page_report", broken)
        result = run("read", folder, "--format", "jsonl")
        assert (result.status, len(result.out.splitlines())) == (1, 2)
        assert "a.html: internal fault: RuntimeError: the extractor fell over; please report it" in result.err

    @pytest.mark.parametrize("processes", [1, 2])
    def test_reports_of_one_file_are_told_apart(self, run, tmp_path, processes):
        path = tmp_path / "news.jsonl"
        path.write_text("".join(json.dumps({"text": NEWS + end}) + "\n" for end in ("", " REFUSED")))
        result = run("read", path, "--format", "jsonl", "--processes", processes)
        assert "news.jsonl, report 2: the text is refused" in result.err

    def test_none_done_is_unreadable_input(self, run, report):
        report.write_text(NEWS + " REFUSED")
        result = run("read", report)
        assert result.status == 2
        assert "refused" in result.complaint
        assert result.out == ""

    def test_broken_line_in_a_good_file(self, run, tmp_path):
        path = tmp_path / "news.jsonl"
        good = json.dumps({"text": NEWS})
        path.write_text(f'{good}\n{{"text": "broken\n{good}\n')
        result = run("read", path, "--format", "jsonl")
        assert result.status == 1
        assert len(result.out.splitlines()) == 2
        assert "line 2" in result.err


class TestBadInput:
    @pytest.mark.parametrize(
        ("arguments", "words"),
        [
            (["--format", "xml"], ["'xml'", "table", "json", "jsonl"]),
            (["--published", "18/01/2024"], ["18/01/2024", "YYYY-MM-DD"]),
            (["--published", "2024-02-30"], ["2024-02-30", "YYYY-MM-DD"]),
            (["--language", "english!"], ["language code"]),
            (["--language", "fa"], ["fa", "English"]),
            (["--processes", "0"], ["--processes"]),
            (["--pipeline", "missing"], ["no spaCy pipeline 'missing'"]),
            (["--fromat", "json"], ["--fromat"]),
        ],
    )
    def test_options(self, run, report, arguments, words):
        result = run("read", report, *arguments)
        assert result.status == 2
        assert result.out == ""
        for word in words:
            assert word in result.complaint

    def test_no_target(self, run):
        result = run("read")
        assert result.status == 2
        assert "PATH" in result.complaint

    @pytest.mark.parametrize(
        ("name", "file"),
        [
            ("missing.txt", (None, "no such file")),
            ("empty.txt", (b"", "empty")),
            ("picture.txt", (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" * 40, "not text")),
            (
                "page.html",
                (b"<html><head><title>Menu</title></head><body><nav>Home</nav></body></html>", "article"),
            ),
            ("huge.txt", (b"The army shelled the town. " * 1_900_000, "limit")),
        ],
    )
    def test_files(self, run, fake_reader, tmp_path, name, file):
        path, (content, word) = tmp_path / name, file
        if content is not None:
            path.write_bytes(content)
        result = run("read", path)
        assert result.status == 2
        assert name in result.complaint
        assert word in result.complaint
        assert fake_reader.loaded == [], "unreadable input is told without waiting for the models"

    def test_folder_with_nothing_readable(self, run, tmp_path):
        (tmp_path / "a.png").write_bytes(b"\x89PNG")
        result = run("read", tmp_path)
        assert result.status == 2
        assert "nothing readable" in result.complaint

    def test_address_that_does_not_answer(self, run):
        result = run("read", "http://127.0.0.1:9/news")
        assert result.status == 2
        assert "http://127.0.0.1:9/news" in result.complaint

    def test_unknown_command_names_the_nearest(self, run):
        result = run("reda", "x")
        assert result.status == 2
        assert "'read'" in result.complaint


class TestOutput:
    def test_file_is_written(self, run, report, tmp_path):
        target = tmp_path / "ledger.json"
        result = run("read", report, "--format", "json", "--output", target)
        assert (result.status, result.out) == (0, "")
        assert json.loads(target.read_text(encoding="utf-8"))["schema"] == "dateline/1"

    def test_table_in_a_file(self, run, report, tmp_path):
        target = tmp_path / "ledger.text"
        run("read", report, "--output", target)
        assert "ASSAULT" in target.read_text(encoding="utf-8")

    def test_older_file_survives_a_failure(self, run, report, tmp_path):
        target = tmp_path / "ledger.json"
        target.write_text("older")
        report.write_text(NEWS + " REFUSED")
        assert run("read", report, "--output", target).status == 2
        assert target.read_text() == "older"
        assert sorted(path.name for path in tmp_path.iterdir()) == ["ledger.json", "report.txt"]

    def test_folder_that_is_not_there(self, run, report, tmp_path):
        result = run("read", report, "--output", tmp_path / "no" / "ledger.json")
        assert result.status == 2
        assert "cannot write" in result.complaint


class TestInterruption:
    def test_list_is_closed_and_the_message_clean(self, run, folder):
        (folder / "e.txt").write_text(NEWS + " INTERRUPT")
        result = run("read", folder, "--format", "json")
        assert result.status == 130
        assert len(json.loads(result.out)) == 2
        assert result.err.splitlines()[-1] == "dateline: interrupted"

    def test_no_half_file(self, run, folder, tmp_path):
        (folder / "e.txt").write_text(NEWS + " INTERRUPT")
        target = tmp_path / "out.json"
        assert run("read", folder, "--format", "json", "--output", target).status == 130
        assert not target.exists()

    @pytest.mark.parametrize(("interruptions", "written"), [(1, True), (2, False)])
    def test_ledger_that_is_being_written_is_finished_unless_asked_twice(self, interruptions, written):
        words = []

        def write():
            with uninterrupted():
                for _ in range(interruptions):
                    signal.raise_signal(signal.SIGINT)
                words.append("written")

        before = signal.getsignal(signal.SIGINT)
        with pytest.raises(KeyboardInterrupt):
            write()
        assert bool(words) is written
        assert signal.getsignal(signal.SIGINT) is before

"""Where sets lie and how archives are unpacked."""

import io
import tarfile

import pytest

from dateline.scoring.archive import SetUnreadableError, find_set


def pack(path, **files):
    with tarfile.open(path, "w:xz") as tar:
        for name, text in files.items():
            info = tarfile.TarInfo(name.replace("__", "/"))
            info.size = len(text)
            tar.addfile(info, io.BytesIO(text.encode()))


def test_an_archive_is_unpacked_once_and_anew_when_it_changes(tmp_path):
    data, cache = tmp_path / "data", tmp_path / "cache"
    data.mkdir()
    pack(data / "tiny.tar.xz", tiny__words="one")
    folder = find_set(data, "tiny", cache)
    assert (folder / "words").read_text() == "one"
    (folder / "mark").touch()
    assert (find_set(data, "tiny", cache) / "mark").exists()
    pack(data / "tiny.tar.xz", tiny__words="two")
    assert (find_set(data, "tiny", cache) / "words").read_text() == "two"
    assert not list(cache.glob(".unpacking*"))


def test_a_folder_goes_before_an_archive_and_nothing_is_none(tmp_path):
    (tmp_path / "own").mkdir()
    assert find_set(tmp_path, "own") == tmp_path / "own"
    assert find_set(tmp_path, "other", tmp_path / "cache") is None


@pytest.mark.parametrize("content", [b"", b"no archive at all"])
def test_a_broken_archive_is_refused_in_one_line(tmp_path, content):
    (tmp_path / "tiny.tar.xz").write_bytes(content)
    with pytest.raises(SetUnreadableError, match=r"tiny\.tar\.xz can't be unpacked") as error:
        find_set(tmp_path, "tiny", tmp_path / "cache")
    assert "\n" not in str(error.value)
    assert not list((tmp_path / "cache").iterdir())


def test_an_archive_that_reaches_outside_is_refused(tmp_path):
    with tarfile.open(tmp_path / "tiny.tar.xz", "w:xz") as tar:
        tar.addfile(tarfile.TarInfo("../../escaped"))
    with pytest.raises(SetUnreadableError):
        find_set(tmp_path, "tiny", tmp_path / "cache")
    assert not (tmp_path / "escaped").exists()


def test_an_archive_with_a_link_is_refused(tmp_path):
    with tarfile.open(tmp_path / "tiny.tar.xz", "w:xz") as tar:
        link = tarfile.TarInfo("tiny/words")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/hostname"
        tar.addfile(link)
    with pytest.raises(SetUnreadableError, match="no plain file"):
        find_set(tmp_path, "tiny", tmp_path / "cache")

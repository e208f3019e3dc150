"""Build hook: compiles the gazetteer into the package before a wheel, editable or not, is made."""

import importlib.util
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = "src/dateline/data/gazetteer.sqlite"


class GazetteerHook(BuildHookInterface):  # type: ignore[type-arg]
    """Runs tools/build_gazetteer.py where its output is missing or older than what it is made from."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002
        """Compile, and have the wheel take the file in although version control ignores it."""
        root = Path(self.root)
        output = root / GAZETTEER
        sources = [
            root / "tools/build_gazetteer.py",
            root / "src/dateline/gazetteer/fold.py",
            *sorted((root / "src/dateline/data/places").glob("*.yaml")),
        ]
        if not output.is_file() or output.stat().st_mtime < max(path.stat().st_mtime for path in sources):
            self.app.display_waiting("compiling the gazetteer")
            _build_function(root / "tools/build_gazetteer.py")(output)
        build_data["artifacts"].append(GAZETTEER)


def _build_function(path: Path) -> Callable[[Path], Path]:
    spec = importlib.util.spec_from_file_location("build_gazetteer", path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    build: Callable[[Path], Path] = module.build
    return build

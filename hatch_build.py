"""Build hook: compiles the gazetteer and builds the desk's pages into the package before a wheel is made."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

GAZETTEER = "src/dateline/data/gazetteer.sqlite"
DESK = "src/dateline/desk/static"


class DatelineHook(BuildHookInterface):  # type: ignore[type-arg]
    """Makes what version control ignores and the package needs."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Make what is missing or older than its sources, and have the wheel take it in."""
        self._compile_gazetteer(build_data)
        if self.target_name == "wheel":
            self._build_desk(build_data, editable=version == "editable")

    def _compile_gazetteer(self, build_data: dict[str, Any]) -> None:
        """Run tools/build_gazetteer.py."""
        root = Path(self.root)
        output = root / GAZETTEER
        sources = [
            root / "tools/build_gazetteer.py",
            *sorted((root / "tools/gazetteer_build").glob("*.py")),
            root / "src/dateline/gazetteer/fold.py",
            *sorted((root / "src/dateline/data/places").glob("*.yaml")),
            root / "src/dateline/data/places/natural_earth.tsv",
        ]
        if not output.is_file() or output.stat().st_mtime < max(path.stat().st_mtime for path in sources):
            self.app.display_waiting("compiling the gazetteer")
            _load(root / "tools/build_gazetteer.py").build(output)
        build_data["artifacts"].append(GAZETTEER)

    def _build_desk(self, build_data: dict[str, Any], *, editable: bool) -> None:
        """Run tools/build_frontend.py: no wheel can be made without the pages, a checkout works without."""
        root = Path(self.root)
        tool = _load(root / "tools/build_frontend.py")
        try:
            if not tool.is_current():
                self.app.display_waiting("building the desk's pages")
            tool.build()
        except tool.FrontendError as error:
            if not editable:
                raise
            self.app.display_warning(f"{error}\nThe desk will answer without its pages.")
        build_data["artifacts"].append(f"/{DESK}/**")


def _load(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    if spec is None or spec.loader is None:
        raise ImportError(f"no module at {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module

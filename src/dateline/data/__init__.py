"""What Dateline knows: lists of words and names, the ontology, the gazetteer, learned weights."""

from importlib.resources import files
from typing import Any

import yaml

__all__ = ["comma_words", "read_yaml"]

_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""The C loader is as safe and ten times as fast; it is missing where PyYAML was built without libyaml."""


def read_yaml(path: str) -> Any:  # noqa: ANN401 - what a data file holds is known to its reader alone
    """The content of a YAML file of this folder.

    Args:
        path: path under `dateline/data`, e.g. `ontology/roles.yaml`.

    Raises:
        FileNotFoundError: if the package was installed without it.
    """
    return yaml.load(files("dateline.data").joinpath(path).read_text(encoding="utf-8"), Loader=_LOADER)


def comma_words(text: str) -> frozenset[str]:
    """Words and phrases set apart by commas; quotation marks around one are YAML's and dropped."""
    return frozenset(word.strip(' "\n') for word in text.split(","))

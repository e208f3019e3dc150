"""Plain words for loaded ones: what people are called must not change what they are told to have done."""

from collections.abc import Mapping
from functools import lru_cache

from dateline.data import read_yaml

__all__ = ["plain_word"]


@lru_cache(maxsize=1)
def _plain() -> Mapping[str, str]:
    return {word: plain for plain, words in read_yaml("encoder/stand_ins.yaml").items() for word in words}


def plain_word(word: str) -> str | None:
    """The plain word that a loaded one in small letters is read as ("regime": "government"); else None."""
    return _plain().get(word)

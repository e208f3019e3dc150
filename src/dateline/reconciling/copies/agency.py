"""Which news agency's story a report prints, by its credit lines."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from urllib.parse import urlsplit

from dateline.data import read_yaml

__all__ = ["credited_agency"]

_HEAD_LINES = 6
"""Headline, standfirst, byline, stamp and dateline come before the second paragraph."""
_HEAD = 140
"""Characters of a line in which a dateline ends; "WASHINGTON/TEL AVIV/BEIRUT, Sept 30, 2024 (Agency) - "
has 55."""
_TAIL = 300
_LINE = 120


@dataclass(frozen=True, slots=True)
class _Credits:
    names: dict[str, str]
    channels: dict[str, str]
    domains: tuple[tuple[str, str], ...]
    head: tuple[re.Pattern[str], ...]
    tail: tuple[re.Pattern[str], ...]
    line: tuple[re.Pattern[str], ...]
    signatures: tuple[tuple[str, re.Pattern[str]], ...]
    partly: re.Pattern[str]


@cache
def _credits() -> _Credits:
    content = read_yaml("reconciling/agencies.yaml")
    names = {name: agency["name"] for agency in content["agencies"] for name in agency["names"]}
    spelled = "|".join(re.escape(name) for name in sorted(names, key=len, reverse=True))
    agency = rf"(?P<agency>{spelled})(?!\w)"

    def compiled(place: str) -> tuple[re.Pattern[str], ...]:
        return tuple(re.compile(form.replace("{agency}", agency)) for form in content[place])

    return _Credits(
        names=names,
        channels={name.casefold(): whole for name, whole in names.items()},
        domains=tuple((domain, a["name"]) for a in content["agencies"] for domain in a["domains"]),
        head=compiled("head"),
        tail=compiled("tail"),
        line=compiled("line"),
        signatures=tuple(
            (name, re.compile(form)) for name, forms in content["signatures"].items() for form in forms
        ),
        partly=re.compile(content["partly"]),
    )


def credited_agency(
    text: str, publisher: str | None = None, author: str | None = None, url: str | None = None
) -> str | None:
    """The agency whose story it is: the publisher itself, or the one that a dateline or credit line names.

    "Agency contributed to this report" and "told Agency" credit a part, and give none.
    """
    credits_ = _credits()
    own = credits_.channels.get((publisher or "").strip().casefold())
    if own:
        return own
    host = (urlsplit(url).hostname or "") if url else ""
    for domain, name in credits_.domains:
        if host == domain or host.endswith("." + domain):
            return name
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    for line in (author or "", *(line for line in lines[:_HEAD_LINES] + lines[-3:] if len(line) <= _LINE)):
        if found := _whole(credits_, line):
            return found
    for line in lines[:_HEAD_LINES]:
        for form in credits_.head:
            if match := form.match(line[:_HEAD]):
                return credits_.names[match["agency"]]
    tail = text.rstrip()[-_TAIL:]
    for match in _searched(credits_.tail, tail):
        if not credits_.partly.search(_sentence(tail, match.start("agency"))):
            return credits_.names[match["agency"]]
    for name, form in credits_.signatures:
        if form.search(text[-2 * _TAIL :]):
            return name
    return None


def _whole(credits_: _Credits, line: str) -> str | None:
    if not line or credits_.partly.search(line):
        return None
    for form in credits_.line:
        if match := form.fullmatch(line.strip()):
            return credits_.names[match["agency"]]
    return None


def _searched(forms: tuple[re.Pattern[str], ...], text: str) -> Iterator[re.Match[str]]:
    for form in forms:
        yield from form.finditer(text)


def _sentence(text: str, at: int) -> str:
    """The words around an offset, back to the end of the sentence before and on to the end of its own."""
    begin = max(text.rfind(end, 0, at) for end in (". ", '." ', "\n", ".” "))
    end = text.find(".", at)
    return text[max(begin, 0) : end if end >= 0 else len(text)]

"""The publication date that a page's metadata state outright.

Only elements that mean publication are asked: JSON-LD `datePublished`, meta elements, time elements of the
article's head. Nothing is guessed from the address or from dates in the text, and dates of change are left
out.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from typing import Any

from lxml.html import HtmlElement

from dateline.data import read_yaml
from dateline.sources.stated_date import date_of_value

__all__ = ["published_on"]

_CDATA = re.compile(r"<!\[CDATA\[|\]\]>|<!--|-->")


@lru_cache(maxsize=1)
def _names() -> dict[str, list[str]]:
    names: dict[str, list[str]] = read_yaml("publication.yaml")
    return names


def published_on(tree: HtmlElement) -> date | None:
    """The day of publication; None where the page does not state it."""
    return _from_meta(tree) or _from_json_ld(tree) or _from_time(tree)


def _from_meta(tree: HtmlElement) -> date | None:
    stated: dict[str, date] = {}
    for element in tree.iter("meta"):
        for attribute in ("property", "name", "itemprop"):
            name = (element.get(attribute) or "").strip().lower()
            if name and name not in stated and (day := date_of_value(element.get("content") or "")):
                stated[name] = day
    return next((stated[name] for name in _names()["meta"] if name in stated), None)


def _from_json_ld(tree: HtmlElement) -> date | None:
    found: list[tuple[int, int, date]] = []
    types, keys = _names()["json_ld_types"], _names()["json_ld"]
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            value = json.loads(_CDATA.sub("", script.text or ""), strict=False)
        except (ValueError, RecursionError):
            continue
        for item in _objects(value):
            kinds = item.get("@type")
            named = [str(kind).lower() for kind in (kinds if isinstance(kinds, list) else [kinds])]
            rank = min((types.index(kind) for kind in named if kind in types), default=None)
            if rank is None:
                continue
            for order, key in enumerate(keys):
                if day := date_of_value(item.get(key)):
                    found.append((order, rank, day))
    # The surest key and type; of several reports on the page, the first that is written.
    return min(found, key=lambda entry: entry[:2])[2] if found else None


def _objects(value: object, depth: int = 0) -> Iterator[Mapping[str, Any]]:
    """Top-level objects, those of lists and `@graph`, and the main entity; not stories that are linked to."""
    if depth > 4:
        return
    if isinstance(value, list):
        for item in value:
            yield from _objects(item, depth + 1)
    elif isinstance(value, Mapping):
        yield value
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _objects(value.get(key), depth + 1)


def _from_time(tree: HtmlElement) -> date | None:
    """A time element that is marked as publication's, or the first one in the article's head."""
    wanted, unwanted = _names()["time_words"], _names()["time_not_words"]
    first_in_article: date | None = None
    for element in tree.iter("time", "span", "abbr", "div", "p"):
        marks = " ".join(
            (element.get(a) or "") for a in ("class", "itemprop", "id", "pubdate", "data-testid")
        ).lower()
        written = element.get("datetime") or element.get("content")
        if element.tag != "time" and (not written or "datepublished" not in marks):
            continue
        if any(word in marks for word in unwanted) or _inside_aside(element):
            continue
        day = date_of_value(written or " ".join(element.text_content().split()))
        if day is None:
            continue
        if element.get("pubdate") is not None or any(word in marks for word in wanted):
            return day
        if first_in_article is None and any(
            a.tag in {"article", "main", "header"} for a in element.iterancestors()
        ):
            first_in_article = day
    return first_in_article


def _inside_aside(element: HtmlElement) -> bool:
    return any(
        a.tag in {"aside", "nav", "footer"} or "comment" in (a.get("class") or "").lower()
        for a in element.iterancestors()
    )

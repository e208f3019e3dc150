"""Mentions of one report by name, with what is asked of the gazetteer for each."""

from collections import defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING

from dateline.gazetteer import Candidate, Feature, Gazetteer, fold
from dateline.reading.toponyms.group import Group
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.neighbours import Neighbours
from dateline.reading.toponyms.outlet import home_words, outlet_of
from dateline.reading.toponyms.scene import Scene

if TYPE_CHECKING:
    from spacy.tokens import Doc

    from dateline.model import Report

__all__ = ["group_mentions", "mention_at", "scene_of"]


def group_mentions(doc: "Doc", mentions: Sequence[Mention], neighbours: Neighbours) -> list[Group]:
    """The names of a report in the order of their first mentions: one sense a name."""
    holders = neighbours.holders(doc, mentions)
    groups: dict[str, Group] = {}
    features: dict[str, set[Feature]] = defaultdict(set)
    for number, mention in enumerate(mentions):
        name = doc[mention.core_start : mention.core_end].text
        key = fold(name)
        group = groups.setdefault(key, Group(name, mention.candidates))
        if not group.candidates:
            group.candidates = mention.candidates
        group.mentions.append(number)
        group.holders += holders.get(number, ())
        features[key].update(neighbours.generic(doc, mention))
    for key, group in groups.items():
        group.generic = frozenset(features[key])
    return list(groups.values())


def scene_of(groups: Sequence[Group], report: "Report | None", gazetteer: Gazetteer) -> Scene:
    """The scene of a report's names, its outlet among what bears on them."""
    if report is None:
        return Scene(groups)
    outlet = outlet_of(report, gazetteer)
    if outlet.place is not None and all(fold(group.name) != fold(outlet.place) for group in groups):
        groups = [*groups, Group(outlet.place, outlet.candidates)]
    return Scene(groups, outlet, home_words(report.text))


def mention_at(doc: "Doc", start: int, end: int, gazetteer: Gazetteer) -> Mention | None:
    """The mention of a stretch of the text that is known to name a place; None where it holds no word.

    Args:
        doc: a parsed text.
        start: offset of the first character.
        end: offset after the last character.
        gazetteer: where the name is looked up.
    """
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    return Mention(
        span.start,
        span.end,
        span.start,
        span.end,
        _known(doc, span.start, doc.text[start:end], gazetteer),
        False,
        False,
    )


def _known(doc: "Doc", start: int, text: str, gazetteer: Gazetteer) -> tuple[Candidate, ...]:
    after_comma = start > 1 and doc[start - 1].text in {",", "("}
    if (short := gazetteer.abbreviated(text)) and ("." in text or after_comma):
        return short
    found = gazetteer.candidates(text)
    lands = gazetteer.lands_of_people(text)
    if lands and not any(candidate.feature is Feature.COUNTRY for candidate in found):
        return lands
    return found or short

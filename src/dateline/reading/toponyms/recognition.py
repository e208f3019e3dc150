"""The stage that finds place names and says where they are."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from dateline.gazetteer import Gazetteer
from dateline.model import BlockRole
from dateline.reading.toponyms.finder import find_mentions
from dateline.reading.toponyms.grouping import mention_at
from dateline.reading.toponyms.locative import is_locative
from dateline.reading.toponyms.mention import Mention
from dateline.reading.toponyms.resolution import Resolver
from dateline.reading.toponyms.toponym import Resolved, Toponym
from dateline.reading.toponyms.witness import with_witnesses

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from dateline.model import Report
    from dateline.reading.stage import Reading

__all__ = ["ToponymStage"]


class ToponymStage:
    """Adds the places that the report names, in order, none overlapping.

    Args:
        gazetteer: where names are looked up; the package's own by default, opened at the first report.
    """

    name = "toponyms"
    needs = ("doc",)
    adds = ("toponyms",)

    def __init__(self, gazetteer: Gazetteer | None = None) -> None:
        self._gazetteer = gazetteer or Gazetteer()
        self._resolver = Resolver(self._gazetteer)

    def __call__(self, reading: "Reading") -> dict[str, Any]:
        """Find, resolve and judge every place name outside furniture.

        Raises:
            ValueError: if the text is not parsed yet.
            GazetteerMissingError: if the compiled gazetteer is not installed.
        """
        return {"toponyms": self.read(_parsed(reading), reading.report)}

    @property
    def gazetteer(self) -> Gazetteer:
        """Where names are looked up."""
        return self._gazetteer

    def names(self, reading: "Reading", *, witnesses: bool = False) -> list[tuple[int, int]]:
        """Offsets of the names of places in a parsed report, without words like "northern" before them.

        Args:
            reading: a reading with its text parsed.
            witnesses: whether adjectives and names of peoples count too ("Iraqi", "Canadians"), and names of
                places within the names of institutions ("Mosul University").

        Raises:
            ValueError: if the text is not parsed yet.
        """
        doc = _parsed(reading)
        mentions = self._mentions(doc, reading.report)
        if witnesses:
            mentions = with_witnesses(doc, mentions, self._gazetteer)
        return [
            (doc[mention.core_start].idx, doc[mention.core_end - 1].idx + len(doc[mention.core_end - 1]))
            for mention in mentions
        ]

    def places(self, reading: "Reading", spans: Sequence[tuple[int, int]]) -> list[Resolved | None]:
        """The places of stretches of the text that are known to name places, resolved together.

        Args:
            reading: a reading with its text parsed.
            spans: offsets, in order.

        Raises:
            ValueError: if the text is not parsed yet.
        """
        doc = _parsed(reading)
        found = [mention_at(doc, start, end, self._gazetteer) for start, end in spans]
        places = self._resolver.resolve(doc, [mention for mention in found if mention], reading.report)
        following = iter(places)
        return [next(following) if mention else None for mention in found]

    def _mentions(self, doc: "Doc", report: "Report") -> list[Mention]:
        furniture = [(b.start, b.end) for b in report.blocks if b.role is BlockRole.FURNITURE]

        def readable(token: "Token") -> bool:
            return not any(start <= token.idx < end for start, end in furniture)

        return find_mentions(doc, self._gazetteer, readable)

    def _resolve(self, doc: "Doc", mentions: list[Mention], report: "Report") -> list[Resolved | None]:
        """The places of the mentions; adjectives are resolved with them, as witnesses alone."""
        everything = with_witnesses(doc, mentions, self._gazetteer)
        resolved = self._resolver.resolve(
            doc, everything, report, lambda mention: is_locative(doc, mention.start, mention.end)
        )
        places = dict(zip(everything, resolved, strict=True))
        return [places[mention] for mention in mentions]

    def read(self, doc: "Doc", report: "Report") -> tuple[Toponym, ...]:
        """The toponyms of a parsed report."""
        mentions = self._mentions(doc, report)
        places = self._resolve(doc, mentions, report)
        judged = _judge(doc, mentions, places)
        return tuple(
            Toponym(
                start=doc[mention.start].idx,
                end=doc[mention.end - 1].idx + len(doc[mention.end - 1]),
                head=doc[mention.start : mention.end].root.i,
                place=place,
                locative=locative,
            )
            for mention, place, locative in zip(mentions, places, judged, strict=True)
        )


def _parsed(reading: "Reading") -> "Doc":
    if reading.doc is None:
        raise ValueError("the text is not parsed yet")
    return reading.doc


def _judge(doc: "Doc", mentions: list[Mention], places: list[Resolved | None]) -> list[bool]:
    """Whether each mention is locative; a container after a locative place ("in Rask, Iran") is so too."""
    judged: list[bool] = []
    for number, mention in enumerate(mentions):
        locative = not mention.dateline and is_locative(doc, mention.start, mention.end)
        if not locative and not mention.dateline and number and judged[-1]:
            locative = _contains(doc, mentions, places, number)
        judged.append(locative)
    return judged


def _contains(doc: "Doc", mentions: list[Mention], places: list[Resolved | None], number: int) -> bool:
    """Whether a mention stands right after the one before it as what holds it."""
    before, mention = mentions[number - 1], mentions[number]
    between = [token.lower_ for token in doc[before.end : mention.start] if not token.is_space]
    if not between or len(between) > 2 or not {",", "("} & set(between):
        return False
    inner, outer = places[number - 1], places[number]
    if (
        inner is not None
        and outer is not None
        and inner.country is not None
        and inner.country == outer.country
    ):
        return True
    return doc[mention.start : mention.end].root.dep_ in {"appos", "conj", "npadvmod"}

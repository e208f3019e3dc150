"""The stage that finds place names and says where they are."""

from typing import TYPE_CHECKING, Any

from dateline.gazetteer import Gazetteer
from dateline.model import BlockRole
from dateline.reading.toponyms.locative import is_locative
from dateline.reading.toponyms.mention import Mention, find_mentions
from dateline.reading.toponyms.resolution import Resolver
from dateline.reading.toponyms.toponym import Resolved, Toponym

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
        if reading.doc is None:
            raise ValueError("the text is not parsed yet")
        return {"toponyms": self.read(reading.doc, reading.report)}

    def read(self, doc: "Doc", report: "Report") -> tuple[Toponym, ...]:
        """The toponyms of a parsed report."""
        furniture = [(b.start, b.end) for b in report.blocks if b.role is BlockRole.FURNITURE]

        def readable(token: "Token") -> bool:
            return not any(start <= token.idx < end for start, end in furniture)

        mentions = find_mentions(doc, self._gazetteer, readable)
        places = self._resolver.resolve(doc, mentions)
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

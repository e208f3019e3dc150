"""When a happening took place whose own words give no date: a logistic model over what the report offers.

The offers are the publication date, which the manual gives to foreground acts of the day's news (section 5),
and the dates of the sentences around: "The crisis began on January 16. Guards fired missiles." Weights are
learned by `training/happenings.py`; the model card is docs/models.md.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from dateline.model import BlockRole
from dateline.reading.events.clause import governing_verb, is_passive
from dateline.reading.events.happening import Happening, Trigger
from dateline.reading.sentence import sentence_numbers
from dateline.reading.stage import Reading
from dateline.reading.timex.timex import Timex

__all__ = ["DateOffer", "Dating"]

LEAD = 4
"""Body paragraphs, counted from the first, that tell the day's news: leads of wire copy run one to four."""
REACH = 2
"""Sentences before a trigger, in its paragraph, whose dates may be its own."""


@dataclass(frozen=True, slots=True)
class DateOffer:
    """A date that a happening may have."""

    first: date
    last: date
    timex: Timex | None
    """The words that give it; None for the publication date."""
    features: list[str]


class Dating:
    """What a report offers to happenings without dates of their own.

    Args:
        reading: a reading with its time expressions.
        happenings: all of the report.
    """

    def __init__(self, reading: Reading, happenings: Sequence[Happening]) -> None:
        assert reading.doc is not None
        self._doc: Doc = reading.doc
        self._sentence = sentence_numbers(self._doc)
        told = reading.report.published
        self._published = date.fromisoformat(told) if told is not None else None
        self._timexes = reading.timexes or ()
        self._taken = {t.timex for h in happenings for t in h.triggers}
        self._in: dict[int, list[int]] = {}
        lines = reading.report.blocks
        self._block = [
            next((n for n, b in enumerate(lines) if b.start <= s.start_char < b.end), -1)
            for s in self._doc.sents
        ]
        for index, timex in enumerate(self._timexes):
            span = self._doc.char_span(timex.start, timex.end, alignment_mode="expand")
            if timex.may_date(self._published) and timex.relative is None and span:
                self._in.setdefault(self._sentence[span[0].i], []).append(index)

    def offers(self, happening: Happening) -> list[DateOffer]:
        """The dates that it may have: the publication date, then those of the sentences around."""
        out = [self._report(happening)] if self._published is not None else []
        seen: set[tuple[date, date]] = set()
        for rank, (index, gap, trigger) in enumerate(self._near(happening)):
            timex = self._timexes[index]
            days = timex.days(self._published)
            if days not in seen:
                seen.add(days)
                features = self._of_timex(happening, trigger, index, gap, rank)
                out.append(DateOffer(*days, timex, features))
        return out

    def _near(self, happening: Happening) -> Iterator[tuple[int, int, Trigger]]:
        """Time expressions near a trigger, nearest first: index, sentences back, the trigger."""
        found = []
        for trigger in happening.triggers:
            here = self._sentence[trigger.token]
            for gap in range(REACH + 1):
                if here < gap or self._block[here - gap] != self._block[here]:
                    break
                for index in self._in.get(here - gap, ()):
                    away = abs(self._timexes[index].start - trigger.start)
                    found.append((gap, away, index, trigger.token, trigger))
        for gap, _, index, _, trigger in sorted(found, key=lambda f: f[:4]):
            yield index, gap, trigger

    def _report(self, happening: Happening) -> DateOffer:
        assert self._published is not None
        kind, triggers = happening.type.value, happening.triggers
        roles = {t.scene.role for t in triggers}
        title = BlockRole.HEADLINE in roles
        paragraphs = [t.scene.paragraph for t in triggers if t.scene.paragraph >= 0]
        first = min(paragraphs, default=-1)
        place = "title" if title else "-" if first < 0 else "lead" if first < LEAD else "rest"
        best = max(triggers, key=lambda t: t.score)
        tense = self._tense(best)
        around = self._around(best)
        features = [
            "report",
            f"report:type={kind}",
            f"report:place={place}",
            f"report:place={place}|type={kind}",
            f"report:place={place}|tense={tense}",
            f"report:tense={tense}",
            f"report:tense={tense}|type={kind}",
            f"report:noun={best.noun}|place={place}",
            f"report:status={happening.status}",
            f"report:status={happening.status}|type={kind}",
            f"report:told={min(len(triggers), 4)}|noun={best.noun}",
            f"report:around={around}",
            f"report:around={around}|tense={tense}",
            f"report:quoted={best.scene.quoted}|attributed={best.scene.attributed}",
            f"report:cue={best.scene.is_cue}|{kind}",
            f"report:definite={best.definite}",
            f"report:caption={BlockRole.CAPTION in roles}",
            f"report:under={best.scene.governors[0].value if best.scene.governors else '-'}",
            f"report:lemma={best.lemma}",
        ]
        return DateOffer(self._published, self._published, None, features)

    def _of_timex(self, happening: Happening, trigger: Trigger, index: int, gap: int, rank: int) -> list[str]:
        timex, kind = self._timexes[index], happening.type.value
        taken = index in self._taken
        before = timex.start < trigger.start
        tense = self._tense(trigger)
        age = self._age(timex)
        common = [
            f"gap={gap}",
            f"gap={gap}|before={before}|taken={taken}",
            f"gap={gap}|rank={min(rank, 3)}",
            f"gap={gap}|noun={trigger.noun}|definite={trigger.definite}",
            f"gap={gap}|tense={tense}",
            f"gap={gap}|type={kind}",
            f"gap={gap}|age={age}",
            f"age={age}|tense={tense}",
            f"granularity={timex.granularity}|gap={gap}",
            f"status={happening.status}",
            f"told={min(len(happening.triggers), 3)}|gap={gap}",
            f"attributed={trigger.scene.attributed}|gap={gap}",
        ]
        return [f"near:{name}" for name in ("offer", *common)]

    def _age(self, timex: Timex) -> str:
        """How long before the publication the days are that an expression stands for."""
        if self._published is None or timex.last is None:
            return "-"
        days = (self._published - timex.last).days
        return (
            "future"
            if days < 0
            else "day"
            if days == 0
            else "week"
            if days < 8
            else "month"
            if days < 32
            else "year"
            if days < 366
            else "old"
        )

    def _around(self, trigger: Trigger) -> str:
        """The age of what dates the trigger's own sentence, else the one before."""
        here = self._sentence[trigger.token]
        for gap in (0, 1):
            if here < gap or self._block[here - gap] != self._block[here]:
                break
            ages = [self._age(self._timexes[index]) for index in self._in.get(here - gap, ())]
            if ages:
                return f"{gap}{ages[-1]}"
        return "none"

    def _tense(self, trigger: Trigger) -> str:
        """The form of the trigger's verb, or of the verb that governs the noun."""
        token = self._doc[trigger.token]
        verb: Token | None = governing_verb(token) if trigger.noun else token
        if verb is None:
            return "none"
        auxiliaries = sorted(c.lower_ for c in verb.children if c.dep_ in ("aux", "auxpass"))
        passive = "p" if is_passive(verb) else "a"
        return f"{'n' if trigger.noun else 'v'}{verb.tag_}{passive}{'+'.join(auxiliaries)}"

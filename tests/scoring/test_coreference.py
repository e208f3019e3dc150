"""The CoNLL score and what is compared."""

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.language import Language

from dateline.model import ActorKind
from dateline.reading.actors.actor import Actor, Mention
from dateline.reading.stage import Reading
from dateline.scoring.measure import Unit, total
from dateline.scoring.sets.coreference import conll_f1, coreference_counts, metric_f1
from dateline.scoring.sets.gum_coreference import compare, read_actor_groups
from dateline.scoring.sets.gum_document import GumDocument
from dateline.scoring.sets.gum_document import Mention as KeyMention
from dateline.sources import freeze

KEY = [frozenset("abc"), frozenset("defg")]
FOUND = [frozenset("ab"), frozenset("cd"), frozenset("fghi")]


def test_the_worked_example_of_the_reference_scorer() -> None:
    """Pradhan et al. 2014, section 4: MUC 0.40, B³ 0.50 and 0.42, CEAF 0.43 and 0.65."""
    counts = coreference_counts(KEY, FOUND)

    def share(name: str) -> float:
        return round(counts[f"{name}.right"] / counts[f"{name}.all"], 2)

    assert (share("muc.precision"), share("muc.recall")) == (0.40, 0.40)
    assert (share("b3.precision"), share("b3.recall")) == (0.50, 0.42)
    assert (share("ceafe.precision"), share("ceafe.recall")) == (0.43, 0.65)
    assert conll_f1()(counts) == pytest.approx(
        sum(metric_f1(one)(counts) for one in ("muc", "b3", "ceafe")) / 3
    )


def test_documents_are_summed_before_they_are_divided() -> None:
    units = [Unit("a", coreference_counts(KEY, KEY)), Unit("b", coreference_counts([frozenset("xy")], []))]
    assert metric_f1("muc")(total(units)) == pytest.approx(2 * (5 / 6) / (5 / 6 + 1))


@st.composite
def partitions(draw: st.DrawFn) -> list[frozenset[int]]:
    groups: dict[int, set[int]] = {}
    for number, group in enumerate(draw(st.lists(st.integers(0, 3), max_size=8))):
        groups.setdefault(group, set()).add(number)
    return [frozenset(group) for group in groups.values() if len(group) > 1]


@given(partitions(), partitions())
def test_scores_lie_between_nothing_and_all(key: list[frozenset[int]], found: list[frozenset[int]]) -> None:
    score = conll_f1()(coreference_counts(key, found))
    assert 0 <= score <= 1 + 1e-9
    if key == found and key:
        assert score == pytest.approx(1)


@dataclass
class _Names:
    """A text with one actor named twice, once by an adjective, and a port that is no actor."""

    text: str = "Ana Ruiz spoke. She saw the port, and Ruiz left the port. Norvian guards watched."

    def at(self, words: str, again: bool = False) -> tuple[int, int]:
        start = self.text.rindex(words) if again else self.text.index(words)
        return start, start + len(words)


@pytest.mark.slow
def test_mentions_of_things_adjectives_and_lone_names_do_not_count(nlp: Language) -> None:
    made = _Names()
    doc = nlp(made.text)
    document = GumDocument("made_up", made.text)
    for group, words, again in (
        (1, "Ana Ruiz", 0),
        (1, "She", 0),
        (1, "Ruiz", 1),
        (2, "the port", 0),
        (2, "the port", 1),
    ):
        start, end = made.at(words, bool(again))
        document.mentions.append(KeyMention(group, start, end, start))  # without a parse the first word

    def mention(words: str, again: bool = False) -> Mention:
        start, end = made.at(words, again)
        span = doc.char_span(start, end)
        assert span is not None
        return Mention(start, end, span.root.i, "name")

    def actor(name: str, *mentions: Mention) -> Actor:
        return Actor(name, ActorKind.PERSON, (), (), mentions)

    actors = (
        actor("Ana Ruiz", mention("Ana Ruiz"), mention("She"), mention("Ruiz", again=True)),
        actor("port", mention("the port"), mention("the port", again=True)),
        actor("guards", mention("guards")),
    )
    unit = compare(document, frozenset({1}), Reading(freeze(made.text), doc=doc, actors=actors))
    assert conll_f1("words.")(unit.counts) == pytest.approx(1)


def test_the_table_of_actors_is_read() -> None:
    assert read_actor_groups(["# note", "made_up\t1 2 30"]) == {"made_up": frozenset({1, 2, 30})}

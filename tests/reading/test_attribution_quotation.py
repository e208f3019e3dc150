from hypothesis import given
from hypothesis import strategies as st

from dateline.reading.attribution.quotation import find_quotations


def lines(text: str) -> list[tuple[int, int]]:
    found, position = [], 0
    for line in text.split("\n"):
        if line.strip():
            found.append((position, position + len(line)))
        position += len(line) + 1
    return found


def words(text: str) -> list[str]:
    return [text[one.start : one.end] for one in find_quotations(text, lines(text))]


def test_curly_straight_and_doubled_single_marks() -> None:
    assert words("“We will stay,” she said. “All of us.”") == ["“We will stay,”", "“All of us.”"]
    assert words('"We will stay," she said. "All of us."') == ['"We will stay,"', '"All of us."']
    assert words("''We will stay,'' she said.") == ["''We will stay,''"]
    assert words("Mayor: 'We will stay' in the town") == ["'We will stay'"]


def test_apostrophes_open_nothing() -> None:
    assert words("The soldiers' camp wasn't far from the army's lines in the '90s.") == []
    assert words("The soldiers’ camp wasn’t far.") == []


def test_a_quotation_left_open_runs_on_into_the_next_paragraph() -> None:
    text = "He said: “The bridge is gone.\n“We crossed by boat.”\nHe left."
    first, second = find_quotations(text, lines(text))
    assert not first.closed
    assert second.closed
    assert second.runs_on


def test_a_closing_mark_without_an_opening_one_closes_speech_from_the_line_before() -> None:
    text = "“The bridge is gone and nobody came.\nWe crossed by boat,” she said."
    assert words(text) == ["“The bridge is gone and nobody came.", "We crossed by boat,”"]


def test_a_stray_straight_mark_is_no_quotation() -> None:
    assert words('"The mayor, a farmer, said the road was cut.\nTroops left.') == []


def test_quoted_terms_are_not_speech() -> None:
    (one,) = find_quotations("The “safe zone” was shelled.", [(0, 28)])
    assert not one.speech


@given(st.text(alphabet="ab “”\"'’‘.,\n", max_size=60))
def test_quotations_are_in_order_and_inside_their_paragraph(text: str) -> None:
    paragraphs = lines(text)
    last = 0
    for one in find_quotations(text, paragraphs):
        assert last <= one.start < one.end
        assert any(start <= one.start and one.end <= end for start, end in paragraphs)
        last = one.end

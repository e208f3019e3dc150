import pytest
from attributed import only, read
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.model import Block, BlockRole, Report, Stance
from dateline.reading.attribution import AttributionStage, find_attributions
from dateline.reading.stage import Reading

pytestmark = pytest.mark.slow

CLAUSES = [
    ("The ministry said that rebels had seized the port.", "The ministry", "that rebels had seized the port"),
    ("The ministry said rebels had seized the port.", "The ministry", "rebels had seized the port"),
    (
        "Rebels seized the port on Monday, the ministry said.",
        "the ministry",
        "Rebels seized the port on Monday",
    ),
    (
        "Rebels seized the port, said Amina Farah, the deputy head of the harbour office.",
        "Amina Farah, the deputy head of the harbour office",
        "Rebels seized the port",
    ),
    (
        "Army spokesman Col. Omar Diallo told reporters that two bridges were destroyed.",
        "Army spokesman Col. Omar Diallo",
        "that two bridges were destroyed",
    ),
    ("In a statement, the navy said a frigate had sunk.", "the navy", "a frigate had sunk"),
    ("He said the convoy never arrived.", "He", "the convoy never arrived"),
    (
        "According to the Red Cross, nine people drowned near the island.",
        "the Red Cross",
        "nine people drowned near the island",
    ),
    (
        "Nine people drowned near the island, according to police.",
        "police",
        "Nine people drowned near the island",
    ),
    ("The video shows soldiers burning two houses.", "The video", "soldiers burning two houses"),
]


@pytest.mark.parametrize(("text", "source", "content"), CLAUSES)
def test_source_and_content(nlp: Language, text: str, source: str, content: str) -> None:
    found = only(nlp, text, source)
    assert found.contents == (content,)
    assert found.stance is Stance.ASSERTS
    assert found.reporting


def test_a_cue_in_the_middle_has_content_on_both_sides(nlp: Language) -> None:
    found = only(nlp, "The plan, he added, included new checkpoints.", "he")
    assert found.contents == ("The plan", "included new checkpoints")


def test_a_semicolon_parts_what_two_say(nlp: Language) -> None:
    found = read(
        nlp,
        "Norland said nine people were killed in Vik; Sudland said two children were killed in Dal.",
    )
    assert [(one.source, one.contents) for one in found] == [
        ("Norland", ("nine people were killed in Vik",)),
        ("Sudland", ("two children were killed in Dal",)),
    ]


def test_quotation_on_both_sides_of_the_cue(nlp: Language) -> None:
    found = only(nlp, "“They burned the market,” the trader said. “Nobody stopped them.”", "the trader")
    assert found.contents == ("“They burned the market,”", "“Nobody stopped them.”")


def test_quotation_over_sentences_before_the_cue(nlp: Language) -> None:
    found = only(nlp, '"They came at night. We ran to the river," the trader said.', "the trader")
    assert found.contents == ('"They came at night. We ran to the river,"',)


def test_quotation_left_open_goes_on_in_the_next_paragraph(nlp: Language) -> None:
    text = "“They burned the market,” the trader said. “Nobody stopped them.\n“We lost everything that day.”"
    assert only(nlp, text, "the trader").contents[-1] == "“We lost everything that day.”"


def test_coordinated_sources_are_apart(nlp: Language) -> None:
    found = read(nlp, "Police and witnesses said shots were fired.")
    assert [one.source for one in found] == ["Police", "witnesses"]
    assert {one.contents for one in found} == {("shots were fired",)}


def test_quoted_by_an_outlet(nlp: Language) -> None:
    found = only(nlp, "State media quoted port workers as saying two ships were hit.", "port workers")
    assert (found.via, found.contents) == ("State media", ("two ships were hit",))
    found = only(
        nlp, "The minister was quoted by Reuters as saying that the border would stay closed.", "The minister"
    )
    assert (found.via, found.contents) == ("Reuters", ("that the border would stay closed",))


def test_citing(nlp: Language) -> None:
    found = only(nlp, "Police, citing witnesses, said the man fled.", "witnesses")
    assert (found.via, found.contents) == ("Police", ("the man fled",))


def test_participle_after_an_act(nlp: Language) -> None:
    found = read(nlp, "Islamabad condemned the raids, saying they killed two shepherds.")
    act, saying = found
    assert (act.cue, act.reporting) == ("condemned", False)
    assert (saying.source, saying.cue, saying.contents) == (
        "Islamabad",
        "saying",
        ("they killed two shepherds",),
    )
    assert saying.reporting


def test_nested(nlp: Language) -> None:
    outer, inner = read(nlp, "The ministry said the army had claimed that 40 fighters were killed.")
    assert (outer.source, inner.source) == ("The ministry", "the army")
    assert outer.contents == ("the army had claimed that 40 fighters were killed",)
    assert inner.contents == ("that 40 fighters were killed",)


def test_nouns(nlp: Language) -> None:
    found = only(nlp, "The group's claim that it had shot down the drone made headlines.", "The group")
    assert (found.cue, found.stance) == ("claim", Stance.CLAIMS_RESPONSIBILITY)
    found = only(nlp, "Villagers fled after reports of shelling near the dam.", "reports")
    assert (found.contents, found.stance) == (("shelling near the dam",), Stance.HEDGES)


def test_what_we_believe_is_the_speakers_belief(nlp: Language) -> None:
    found = read(nlp, "“We believe the rebels cut the cable,” Col. Omar Diallo said.")
    assert [(one.source, one.stance) for one in found] == [
        ("Col. Omar Diallo", Stance.HEDGES),
        ("Col. Omar Diallo", Stance.ASSERTS),
    ]


def test_acts_are_not_reporting(nlp: Language) -> None:
    found = read(nlp, "Kenya urged both sides to stop and warned that it would close its border.")
    assert [(one.cue, one.reporting) for one in found] == [("urged", False), ("warned", False)]


@pytest.mark.parametrize(
    ("headline", "source", "cue", "content"),
    [
        ("Official: Attack kills 12 in market town", "Official", ":", "Attack kills 12 in market town"),
        ("12 killed in market town attack, police say", "police", "say", "12 killed in market town attack"),
    ],
)
def test_headlines(nlp: Language, headline: str, source: str, cue: str, content: str) -> None:
    text = headline + "\nThe road stayed closed."
    (one,) = find_attributions(nlp(text))
    assert one.source is not None
    assert text[slice(*one.source)] == source
    assert text[slice(*one.cue)] == cue
    assert [text[start:end] for start, end in one.contents] == [content]


def test_furniture_is_not_read(nlp: Language) -> None:
    lines = [
        "Port reopens after storm",
        "Readers said they liked our app.",
        "Officials said the port reopened.",
    ]
    text = "\n".join(lines)
    roles = (BlockRole.HEADLINE, BlockRole.FURNITURE, BlockRole.BODY)
    blocks = tuple(
        Block(start=text.index(line), end=text.index(line) + len(line), role=role)
        for line, role in zip(lines, roles, strict=True)
    )
    (one,) = find_attributions(nlp(text), blocks)
    assert one.source is not None
    assert text[slice(*one.source)] == "Officials"


def test_stage(nlp: Language) -> None:
    text = "Port reopens after storm\nOfficials said the port reopened."
    report = Report(id="sha256:" + "0" * 64, text=text)
    stage = AttributionStage()
    added = stage(Reading(report=report, doc=nlp(text)))
    assert set(added) == set(stage.adds)
    assert len(added["attributions"]) == 1
    with pytest.raises(ValueError, match="parsed"):
        stage(Reading(report=report))


PIECES = [
    *(text for text, *_ in CLAUSES),
    "The army denied that shells hit the school.",
    "The militia denied carrying out the raid.",
    "The militia claimed responsibility for the raid.",
    "The spokesman called the claim absolute nonsense.",
    "Two guards were reportedly killed.",
    "“We saw them,”",
    "he said.",
    "“Nobody stopped",
    "them.”",
    '"',
    ", she added,",
    "according to",
    "\n",
    ":",
]


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=7))
def test_offsets_hold_for_any_text(nlp: Language, pieces: list[str]) -> None:
    text = " ".join(pieces)
    doc = nlp(text)
    found = find_attributions(doc)
    assert found == find_attributions(doc)
    assert [one.cue for one in found] == sorted(one.cue for one in found)
    for one in found:
        assert one.contents
        assert list(one.contents) == sorted(one.contents)
        for start, end in (one.cue, *one.contents, *([one.source] if one.source else [])):
            assert 0 <= start < end <= len(text)
            assert text[start:end] == text[start:end].strip()
        assert (one.source is None) == (one.source_token is None)
        if one.source is not None and one.source_token is not None:
            assert one.source[0] <= doc[one.source_token].idx < one.source[1]
        assert one.cue[0] <= doc[one.cue_token].idx


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The army reported the same day that gunmen had shelled the port.",
            "The army",
            "that gunmen had shelled the port",
        ),
        (
            "Ali Khan, an adviser to the chairman of the council in Kyiv, told 112 television channel "
            "that his agency was looking into the deaths.",
            "Ali Khan, an adviser to the chairman of the council in Kyiv",
            "that his agency was looking into the deaths",
        ),
        (
            "Talks will be held in Oslo next week, Kommersant daily wrote on Friday.",
            "Kommersant daily",
            "Talks will be held in Oslo next week",
        ),
    ],
)
def test_a_clause_parsed_beneath_an_adjunct_is_content(
    nlp: Language, text: str, source: str, content: str
) -> None:
    assert only(nlp, text, source).contents == (content,)

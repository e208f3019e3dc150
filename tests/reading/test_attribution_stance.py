import pytest
from attributed import only, read
from spacy.language import Language

from dateline.model import Stance

pytestmark = pytest.mark.slow

STANCES = [
    ("The army denied that shells hit the school.", "The army", Stance.DENIES),
    ("The army rejected reports that shells hit the school.", "The army", Stance.DENIES),
    ("Hamza denied involvement in the blast.", "Hamza", Stance.DISCLAIMS_RESPONSIBILITY),
    ("The government denies the accusations.", "the government", Stance.DISCLAIMS_RESPONSIBILITY),
    ("The militia denied carrying out the raid.", "The militia", Stance.DISCLAIMS_RESPONSIBILITY),
    ("The militia said it had nothing to do with the raid.", "The militia", Stance.DISCLAIMS_RESPONSIBILITY),
    ("The militia said it was not behind the raid.", "The militia", Stance.DISCLAIMS_RESPONSIBILITY),
    ("The militia claimed responsibility for the raid.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia said it was behind the raid.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia said it carried out the raid.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia claimed to have captured the bridge.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia claimed the bombing of the market.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("A raid claimed by the militia killed ten.", "the militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia owned up to the blast.", "The militia", Stance.CLAIMS_RESPONSIBILITY),
    ("The mayor confessed to killing two men.", "The mayor", Stance.CLAIMS_RESPONSIBILITY),
    ("The militia claimed the northern town as its own.", "The militia", Stance.ASSERTS),
    ("The spokesman called the claim absolute nonsense.", "The spokesman", Stance.DENIES),
    ("The spokesman said the reports were untrue.", "The spokesman", Stance.DENIES),
    ("The spokesman said he was not aware of any talks.", "The spokesman", Stance.HEDGES),
    ("Investigators believe the pilot landed in the desert.", "Investigators", Stance.HEDGES),
    ("The paper could not independently verify that the pilot was alive.", "The paper", Stance.HEDGES),
    ("The ministry confirmed that the pilot was alive.", "The ministry", Stance.ASSERTS),
    ("The ministry acknowledged that the pilot was alive.", "The ministry", Stance.ASSERTS),
]


@pytest.mark.parametrize(("text", "source", "stance"), STANCES)
def test_stance(nlp: Language, text: str, source: str, stance: Stance) -> None:
    found = [one for one in read(nlp, text) if one.source and one.source.lower() == source.lower()]
    assert [one.stance for one in found] == [stance]


def test_the_cue_of_a_claim_of_responsibility(nlp: Language) -> None:
    found = only(nlp, "The militia claimed responsibility for the raid.", "The militia")
    assert (found.cue, found.contents) == ("claimed responsibility for", ("the raid",))


def test_a_charge_that_somebody_denies(nlp: Language) -> None:
    found = only(nlp, "Critics say the party bought votes, a charge the party denies.", "the party")
    assert found.stance is Stance.DISCLAIMS_RESPONSIBILITY
    assert found.contents == ("a charge",)


def test_they_are_responsible_is_no_claim_of_ones_own(nlp: Language) -> None:
    found = only(nlp, "“They are all responsible for these deaths,” said the nurse.", "the nurse")
    assert found.stance is Stance.ASSERTS


def test_nobody_claims_nothing(nlp: Language) -> None:
    assert read(nlp, "No group has claimed responsibility for the raid.") == []


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        ("Two guards were reportedly killed.", "reportedly"),
        ("Two guards allegedly opened the gate.", "allegedly"),
        ("Two guards are believed to have opened the gate.", "are believed"),
        ("The guards are said to have fled.", "are said"),
        ("The guards are reported to have fled.", "are reported"),
        ("The guards appear to have fled.", "appear"),
        ("It is not clear whether the guards fled.", "is not clear"),
        ("Troops held an alleged smuggler.", "alleged"),
    ],
)
def test_hedges_without_a_source(nlp: Language, text: str, cue: str) -> None:
    (found,) = read(nlp, text)
    assert (found.source, found.cue, found.stance) == (None, cue, Stance.HEDGES)
    assert found.contents


@pytest.mark.parametrize(
    ("told", "denied"),
    [
        ("troops killed 12 farmers, a charge denied by the army.", "a charge"),
        ("troops killed 12 farmers, allegations that the army has denied.", "allegations"),
        ("it shot down a jet, which the army denies.", "it shot down a jet"),
    ],
)
def test_what_is_denied_in_a_clause_that_hangs_on_it(nlp: Language, told: str, denied: str) -> None:
    found = only(nlp, f"Residents said {told}", "the army")
    assert (found.contents, found.stance) == ((denied,), Stance.DENIES)


def test_a_time_of_day_says_nothing(nlp: Language) -> None:
    assert [one.source for one in read(nlp, "The clinic said 31 men had been admitted by dusk.")] == [
        "The clinic"
    ]

"""Figures of human cost: what is found, for whom, and what is left alone."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from spacy.language import Language

from dateline.model import Block, BlockRole, Effect, Report
from dateline.reading.stage import Reading
from dateline.reading.toll.stage import TollStage, find_tolls

pytestmark = pytest.mark.slow


def rows(nlp: Language, text: str) -> list[str]:
    """Each toll as "effect low-high", with a "p" for parts; an open side is empty."""
    return sorted(
        f"{toll.effect} {_side(toll.low)}-{_side(toll.high)}{'p' if toll.part else ''}"
        for toll in find_tolls(nlp(text))
    )


def _side(bound: int | None) -> str:
    return "" if bound is None else str(bound)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # headlines
        ("Bomb kills 12 in Kabul", "killed 12-12"),
        ("Suicide Bomber Kills 9, Wounds 15 in Karachi Market", "killed 9-9; injured 15-15"),
        ("3 dead, 12 hurt in blast near Basra", "killed 3-3; injured 12-12"),
        ("21 Dead in Market Blast", "killed 21-21"),
        ("Hundreds Arrested in Moscow Protest", "detained 200-"),
        ("Five hikers were gunned down at the river.", "killed 5-5"),
        ("He gunned down 14 worshipers at the temple.", "killed 14-14"),
        ("In May 2017, 31 members of the guard were killed.", "killed 31-31"),
        ("Two groups of boys were killed.", "killed 1-"),
        ("The army lost 40 men in a single night.", "killed 40-40"),
        ("The clinic put the dead at 13 on Sunday evening.", "killed 13-13"),
        ("Lopez and Garcia were remanded in custody.", "detained 2-2"),
        ("He spent 11 years under house arrest.", "detained 1-1"),
        ("The party's leader, now under house arrest, called a strike.", "detained 1-1"),
        ("Opposition leader and presidential candidate Juan Perez was arrested.", "detained 1-1"),
        ("The mayor and the judge Juan Perez were arrested.", "detained 2-2"),
        ("Prominent local activist and radio host Juan Perez was killed on Sunday.", "killed 1-1"),
        ("The fighting left 12 soldiers and three rebels dead.", "killed 12-12; killed 3-3"),
        ("The blast left 40 civilians and two nurses wounded.", "injured 2-2; injured 40-40"),
        ("Turkey Detains 25 in Coup Probe", "detained 25-25"),
        ("Last May two soldiers were killed.", "killed 2-2"),
        ("Two soldiers were killed and a third wounded near the base.", "killed 2-2; injured 1-1"),
        ("Two policemen were killed and another was wounded.", "killed 2-2; injured 1-1"),
        ("Two soldiers were wounded after two officers shot them.", "injured 2-2"),
        ("Ann Roe, John Lim and Kim Vega were killed.", "killed 3-3"),
        ("The mayor, his deputy and a bodyguard were killed.", "killed 3-3"),
        ("The mayor, a lawyer and former soldier, was killed.", "killed 1-1"),
        ("The shelling killed a woman, her husband and three children.", "killed 1-1; killed 3-3"),
        ("Four people were stabbed, one fatally.", "injured 3-3; killed 1-1"),
        ("Five people were shot, two of them fatally.", "injured 3-3; killed 2-2"),
        ("Among those killed were Ann Roe, John Lim and Kim Vega.", "killed 3-3p"),
        # active and passive
        ("A car bomb killed 20 people and wounded 35 on Monday.", "killed 20-20; injured 35-35"),
        ("At least seven people were killed in the raid.", "killed 7-"),
        ("Nearly 70 people died.", "killed -70"),
        ("Between 10 and 15 rebels were killed.", "killed 10-15"),
        ("Shelling killed at least 5 and as many as 9 people.", "killed 5-9"),
        ("Police arrested several students.", "detained 3-"),
        ("Dozens of protesters were arrested in the capital.", "detained 24-"),
        ("Gunmen abducted more than 200 schoolgirls from the town.", "abducted 200-"),
        ("Fighting has displaced 300,000 people, according to the agency.", "displaced 300000-300000"),
        (
            "A roadside bomb went off, killing four policemen and injuring six others.",
            "killed 4-4; injured 6-6",
        ),
        ("Two people were reported killed.", "killed 2-2"),
        ("The ambush, in which 11 troops died, was the worst this year.", "killed 11-11"),
        ("Twelve people who were injured in the blast remain in hospital.", "injured 12-12"),
        ("Five of the attackers were captured alive.", "detained 5-5"),
        ("Tens of thousands fled their homes.", "displaced 20000-"),
        ("Thousands were forced to flee.", "displaced 2000-"),
        ("The fighting forced more than 3,000 families to leave their homes.", "displaced 3000-"),
        ("Police detained a number of activists.", "detained 1-"),
        ("The government said 12 of its soldiers were killed.", "killed 12-12"),
        ("Thirty civilians and 19 police officers were arrested.", "detained 19-19; detained 30-30"),
        ("A woman and two children were killed.", "killed 1-1; killed 2-2"),
        # killed by what kind of blow
        ("One officer was shot and killed.", "killed 1-1"),
        ("Two men were shot in the leg.", "injured 2-2"),
        ("The journalist was stabbed to death.", "killed 1-1"),
        ("Unknown men shot dead activist Maria Lopez outside her home.", "killed 1-1"),
        # adjectives
        ("The explosion left 10 people dead and 40 wounded.", "killed 10-10; injured 40-40"),
        ("Three sailors remain missing after the clash.", "missing 3-3"),
        ("Six people are missing and feared dead.", "killed 6-6; missing 6-6"),
        ("Five soldiers were found dead.", "killed 5-5"),
        # nouns
        ("The death toll rose to 43 on Friday.", "killed 43-43"),
        ("The toll climbed from 30 to 43.", "killed 43-43"),
        ("The number of people killed in the floods passed 100.", "killed 100-"),
        ("Officials put the number of wounded at 120.", "injured 120-120"),
        ("Officials reported 23 fatalities.", "killed 23-23"),
        ("The crash caused about 50 casualties.", "casualties 50-50"),
        ("The attack resulted in the deaths of 34 fishermen.", "killed 34-34"),
        ("Authorities have made scores of arrests.", "detained 40-"),
        ("The bodies of six men were found in a ditch.", "killed 6-6"),
        ("The assassination of the mayor shocked the town.", "killed 1-1"),
        ("A deadly attack on a checkpoint raised tension.", "killed 1-"),
        # set phrases
        ("The attack claimed the lives of 12 soldiers.", "killed 12-12"),
        ("Some 300 people have lost their lives since January.", "killed 300-300"),
        ("The army lost 12 soldiers in the battle.", "killed 12-12"),
        ("Rebels took 15 workers hostage at the plant.", "abducted 15-15"),
        ("Thirteen suspects were taken into custody.", "detained 13-13"),
        ("Doctors said 14 people suffered burns.", "injured 14-14"),
        # one figure for killed and injured
        ("Two bombs killed and wounded dozens of people.", "casualties 24-"),
        ("At least 40 people were killed or injured.", "casualties 40-"),
        # number only understood
        ("Government forces killed civilians in the village.", "killed 1-"),
        ("Police arrested opposition leader John Banda.", "detained 1-1"),
        ("Police arrested John Banda and Peter Mwale.", "detained 2-2"),
        ("Fighters seized the town and beheaded eight captives.", "killed 8-8"),
        # an exact figure beside vague words
        ("The deadly bombing killed 12.", "killed 12-12"),
        # parts
        (
            "Nine people, including two children, were killed when a shell hit a house.",
            "killed 2-2p; killed 9-9",
        ),
        (
            "The blast killed seven people, four children and three women.",
            "killed 3-3p; killed 4-4p; killed 7-7",
        ),
        ("The dead included four children.", "killed 4-4p"),
        ("Among those who fled were some 240 aid workers.", "displaced 240-240p"),
        ("Rebels kidnapped 12 aid workers, three of them foreigners.", "abducted 12-12; abducted 3-3p"),
        ("Twenty-two people, most of them students, were hurt.", "injured 22-22"),
        # they
        ("Three men attacked a station. They were shot dead by police.", "killed 3-3"),
    ],
)
def test_sentences(nlp: Language, text: str, expected: str) -> None:
    assert rows(nlp, text) == sorted(expected.split("; "))


@pytest.mark.parametrize(
    "text",
    [
        "No one was killed in the attack.",
        "There were no casualties.",
        "He said that he almost died in the bombing.",
        "Nurses never die for their country.",
        "The army killed 12 sheep.",
        "Parliament killed a bill on Monday.",
        "They killed time playing cards.",
        "He was sentenced to 12 years in prison.",
        "A court jailed the activist for five years.",
        "The militants fled into the hills.",
        "It is unclear how many soldiers died.",
        "Afraid of dying, 850 people rushed out of the city.",
        "About 100 prisoners escaped.",
        "The ministers held talks with 12 envoys.",
        "She faces the death penalty.",
    ],
)
def test_no_toll(nlp: Language, text: str) -> None:
    assert rows(nlp, text) == []


def test_words_victims_and_predicate(nlp: Language) -> None:
    text = "A bomb killed at least seven young soldiers near the gate."
    doc = nlp(text)
    (toll,) = find_tolls(doc)
    assert text[toll.start : toll.end] == "killed at least seven young soldiers"
    assert toll.victims is not None
    assert text[slice(*toll.victims)] == "young soldiers"
    assert doc[toll.predicate].text == "killed"
    assert toll.stated
    assert not toll.weak


def test_shot_is_killed_where_the_text_says_that_the_person_died(nlp: Language) -> None:
    text = "The death of Maria Lopez angered the town. Police said a guard shot Maria Lopez on Friday."
    assert {toll.effect for toll in find_tolls(nlp(text))} == {"killed"}


def test_captives_of_armed_groups_are_abducted(nlp: Language) -> None:
    assert rows(nlp, "Militants captured 12 aid workers.") == ["abducted 12-12"]
    assert rows(nlp, "Soldiers captured 12 militants.") == ["detained 12-12"]


def test_furniture_is_not_read(nlp: Language) -> None:
    text = "Read more: Bomb kills 12 in Kabul\nTwo soldiers were wounded on Monday."
    cut = text.index("\n")
    blocks = (
        Block(start=0, end=cut, role=BlockRole.FURNITURE),
        Block(start=cut + 1, end=len(text), role=BlockRole.BODY),
    )
    report = Report(id="sha256:" + "0" * 64, text=text, blocks=blocks)
    tolls = TollStage()(Reading(report=report, doc=nlp(text)))["tolls"]
    assert [(toll.effect, toll.low) for toll in tolls] == [("injured", 2)]


def test_a_stage_without_a_parse_says_so() -> None:
    with pytest.raises(ValueError, match="parsed"):
        TollStage()(Reading(report=Report(id="sha256:" + "0" * 64, text="x")))


@pytest.mark.parametrize("number", ["12", "twelve", "a dozen", "exactly 12"])
@pytest.mark.parametrize(
    "frame",
    [
        "The blast killed {} people.",
        "In the blast, {} people were killed.",
        "The blast left {} people dead.",
        "The blast claimed the lives of {} people.",
        "The blast killed a guard and wounded {} people.",
    ],
)
def test_however_twelve_is_written(nlp: Language, number: str, frame: str) -> None:
    assert (12, 12) in {(toll.low, toll.high) for toll in find_tolls(nlp(frame.format(number)))}


_WORDS = [
    "killed",
    "wounded",
    "dead",
    "12",
    "dozens",
    "of",
    "at",
    "least",
    "people",
    "soldiers",
    ",",
    ".",
    "and",
    "including",
    "two",
    "children",
    "were",
    "the",
    "bodies",
    "toll",
    "rose",
    "to",
    "missing",
    "they",
    "who",
    "arrested",
    "Maria",
    "number",
    "deaths",
    "from",
    "between",
    "shot",
    "hostage",
    "took",
    "fled",
]


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(words=st.lists(st.sampled_from(_WORDS), max_size=25))
def test_any_words_give_rows_that_hold(nlp: Language, words: list[str]) -> None:
    text = " ".join(words)
    doc = nlp(text)
    tolls = find_tolls(doc)
    assert tolls == find_tolls(doc)
    for toll in tolls:
        assert 0 <= toll.start < toll.end <= len(text)
        assert toll.low is not None or toll.high is not None
        assert toll.low is None or toll.high is None or toll.low <= toll.high
        assert toll.victims is None or toll.start <= toll.victims[0] < toll.victims[1] <= toll.end
        assert 0 <= toll.predicate < len(doc)


@pytest.mark.parametrize(
    ("text", "effect", "low"),
    [
        ("Four people were shot outside a bar, leaving one dead.", Effect.INJURED, 3),
        ("Five teenagers were shot at a party. Two of the five died in hospital.", Effect.INJURED, 3),
        ("Five people were injured in the blast. One of the five has died.", Effect.INJURED, 4),
        ("He opened fire, wounding two agents. He was shot dead himself.", Effect.INJURED, 2),
        ("Six guards were shot. One died and five others were wounded.", Effect.CASUALTIES, 6),
        ("A boy was shot in the chest on Monday. He died an hour later.", Effect.KILLED, 1),
        ("The clerk, 34, was taken to a hospital. Police said the clerk died on Friday.", Effect.KILLED, 1),
        ("A 16-year-old was shot near the station.", Effect.INJURED, 1),
        ("The blast sent seven miners to hospital.", Effect.INJURED, 7),
        ("Two women were hit by shrapnel in the market.", Effect.INJURED, 2),
        ("Three drivers are in critical condition.", Effect.INJURED, 3),
        ("A man with a gunshot wound was found on the road.", Effect.INJURED, 1),
    ],
)
def test_the_fate_of_those_who_were_hit(nlp: Language, text: str, effect: Effect, low: int) -> None:
    found = {(toll.effect, toll.low) for toll in find_tolls(nlp(text))}
    assert (effect, low) in found


@pytest.mark.parametrize(
    ("text", "effect", "low"),
    [
        ("A man was killed and another man was shot in the leg.", Effect.INJURED, 1),
        ("Nine rebels were shot and two soldiers killed in the raid.", Effect.INJURED, 9),
        ("A woman, 40, was killed. A woman, 22, was shot in the arm.", Effect.INJURED, 1),
        ("Four others were shot, and one man died.", Effect.INJURED, 4),
    ],
)
def test_people_told_apart_keep_their_own_fates(nlp: Language, text: str, effect: Effect, low: int) -> None:
    found = {(toll.effect, toll.low) for toll in find_tolls(nlp(text))}
    assert (effect, low) in found


def test_a_label_before_a_colon_suffers_nothing(nlp: Language) -> None:
    text = "Sheriff: Farmer has died of his wounds"
    assert all(text[toll.start : toll.end] != "Sheriff" for toll in find_tolls(nlp(text)))


def test_an_emergency_number_counts_nobody(nlp: Language) -> None:
    assert all(toll.low != 911 for toll in find_tolls(nlp("A neighbour called 911: two were killed.")))


def test_a_year_before_a_death_counts_nobody(nlp: Language) -> None:
    assert all(toll.low != 2015 for toll in find_tolls(nlp("He was tried for the 2015 slaying of a trader.")))

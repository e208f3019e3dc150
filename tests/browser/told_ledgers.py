"""A ledger of happenings made up for the desk's tests."""

from telling import (
    BALOCHISTAN,
    FRONT,
    GUARD,
    GULF,
    MEDICS,
    MINISTRY,
    NUR,
    POLICE,
    SERAKH,
    STUDENTS,
    TRADERS,
    YEMEN,
    Act,
    tell,
)


def shelled(words, killed=None, day_words="on Sunday", **more):
    toll = (("killed", killed[0], killed[1], killed[2]),) if killed else ()
    return Act(
        "ASSAULT",
        words,
        "2024-03-03",
        FRONT,
        TRADERS,
        SERAKH,
        "heavy-weapons",
        day_words=day_words,
        toll=toll,
        **more,
    )


def told():
    """Eleven reports of seven happenings, and one that recalls a war of long ago."""
    return [
        tell(
            "Harbour Gazette",
            "2024-03-04",
            [
                "🚨 Seven killed as shells hit Serakh market",
                "Northern Front fighters shelled traders in the market of Serakh on Sunday,"
                " killing seven people,"
                " the Interior Ministry said.",
                "Charred corpses lay between the stalls, a doctor said.",
                "The Northern Front denied that it had fired.",
                "Read more: ten places to eat by the sea",
            ],
            [
                shelled(
                    "Northern Front fighters shelled traders in the market of Serakh",
                    (7, 7, "killing seven people"),
                    said=(MINISTRY, "the Interior Ministry said", "official"),
                    denied=(FRONT, "The Northern Front denied that it had fired", "party"),
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-05",
            [
                "Toll of Serakh attack rises",
                "Rescue teams were still digging when Field Medics put the number of dead at"
                " between nine and twelve.",
                "It was the Northern Front whose guns opened up on traders at Serakh on Sunday,"
                " residents recalled.",
            ],
            [
                shelled(
                    "Northern Front whose guns opened up on traders at Serakh",
                    (9, 12, "between nine and twelve"),
                    said=(MEDICS, "Field Medics put the number", "organisation"),
                )
            ],
        ),
        tell(
            "Evening Telegraph",
            "2024-03-06",
            [
                "What we know of the bloodshed in Serakh",
                "Two days of counting ended in silence."
                " At least eleven people died when Northern Front mortars"
                " struck traders in Serakh on Sunday.",
            ],
            [
                shelled(
                    "Northern Front mortars struck traders in Serakh",
                    (11, None, "At least eleven people died"),
                )
            ],
        ),
        tell(
            "Harbour Gazette",
            "2024-03-06",
            [
                "Border Guard Corps hits back after Serakh",
                "The Border Guard Corps bombed Northern Front camps in Balochistan on Tuesday"
                " in revenge for Serakh,"
                " where Northern Front shells had torn into traders on Sunday.",
                "Four people were killed, the Interior Ministry said.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps bombed Northern Front camps in Balochistan",
                    "2024-03-05",
                    GUARD,
                    FRONT,
                    BALOCHISTAN,
                    "aerial",
                    day_words="on Tuesday",
                    toll=(("killed", 4, 4, "Four people were killed"),),
                    said=(MINISTRY, "the Interior Ministry said", "official"),
                ),
                shelled("Northern Front shells had torn into traders"),
            ],
            link=("e1", "e2", "retaliation_for"),
        ),
        tell(
            "Evening Telegraph",
            "2024-03-07",
            [
                "Jets over the hills",
                "Warplanes of the Border Guard Corps bombed hideouts of the Northern Front across Balochistan"
                " on Tuesday."
                " Villagers counted six bodies, and an aid worker spoke of wounded children.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps bombed hideouts of the Northern Front across Balochistan",
                    "2024-03-05",
                    GUARD,
                    FRONT,
                    BALOCHISTAN,
                    "aerial",
                    day_words="on Tuesday",
                    toll=(("killed", 6, 6, "six bodies"),),
                )
            ],
        ),
        tell(
            "Campus Weekly",
            "2024-03-09",
            [
                "Students march",
                "The Students' Union marched against the Provincial Police in Dasht-e Nur on Friday.",
            ],
            [
                Act(
                    "PROTEST",
                    "Students' Union marched against the Provincial Police",
                    "2024-03-08",
                    STUDENTS,
                    POLICE,
                    NUR,
                    "demo",
                    4,
                    -6.5,
                    "on Friday",
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-10",
            [
                "Police detain marchers",
                "The Provincial Police arrested members of the Students' Union in Dasht-e Nur on Saturday.",
            ],
            [
                Act(
                    "COERCE",
                    "Provincial Police arrested members of the Students' Union",
                    "2024-03-09",
                    POLICE,
                    STUDENTS,
                    NUR,
                    "arrest",
                    4,
                    -5.0,
                    "on Saturday",
                )
            ],
        ),
        tell(
            "Inland Post",
            "2024-03-12",
            [
                "Truce talks somewhere in Yemen",
                "The Border Guard Corps held talks with the Northern Front in Yemen on Monday.",
            ],
            [
                Act(
                    "CONSULT",
                    "Border Guard Corps held talks with the Northern Front",
                    "2024-03-11",
                    GUARD,
                    FRONT,
                    YEMEN,
                    None,
                    1,
                    2.5,
                    "on Monday",
                )
            ],
        ),
        tell(
            "Harbour Gazette",
            "2024-03-15",
            [
                "Tanker seized",
                "The Northern Front seized a tanker of traders in the Gulf of Aden on Thursday.",
            ],
            [
                Act(
                    "COERCE",
                    "Northern Front seized a tanker of traders",
                    "2024-03-14",
                    FRONT,
                    TRADERS,
                    GULF,
                    "seize",
                    4,
                    -7.0,
                    "on Thursday",
                )
            ],
        ),
        tell(
            "Evening Telegraph",
            "2024-03-18",
            [
                "Ministry warns the Front",
                "The Interior Ministry threatened the Northern Front with war on Sunday.",
            ],
            [
                Act(
                    "THREATEN",
                    "Interior Ministry threatened the Northern Front with war",
                    "2024-03-17",
                    MINISTRY,
                    FRONT,
                    None,
                    "violence",
                    3,
                    -5.0,
                    "on Sunday",
                )
            ],
        ),
        tell(
            "Old Paper",
            "2024-03-20",
            [
                "A look back",
                "In May 1988 the Border Guard Corps shelled the Students' Union in Serakh,"
                " a veteran recalled.",
            ],
            [
                Act(
                    "ASSAULT",
                    "Border Guard Corps shelled the Students' Union in Serakh",
                    "1988-05-01",
                    GUARD,
                    STUDENTS,
                    SERAKH,
                    "heavy-weapons",
                    day_words="May 1988",
                )
            ],
        ),
    ]


if __name__ == "__main__":
    import sys

    from dateline.ledger import open_ledger

    with open_ledger(sys.argv[1], create=True) as store:
        store.add_many((one, None) for one in told())
        print(store.view().snapshot().model_dump_json())

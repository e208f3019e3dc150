"""Reports of made-up happenings with their rows, as a reader might have left them.

`python tests/desk/made_up_ledgers.py FILE [HAPPENINGS]` makes a ledger of them, for work on the front end.
"""

import hashlib
from datetime import date, timedelta

from dateline.model import (
    Actor,
    Block,
    Casualty,
    Claim,
    Event,
    EventTime,
    Ledger,
    Place,
    ReaderIdentity,
    Report,
    Span,
)

READER = ReaderIdentity(version="0.1.0", models={"stand-in": "1"})
FIRST = date(2024, 1, 8)

# name, country, first-order division, latitude, longitude, precision
PLACES = [
    ("Koregh", "IRN", "Sistan and Baluchestan", 27.21, 61.68, "populated_place"),
    ("Bandar Tesh", "IRN", "Hormozgan", 27.18, 56.27, "populated_place"),
    ("Mastang Valley", "PAK", "Balochistan", 29.8, 66.84, "admin2"),
    ("Balochistan", "PAK", "Balochistan", 28.0, 65.5, "admin1"),
    ("Al Qasr", "IRQ", "Erbil", 36.19, 44.01, "site"),
    ("Deir Nahr", "SYR", "Deir ez-Zor", 35.33, 40.14, "populated_place"),
    ("Yemen", "YEM", None, 15.5, 47.5, "country"),
    ("the strait", None, None, 12.6, 43.3, "water"),
]
ACTS = [
    ("ASSAULT", "aerial", 4, -10.0, "bombed"),
    ("COERCE", "arrest", 4, -5.0, "detained"),
    ("THREATEN", "force", 3, -4.4, "threatened"),
    ("PROTEST", "demo", 3, -6.5, "marched against"),
    ("AGREE", None, 1, 4.8, "made a truce with"),
]
ACTORS = [
    ("the Northern Army", "military", ("IRN",), ("MIL",)),
    ("the Free Front", "armed_group", ("PAK",), ("REB",)),
    ("border police", "police", ("IRQ",), ("COP",)),
    ("villagers", "civilians", (), ("CVL",)),
    ("Café <b>Bund</b> & Söhne 🕊", "movement", ("SYR",), ("OPP",)),
]
OUTLETS = ["Northern Courier", "Southern Post", "Harbour Gazette"]


def span(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def make_ledger(number, outlet, killed, *, title=None, url=None, names=None):
    """One report of one made-up happening, with its rows."""
    act = ACTS[number % len(ACTS)]
    actor, recipient = ACTORS[number % 5], ACTORS[(number * 3 + 1) % 5]
    if actor is recipient:
        recipient = ACTORS[(number + 2) % 5]
    if names:
        actor, recipient = (names[0], *actor[1:]), (names[1], *recipient[1:])
    place = PLACES[number % len(PLACES)]
    day = FIRST + timedelta(days=number // 3)
    toll = f"killing {killed} people" if act[0] == "ASSAULT" else "without bloodshed"
    title = title or f"{actor[0]} in {place[0]}, number {number}"
    body = (
        f"Officials said that {actor[0]} {act[4]} {recipient[0]} in {place[0]} on {day:%B} {day.day},"
        f" {toll}.\n"
        f"{recipient[0]} denied it. Subscribe to {outlet} for more."
    )
    text = f"{title}\n{body}"
    first = len(title) + 1
    cut = text.index("Subscribe")
    end = text.index("\n", first)
    quote = text[text.index(f"{actor[0]} {act[4]}") : text.index(f" {day.day},", first) + len(f" {day.day}")]
    casualties = (
        (
            Casualty(
                effect="killed", low=killed, high=killed, claim="c1", **span(text, f"killing {killed} people")
            ),
        )
        if act[0] == "ASSAULT"
        else ()
    )
    event = Event(
        id="e1",
        type=act[0],
        mode=act[1],
        quad=act[2],
        intensity=act[3],
        status="actual",
        actor=("a1",),
        recipient=("a2",),
        place="p1",
        place_precision=place[5],
        time=EventTime(
            start=day.isoformat(),
            end=day.isoformat(),
            granularity="day",
            basis="expression",
            text=f"{day:%B} {day.day}",
        ),
        casualties=casualties,
        evidence=(Span(**span(text, quote)),),
    )
    report = Report(
        id="sha256:" + hashlib.sha256(text.encode()).hexdigest(),
        url=url or f"https://{outlet.split()[0].lower()}.example/{number}",
        title=title,
        publisher=outlet,
        published=(day + timedelta(days=1 + (OUTLETS.index(outlet) if outlet in OUTLETS else 0))).isoformat(),
        published_basis="given",
        text=text,
        blocks=(
            Block(start=0, end=len(title), role="headline"),
            Block(start=first, end=end, role="body"),
            Block(start=end + 1, end=cut - 1, role="body"),
            Block(start=cut, end=len(text), role="furniture"),
        ),
    )
    denial = f"{recipient[0]} denied it"
    return Ledger(
        reader=READER,
        report=report,
        actors=(
            Actor(id="a1", name=actor[0], kind=actor[1], country=actor[2], plover=actor[3],
                  mentions=(Span(**span(text, actor[0])),)),
            Actor(id="a2", name=recipient[0], kind=recipient[1], country=recipient[2], plover=recipient[3],
                  mentions=(Span(**span(text, denial[: len(recipient[0])])),)),
            Actor(id="a3", name="officials", kind="government", mentions=(Span(**span(text, "Officials")),)),
        ),
        places=(
            Place(id="p1", name=place[0], country=place[1], admin1=place[2], latitude=place[3],
                  longitude=place[4], precision=place[5], mentions=(Span(**span(text, place[0])),)),
        ),
        events=(event,),
        claims=(
            Claim(id="c1", event="e1", source="a3", kind="official", stance="asserts", verb="said",
                  evidence=(Span(**span(text, "Officials said")),)),
            Claim(id="c2", event="e1", source="a2", kind="party", stance="denies", verb="denied",
                  evidence=(Span(**span(text, denial)),)),
        ),
    )  # fmt: skip


def hostile(number):
    """A report whose title, publisher, address and names are markup and script."""
    return make_ledger(
        number,
        '"><img src=x onerror=alert(1)>',
        9,
        title=f"</script><script>alert({number})</script> {{{{7*7}}}} <b onclick='x'>",
        url="javascript:alert(1)",
        names=("<svg onload=alert(1)>", "<a href='javascript:alert(1)'>villagers</a>"),
    )


def made_up(happenings):
    """One to three reports of each happening, whose tolls differ."""
    return [
        make_ledger(number, outlet, 2 + 3 * later + number % 7)
        for number in range(happenings)
        for later, outlet in enumerate(OUTLETS[: 1 + number % 3])
    ]


if __name__ == "__main__":
    import sys

    from dateline.ledger import open_ledger

    with open_ledger(sys.argv[1], create=True) as store:
        store.add_many((one, None) for one in made_up(int(sys.argv[2]) if len(sys.argv) > 2 else 60))
        print(store.view().snapshot().model_dump_json())

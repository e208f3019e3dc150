"""The points of one pair of events, and of an event that found no partner."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from dateline.model import Claim, Event, Ledger
from dateline.scoring.gold.key import KeyClaim, KeyEvent
from dateline.scoring.gold.names import any_same, count_matches

__all__ = ["Book", "Points", "compare", "missed", "spurious"]

Points = Mapping[str, tuple[int, int, int]]
"""From the kind of point to how many are right, in the reader's ledger, and in the key."""


class Book:
    """A reader's ledger, with the names that each of its rows goes by."""

    def __init__(self, ledger: Ledger) -> None:
        self.ledger = ledger
        self._actors = {actor.id: actor for actor in ledger.actors}
        self._places = {place.id: place for place in ledger.places}
        self._claims: dict[str, list[Claim]] = defaultdict(list)
        for claim in ledger.claims:
            self._claims[claim.event].append(claim)

    def actor_names(self, actor: str) -> list[str]:
        """Every name and mention of an actor."""
        row = self._actors.get(actor)
        return [row.name, *row.aliases, *(one.quote for one in row.mentions)] if row else []

    def place_names(self, place: str) -> tuple[list[str], str | None]:
        """Every name and mention of a place, its first-level division too, and its country."""
        row = self._places.get(place)
        if row is None:
            return [], None
        names = [row.name, row.admin1, *(one.quote for one in row.mentions)]
        return [name for name in names if name], row.country

    def claims_on(self, event: Event) -> list[Claim]:
        """The claims on an event."""
        return self._claims[event.id]


def compare(want: KeyEvent, got: Event, book: Book) -> Points:
    """The points of a pair; a kind of point on which both are silent is left out."""
    points = {"event": (1, 1, 1), "status": (int(got.status == want.status), 1, 1)}
    if want.mode or got.mode:
        right = want.mode is not None and got.mode == want.mode
        points["mode"] = (int(right), int(got.mode is not None), int(want.mode is not None))
    for slot, key, ids in (
        ("actor", want.actor, got.actor),
        ("recipient", want.recipient, got.recipient),
    ):
        found = [book.actor_names(one) for one in ids]
        points[slot] = (count_matches(key, found, any_same), len(found), len(key))
    if want.place or got.place:
        points["place"] = (_place_right(want, got, book), int(got.place is not None), int(bool(want.place)))
    # The stated fallback on the publication date costs nothing where the key says nothing.
    time = None if got.time and not want.time and got.time.basis == "report" else got.time
    if want.time or time:
        right = (
            bool(want.time and time) and time is not None and (time.start[:10], time.end[:10]) == want.time
        )
        points["time"] = (int(right), int(time is not None), int(want.time is not None))
    toll = Counter((str(row.effect), row.low, row.high) for row in got.casualties)
    same = sum((toll & Counter(want.casualties)).values())
    points["casualty"] = (same, len(got.casualties), len(want.casualties))
    said = [
        (book.actor_names(claim.source) if claim.source else ["report"], str(claim.stance))
        for claim in book.claims_on(got)
    ]
    points["claim"] = (count_matches(want.claims, said, _same_claim), len(said), len(want.claims))
    return points


def missed(want: KeyEvent) -> Points:
    """The points of a key's event that the reader has not."""
    wanted = {
        "event": 1,
        "status": 1,
        "mode": int(want.mode is not None),
        "actor": len(want.actor),
        "recipient": len(want.recipient),
        "place": int(bool(want.place)),
        "time": int(want.time is not None),
        "casualty": len(want.casualties),
        "claim": len(want.claims),
    }
    return {slot: (0, 0, number) for slot, number in wanted.items()}


def spurious(got: Event, book: Book) -> Points:
    """The points of a reader's event that the key has not."""
    found = {
        "event": 1,
        "status": 1,
        "mode": int(got.mode is not None),
        "actor": len(got.actor),
        "recipient": len(got.recipient),
        "place": int(got.place is not None),
        "time": int(got.time is not None),
        "casualty": len(got.casualties),
        "claim": len(book.claims_on(got)),
    }
    return {slot: (0, number, 0) for slot, number in found.items()}


def _place_right(want: KeyEvent, got: Event, book: Book) -> int:
    if not (want.place and got.place):
        return 0
    names, country = book.place_names(got.place)
    if any_same([place.name for place in want.place], names):
        return 1
    # A country alone is right by its code where the key knows no more either.
    alone = len(want.place) == 1 and got.place_precision == "country"
    return int(alone and country is not None and country == want.place[0].country)


def _same_claim(want: KeyClaim, got: tuple[list[str], str]) -> bool:
    return want.stance == got[1] and any_same(want.source, got[0])

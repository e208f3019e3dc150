"""A small ledger in memory with the face of the store, made of made-up reports; serves the desk without a database.

`python tests/desk/stand_in.py [PORT]` opens it for work on the front end.
"""

import hashlib
from collections import Counter
from datetime import date, timedelta
from itertools import count, groupby

from dateline.ledger.error import LedgerError, UnknownIdError
from dateline.model import (
    Actor,
    ActorPage,
    ActorProfile,
    ActorSummary,
    Block,
    Casualty,
    Claim,
    Dyad,
    Event,
    EventTime,
    Facet,
    Incident,
    IncidentLink,
    IncidentPage,
    IncidentPlace,
    IncidentPoint,
    IncidentSummary,
    IncidentTime,
    Judgement,
    Ledger,
    Member,
    Party,
    Place,
    Query,
    QueuePage,
    ReaderIdentity,
    Report,
    ReportPage,
    ReportSummary,
    ReportVersion,
    ReviewItem,
    Snapshot,
    Span,
    StoredReport,
    TimelineBin,
    Toll,
    Version,
    VersionSource,
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


def party(name, kind, country, plover):
    id = "a-" + hashlib.sha256(f"{name}{kind}".encode()).hexdigest()[:10]
    return Party(id=id, name=name, kind=kind, country=country, plover=plover)


PARTIES = [party(*actor) for actor in ACTORS]


def span(text, words):
    start = text.index(words)
    return {"start": start, "end": start + len(words), "quote": words}


def make_ledger(number, outlet, killed, *, title=None):
    """One report of one made-up happening, with its rows."""
    act = ACTS[number % len(ACTS)]
    actor, recipient = ACTORS[number % 5], ACTORS[(number * 3 + 1) % 5]
    if actor is recipient:
        recipient = ACTORS[(number + 2) % 5]
    place = PLACES[number % len(PLACES)]
    day = FIRST + timedelta(days=number // 3)
    toll = f"killing {killed} people" if act[0] == "ASSAULT" else "without bloodshed"
    title = title or f"{actor[0]} in {place[0]}, number {number}"
    body = (
        f"Officials said that {actor[0]} {act[4]} {recipient[0]} in {place[0]} on {day:%B} {day.day}, {toll}.\n"
        f"{recipient[0]} denied it. Subscribe to {outlet} for more."
    )
    text = f"{title}\n{body}"
    first = len(title) + 1
    cut = text.index("Subscribe")
    end = text.index("\n", first)
    quote = text[text.index(f"{actor[0]} {act[4]}") : text.index(" on ", first)]
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
        url=f"https://{outlet.split()[0].lower()}.example/{number}",
        title=title,
        publisher=outlet,
        published=(day + timedelta(days=1 + OUTLETS.index(outlet))).isoformat(),
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


def key(ledger):
    return f"{ledger.report.id[7:19]}:e1"


def incident_id(event):
    return "i-" + hashlib.sha256(event.encode()).hexdigest()[:10]


def make_incident(number, ledgers, judgements):
    """The incident that these reports of one happening make."""
    first = ledgers[0]
    event, place = first.events[0], first.places[0]
    figures = sorted(c.low for one in ledgers for c in one.events[0].casualties)
    parties = {
        "actor": PARTIES[[a[0] for a in ACTORS].index(first.actors[0].name)],
        "recipient": PARTIES[[a[0] for a in ACTORS].index(first.actors[1].name)],
    }
    own = [j for j in judgements if not j.undone and set(j.events) & {key(one) for one in ledgers}]

    def source(ledger, claim, words):
        speaker = {a.id: a.name for a in ledger.actors}.get(claim.source)
        return VersionSource(
            report=ledger.report.id, event=key(ledger), claim=claim.id, source=speaker, kind=claim.kind,
            stance=claim.stance, publisher=ledger.report.publisher, published=ledger.report.published,
            start=words.start, end=words.end, quote=words.quote,
        )  # fmt: skip

    def version(field, value, label, holders, headline, side=None):
        days = sorted(one.report.published for one in holders)
        words = {
            one.report.id: (one.events[0].casualties or one.events[0].evidence)[0]
            if side
            else one.events[0].evidence[0]
            for one in holders
        }
        return Version(
            field=field, value=value, label=label, side=side, independent=len(holders), first=days[0],
            latest=days[-1], headline=headline,
            sources=[source(one, one.claims[0], words[one.report.id]) for one in holders],
        )  # fmt: skip

    versions = [
        version("type", event.type, event.type.lower(), ledgers, True),
        version("actor", [parties["actor"].id], parties["actor"].name, ledgers, True),
        version("recipient", [parties["recipient"].id], parties["recipient"].name, ledgers, True),
        version("place", place.name, place.name, ledgers, True),
        version("time", {"start": event.time.start, "end": event.time.end}, event.time.start, ledgers, True),
        *(
            version(
                "casualties.killed", {"low": figure, "high": figure}, f"{figure} killed",
                [one for one in ledgers if one.events[0].casualties[0].low == figure],
                figure == figures[-1], "official",
            )
            for figure in sorted(set(figures))
        ),
    ]  # fmt: skip
    days = sorted(one.report.published for one in ledgers)
    low, high = (figures[0], figures[-1]) if figures else (None, None)
    return Incident(
        id=incident_id(key(first)),
        title=f"{parties['actor'].name} {event.type.lower()} {parties['recipient'].name}, {place.name}",
        type=event.type,
        mode=event.mode,
        quad=event.quad,
        intensity=event.intensity,
        status=event.status,
        standing=["contested", "confirmed", "single_source"][number % 3],
        accepted=any(j.action == "accept" for j in own),
        rejected=any(j.action == "reject" for j in own),
        flags=("toll_conflict",) if low != high else (),
        actor=(parties["actor"],),
        recipient=(parties["recipient"],),
        time=IncidentTime(**event.time.model_dump(exclude={"text"})),
        place=IncidentPlace(**place.model_dump(exclude={"id", "mentions"})),
        killed_low=low,
        killed_high=high,
        reports=len(ledgers),
        sources=len(ledgers),
        first_published=days[0],
        last_published=days[-1],
        score=1 - number / 1000,
        tolls=(
            (Toll(effect="killed", side=None, low=low, high=high, latest_low=low, latest_high=high, sources=len(figures)),)
            if figures
            else ()
        ),
        versions=versions,
        members=[
            Member(event=key(one), report=one.report.id, title=one.report.title, publisher=one.report.publisher,
                   url=one.report.url, published=one.report.published, score=1.0,
                   **one.events[0].evidence[0].model_dump())
            for one in ledgers
        ],
        policy="The latest figure stands at the head.",
    )  # fmt: skip


class StandIn:
    """Store and view in one: everything is kept in lists and looked through."""

    def __init__(self, happenings=120, ledgers=None):
        self.judged = []
        self.groups = ledgers or [
            [make_ledger(n, outlet, 2 + 3 * k + n % 7) for k, outlet in enumerate(OUTLETS[: 1 + n % 3])]
            for n in range(happenings)
        ]

    # the store

    def view(self, as_of=None):
        if isinstance(as_of, int) and as_of > self._sequence():
            raise LedgerError(f"the ledger has {self._sequence()} entries, not {as_of}")
        return self

    def judge(self, new):
        keys = {key(one) for group in self.groups for one in group}
        for event in new.events:
            if event not in keys:
                raise UnknownIdError(f"no event {event} in this ledger")
        if new.action == "undo" and new.undoes not in [j.sequence for j in self.judged]:
            raise LedgerError(f"there is no judgement {new.undoes} to take back")
        if new.action == "undo":
            self.judged = [
                j.model_copy(update={"undone": True}) if j.sequence == new.undoes else j for j in self.judged
            ]
        written = Judgement(
            **new.model_dump(), sequence=self._sequence() + 1, time="2024-02-01T00:00:00.000000+00:00"
        )
        self.judged.append(written)
        return written

    def _sequence(self):
        return sum(map(len, self.groups)) + len(self.judged)

    # the view

    def snapshot(self):
        sequence = self._sequence()
        return Snapshot(
            id="s-" + hashlib.sha256(str(sequence).encode()).hexdigest()[:16],
            sequence=sequence,
            time="2024-02-01T00:00:00.000000+00:00",
            reports=sum(map(len, self.groups)),
            incidents=len(self.groups),
            judgements=len(self.judged),
            readers=("0.1.0",),
        )

    def _all(self):
        made = [make_incident(n, group, self.judged) for n, group in enumerate(self.groups)]
        for earlier, later, number in zip(made, made[1:], count(), strict=False):
            if number % 4 == 0:
                link = IncidentLink(
                    kind="response_to", outgoing=True, incident=earlier.id, title=earlier.title, reports=1
                )
                made[number + 1] = later.model_copy(update={"links": (link,)})
        return made

    def _found(self, query):
        found = [one for one in self._all() if _matches(one, query)]
        orders = {
            "latest": lambda one: one.time.start,
            "earliest": lambda one: one.time.start,
            "killed": lambda one: one.killed_high or 0,
            "sources": lambda one: one.sources,
            "score": lambda one: one.score,
        }
        return sorted(found, key=orders[query.sort], reverse=query.sort != "earliest")

    def incidents(self, query):
        items, total, after = _page(self._found(query), query.limit, query.cursor)
        names = set(IncidentSummary.model_fields)
        return IncidentPage(
            items=[IncidentSummary.model_validate(one.model_dump(include=names)) for one in items],
            total=total,
            next=after,
        )

    def incident(self, id):
        for one in self._all():
            if id in {one.id, *(incident_id(member.event) for member in one.members)}:
                return one
        raise UnknownIdError(f"no incident {id} in this ledger")

    def facets(self, query):
        found = self._found(query)
        fields = {
            "type": lambda one: [one.type],
            "mode": lambda one: [one.mode] if one.mode else [],
            "country": lambda one: [one.place.country] if one.place.country else [],
            "standing": lambda one: [one.standing],
            "status": lambda one: [one.status],
            "actor": lambda one: [one.actor[0].id],
            "source": lambda one: sorted({member.publisher for member in one.members}),
            "month": lambda one: [one.time.start[:7]],
        }
        labels = {one.id: one.name for one in PARTIES}
        return {
            name: [
                Facet(value=value, label=labels.get(value, value), count=number)
                for value, number in Counter(v for one in found for v in values(one)).most_common()
            ]
            for name, values in fields.items()
        }

    def timeline(self, query, bins="auto"):
        found = self._found(query.model_copy(update={"sort": "earliest"}))
        return [
            TimelineBin(
                start=day,
                end=day,
                count=len(group),
                killed_low=sum(one.killed_low or 0 for one in group),
                killed_high=sum(one.killed_high or 0 for one in group),
                by_type=dict(Counter(one.type.value for one in group)),
            )
            for day, group in (
                (day, list(group)) for day, group in groupby(found, key=lambda one: one.time.start)
            )
        ]

    def points(self, query):
        for one in self._found(query):
            place = one.place
            yield IncidentPoint(
                id=one.id, latitude=place.latitude, longitude=place.longitude, precision=place.precision,
                type=one.type, standing=one.standing, killed_high=one.killed_high, country=place.country,
                admin1=place.admin1, geonameid=place.geonameid, start=one.time.start,
            )  # fmt: skip

    def _ledgers(self):
        return [one for group in self.groups for one in group]

    def _summary(self, ledger):
        (incident,) = [one.id for one in self._all() if key(ledger) in {m.event for m in one.members}]
        report = ledger.report
        return ReportSummary(
            id=report.id, key=report.id[7:19], title=report.title, publisher=report.publisher, url=report.url,
            published=report.published, story=report.id, latest=True, origin=report.publisher, events=1,
            incidents=(incident,),
        )  # fmt: skip

    def reports(self, text=None, limit=50, cursor=None):
        found = [
            one for one in self._ledgers() if text is None or text.casefold() in one.report.text.casefold()
        ]
        items, total, after = _page(found, limit, cursor)
        return ReportPage(items=[self._summary(one) for one in items], total=total, next=after)

    def report(self, id):
        ledger = self.ledger(id)
        summary, added = self._summary(ledger), "2024-02-01T00:00:00.000000+00:00"
        version = ReportVersion(
            version=1, id=summary.id, title=summary.title, published=summary.published, added=added
        )
        return StoredReport(
            **summary.model_dump(), report=ledger.report, version=1, versions=(version,), added=added
        )

    def ledger(self, id):
        for one in self._ledgers():
            if id in {one.report.id, one.report.id[7:19]}:
                return one
        raise UnknownIdError(f"no report {id} in this ledger")

    def actors(self, text=None, limit=50, cursor=None):
        found = [one for one in PARTIES if text is None or text.casefold() in one.name.casefold()]
        items, total, after = _page(found, limit, cursor)
        return ActorPage(items=[self._actor(one) for one in items], total=total, next=after)

    def _actor(self, party):
        made = self._all()
        return ActorSummary(
            party=party,
            as_actor=sum(party in one.actor for one in made),
            as_recipient=sum(party in one.recipient for one in made),
        )

    def actor(self, id):
        for one in PARTIES:
            if one.id == id:
                dyads = [pair for pair in self.dyads(Query()) if id in {pair.a.id, pair.b.id}]
                return ActorProfile(**dict(self._actor(one)), dyads=dyads, reports=1, said=0)
        raise UnknownIdError(f"no actor {id} in this ledger")

    def dyads(self, query):
        pairs = {}
        for one in self._found(query):
            pairs.setdefault((one.actor[0].id, one.recipient[0].id), []).append(one)
        return [
            Dyad(
                a=group[0].actor[0],
                b=group[0].recipient[0],
                count=len(group),
                intensity=sum(one.intensity for one in group) / len(group),
                killed_low=sum(one.killed_low or 0 for one in group),
                killed_high=sum(one.killed_high or 0 for one in group),
            )
            for group in pairs.values()
        ]

    def judgements(self, incident=None):
        if incident is None:
            return tuple(self.judged)
        keys = {member.event for member in self.incident(incident).members}
        return tuple(one for one in self.judged if keys & set(one.events))

    def queue(self, limit=50, cursor=None):
        found = [one for one in self._all() if one.flags and not one.accepted and not one.rejected]
        items, total, after = _page(found, limit, cursor)
        names = set(IncidentSummary.model_fields)
        return QueuePage(
            items=[
                ReviewItem(
                    incident=IncidentSummary.model_validate(one.model_dump(include=names)),
                    reasons=("sources disagree on the toll",),
                    priority=one.killed_high or 0,
                )
                for one in items
            ],
            total=total,
            next=after,
        )


def _matches(one, query):
    names = " ".join([one.title, *(member.title for member in one.members)]).casefold()
    people = {"actor": one.actor + one.recipient, "by": one.actor, "against": one.recipient}
    checks = [
        not query.type or one.type in query.type,
        not query.mode or one.mode in query.mode,
        not query.country or one.place.country in query.country,
        not query.status or one.status in query.status,
        not query.standing or one.standing in query.standing,
        not query.source or {m.publisher for m in one.members} & set(query.source),
        query.text is None or query.text.casefold() in names,
        query.since is None or one.time.end >= query.since,
        query.until is None or one.time.start <= query.until,
        query.report is None or query.report in {m.report for m in one.members},
        query.toll is None or (query.toll[0] == "killed" and (one.killed_high or 0) >= query.toll[1]),
        query.rejected or not one.rejected,
        query.box is None
        or (
            query.box[0] <= one.place.longitude <= query.box[2]
            and query.box[1] <= one.place.latitude <= query.box[3]
        ),
        *(
            not getattr(query, role)
            or {p.id for p in group} | {p.name for p in group} & set(getattr(query, role))
            for role, group in people.items()
        ),
    ]
    return all(checks)


def _page(found, limit, cursor):
    try:
        start = int(cursor.removeprefix("at-")) if cursor else 0
    except ValueError:
        raise LedgerError(f"{cursor[:40]!r} is no cursor of this ledger: begin without one") from None
    after = start + limit
    return found[start:after], len(found), f"at-{after}" if after < len(found) else None


if __name__ == "__main__":
    import sys

    import uvicorn

    from dateline.desk import create_app

    uvicorn.run(create_app(StandIn()), port=int(sys.argv[1]) if len(sys.argv) > 1 else 8470)

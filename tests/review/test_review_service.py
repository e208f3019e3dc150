"""What people decide holds, can be taken back, and is refused in one line where it makes no sense."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from dateline.ledger import LedgerError, UnknownIdError, open_ledger
from dateline.model import Action, NewJudgement, Query, ReaderIdentity, Span, Standing
from dateline.services.review import ReviewService
from made_ledgers import read


def incidents(store, **filters):
    """All incidents whole, by id."""
    view = store.view()
    page = view.incidents(Query(limit=100, rejected=True, **filters))
    return {one.id: view.incident(one.id) for one in page.items}


def at(store, town):
    """The incident that Saravan, Panjgur or Khash was struck in."""
    return next(one for one in incidents(store).values() if one.place.name == town)


def test_the_made_reports_are_three_incidents(store):
    assert sorted(len(one.members) for one in incidents(store).values()) == [1, 2, 3]


def test_accepted_and_taken_back(store, review):
    before = incidents(store)
    ident = at(store, "Saravan").id
    judgement = review.accept(ident, "ann", "seen with my own eyes")
    assert store.view().incident(ident).accepted
    review.undo(judgement.sequence, "bob")
    assert incidents(store) == before
    kept = store.view().judgements(ident)
    assert [(one.user, one.action.value, one.undone) for one in kept] == [
        ("ann", "accept", True),
        ("bob", "undo", False),
    ]


def test_rejected_is_retracted_and_listed_only_when_asked_for(store, review):
    ident = at(store, "Saravan").id
    review.reject(ident, "ann")
    assert store.view().incident(ident).standing is Standing.RETRACTED
    assert ident not in {one.id for one in store.view().incidents(Query(limit=100)).items}


def test_a_correction_is_the_headline_and_carries_its_number(store, review):
    ident = at(store, "Saravan").id
    judgement = review.correct(ident, "casualties.killed", 8, "ann", "the governor's list")
    whole = store.view().incident(ident)
    chosen = [v for v in whole.versions if v.field == "casualties.killed" and v.headline]
    assert [(v.label, v.judgement) for v in chosen] == [("8", judgement.sequence)]
    assert {v.label for v in whole.versions if v.field == "casualties.killed"} == {"7", "8", "9"}
    assert (whole.killed_low, whole.killed_high) == (8, 8)


def test_an_actor_is_corrected_by_id(store, review):
    iran = at(store, "Panjgur").actor[0]
    ident = at(store, "Saravan").id
    review.correct(ident, "actor", [iran.id], "ann")
    assert store.view().incident(ident).actor[0].name == "Iran"


def test_a_decision_made_elsewhere_takes_the_same_way(store, review):
    iran, whole = at(store, "Panjgur").actor[0], at(store, "Saravan")
    review.judge(
        NewJudgement(
            action=Action.CORRECT,
            user="ann",
            events=tuple(member.event for member in whole.members),
            field="actor",
            value=[iran.id],
        )
    )
    assert store.view().incident(whole.id).actor == (iran,)


def test_evidence_must_be_words_of_its_report(store, review):
    whole = at(store, "Saravan")
    member = whole.members[0]
    span = Span(start=member.start, end=member.end, quote=member.quote)
    made = review.correct(whole.id, "name", "Dawn", "ann", evidence=[span], report=member.report)
    assert store.view().judgements()[-1].evidence == made.evidence == (span,)
    wrong = span.model_copy(update={"quote": "x" * len(span.quote)})
    with pytest.raises(LedgerError, match="does not say"):
        review.correct(whole.id, "name", "Dusk", "ann", evidence=[wrong], report=member.report)


def test_merge_then_split_restores(store, review):
    before = incidents(store)
    one, other = at(store, "Saravan"), at(store, "Khash")
    merged = review.merge([one.id, other.id], "ann")
    whole = store.view().incident(one.id)
    assert len(whole.members) == 4
    assert store.view().incident(other.id).id == whole.id
    review.split(whole.id, [member.event for member in other.members], "ann")
    after = incidents(store)
    assert {frozenset(m.event for m in w.members) for w in after.values()} == {
        frozenset(m.event for m in w.members) for w in before.values()
    }
    review.undo(store.view().judgements()[-1].sequence, "ann")
    review.undo(merged.sequence, "ann")
    assert incidents(store) == before


def test_a_split_leaves_the_rest_together(store, review):
    whole = at(store, "Saravan")
    gone = whole.members[-1].event
    review.split(whole.id, [gone], "ann")
    apart = store.view().incident(gone)
    assert [member.event for member in apart.members] == [gone]
    assert len(store.view().incident(whole.members[0].event).members) == 2


def test_a_relinked_actor_is_the_other_everywhere(store, review):
    iran, pakistan = at(store, "Panjgur").actor[0], at(store, "Saravan").actor[0]
    judgement = review.relink(iran.id, pakistan.id, "ann")
    assert at(store, "Panjgur").actor[0].id == pakistan.id
    review.undo(judgement.sequence, "ann")
    assert at(store, "Panjgur").actor[0].id == iran.id


def test_a_comment_changes_nothing(store, review):
    before = incidents(store)
    ident = at(store, "Saravan").id
    review.comment(ident, "ann", "ask the hospital")
    assert incidents(store) == before
    assert store.view().judgements(ident)[-1].reason == "ask the hospital"


def test_as_of_before_a_judgement_does_not_see_it(store, review):
    ident = at(store, "Saravan").id
    before = store.view().snapshot().sequence
    judgement = review.correct(ident, "casualties.killed", 8, "ann")
    review.reject(ident, "ann")
    then = store.view(before).incident(ident)
    assert (then.killed_low, then.killed_high, then.rejected) == (7, 9, False)
    assert store.view(judgement.sequence).incident(ident).killed_low == 8
    assert not store.view(judgement.sequence).incident(ident).rejected


def test_new_reports_never_override_a_judgement(store, review):
    ident = at(store, "Saravan").id
    review.correct(ident, "casualties.killed", 8, "ann")
    review.accept(ident, "ann")
    store.add_many([(read(f"Outlet {n}", killed=40, day="2024-01-18"), None) for n in range(4)])
    whole = store.view().incident(ident)
    assert len(whole.members) == 7
    assert whole.accepted
    assert (whole.killed_low, whole.killed_high) == (8, 8)


def test_a_newer_reader_never_overrides_a_judgement(store, review):
    ident = at(store, "Khash").id
    review.correct(ident, "casualties.killed", 3, "ann")
    newer = ReaderIdentity(version="2", models={})
    store.add(read("Register", town="Khash", killed=1, day="2024-02-20", reader=newer))
    whole = store.view().incident(ident)
    assert (whole.killed_low, whole.killed_high) == (3, 3)


def test_a_split_holds_against_new_reports(store, review):
    whole = at(store, "Saravan")
    gone = whole.members[-1].event
    review.split(whole.id, [gone], "ann")
    store.add_many([(read(f"Outlet {n}", killed=9), None) for n in range(3)])
    assert store.view().incident(gone).id != store.view().incident(whole.members[0].event).id


def test_rebuilding_keeps_every_judgement(store, review):
    one, other = at(store, "Saravan"), at(store, "Khash")
    review.merge([one.id, other.id], "ann")
    review.correct(one.id, "name", "Operation Dawn", "ann")
    held = incidents(store)
    store.rebuild()
    assert incidents(store) == held


@pytest.mark.parametrize(
    ("decide", "said"),
    [
        (lambda r, i: r.accept("i-0000000000000", "ann"), "i-0000000000000"),
        (lambda r, i: r.accept(i, "  "), "signed"),
        (lambda r, i: r.correct(i, "weather", "rain", "ann"), "no field 'weather'"),
        (lambda r, i: r.correct(i, "casualties.killed", -3, "ann"), "cannot be -3"),
        (lambda r, i: r.correct(i, "actor", ["a-0000000000000"], "ann"), "a-0000000000000"),
        (lambda r, i: r.correct(i, "mode", "visit", "ann"), "choose"),
        (lambda r, i: r.merge([i], "ann"), "two incidents"),
        (lambda r, i: r.merge([i, i], "ann"), "two incidents"),
        (lambda r, i: r.split(i, [], "ann"), "not none or all"),
        (lambda r, i: r.split(i, ["000000000000:e1"], "ann"), "is no event of"),
        (lambda r, i: r.relink("a-0000000000000", "a-1111111111000", "ann"), "no actor"),
        (lambda r, i: r.comment(i, "ann", " "), "needs words"),
        (lambda r, i: r.undo(1, "ann"), "no judgement 1"),
    ],
)
def test_nonsense_is_refused_in_one_line_and_nothing_is_written(store, review, decide, said):
    ident = at(store, "Saravan").id
    before = store.view().snapshot().sequence
    with pytest.raises(LedgerError, match=said) as error:
        decide(review, ident)
    assert "\n" not in str(error.value)
    assert store.view().snapshot().sequence == before


def test_splitting_off_everything_is_refused(store, review):
    whole = at(store, "Saravan")
    with pytest.raises(LedgerError, match="not none or all"):
        review.split(whole.id, [member.event for member in whole.members], "ann")


def test_what_was_taken_back_cannot_be_taken_back_again(store, review):
    judgement = review.accept(at(store, "Saravan").id, "ann")
    undone = review.undo(judgement.sequence, "ann")
    for number in (judgement.sequence, undone.sequence):
        with pytest.raises(LedgerError):
            review.undo(number, "ann")


def test_an_unknown_id_is_told_apart_from_a_bad_decision(review):
    with pytest.raises(UnknownIdError):
        review.reject("i-0000000000000", "ann")


def test_the_queue_shows_what_nobody_judged(store, review):
    review.accept(at(store, "Panjgur").id, "ann")
    assert at(store, "Panjgur").id not in {item.incident.id for item in review.queue().items}


def test_agreement_is_reckoned_by_incident_as_they_are_joined_now(store, review):
    one, other = at(store, "Saravan"), at(store, "Khash")
    review.accept(one.id, "ann")
    review.accept(other.id, "bob")
    assert review.agreement() == ()
    review.merge([one.id, other.id], "ann")
    (found,) = review.agreement()
    assert (found.question, found.incidents, found.reviewers, found.percent) == ("verdict", 1, 2, 100.0)


actions = st.lists(
    st.tuples(
        st.sampled_from(["accept", "reject", "correct", "merge", "split", "relink"]), st.integers(0, 5)
    ),
    min_size=1,
    max_size=6,
)


@pytest.mark.slow
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(actions)
def test_taking_all_decisions_back_restores_the_ledger(tmp_path_factory, chosen):
    where = tmp_path_factory.mktemp("undo") / "ledger.db"
    with open_ledger(where, create=True) as store:
        for outlet, town, actor in (
            ("Northline", "Saravan", "Pakistan"),
            ("Dispatch", "Saravan", "Pakistan"),
            ("Lantern", "Panjgur", "Iran"),
        ):
            store.add(read(outlet, town=town, actor=actor))
        before, review = incidents(store), ReviewService(store)
        made = []
        for action, number in chosen:
            try:
                made.append(decide(store, review, action, number))
            except LedgerError:
                continue
        assert all(one.sequence for one in made)
        for one in reversed(made):
            review.undo(one.sequence, "bob")
        assert incidents(store) == before


def decide(store, review, action, number):
    """Some decision about the incidents as they stand."""
    wholes = sorted(incidents(store).values(), key=lambda one: one.id)
    whole = wholes[number % len(wholes)]
    match action:
        case "accept":
            return review.accept(whole.id, "ann")
        case "reject":
            return review.reject(whole.id, "ann")
        case "correct":
            return review.correct(whole.id, "casualties.killed", number, "ann")
        case "merge":
            return review.merge([one.id for one in wholes[:2]], "ann")
        case "split":
            return review.split(whole.id, [whole.members[0].event], "ann")
    parties = sorted({party.id for one in wholes for party in one.actor})
    return review.relink(parties[0], parties[-1], "ann")

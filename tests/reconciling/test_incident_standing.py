"""How an incident stands, and whether its doers are rivals."""

from laid_out import headline, incident, versions
from made_occurrences import GROUP, GUNMEN, IRAN, OTHER_GROUP, PAKISTAN, PAKISTAN_ARMY, occurrence, own, says

from dateline.model import ClaimKind, Stance, Standing, Status


class TestStanding:
    def test_two_independent_sources_confirm(self):
        assert incident(occurrence("a"), occurrence("b")).standing is Standing.CONFIRMED

    def test_copies_do_not_confirm(self):
        whole = incident(occurrence("a", origin="AP"), occurrence("b", origin="AP", copy_of="sha256:1"))
        assert whole.standing is Standing.SINGLE_SOURCE

    def test_hedged_words_do_not_confirm(self):
        hedged = occurrence("b", says(IRAN, stance=Stance.HEDGES))
        assert incident(occurrence("a"), hedged).standing is Standing.SINGLE_SOURCE

    def test_contested_and_by_whom(self):
        whole = incident(occurrence("a"), occurrence("b", own(), says(IRAN, stance=Stance.DENIES)))
        assert whole.standing is Standing.CONTESTED
        negated = next(v for v in versions(whole, "status") if v.value == "negated")
        assert [source.source for source in negated.sources] == ["Iran"]
        assert headline(whole, "status") == ["actual"]

    def test_a_report_that_it_did_not_happen_contests_too(self):
        whole = incident(occurrence("a"), occurrence("b", status=Status.NEGATED))
        assert whole.standing is Standing.CONTESTED

    def test_who_asserts_and_denies_contests_nothing(self):
        told = occurrence("a", says(IRAN), says(IRAN, stance=Stance.DENIES))
        assert incident(told).standing is Standing.SINGLE_SOURCE

    def test_two_unnamed_officials_are_two_people(self):
        told = [
            occurrence("a", says(GUNMEN, ClaimKind.ANONYMOUS)),
            occurrence("b", says(GUNMEN, ClaimKind.ANONYMOUS, Stance.DENIES)),
        ]
        assert incident(*told).standing is Standing.CONTESTED

    def test_only_denied(self):
        assert incident(occurrence("a", says(IRAN, stance=Stance.DENIES))).standing is Standing.DENIED

    def test_rejected_is_retracted(self):
        whole = incident(occurrence("a"), occurrence("b"), rejected=True)
        assert whole.standing is Standing.RETRACTED
        assert whole.rejected

    def test_a_disclaimer_contests_who_did_it_and_not_that_it_was_done(self):
        told = occurrence("b", own(), says(PAKISTAN, stance=Stance.DISCLAIMS_RESPONSIBILITY))
        whole = incident(occurrence("a"), told)
        assert whole.standing is Standing.CONFIRMED
        assert "actors_conflict" in whole.flags
        (actor,) = versions(whole, "actor")
        assert actor.independent == 2
        assert Stance.DISCLAIMS_RESPONSIBILITY in {source.stance for source in actor.sources}


def test_rival_doers_are_flagged_and_an_organ_of_the_same_state_is_none():
    assert "actors_conflict" in incident(occurrence("a", actor=[IRAN]), occurrence("b", actor=[GROUP])).flags
    same = incident(occurrence("a", actor=[PAKISTAN]), occurrence("b", actor=[PAKISTAN_ARMY]))
    assert "actors_conflict" not in same.flags
    groups = incident(occurrence("a", actor=[GROUP]), occurrence("b", actor=[OTHER_GROUP]))
    assert "actors_conflict" in groups.flags
    unnamed = incident(occurrence("a", actor=[GUNMEN]), occurrence("b", actor=[GROUP]))
    assert "actors_conflict" not in unnamed.flags

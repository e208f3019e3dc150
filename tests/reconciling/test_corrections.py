"""What a person set: what a field can hold, and how it is told."""

import pytest
from laid_out import correction, headline, incident, versions
from made_occurrences import IRAN, IRAN_PLACE, KILLED, PAKISTAN, SARAVAN, day, occurrence, own

from dateline.model import EventType
from dateline.reconciling.versions import CorrectionError, checked


class TestCorrections:
    def test_a_correction_stands_above_the_policy_and_carries_its_number(self):
        whole = incident(
            *(occurrence(n, own([(KILLED, 9, 9)])) for n in "abc"),
            corrections=[correction("casualties.killed", {"low": 7, "high": None})],
        )
        chosen = [v for v in versions(whole, "casualties.killed") if v.headline]
        assert [(v.label, v.judgement) for v in chosen] == [("at least 7", 5)]
        assert (whole.killed_low, whole.killed_high) == (7, None)
        assert "9" in {v.label for v in versions(whole, "casualties.killed")}
        assert whole.title.endswith("; at least 7 killed")

    def test_a_corrected_value_keeps_its_sources(self):
        whole = incident(
            occurrence("a", place=SARAVAN),
            occurrence("b", place=IRAN_PLACE),
            corrections=[
                correction("type", "COERCE"),
                correction("place", {"name": "Iran", "geonameid": 130758}),
            ],
        )
        chosen = next(v for v in versions(whole, "place") if v.headline)
        assert chosen.judgement == 5
        assert chosen.independent == 1
        assert whole.type is EventType.COERCE
        assert whole.quad == 4

    def test_the_last_correction_of_a_field_holds(self):
        whole = incident(
            occurrence("a"), corrections=[correction("name", "Second", 9), correction("name", "First", 7)]
        )
        assert whole.name == "Second"

    def test_unknown_clears_a_field(self):
        whole = incident(occurrence("a", time=day("2024-01-16")), corrections=[correction("time", None)])
        assert whole.time is None
        assert not headline(whole, "time")
        assert versions(whole, "time")

    def test_actors_may_be_named_by_their_ids(self):
        whole = incident(
            occurrence("a", actor=[IRAN]),
            occurrence("b", actor=[PAKISTAN]),
            corrections=[correction("actor", [PAKISTAN.id])],
        )
        assert [party.name for party in whole.actor] == ["Pakistan"]
        assert "actors_conflict" not in whole.flags

    def test_a_value_that_the_field_cannot_hold_changes_nothing(self):
        plain = incident(occurrence("a"))
        assert incident(occurrence("a"), corrections=[correction("status", "perhaps")]) == plain
        assert incident(occurrence("a"), corrections=[correction("weather", "rain")]) == plain


class TestChecking:
    @pytest.mark.parametrize(
        ("field", "value", "kept"),
        [
            ("type", "assault", "ASSAULT"),
            ("status", "negated", "negated"),
            ("casualties.killed", 7, {"low": 7, "high": 7}),
            ("casualties.killed", {"low": 7}, {"low": 7, "high": None}),
            ("casualties.injured", None, None),
            ("instruments", "drones", ["drones"]),
            ("name", "  Operation  Dawn ", "Operation Dawn"),
            (
                "time",
                "2024-01-17",
                {"start": "2024-01-17", "end": "2024-01-17", "granularity": "day", "basis": "expression"},
            ),
        ],
    )
    def test_short_forms_take_the_shape_of_the_field(self, field, value, kept):
        assert checked(field, value) == kept

    @pytest.mark.parametrize(
        ("field", "value", "said"),
        [
            ("weather", "rain", "no field 'weather'"),
            ("type", "WAR", "choose AGREE"),
            ("type", None, "cannot be unknown"),
            ("casualties.killed", -1, "cannot be -1"),
            ("casualties.killed", "seven", "give a number"),
            ("casualties.killed", True, "give a number"),
            ("casualties.killed", {"low": 9, "high": 2}, "runs backwards"),
            ("casualties.killed", {}, "give a number"),
            ("time", "yesterday", "time"),
            ("time", "2024-02-31", "time cannot be"),
            ("time", {"start": "2024-02-03", "end": "2024-02-01", "granularity": "day"}, "runs backwards"),
            ("place", {"latitude": 99}, "place"),
            ("actor", "Iran", "no actor 'Iran'"),
            ("actor", [3], "give a list of actor ids"),
            ("name", "  ", "give a word"),
        ],
    )
    def test_what_a_field_cannot_hold_is_said_in_one_line(self, field, value, said):
        with pytest.raises(CorrectionError, match=said) as error:
            checked(field, value)
        assert "\n" not in str(error.value)

    def test_a_mode_must_be_of_the_type(self):
        assert checked("mode", "drone", EventType.ASSAULT) == "drone"
        with pytest.raises(CorrectionError, match="choose withdraw"):
            checked("mode", "drone", EventType.RETREAT)
        with pytest.raises(CorrectionError, match="has no modes"):
            checked("mode", "drone", EventType.AID)

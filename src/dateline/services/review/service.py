"""Judging incidents: accept, reject, correct, merge, split, relink, comment, take back."""

from collections.abc import Sequence

from pydantic import JsonValue

from dateline.model import Action, Incident, Judgement, NewJudgement, QueuePage, Span
from dateline.reconciling.occurrence import incident_id
from dateline.services.review.agreement import Agreement, agreements
from dateline.services.review.error import ReviewError
from dateline.services.review.source import ReviewLedger

__all__ = ["ReviewService"]


class ReviewService:
    """What a person can decide about a ledger; decisions are signed and added, and none is erased.

    Args:
        ledger: the store, open for writing.
    """

    def __init__(self, ledger: ReviewLedger) -> None:
        self._ledger = ledger

    def accept(self, incident: str, user: str, reason: str = "") -> Judgement:
        """The incident is right as it stands.

        Raises:
            UnknownIdError: if there is no such incident.
        """
        return self._about(Action.ACCEPT, incident, user, reason)

    def reject(self, incident: str, user: str, reason: str = "") -> Judgement:
        """The incident is none: it is listed only when asked for.

        Raises:
            UnknownIdError: if there is no such incident.
        """
        return self._about(Action.REJECT, incident, user, reason)

    def comment(self, incident: str, user: str, reason: str) -> Judgement:
        """A note that changes nothing.

        Raises:
            LedgerError: if it is empty, or there is no such incident.
        """
        return self._about(Action.COMMENT, incident, user, reason)

    def correct(
        self,
        incident: str,
        field: str,
        value: JsonValue,
        user: str,
        reason: str = "",
        evidence: Sequence[Span] = (),
        report: str | None = None,
    ) -> Judgement:
        """Set a field of an incident; the value stands above every policy, and the versions stay beside it.

        Args:
            incident: its id.
            field: one of `dateline.reconciling.versions.CORRECTABLE`.
            value: in the shape that the field has; null for "unknown". Actors are given by their ids.
            user: who decides.
            reason: why.
            evidence: words that bear it out.
            report: id of the report that holds these words.

        Raises:
            LedgerError: if there is no such field, or the field cannot hold the value.
            UnknownIdError: if there is no such incident or actor.
        """
        whole = self._ledger.view().incident(incident)
        return self.judge(
            NewJudgement(
                action=Action.CORRECT,
                user=_named(user),
                reason=reason,
                events=_events(whole),
                field=field,
                value=value,
                evidence=tuple(evidence),
                report=report,
            )
        )

    def merge(self, incidents: Sequence[str], user: str, reason: str = "") -> Judgement:
        """These incidents are one happening.

        Raises:
            ReviewError: if they are fewer than two.
            UnknownIdError: if there is no such incident.
        """
        wholes = {whole.id: whole for whole in map(self._ledger.view().incident, incidents)}
        events = tuple(event for whole in wholes.values() for event in _events(whole))
        if len(wholes) < 2:
            raise ReviewError("a merge needs two incidents: these ids lead to one and the same")
        return self.judge(NewJudgement(action=Action.MERGE, user=_named(user), reason=reason, events=events))

    def split(self, incident: str, events: Sequence[str], user: str, reason: str = "") -> Judgement:
        """These events of an incident are a happening of their own.

        Raises:
            ReviewError: if they are none, all, or not of this incident.
            UnknownIdError: if there is no such incident.
        """
        members = _events(self._ledger.view().incident(incident))
        strange = [event for event in events if event not in members]
        if strange:
            raise ReviewError(f"{strange[0]} is no event of {incident}: choose among {', '.join(members)}")
        if not events or len(set(events)) == len(members):
            raise ReviewError(
                f"a split takes some of the {len(members)} events of {incident}, not none or all"
            )
        chosen = tuple(event for event in members if event in set(events))
        return self.judge(NewJudgement(action=Action.SPLIT, user=_named(user), reason=reason, events=chosen))

    def relink(self, actor: str, to: str, user: str, reason: str = "") -> Judgement:
        """One actor is another, under a second name.

        Raises:
            LedgerError: if both are the same.
            UnknownIdError: if there is no such actor.
        """
        return self.judge(
            NewJudgement(action=Action.RELINK, user=_named(user), reason=reason, field=actor, value=to)
        )

    def undo(self, sequence: int, user: str, reason: str = "") -> Judgement:
        """Take a judgement back; it stays in the record, and counts no more.

        Raises:
            LedgerError: if there is no such judgement, it is taken back already, or it takes one back itself.
        """
        return self.judge(NewJudgement(action=Action.UNDO, user=_named(user), reason=reason, undoes=sequence))

    def judge(self, decision: NewJudgement) -> Judgement:
        """Write any decision down, checked by the ledger; a correction's value takes the shape of its field.

        Raises:
            LedgerError: if it makes no sense, or is about what the ledger does not have; one line says what.
        """
        if decision.action is Action.CORRECT and decision.field in ("actor", "recipient"):
            given = decision.value if isinstance(decision.value, list) else [decision.value]
            if decision.value is not None:
                parties = [self._party(one) for one in given]
                decision = decision.model_copy(update={"value": parties})
        return self._ledger.judge(decision)

    def queue(self, limit: int = 50, cursor: str | None = None) -> QueuePage:
        """What is worth a person's time, the most urgent first."""
        return self._ledger.view().queue(limit=limit, cursor=cursor)

    def agreement(self) -> tuple[Agreement, ...]:
        """How far those who judged the same incidents agree, for each question; empty where no two did."""
        view = self._ledger.view()
        homes: dict[str, str] = {}

        def home(judgement: Judgement) -> str:
            first = judgement.events[0]
            if first not in homes:
                try:
                    homes[first] = view.incident(first).id
                except LookupError:
                    # Its reading is no longer current; those who judged the same event still judged the same.
                    homes[first] = incident_id(first)
            return homes[first]

        return agreements(view.judgements(), home)

    def _about(self, action: Action, incident: str, user: str, reason: str) -> Judgement:
        whole = self._ledger.view().incident(incident)
        return self.judge(
            NewJudgement(action=action, user=_named(user), reason=reason, events=_events(whole))
        )

    def _party(self, given: JsonValue) -> JsonValue:
        if not isinstance(given, str):
            return given
        return self._ledger.view().actor(given).party.model_dump(mode="json")


def _named(user: str) -> str:
    name = " ".join(user.split())
    if not 1 <= len(name) <= 200:
        raise ReviewError("a judgement is signed: give a name of 1 to 200 characters")
    return name


def _events(incident: Incident) -> tuple[str, ...]:
    return tuple(member.event for member in incident.members)

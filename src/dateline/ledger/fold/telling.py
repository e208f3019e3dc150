"""Which version of a story tells of the world, where later ones take it back."""

from collections.abc import Sequence

from dateline.ledger.records import Records, Version
from dateline.reconciling.notices import notice_in

__all__ = ["telling_version"]


def telling_version(records: Records, versions: Sequence[Version]) -> tuple[Version, bool]:
    """The version of a story whose rows count, and whether the outlet took it back.

    What a notice of retraction says of the happening is what was retracted: the version before it tells.

    Args:
        records: the log.
        versions: of one story, the oldest first; at least one.
    """
    telling = len(versions) - 1
    while telling > 0:
        notice = notice_in(records.report(versions[telling].report))
        if notice is None or not notice.retracts:
            break
        telling -= 1
    return versions[telling], telling < len(versions) - 1

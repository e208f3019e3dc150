"""Versions of an incident's fields, tolls as ranges, standing between sources, headline and title."""

from dateline.reconciling.versions.assembly import Grouping, assemble
from dateline.reconciling.versions.correction import CORRECTABLE, CorrectionError, checked
from dateline.reconciling.versions.policy import DEFAULT, Policy, policies, policy_named
from dateline.reconciling.versions.side import toll_side

__all__ = [
    "CORRECTABLE",
    "DEFAULT",
    "CorrectionError",
    "Grouping",
    "Policy",
    "assemble",
    "checked",
    "policies",
    "policy_named",
    "toll_side",
]

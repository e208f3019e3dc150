"""The sets that the reader is measured on, each in a module of its own; this is the only list of them."""

from dateline.scoring.measure import Measure
from dateline.scoring.sets import (
    ecbplus,
    geo_events,
    geo_toponyms,
    gold,
    gum_coreference,
    gum_time,
    gva,
    gva_incidents,
    hrdsattack,
    m2e2_voa,
    muc4,
    petrarch_validation,
    plover_gsr,
    plv,
    polnear,
    recognizers,
    uds_factuality,
    wikievents,
)

__all__ = ["MEASURES"]

MEASURES: tuple[Measure, ...] = (
    gold.MEASURE,
    plv.MEASURE,
    plover_gsr.MEASURE,
    petrarch_validation.MEASURE,
    wikievents.MEASURE,
    m2e2_voa.MEASURE,
    polnear.MEASURE,
    muc4.MEASURE,
    hrdsattack.MEASURE,
    gva.MEASURE,
    gva_incidents.MEASURE,
    ecbplus.MEASURE,
    recognizers.MEASURE,
    gum_time.MEASURE,
    gum_coreference.MEASURE,
    uds_factuality.MEASURE,
    *geo_toponyms.MEASURES,
    geo_events.MEASURE,
)
"""In the order of the table: one line a set."""

"""From a frozen report to the rows of its ledger, by a chain of stages."""

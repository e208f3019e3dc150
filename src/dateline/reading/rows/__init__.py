"""From what was found in the text to the rows of the ledger."""

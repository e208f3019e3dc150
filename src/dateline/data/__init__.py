"""What Dateline knows: lists of words and names, the ontology, the gazetteer, learned weights."""

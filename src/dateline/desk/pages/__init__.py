"""Pages that need no JavaScript: an incident, a report, the way in."""

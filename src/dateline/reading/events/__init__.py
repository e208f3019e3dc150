"""Events: words that tell of them, what they say of each, and which of them are one happening."""

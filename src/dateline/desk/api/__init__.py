"""The API under /api/v1: one module for each kind of thing that it tells of."""

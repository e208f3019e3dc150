"""Looking names of places up."""

from dateline.services.places.lookup import NoSuchPlaceError, PlaceAnswer, look_up

__all__ = ["NoSuchPlaceError", "PlaceAnswer", "look_up"]

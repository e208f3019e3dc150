"""Trains the encoder: a small transformer with heads for what the coding manual asks of words."""

"""Learns the weights that ship with the package."""

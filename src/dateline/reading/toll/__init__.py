"""Figures of human cost: who suffered what, and how many."""

from dateline.reading.toll.toll import Toll

__all__ = ["Toll"]

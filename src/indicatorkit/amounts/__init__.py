"""Amounts: measured numbers as a formula computes with them, whatever they are.

The same formula is walked with different amounts: exact ones (`Fraction`), floats with a bound on their error (`Near`),
everything between two numbers (`Range`), and whole columns (in the engine). Where a float is not far enough from an
edge, a step or a rounding to tell on which side the exact number lies, its error is infinite: whoever compares it must
compute it exactly.
"""

from __future__ import annotations

from .amount import Amount, Inexact, filled, greatest, least, ln, reciprocal, to_power_of_e
from .line import Line, OutOfRange
from .near import Near
from .ranges import Range, hull
from .slope import Slope, either

__all__ = [
    "Amount",
    "Inexact",
    "Line",
    "Near",
    "OutOfRange",
    "Range",
    "Slope",
    "either",
    "filled",
    "greatest",
    "hull",
    "least",
    "ln",
    "reciprocal",
    "to_power_of_e",
]

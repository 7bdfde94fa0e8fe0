"""The measures: rules that compute. Over finite inputs they are exact diagrams, over measured numbers formulas."""

from __future__ import annotations

from .base import Measure
from .change import Change
from .geometric_mean import GeometricMean
from .harmonic_mean import HarmonicMean
from .highest import Highest
from .lowest import Lowest
from .mean import Mean
from .mean_of_lowest import MeanOfLowest
from .product import Product
from .ratio import Ratio
from .sum import Sum

__all__ = [
    "Change",
    "GeometricMean",
    "HarmonicMean",
    "Highest",
    "Lowest",
    "Mean",
    "MeanOfLowest",
    "Measure",
    "Product",
    "Ratio",
    "Sum",
]

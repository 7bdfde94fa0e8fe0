"""Rule kinds that look at levels, letters and rows; those that compute are measures."""

from __future__ import annotations

from .at_least import AtLeast
from .base import Rule
from .best_of import BestOf
from .count import Count
from .coverage import Coverage
from .first_known import FirstKnown
from .forms import CountsAs
from .majority import Majority
from .median_of import MedianOf
from .same_as import SameAs
from .share import Share
from .table import Table
from .unanimous import Unanimous
from .worst_of import WorstOf

__all__ = [
    "AtLeast",
    "BestOf",
    "Count",
    "CountsAs",
    "Coverage",
    "FirstKnown",
    "Majority",
    "MedianOf",
    "Rule",
    "SameAs",
    "Share",
    "Table",
    "Unanimous",
    "WorstOf",
]

"""The closed set of rule kinds: what an author may write under `rule =`."""

from __future__ import annotations

from typing import TypeAlias, get_args

from .measures import Change, GeometricMean, HarmonicMean, Highest, Lowest, Mean, MeanOfLowest, Product, Ratio, Sum
from .rules import (
    AtLeast,
    BestOf,
    Count,
    Coverage,
    FirstKnown,
    Majority,
    MedianOf,
    Rule,
    SameAs,
    Share,
    Table,
    Unanimous,
    WorstOf,
)

AnyRule: TypeAlias = (
    WorstOf
    | BestOf
    | MedianOf
    | Majority
    | Unanimous
    | AtLeast
    | Table
    | SameAs
    | FirstKnown
    | Mean
    | MeanOfLowest
    | Sum
    | Lowest
    | Highest
    | Product
    | GeometricMean
    | HarmonicMean
    | Ratio
    | Change
    | Count
    | Share
    | Coverage
)

KINDS: dict[str, type[Rule]] = {get_args(kind.model_fields["rule"].annotation)[0]: kind for kind in get_args(AnyRule)}

__all__ = ["KINDS", "AnyRule"]

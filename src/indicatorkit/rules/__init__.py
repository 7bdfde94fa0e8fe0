"""The closed set of rule kinds: what an author may write under `rule =`."""

from __future__ import annotations

from typing import TypeAlias, get_args

from .at_least import AtLeast
from .base import CountsAs, Rule
from .best_of import BestOf
from .count import Count
from .coverage import Coverage
from .first_known import FirstKnown
from .highest import Highest
from .lowest import Lowest
from .majority import Majority
from .mean import Mean
from .mean_of_lowest import MeanOfLowest
from .median_of import MedianOf
from .same_as import SameAs
from .share import Share
from .sum import Sum
from .table import Table
from .unanimous import Unanimous
from .worst_of import WorstOf

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
    | Count
    | Share
    | Coverage
)

KINDS: dict[str, type[Rule]] = {get_args(kind.model_fields["rule"].annotation)[0]: kind for kind in get_args(AnyRule)}

__all__ = ["KINDS", "AnyRule", "CountsAs", "Rule"]

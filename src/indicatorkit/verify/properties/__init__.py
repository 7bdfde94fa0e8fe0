"""The properties that are looked at, a file for each kind of them."""

from __future__ import annotations

from typing import Final

from ..proofs import Property
from .alike import Symmetric
from .bands import APART, WHOLE
from .edges import EdgesClear
from .moving import GREY_BY_GAPS, MONOTONE, NEVER_REGREY, NEVER_REVISED, NOT_APPLICABLE
from .reaching import EveryLevel, InputsMatter, NamedLevels, NoDictator, NotGreyWhenAnswered, NoVeto
from .rows import ROWS_DECIDE, TOTAL, UNIQUE
from .together import GreyIfAnyMissing, Veto
from .undecided import NoIdleGrey

PROPERTIES: Final[tuple[Property, ...]] = (
    TOTAL,
    UNIQUE,
    ROWS_DECIDE,
    WHOLE,
    APART,
    NamedLevels(),
    NotGreyWhenAnswered(),
    InputsMatter(),
    MONOTONE,
    NOT_APPLICABLE,
    NEVER_REGREY,
    NEVER_REVISED,
    NoIdleGrey(),
    GREY_BY_GAPS,
    GreyIfAnyMissing(),
    EveryLevel(),
    EdgesClear(),
    Symmetric(),
    NoVeto(),
    NoDictator(),
)
"""What must hold first, then the facts; a veto is looked at where it is promised."""

OF_BANDS: Final = (WHOLE, APART)
"""Those that can be asked of the answer to a question too."""

CLAIMS: Final = (*(each.name for each in PROPERTIES), Veto.__name__.lower())
"""The names of all that can be claimed or promised."""

__all__ = ["CLAIMS", "OF_BANDS", "PROPERTIES", "Veto"]

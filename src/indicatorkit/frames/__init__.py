"""Frames in: answers from pandas, from lists of dicts and from dicts of columns, long or wide."""

from __future__ import annotations

from .case import Case, CaseReader
from .codebook import Codebook, Meaning
from .coding import codebook, codebooks
from .names import Items, layout
from .read import read, read_tables
from .rows import Given
from .table import Table, table

__all__ = [
    "Case",
    "CaseReader",
    "Codebook",
    "Given",
    "Items",
    "Meaning",
    "Table",
    "codebook",
    "codebooks",
    "layout",
    "read",
    "read_tables",
    "table",
]

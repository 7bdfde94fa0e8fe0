"""Answers as data: codes and reasons in columns, notes, where every cell came from, and a ledger of what was read."""

from __future__ import annotations

from .ledger import Ledger, Places, Rejected, Rejection, Source
from .notes import Note, Notes
from .record import (
    ANSWERED,
    NOT_SUPPLIED,
    UNREADABLE,
    Answers,
    Column,
    Reason,
    Row,
    Rows,
    legend,
)

__all__ = [
    "ANSWERED",
    "NOT_SUPPLIED",
    "UNREADABLE",
    "Answers",
    "Column",
    "Ledger",
    "Note",
    "Notes",
    "Places",
    "Reason",
    "Rejected",
    "Rejection",
    "Row",
    "Rows",
    "Source",
    "legend",
]

"""Answers as data: codes and reasons in columns, notes, where every cell came from, and a ledger of what was read."""

from __future__ import annotations

from .known import Known, Spelled
from .ledger import BETWEEN_FIELDS, Ledger, Places, Rejected, Rejection, Source
from .notes import MADE_UP, Note, Notes
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
from .repeated import Repeated
from .roster import Entry, Member, Roster
from .tally import Tally

__all__ = [
    "ANSWERED",
    "BETWEEN_FIELDS",
    "MADE_UP",
    "NOT_SUPPLIED",
    "UNREADABLE",
    "Answers",
    "Column",
    "Entry",
    "Known",
    "Ledger",
    "Member",
    "Note",
    "Notes",
    "Places",
    "Reason",
    "Rejected",
    "Rejection",
    "Repeated",
    "Roster",
    "Row",
    "Rows",
    "Source",
    "Spelled",
    "Tally",
    "legend",
]

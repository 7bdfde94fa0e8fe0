"""The counts of a ledger without its list: what is left of it where a list would have no end."""

from __future__ import annotations

from dataclasses import fields

from ..light import dataclass
from ..words import Lang, say
from .ledger import Ledger


@dataclass(frozen=True, slots=True)
class Tally:
    """What was read, in numbers: rows are kept or rejected, cells used, empty or rejected. See `Ledger`."""

    rows_read: int = 0
    rows_kept: int = 0
    rows_rejected: int = 0
    cells_read: int = 0
    cells_used: int = 0
    cells_empty: int = 0
    cells_rejected: int = 0

    def plus(self, ledger: Ledger | Tally) -> Tally:
        """These counts, and those of a ledger or another tally."""
        return Tally(*(getattr(self, each.name) + getattr(ledger, each.name) for each in fields(self)))

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost; it always is so."""
        rows = self.rows_read == self.rows_kept + self.rows_rejected
        return rows and self.cells_read == self.cells_used + self.cells_empty + self.cells_rejected

    def text(self, lang: Lang) -> str:
        """The counts in a sentence, in that language."""
        return say("data.ledger", lang, **self.as_dict())

    def as_dict(self) -> dict[str, int]:
        """The counts."""
        return {each.name: getattr(self, each.name) for each in fields(self)}

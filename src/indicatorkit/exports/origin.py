"""The last page of a workbook: the receipt, and what became of every cell that was read."""

from __future__ import annotations

from collections.abc import Sequence

from ..answers import Ledger
from ..files.sheet import Column, Sheet
from ..words import Lang, say
from .receipt import Receipt


def origin(receipts: Sequence[Receipt], lang: Lang, ledger: Ledger | None = None) -> Sheet:
    """The page, in two columns; of a comparison first what is from before, then what is from after."""
    lines = [line for each in receipts for line in each.lines(lang)]
    if ledger is not None:
        lines.append((say("receipt.read", lang), ledger.text(lang)))
    columns = (Column("", [what for what, _ in lines], width=34), Column("", [said for _, said in lines], width=90))
    return Sheet("receipt", say("sheets.origin", lang), columns, is_list=False)

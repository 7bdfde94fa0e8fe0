"""What stands beside answers becomes notes; notes that are about nothing here are kept in the ledger."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

from ..answers import Notes, Rejection
from .kit import Index, Kit
from .names import ON_THE_SIDE, Items
from .sheets import Sheet, beside, ints, names_in

MOST_ROWS: Final = 1 << 62
Side = Mapping[str, tuple[Index, list[str]]]


def notes_of(kit: Kit, sheets: Sequence[Sheet], rows: Sequence[Index], items: Items) -> tuple[Notes, list[Rejection]]:
    """The notes of the rows that were kept: those on what is known, and those on anything else."""
    found: dict[str, list[Any]] = {role: [] for role in ("row", "item", *ON_THE_SIDE, "record")}
    astray: list[Rejection] = []
    for each, numbers in zip(sheets, rows, strict=True):
        side = beside(kit, each)
        if not side:
            continue
        about, named = names_in(kit, each, items)
        noted = kit.filled([codes for codes, _ in side.values()])
        noted = kit.at(noted, kit.where(kit.at(numbers, noted), 0, MOST_ROWS))
        known = kit.take([int(bool(name.id)) for _, name in named], kit.at(about, noted))
        kept, lost = (kit.at(noted, kit.where(known, each, each)) for each in (1, 0))
        found["row"] += ints(kit.at(numbers, kept))
        found["item"] += kit.words([name.id for _, name in named], kit.at(about, kept))
        found["record"] += ints(kit.at(each.records, kept))
        for role in ON_THE_SIDE:
            found[role] += _said(kit, side, role, kept)
        for code, positions in kit.groups(kit.at(about, lost)):
            name, strange = named[code]
            here = kit.at(lost, positions)
            said = map(_together, zip(*(_said(kit, side, role, here) for role in ON_THE_SIDE), strict=True))
            field = each.name(next(iter(each.layout.side.values())))
            records = ints(kit.at(each.records, here))
            astray.append(Rejection(strange.why, records, list(said), field, name, strange.framework))
    rows_, item, note, by, date, source, flag, record = found.values()
    return Notes(rows_, item, note, by, date, source, flag, record), astray


def _said(kit: Kit, side: Side, role: str, positions: Index) -> list[str]:
    """What stands in one of the columns beside the answers."""
    if role not in side:
        return [""] * len(positions)
    codes, texts = side[role]
    return kit.words(texts, kit.at(codes, positions))


def _together(parts: Sequence[str]) -> str:
    """All that was written beside one answer."""
    return " · ".join(each for each in parts if each)

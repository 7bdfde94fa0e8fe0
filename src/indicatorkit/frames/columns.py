"""The columns of answers: the cells of every question put in their rows, and an account of those that were not used."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import field
from functools import partial
from typing import Any

from ..answers import BETWEEN_FIELDS, Column, Rejection
from ..issues import Severity
from ..light import dataclass
from ..progress import watched
from .codebook import Codebook
from .findings import MOST_CAUSES, Findings
from .kit import Factor, Groups, Index, Kit, Part, Placed, Read, joined
from .names import Items
from .rows import Numbered
from .said import shown
from .sheets import About, Sheet, about, ints, texts


@dataclass(slots=True)
class Columns:
    """The columns by item, and the account: cells read = used + empty + rejected."""

    columns: dict[str, Column] = field(default_factory=dict)
    read: int = 0
    used: int = 0
    empty: int = 0
    rejected: list[Rejection] = field(default_factory=list)


def columns(
    kit: Kit,
    sheets: Sequence[Sheet],
    numbered: Numbered,
    items: Items,
    codebooks: Mapping[str, Codebook],
    findings: Findings,
) -> Columns:
    """A column for every codebook; cells that are about nothing that is asked are rejected."""
    work = _Work(kit, numbered, items, codebooks, findings)
    for sheet, rows in zip(sheets, numbered.of, strict=True):
        for each in about(kit, sheet, items):
            work.sort(sheet, rows, each)
        work.say_unused(sheet)
    for item in watched("answers", codebooks):
        work.fill(item)
    work.say_repeats()
    return work.done


class _Work:
    def __init__(
        self, kit: Kit, numbered: Numbered, items: Items, codebooks: Mapping[str, Codebook], findings: Findings
    ) -> None:
        self.kit, self.numbered, self.items = kit, numbered, items
        self.codebooks, self.findings = codebooks, findings
        self.parts: dict[str, list[Part]] = {item: [] for item in codebooks}
        self.repeats: dict[tuple[int, ...], list[str]] = {}
        self.repeated = 0
        self.origin: Any = None
        self.done = Columns()

    # ------------------------------------------------------------------------------------------ cells by what they are

    def sort(self, sheet: Sheet, rows: Index, each: About) -> None:
        """Put the cells with the question that they answer, or reject those that answer none."""
        records = each.of(self.kit, sheet.records)
        self.done.read += len(records)
        if each.found.asked and sheet.layout.is_long and sheet.layout.value is None:
            self.done.empty += len(records)  # a table of notes has no answers, and none comes from it
            return
        if each.found.asked:
            here = each.of(self.kit, rows)
            self.parts[each.found.id].append(Part(here, records, each.cells, each.field, sheet.table.decimals))
            return
        cells = each.cells if isinstance(each.cells, Factor) else self.kit.factor(each.cells.values)
        filled = self.kit.where(cells.codes, 0, len(cells.distinct))
        self.done.empty += len(records) - len(filled)
        why = each.found.why or "item-is-computed"
        if len(filled):
            found, said = ints(self.kit.at(records, filled)), texts(self.kit, cells, filled)
            self.done.rejected.append(Rejection(why, found, said, each.field, each.name, each.found.framework))
        if not each.found.framework:
            self.say_strange(sheet, each, why, records, filled)

    def say_strange(self, sheet: Sheet, each: About, why: str, records: Index, filled: Index) -> None:
        """A finding about cells that answer no question; an empty cell of a known node is only a place for a note."""
        noted = why in ("unknown-item", "ambiguous-item") and sheet.layout.is_long
        where = ints(records) if noted else ints(self.kit.at(records, filled))
        if not where:
            return
        near = self.items.guess(each.name) if why == "unknown-item" else ""
        severity: Severity = "error" if sheet.layout.is_long or near or why != "unknown-item" else "warning"
        named = sheet.layout.item if why != "row-without-item" else None  # where no name stands, the answer does
        field = sheet.field(named) if named is not None else each.field
        words = {"said": shown(each.name), "guess": near}
        self.findings.add(why, where, field, severity=severity, words=words)

    def say_unused(self, sheet: Sheet) -> None:
        """Columns that are neither key, nor answer, nor note."""
        for position in sheet.layout.unused:
            words = {"said": shown(sheet.name(position))}
            self.findings.add("column-not-used", severity="info", words=words)

    # -------------------------------------------------------------------------------------------------- cells into rows

    def fill(self, item: str) -> None:
        """The column of one question."""
        kit, book = self.kit, self.codebooks[item]
        nobody = kit.span(0, 0)
        parts = self.parts[item] or [Part(nobody, nobody, Factor(nobody, []), "")]
        read = joined(kit, [kit.read(book, each) for each in parts])
        straight = self.straight(read) if self.numbered.straight and len(parts) == 1 and parts[0].field else None
        fields = BETWEEN_FIELDS.join(dict.fromkeys(each.field for each in parts))
        placed = kit.place(book, read, len(self.numbered.rows), fields, straight)
        self.done.columns[item] = placed.column
        self.done.used += placed.used
        self.done.empty += placed.empty
        self.account(book, read, placed)

    def straight(self, read: Read) -> Any:
        """The origin that all columns share when record and row are the same; nothing when these are not all rows."""
        count = len(self.numbered.of[0])
        if len(read.rows) != count:
            return None
        if self.origin is None:
            self.origin = self.kit.origin(read.records, len(self.numbered.rows))
        return self.origin

    def account(self, book: Codebook, read: Read, placed: Placed) -> None:
        """List what was not used, and say why."""
        item, field = book.item, placed.column.field
        for positions in placed.rejected:
            why, said = read.meaning(int(positions[0])).why, read.text(int(positions[0]))
            records = ints(self.kit.at(read.records, positions))
            self.done.rejected.append(Rejection(why, records, said, field, item))
            self.findings.add(why, records, field, about=item, words=partial(book.help_for, said, why))
        if len(placed.conflicts):
            flat = placed.conflicts.positions
            all_said = [read.text(int(each)) for each in flat]
            records = ints(self.kit.at(read.records, flat))
            self.done.rejected.append(Rejection("different-answers", records, all_said, field, item))
            self.say_conflicts(item, field, read, placed.conflicts)
        for positions in placed.repeats.first(MOST_CAUSES):
            key = tuple(ints(self.kit.at(read.records, positions)))
            self.repeats.setdefault(key, []).append(item)
        self.repeated += max(0, len(placed.repeats) - MOST_CAUSES)
        if len(placed.homeless):
            texts_ = [read.text(int(each)) for each in placed.homeless]
            records = ints(self.kit.at(read.records, placed.homeless))
            self.done.rejected.append(Rejection("row-rejected", records, texts_, field, item))

    def say_conflicts(self, item: str, field: str, read: Read, conflicts: Groups) -> None:
        """Findings about cells of one row that differ: the first ones, and how many more."""
        for positions in conflicts.first(MOST_CAUSES):
            row = self.numbered.rows[int(read.rows[positions[0]])]
            said = " / ".join(dict.fromkeys(read.text(int(each)) for each in positions))
            words = {"entity": row.entity, "item": item, "said": shown(said)}
            records = ints(self.kit.at(read.records, positions))
            self.findings.add("different-answers", records, field, about=item, together=True, words=words)
        self.findings.more("different-answers", item, len(conflicts) - MOST_CAUSES)

    def say_repeats(self) -> None:
        """Findings about answers that were given more than once, and were the same."""
        for records, items in self.repeats.items():
            words = {"items": ", ".join(f"`{each}`" for each in items[:5]) + (", …" if len(items) > 5 else "")}
            self.findings.add("answered-twice", records, severity="warning", together=True, words=words)
        self.findings.more("answered-twice", "", self.repeated)

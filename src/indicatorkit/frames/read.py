"""From data in any shape to answers: rows, columns of codes, notes, a ledger that adds up, and findings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Final

from ..answers import Answers, Ledger, Places, Source, legend
from ..errors import DataError
from ..framework import Framework
from ..issues import Issue, Where, guess
from ..limits import allowed, over
from .attributes import with_attributes
from .codebook import Codebook
from .columns import columns
from .earlier import with_earlier
from .findings import Findings
from .kit import Kit
from .lists import Lists
from .names import WORDS, Items, Layout, entity_words, layout, name_of_questions
from .noting import notes_of
from .others import say_others
from .rows import NOTHING, Given, number_rows
from .said import shown
from .sheets import Sheet, sheet
from .table import Table, table

MOST_IN_LISTS: Final = 200_000
"""Above so many cells, lists are read with the help of numpy and pandas."""


def read(
    framework: Framework,
    data: object,
    *,
    codebooks: Mapping[str, Codebook],
    given: Given = NOTHING,
) -> Answers:
    """The answers in a pandas frame, a list of dicts or a dict of columns, long or wide.

    Long data have a row for each answer: `entity`, `wave`, `item`, `value`, and perhaps `perspective`, `note`, `by`,
    `date`, `source`, `flag`; Dutch names and the framework's own word for an entity will do. Wide data have a column
    for each item, named by id, alias or label. Nothing is dropped silently: see `Answers.ledger` and `Answers.issues`.
    Data that cannot be used at all are a `DataError`.
    """
    return read_tables(framework, [table(data)], codebooks=codebooks, given=given)


def read_tables(
    framework: Framework,
    tables: Sequence[Table],
    *,
    codebooks: Mapping[str, Codebook],
    given: Given,
    issues: Sequence[Issue] = (),
) -> Answers:
    """The answers in several tables together; `issues` were found before, in reading the files."""
    rows = sum(map(len, tables))
    if rows > allowed().rows:
        where = Where(file=tables[0].file if len(tables) == 1 else "")
        raise DataError([Issue("error", "too-many-records", where, over("rows", rows))])
    cells = sum(len(each) * len(each.names) for each in tables)
    kit = Lists() if cells <= MOST_IN_LISTS and all(each.is_plain for each in tables) else _arrays()
    items, findings = Items(framework, given.others), Findings()
    sheets = _sheets(kit, tables, items, given)
    places = Places(tuple(Source(each.file, each.numbers, each.sheet, each.letters) for each in tables))
    numbered = number_rows(kit, sheets, framework, given, findings)
    result = columns(kit, sheets, numbered, items, codebooks, findings)
    found, roster = result.columns, given.roster
    if roster is not None:
        found = with_attributes(
            found, numbered.rows, roster, [each.id for each in framework.facts], codebooks, findings
        )
    if not given.apart:
        found = with_earlier(found, numbered.rows, framework, given.order(framework), codebooks)
    notes, astray = notes_of(kit, sheets, numbered.of, items)
    say_others(findings, result.rejected, astray)
    ledger = Ledger(
        rows_read=sum(len(each.kept) for each in sheets),
        rows_kept=sum(len(each.kept) for each in sheets) - sum(len(each.records) for each in numbered.rejected),
        rows_blank=sum(each.blank for each in sheets),
        cells_read=result.read,
        cells_used=result.used,
        cells_empty=result.empty,
        rejected_rows=tuple(numbered.rejected),
        rejected_cells=tuple(result.rejected),
        rejected_notes=tuple(astray),
        places=places,
    )
    assert ledger.adds_up
    return Answers(
        numbered.rows,
        found,
        legend(framework.missing_options()),
        notes,
        ledger,
        places,
        (*issues, *findings.issues(places), *([] if given.apart else _without_rows(sheets))),
        roster,
        library=tables[0].library if tables else "pandas",
        waves=given.order(framework),
    )


def _arrays() -> Kit:
    """The kit for large data; numpy and pandas are imported here, and only when they are needed."""
    from .arrays import Arrays  # noqa: PLC0415  # small data are read without

    return Arrays()


def _sheets(kit: Kit, tables: Sequence[Table], items: Items, given: Given) -> list[Sheet]:
    found: list[Sheet] = []
    first = 1
    for each in tables:
        here = each.layout or layout(items, each.names)
        check(each, here, items, given)
        found.append(sheet(kit, each, here, first))
        first += len(each)
    return found


def _without_rows(sheets: Sequence[Sheet]) -> Iterator[Issue]:
    """The files of which no table has a row in which anything stands: who made one would look for its rows in vain."""
    here: dict[str, list[Sheet]] = {}
    for each in sheets:
        here.setdefault(each.table.file, []).append(each)
    for file, found in here.items():
        if file and not any(len(each.kept) for each in found):
            yield no_rows(file, found[0].table.sheet if len(found) == 1 else "")


def no_rows(file: str, sheet: str = "") -> Issue:
    """What is said of a file that has names of columns, and no more."""
    return Issue("warning", "no-rows", Where(file=file, sheet=sheet))


def check(here: Table, columns: Layout, items: Items, given: Given) -> None:
    """Whether anything can be made of a table with these columns; if not, a `DataError` says what was found."""
    where = Where(file=here.file, sheet=here.sheet)
    words = {"found": ", ".join(map(shown, here.names[:20])), "entity": " / ".join(entity_words(items.framework))}
    if columns.answers and not any(found.is_known for _, found in columns.answers):
        raise DataError([_unknown(items, here.names, where, words)])
    needed = columns.is_long or given.entities is not None
    if needed and len(here) and "entity" not in columns.keys and not given.entity:
        raise DataError([Issue("error", "no-entity-column", where, words)])


def _unknown(items: Items, names: Sequence[str], where: Where, words: Mapping[str, str]) -> Issue:
    """Why none of these columns holds answers: that of the questions has none beside it, or nothing is known."""
    asked = name_of_questions(items, names)
    if asked:
        rest = [each for each in names if each != asked]
        near = next((found for each in rest if (found := guess(each, list(WORDS["value"])))), "")
        return Issue("error", "no-value-column", where, {**words, "asked": shown(asked), "guess": near})
    if len(names) == 1:
        return Issue("error", "one-column", where, {**words, "guess": ""})
    near = next((found for each in names if (found := items.guess(each))), "")
    return Issue("error", "no-known-column", where, {**words, "guess": near})

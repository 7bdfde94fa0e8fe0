"""The verb `write`: scores, answers, a framework, or any result that has tables, to a file in one of several forms."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from errno import EISDIR
from functools import partial
from math import isinf
from pathlib import Path
from typing import Any, Final, Literal, TypeAlias

from ..errors import DataError
from ..exports.answers import answers_table
from ..exports.document import answers_document, scores_document
from ..exports.frames import frame_sheet, is_frame
from ..exports.labelled import labelled_answers
from ..exports.origin import origin
from ..exports.receipt import Receipt
from ..exports.results import results
from ..exports.swing import SwingSetup, swing_files
from ..exports.workbook import Workbook
from ..files.finding import RECEIPT
from ..files.sheet import Cell, Sheet
from ..files.writers.csv import PRESETS, csv_bytes
from ..files.writers.json import json_bytes
from ..files.writers.parquet import write_parquet
from ..files.writers.together import Output, write_together
from ..files.writers.xlsx import write_xlsx
from ..framework import Framework
from ..issues import Issue, Where
from ..light import dataclass
from ..toml.writing import document
from ..words import Lang, default_lang, say
from ..words.system import refusal
from .answers import Answers
from .calibration import Calibration
from .scores import Scores

Form: TypeAlias = Literal["xlsx", "csv", "csv-nl", "parquet", "json", "swing", "toml"]
FORMS: Final[tuple[Form, ...]] = ("xlsx", "csv", "csv-nl", "parquet", "json", "swing", "toml")


@dataclass(frozen=True, slots=True)
class Written:
    """The files that were written, and what is worth knowing about them."""

    files: tuple[Path, ...]
    """The paths, in the order in which they were written."""
    issues: tuple[Issue, ...] = ()
    """What is worth knowing, such as what did not fit the form."""


def write(
    what: Any,
    path: str | Path,
    *,
    format: Form | None = None,  # noqa: A002  # the name users expect
    lang: Lang | None = None,
    force: bool = False,
    notes: bool | None = None,
    swing: SwingSetup | None = None,
) -> Written:
    """The files that were written: the form is that of the suffix of `path`, unless `format` says another.

    `what` is `Scores`, `Answers`, a `Framework` or `Calibration` (as `.toml`), a pandas frame, or any result that has
    `tables(lang)` or `to_frame()`.

    *xlsx* is for people: what it is, an overview in colour, results, answers, what is missing, the receipt. *csv* and
    *parquet* are one table in ids, *csv-nl* the same as Excel in Dutch opens it; beside a CSV file stands its receipt,
    `NAME.receipt.json`. *json* holds everything for other programs. *swing* (with `swing`) is what Swing imports.

    `notes`: whether what people wrote goes along: by default in a workbook and in a table of answers, and nowhere else.
    A file that is there already is a `DataError` unless `force`; nothing is left half written. Without `lang`, what is
    for people is in the language of the environment.

    >>> import indicatorkit as ik
    >>> import tempfile, pathlib
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "flexwoningen": "ja"}])
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     [file.name for file in ik.write(scores, pathlib.Path(folder) / "uit.csv").files]
    ['uit.csv', 'uit.receipt.json']
    """
    to, lang = Path(path), lang or default_lang()
    if not to.name:  # this folder, or the root: no file beside it can be named after it
        reason = refusal(IsADirectoryError(EISDIR, "is a directory"))
        raise DataError([Issue("error", "file-unwritable", Where(file=str(to)), {"reason": reason})])
    form = _form(what, to, format, swing)
    if isinstance(what, Calibration) and form == "toml":
        return Written(write_together([_bytes(to, what.content)], force=force), _examples(what.before))
    if isinstance(what, Framework) or form == "toml":
        return _framework(what, to, lang, form, force=force)
    if form == "swing":
        return _swing(what, to, lang, swing, force=force)
    made = _Made(what, lang, notes)
    return Written(write_together(_outputs(made, to, form), force=force))


def _outputs(made: _Made, to: Path, form: Form) -> list[Output]:
    match form:
        case "xlsx":
            return [(to, partial(write_xlsx, sheets=made.book()))]
        case "parquet":
            said = made.said()
            return _several(made.tables(), to, lambda sheet: partial(write_parquet, sheet=sheet, receipt=said))
        case "json":
            return [_bytes(to, json_bytes(made.data()))]
        case _:
            return _csv(made, to, form)


def _form(what: Any, path: Path, form: Form | None, swing: SwingSetup | None) -> Form:
    suffix = path.suffix.casefold().removeprefix(".")
    found = form or ("swing" if swing is not None else suffix)
    for each in FORMS:
        if each == found and (form is not None or each != "swing" or swing is not None):
            return each
    known = "toml" if isinstance(what, Framework) else ", ".join(FORMS[:-1])
    code = "unknown-form" if found else "no-form"
    raise DataError([Issue("error", code, Where(file=str(path)), {"found": found, "known": known})])


def _receipt(path: Path) -> Path:
    """Where the receipt of a file comes; `with_suffix` would raise for a path without a name."""
    return path.parent / f"{path.stem}{RECEIPT}"


def _bytes(path: Path, data: bytes) -> Output:
    return path, lambda beside: beside.write_bytes(data)


# ------------------------------------------------------------------------------------------------- tables, and the rest


@dataclass(frozen=True, slots=True)
class _Made:
    """What is written, in each of the shapes that a form may want."""

    what: Any
    lang: Lang
    notes: bool | None

    @property
    def receipts(self) -> tuple[Receipt, ...]:
        """Where it comes from: one receipt, or that of before and that of after."""
        if is_frame(self.what):  # it has an attribute for each of its columns, whatever these are called
            return ()
        one: Receipt | None = getattr(self.what, "receipt", None)
        return getattr(self.what, "receipts", ()) if one is None else (one,)

    def said(self) -> dict[str, Any]:
        """The receipts as plain data."""
        whole = [each.as_dict() for each in self.receipts]
        return dict(zip(("before", "after"), whole, strict=True)) if len(whole) > 1 else next(iter(whole), {})

    def tables(self) -> Sequence[Sheet]:
        """The plain tables, the main one first."""
        match self.what:
            case Scores():
                return [results(self.what.table, self.lang)]
            case Answers():
                return [answers_table(self.what.framework, self.what.record, self.lang, notes=self.notes is not False)]
            case _ if is_frame(self.what):
                return [frame_sheet(self.what)]
            case _ if hasattr(self.what, "tables"):
                found: Sequence[Sheet] = self.what.tables(self.lang)
                return found
            case _ if hasattr(self.what, "to_frame"):
                return [frame_sheet(self.what.to_frame())]
        raise DataError([Issue("error", "cannot-be-written", Where(), {"found": type(self.what).__name__})])

    def book(self) -> Sequence[Sheet]:
        """The sheets of a workbook, the receipt last."""
        notes = self.notes is not False
        match self.what:
            case Scores():
                return Workbook(self.what.table, self.what.receipt, self.lang, notes).sheets()
            case Answers():
                own = labelled_answers(self.what.framework, self.what.record, self.lang, notes=notes)
                return (own, origin(self.receipts, self.lang, self.what.ledger))
        return (*self.tables(), *([origin(self.receipts, self.lang)] if self.receipts else ()))

    def data(self) -> dict[str, Any]:
        """Plain data for other programs."""
        notes = self.notes is True
        match self.what:
            case Scores():
                return scores_document(self.what.table, self.what.receipt, notes=notes)
            case Answers():
                return answers_document(self.what.framework, self.what.record, self.what.receipt, notes=notes)
        own = (
            self.what.as_dict()
            if hasattr(self.what, "as_dict") and not is_frame(self.what)
            else {"sheets": [_plain(each) for each in self.tables()]}
        )
        return {"schema_version": 1, "what": type(self.what).__name__.casefold(), **own, "receipt": self.said()}


def _plain(sheet: Sheet) -> dict[str, Any]:
    return {
        "id": sheet.id,
        "columns": [each.name for each in sheet.columns],
        "rows": list(zip(*(map(_in_json, each.cells) for each in sheet.columns), strict=True)),
    }


def _in_json(cell: Cell) -> Cell:
    """JSON has no infinity: it is a text, as in CSV."""
    return repr(cell) if isinstance(cell, float) and isinf(cell) else cell


def _csv(made: _Made, path: Path, form: Form) -> list[Output]:
    preset = PRESETS["excel-nl" if form == "csv-nl" else "open"]
    outputs = _several(made.tables(), path, lambda sheet: lambda beside: beside.write_bytes(csv_bytes(sheet, preset)))
    said = made.said()
    return [*outputs, *([_bytes(_receipt(path), json_bytes(said))] if said else [])]


def _several(sheets: Sequence[Sheet], path: Path, writer: Callable[[Sheet], Callable[[Path], object]]) -> list[Output]:
    """A file for each sheet: the first at the path itself, every other with its id in the name."""
    names = [path, *(path.with_name(f"{path.stem}_{each.id}{path.suffix}") for each in sheets[1:])]
    return [(name, writer(sheet)) for name, sheet in zip(names, sheets, strict=True)]


def _swing(what: Any, path: Path, lang: Lang, setup: SwingSetup | None, *, force: bool) -> Written:
    """A workbook, or files of CSV; Studio offers every sheet for import, so the receipt stands in a file beside it."""
    if not isinstance(what, Scores):
        raise DataError([Issue("error", "only-scores", Where(file=str(path)), {"found": type(what).__name__})])
    if setup is None:
        raise DataError([Issue("error", "swing-no-level", Where(file=str(path)))])
    found = swing_files(what.table, setup, lang)
    said = _bytes(_receipt(path), json_bytes(what.receipt.as_dict()))
    if path.suffix.casefold() == ".xlsx":
        outputs: list[Output] = [(path, partial(write_xlsx, sheets=found.sheets))]
    else:
        preset = PRESETS["open"]
        outputs = _several(
            found.sheets, path, lambda sheet: lambda beside: beside.write_bytes(csv_bytes(sheet, preset))
        )
    return Written(write_together([*outputs, said], force=force), found.issues)


def _framework(what: Any, path: Path, lang: Lang, form: Form, *, force: bool) -> Written:
    """The file of a framework, written anew from what was read; comments are not part of that, and it says so."""
    if not isinstance(what, Framework) or form != "toml":
        params = {"found": type(what).__name__, "form": form}
        raise DataError([Issue("error", "other-form", Where(file=str(path)), params)])
    doc: Mapping[str, Any] | None = what.document
    if doc is None:
        raise DataError([Issue("error", "no-document", Where(file=str(path)), {"framework": what.id})])
    head = say("sheets.copy", lang, framework=what.id, version=what.version, digest=what.digest[:12] or "–")
    text = "".join(f"# {line}\n" for line in head.splitlines()) + "\n" + document(doc)
    return Written(write_together([_bytes(path, text.encode())], force=force), _examples(what))


def _examples(framework: Framework) -> tuple[Issue, ...]:
    """That the file of examples beside a framework does not go along, where there is one."""
    beside = Issue("info", "examples-not-copied", Where(file=framework.file), {"number": len(framework.more_examples)})
    return (beside,) if framework.more_examples else ()

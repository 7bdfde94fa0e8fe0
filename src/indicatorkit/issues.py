"""What is wrong, where, and what may help: a finding about a framework or about answers."""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import field
from difflib import get_close_matches
from typing import Any, Final, Literal, TypeAlias

from .light import dataclass
from .words import Lang, default_lang, has, say

Severity: TypeAlias = Literal["error", "warning", "info"]
Path: TypeAlias = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Where:
    """A place: in a file by line and column (both from 1), in data by row and column name or by sheet and cell.

    `path` is the place in the document, from which `line` and `column` were found. `excerpt` is the line itself.
    """

    file: str = ""
    """The path of the file, as it was given."""
    line: int | None = None
    """From 1."""
    column: int | None = None
    """From 1, counted in signs."""
    end_column: int | None = None
    """The column right after the last sign."""
    excerpt: str = ""
    path: Path = ()
    row: int | None = None
    """The line of a file of data, of which the header is the first; of other data the row, from 1."""
    field: str | None = None
    """The name of the column of data."""
    sheet: str = ""
    """The name of the sheet of a workbook."""
    cell: str = ""
    """The cell of the sheet: `C7`."""

    def __str__(self) -> str:
        """The place, in the language of the environment."""
        return self.text(default_lang())

    def text(self, lang: Lang) -> str:
        """The place as `file:line:column`, as sheet and cell, or as a row and a column of data, in that language."""
        if self.line is not None:
            return f"{self.file}:{self.line}:{self.column or 1}"
        parts = [self.file] if self.file else []
        if self.sheet:
            first, _, last = self.cell.partition(":")
            if first.isdigit() and first == last:  # a row as a spreadsheet has it: 4:4
                return ", ".join([*parts, self.sheet, say("issue.row", lang, row=first)])
            return ", ".join([*parts, f"{self.sheet}!{self.cell}" if self.cell else self.sheet])
        if self.row is not None:
            parts.append(say("issue.row", lang, row=self.row))
        if self.field is not None:
            parts.append(say("issue.field", lang, field=self.field))
        return ", ".join(parts)


@dataclass(frozen=True, slots=True)
class Issue:
    """One finding. `message` says what is wrong in the author's words, `help` what may mend it.

    `also` are further places that belong to it, such as the first of two equal ids.
    """

    severity: Severity
    """`error`, `warning` or `info`."""
    code: str
    """By which it is known in every language: `unknown-key`."""
    where: Where = Where()
    """Where it is."""
    params: Mapping[str, Any] = field(default_factory=dict, hash=False)
    """What the message speaks of, by the names of its placeholders."""
    also: tuple[Where, ...] = ()
    lang: Lang = field(default_factory=default_lang, compare=False)
    """The language of `message` and `help`."""

    @property
    def message(self) -> str:
        """What is wrong."""
        return self.text(self.lang)

    @property
    def help(self) -> str:
        """What may mend it; empty when nothing can be guessed."""
        return self.hint(self.lang)

    def text(self, lang: Lang) -> str:
        """What is wrong, in that language."""
        return say(f"issue.{self.code}.message", lang, **self._words(lang))

    def hint(self, lang: Lang) -> str:
        """What may mend it, in that language: the guess, else the general advice for this code; and what more."""
        words = self._words(lang)
        if words.get("guess"):
            return say("issue.guess", lang, guess=words["guess"])
        keys = [f"issue.{self.code}.help", *(key for param, key in MORE_HELP.items() if param in self.params)]
        return "; ".join(say(key, lang, **words) for key in keys if has(key, lang))

    def _words(self, lang: Lang) -> dict[str, Any]:
        """What fills in the text; what says it in either language is asked for it."""
        return {key: each(lang) if callable(each) else each for key, each in self.params.items()}

    def __str__(self) -> str:
        """`file:line:column: message [code]`, the line with a caret, and the help."""
        return self.render(self.lang)

    def render(self, lang: Lang) -> str:
        """The finding as several lines of text in that language."""
        place = self.where.text(lang)
        head = f"{place}: " if place else ""
        lines = [f"{head}{say(f'severity.{self.severity}', lang)}: {self.text(lang)} [{self.code}]", *caret(self.where)]
        hint = self.hint(lang)
        if hint:
            lines.append(f"    {say('issue.help', lang)}: {hint}")
        for other in self.also:
            lines.append(f"    {say('issue.also', lang)}: {other.text(lang)}")
            lines.extend(caret(other))
        return "\n".join(lines)

    def as_dict(self) -> dict[str, Any]:
        """The finding as plain data."""
        return {
            "severity": self.severity,
            "code": self.code,
            "message": self.message,
            "help": self.help,
            "where": _place(self.where),
            "also": [_place(each) for each in self.also],
        }


def _place(where: Where) -> dict[str, Any]:
    found = {"file": where.file, "line": where.line, "column": where.column, "path": list(where.path)}
    if where.row is not None or where.field is not None:
        found |= {"row": where.row, "field": where.field}
    if where.sheet:
        found |= {"sheet": where.sheet, "cell": where.cell}
    return found


def caret(where: Where) -> list[str]:
    """The line of a place with a caret under it; nothing where no line is known. Of a long line, the part around it."""
    if where.line is None or where.column is None or not where.excerpt:
        return []
    number, start = str(where.line), where.column - 1
    end = max(start + 1, (where.end_column or where.column + 1) - 1)
    cut = max(0, start - CONTEXT) if len(where.excerpt) > WIDEST else 0
    before, under = where.excerpt[cut:start], where.excerpt[start : min(end, cut + WIDEST)]
    rest = where.excerpt[start + len(under) : cut + WIDEST]
    more = "…" if cut + WIDEST < len(where.excerpt) else ""
    first = "…" if cut else ""
    blank = "".join("\t" if each == "\t" else " " * _columns(each) for each in first + before)
    mark = "^" * max(1, sum(_columns(each) for each in under))
    return [f"    {number} | {first}{before}{under}{rest}{more}", f"    {' ' * len(number)} | {blank}{mark}"]


MORE_HELP: Final = {"limit": "issue.more_allowed", "unread": "issue.read_later"}
"""What more may help, by what a finding speaks of."""

WIDEST: Final = 120
CONTEXT: Final = 60


def _columns(letter: str) -> int:
    """How many columns of a terminal a letter takes."""
    if unicodedata.combining(letter) or unicodedata.category(letter) == "Cf":
        return 0
    return 2 if unicodedata.east_asian_width(letter) in ("W", "F") else 1


def in_short(issues: Sequence[Issue]) -> list[str]:
    """How many there are, for the one line in which an object says what it is; nothing where there are none."""
    return [f"{len(issues)} issue{'s' * (len(issues) > 1)}"] if issues else []


def guess(word: str, known: list[str]) -> str:
    """The known word that looks most like this one; empty when none does."""
    near = get_close_matches(word.casefold(), {each.casefold(): each for each in known}, n=1, cutoff=0.6)
    return next((each for each in known if near and each.casefold() == near[0]), "")

"""What was answered, in words that every door takes back: ids of options and levels, numbers, `missing:REASON`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final, TypeAlias

from ..answers import NOT_SUPPLIED, Answers, Column, Rows
from ..answers.digest import digest
from ..asking import SeveralAnswer
from ..framework import Framework
from ..light import dataclass
from ..spelling import normal
from ..values import Letter
from .coding import codebook

Said: TypeAlias = "str | int | Decimal | tuple[str, ...] | None"
"""An answer: the id of an option or level, a number, the ids of several options, a reason; nothing: not supplied."""

NOT_APPLICABLE: Final = "not_applicable"
MISSING: Final = "missing:"


@dataclass(frozen=True, slots=True)
class Worded:
    """The answers to the questions of a framework, cell by cell, as they could be typed in again."""

    framework: Framework
    answers: Answers

    @property
    def items(self) -> tuple[str, ...]:
        """The questions and attributes of which something was read, in the order of the framework."""
        known = (*(each.id for each in self.framework.questions), *self.framework.attributes)
        return tuple(each for each in known if each in self.answers.columns)

    def column(self, item: str) -> list[Said]:
        """The answers of all rows to one question, or the values of one attribute."""
        return list(_said(self.answers.columns[item], spoken(self.framework, self.answers, item)))

    def digest(self) -> str:
        """The digest of all answers: see `answers.digest`. Names of rows count in their normal form."""
        words = {item: [text(each) for each in self.column(item)] for item in self.items}
        return digest(_keys(self.answers.rows), words)


@dataclass(frozen=True, slots=True)
class Spoken:
    """How each code of one column is said: every letter, "does not apply", and every reason to be missing.

    A measured number is said by the number itself, which stands in the row; so are several options, by row.
    """

    letters: list[Said]
    does_not_apply: str
    reasons: list[Said]
    several: Mapping[int, tuple[str, ...]]


def spoken(framework: Framework, answers: Answers, item: str) -> Spoken:
    """How the codes of one question or attribute are said."""
    column = answers.columns[item]
    asked = framework.items.get(item) or framework.attributes[item]
    answer = asked.answer
    assert answer is not None
    reasons: list[Said] = [f"{MISSING}{each.word}" for each in answers.legend]
    reasons[NOT_SUPPLIED] = None
    return Spoken(
        [_word(letter) for letter in column.letters],
        next((option.id for option in answer.options if option.not_applicable), NOT_APPLICABLE),
        reasons,
        _several(framework, column, answer) if isinstance(answer, SeveralAnswer) else {},
    )


def text(said: Said) -> str:
    """An answer as a text: numbers with a point, several options after one another, nothing as an empty text."""
    match said:
        case None:
            return ""
        case tuple():
            return "; ".join(said)
        case _:
            return str(said)


def _said(column: Column, how: Spoken) -> Iterator[Said]:
    """One column: what is the same for all rows with a code is looked up, the rest is read from the row."""
    measured = [letter.interval is not None for letter in column.letters]
    for row, code in enumerate(column.codes):
        if code == column.not_applicable:
            yield how.does_not_apply
        elif code == column.missing:
            yield how.reasons[column.reasons[row]]
        elif row in how.several:
            yield how.several[row]
        elif measured[code] and column.numbers is not None:
            yield _number(Decimal(repr(column.numbers[row])))
        else:
            yield how.letters[code]


def _word(letter: Letter) -> Said:
    if letter.raw is None or letter.raw.denominator != 1:
        return letter.word
    return int(letter.raw)


def _number(number: Decimal) -> int | Decimal:
    return int(number) if number == number.to_integral_value() else number


def _several(framework: Framework, column: Column, answer: SeveralAnswer) -> dict[int, tuple[str, ...]]:
    """The options that were chosen in each row that says so, in the order of the framework."""
    book = codebook(framework, column.item, answer, column.letters)
    order = [option.id for option in answer.options]
    found: dict[int, tuple[str, ...]] = {}
    for row, said in column.said.items():
        whole = book.names.get(said) or book.names.get(normal(said))  # a label may hold what else divides answers
        chosen = [whole] if whole is not None else book.chosen(said)
        if column.codes[row] < len(column.letters) and chosen and None not in chosen:
            found[row] = tuple(sorted({each for each in chosen if each is not None}, key=order.index))
    return found


def _keys(rows: Rows) -> list[tuple[str, str, str]]:
    """Entity, wave and perspective of each row in normal form; a name that shares its normal form stays as it is."""
    entities, waves, perspectives = map(_normal, (rows.entities, rows.waves, rows.perspectives))
    return list(zip(entities, waves, perspectives, strict=True))


def _normal(names: Sequence[str]) -> list[str]:
    forms = {name: normal(name) for name in names}
    times = Counter(forms.values())
    return [forms[name] if times[forms[name]] == 1 else name for name in names]

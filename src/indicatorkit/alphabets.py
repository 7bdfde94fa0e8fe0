"""The letters of an input as one rule tells them apart: values that read the same and fit the same cells are one."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction
from typing import Any, Final

from .asking import MOST_DIGITS
from .cells import Cell, fits
from .light import dataclass, replace
from .values import MISSING, NOT_APPLICABLE, Letter, Scale, missing_for

MOST_ANSWERED: Final = Fraction(10) ** MOST_DIGITS


@dataclass(frozen=True, slots=True)
class Carrier:
    """What stands in one place of the table of codes: a question, an attribute, or a computed node.

    Codes 0 to k - 1 are `values`, k is *not applicable*, k + 1 is *missing*. `may_not_apply` and `may_be_missing` say
    whether those two can occur. `reasons` are those of a question, in the order of their codes, with their kinds; in
    the place of an option that only others have stands its kind. No measured number is farther from nought than `most`.
    """

    id: str
    position: int
    values: tuple[Letter, ...]
    scale: Scale | None
    may_not_apply: bool
    may_be_missing: bool = True
    reasons: tuple[tuple[str, str], ...] = ()
    most: Fraction = MOST_ANSWERED

    @property
    def not_applicable(self) -> int:
        """The code for *not applicable*."""
        return len(self.values)

    @property
    def missing(self) -> int:
        """The code for *missing*."""
        return len(self.values) + 1

    def level(self, code: int) -> str | None:
        """The id of the level (or class, or option) that a code stands for; nothing where it has none."""
        if code >= len(self.values):
            return None
        letter = self.values[code]
        if letter.level is not None and self.scale is not None:
            return self.scale.levels[letter.level]
        return letter.word if letter.number is None and letter.interval is None else None


@dataclass(frozen=True, slots=True)
class Alphabet:
    """The letters of one input for one rule, and which letter each code is.

    `recode[code]` is the position of the letter; `by_reason[reason]` is that of a missing answer, where the rule tells
    reasons apart. `keys` are what makes letters different: rules with equal keys get equal diagrams. `classes` gives
    for each letter the values of the carrier that it stands for.
    """

    letters: tuple[Letter, ...]
    recode: tuple[int, ...]
    by_reason: tuple[int, ...] | None
    keys: tuple[Any, ...]
    classes: tuple[tuple[Letter, ...], ...]


def alphabet(
    carrier: Carrier, cells: Iterable[Cell], read: Callable[[Letter], Any], *, needs_value: bool = False
) -> Alphabet:
    """The letters that a rule with these cells tells apart when it reads letters as `read` does.

    To a rule that `needs_value`, what has none is missing: a level whose number is still open, to a rule that computes.
    """
    told = tuple(dict.fromkeys(cells))
    places: dict[Any, int] = {}
    classes: list[list[Letter]] = []

    def place(letter: Letter) -> int:
        reads = read(letter)
        seen = letter if reads is None else replace(letter, read=reads)  # nobody has read a carrier's own letters yet
        key = (letter.state, seen.read, tuple(fits(cell, letter, carrier.scale) for cell in told))
        position = places.setdefault(key, len(classes))
        if position == len(classes):
            classes.append([])
        classes[position].append(seen)
        return position

    recode = [place(MISSING if needs_value and read(letter) is None else letter) for letter in carrier.values]
    not_applicable = place(NOT_APPLICABLE) if carrier.may_not_apply else None
    by_reason = _gaps(carrier, place) if carrier.may_be_missing else ()
    missing = by_reason[0] if by_reason else 0
    recode += [missing if not_applicable is None else not_applicable, missing]
    letters = [replace(members[0], number_open=all(each.number_open for each in members)) for members in classes]
    if len(set(by_reason)) == 1:
        letters[missing] = replace(letters[missing], word=MISSING.word)
    return Alphabet(
        letters=tuple(letters),
        recode=tuple(recode),
        by_reason=tuple(by_reason) if len(set(by_reason)) > 1 else None,
        keys=tuple(places),
        classes=tuple(map(tuple, classes)),
    )


def _gaps(carrier: Carrier, place: Callable[[Letter], int]) -> Sequence[int]:
    """The letter of each reason to be missing; a computed node has one, for rules see nothing of why it is grey."""
    if not carrier.reasons:
        return [place(MISSING)]
    return [place(missing_for(reason, kind)) for reason, kind in carrier.reasons]

"""Conditions on inputs: as an author writes them, and read off one input at a time.

A condition is followed by *residuals*: after each input what is left to hold is a smaller condition, and at the end it
is `YES` or `NO`. So one mechanism serves the rows of a table, `limits` and `applies_if`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from typing import Literal, TypeAlias

from .cells import Cell, fits, names_gap
from .light import dataclass, replace
from .values import Input, Interval, Letter
from .waves import wave_rank


@dataclass(frozen=True, slots=True)
class About:
    """A condition on one node or attribute."""

    item: str
    cell: Cell


@dataclass(frozen=True, slots=True)
class NotMissing:
    """The input is not missing: what a row demands of a column that it does not name, where another row reads gaps."""

    item: str


How: TypeAlias = Literal["all", "any", "none", "count", "share"]


@dataclass(frozen=True, slots=True)
class Among:
    """A condition on all inputs together; `matched` and `total` are what has been counted so far."""

    how: How
    cell: Cell
    bounds: Interval = Interval()
    matched: int = 0
    total: int = 0


@dataclass(frozen=True, slots=True)
class InWave:
    """A condition on the wave, settled before scoring: from and before in the order of waves, or one of a list."""

    since: str | None = None
    before: str | None = None
    among: tuple[str, ...] | None = None


@dataclass(frozen=True, slots=True)
class AllOf:
    """All parts hold; without parts it holds."""

    parts: tuple[Condition, ...] = ()


@dataclass(frozen=True, slots=True)
class AnyOf:
    """At least one part holds; without parts it does not hold."""

    parts: tuple[Condition, ...] = ()


Condition: TypeAlias = About | NotMissing | Among | InWave | AllOf | AnyOf
YES = AllOf()
NO = AnyOf()


def all_of(parts: Iterable[Condition]) -> Condition:
    """All of these, simplified."""
    kept: list[Condition] = []
    for part in parts:
        if part == NO:
            return NO
        if part != YES:
            kept.append(part)
    return kept[0] if len(kept) == 1 else AllOf(tuple(kept))


def any_of(parts: Iterable[Condition]) -> Condition:
    """Any of these, simplified."""
    kept: list[Condition] = []
    for part in parts:
        if part == YES:
            return YES
        if part != NO:
            kept.append(part)
    return kept[0] if len(kept) == 1 else AnyOf(tuple(kept))


def atoms(condition: Condition) -> Iterator[About | NotMissing | Among | InWave]:
    """The parts that are about something, in the order written."""
    if not isinstance(condition, AllOf | AnyOf):
        yield condition
        return
    for part in condition.parts:
        if isinstance(part, AllOf | AnyOf):
            yield from atoms(part)
        else:  # nearly every part: a table of a thousand rows is walked for each of its inputs
            yield part


def unguarded(condition: Condition) -> Condition:
    """A row as it is written: without what it leaves unsaid of gaps."""
    parts = condition.parts if isinstance(condition, AllOf) else (condition,)
    return all_of(each for each in parts if not isinstance(each, NotMissing))


def items(condition: Condition) -> tuple[str, ...]:
    """The nodes and attributes that the condition names, each once, in the order written."""
    return tuple(dict.fromkeys(each.item for each in atoms(condition) if isinstance(each, About)))


def cells_about(condition: Condition, item: str, *, counted: bool = True) -> Iterator[Cell]:
    """The cells that some part holds against this input: those that name it, and those about all inputs."""
    for atom in atoms(condition):
        if (isinstance(atom, About) and atom.item == item) or (isinstance(atom, Among) and counted):
            yield atom.cell


def reads_gap(condition: Condition, item: str, missing_words: frozenset[str], *, counted: bool = True) -> bool:
    """Whether missing is one more answer for this input: a cell about it, or about all, says what to do with gaps."""
    return any(names_gap(cell, missing_words) for cell in cells_about(condition, item, counted=counted))


def in_wave(condition: Condition, wave: str, waves: tuple[str, ...]) -> Condition:
    """The condition with everything about the wave settled; for the order of waves see `waves.wave_rank`."""

    def rank(each: str) -> tuple[int, str]:
        return wave_rank(each, waves)

    match condition:
        case InWave(since, before, among):
            holds = (
                (since is None or rank(wave) >= rank(since))
                and (before is None or rank(wave) < rank(before))
                and (among is None or wave in among)
            )
            return YES if holds else NO
        case AllOf(parts):
            return all_of(in_wave(part, wave, waves) for part in parts)
        case AnyOf(parts):
            return any_of(in_wave(part, wave, waves) for part in parts)
        case _:
            return condition


def renamed(condition: Condition, names: Mapping[str, str]) -> Condition:
    """The condition on other nodes: each that has a new name here by that name."""
    match condition:
        case About(item, cell):
            return About(names.get(item, item), cell)
        case AllOf(parts):
            return AllOf(tuple(renamed(part, names) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(renamed(part, names) for part in parts))
        case _:
            return condition


# ------------------------------------------------------------------------------------------------------------ residuals


def after(condition: Condition, child: Input, letter: Letter, *, counted: bool, left_out: bool = False) -> Condition:
    """What is left to hold once this input has been read; `counted` says whether it is one of "all inputs".

    What is missing and left out is one of them only where the cell reads gaps.
    """
    match condition:
        case About(item, cell):
            if item != child.id:
                return condition
            return YES if fits(cell, letter, child.scale) else NO
        case NotMissing(item):
            if item != child.id:
                return condition
            return NO if letter.is_missing else YES
        case Among():
            seen = counted and not (left_out and not names_gap(condition.cell, told_apart(child)))
            return _count(condition, child, letter) if seen else condition
        case AllOf(parts):
            return all_of(after(part, child, letter, counted=counted, left_out=left_out) for part in parts)
        case AnyOf(parts):
            return any_of(after(part, child, letter, counted=counted, left_out=left_out) for part in parts)
        case InWave():
            raise AssertionError("the wave is settled before anything is read")


def told_apart(child: Input) -> frozenset[str]:
    """The reasons to be missing, perhaps options, that some cell tells apart for this input."""
    return frozenset(each.reason for each in child.letters if each.reason is not None)


def _count(condition: Among, child: Input, letter: Letter) -> Condition:
    fit = fits(condition.cell, letter, child.scale)
    if not letter.applies and not fit and not child.explicit_not_applicable:
        return condition
    match condition.how:
        case "all":
            return condition if fit else NO
        case "none":
            return NO if fit else condition
        case "any":
            return YES if fit else condition
        case "count":
            return replace(condition, matched=condition.matched + fit)
        case "share":
            return replace(condition, matched=condition.matched + fit, total=condition.total + 1)


def decided(condition: Condition, item: str, *, holds: bool) -> Condition:
    """The condition with everything that it asks of one input taken to hold, or not to hold."""
    match condition:
        case About(about, _) if about == item:
            return YES if holds else NO
        case AllOf(parts):
            return all_of(decided(part, item, holds=holds) for part in parts)
        case AnyOf(parts):
            return any_of(decided(part, item, holds=holds) for part in parts)
        case _:
            return condition


def holds(condition: Condition) -> bool:
    """Whether it holds now that every input has been read; a share of nothing holds nothing.

    An input that was left out because it does not apply is not missing.
    """
    match condition:
        case AllOf(parts):
            return all(holds(part) for part in parts)
        case AnyOf(parts):
            return any(holds(part) for part in parts)
        case Among("all" | "none") | NotMissing():
            return True
        case Among("any"):
            return False
        case Among("count", _, bounds, matched):
            return bounds.holds(Fraction(matched))
        case Among("share", _, bounds, matched, total):
            return total > 0 and bounds.holds(Fraction(matched, total))
        case _:
            raise AssertionError(f"{condition} is about an input that was never read")

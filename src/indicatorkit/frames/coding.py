"""Codebooks: from what a framework says of an answer to what every spelling of it means."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from fractions import Fraction
from typing import Final, TypeAlias

from ..answers import Reason, legend
from ..asking import (
    Answer,
    ChoiceAnswer,
    LevelAnswer,
    NumberAnswer,
    Option,
    SeveralAnswer,
    is_measured,
    letters as letters_of,
)
from ..framework import Framework
from ..items import Attribute, Item
from ..plan import leaves
from ..spelling import normal, trimmed
from ..values import LeafReason, Letter, Text
from .codebook import Choices, Codebook, Meaning
from .figures import Figures, Misread, number_in

YES: Final = ("ja", "j", "yes", "y", "true", "waar", "x")
NO: Final = ("nee", "n", "no", "false", "onwaar")

Rank: TypeAlias = list[tuple[str, str]]
"""Spellings of one kind (ids, labels or aliases), each with the id of the level or option that it means."""


def books_of(framework: Framework) -> dict[str, Codebook]:
    """A codebook for every question and attribute, with the letters of the plan: made once and kept with it."""
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    if "books" not in prepared:
        prepared["books"] = codebooks(framework, {leaf.id: leaf.values for leaf in leaves(framework)})
    found: dict[str, Codebook] = prepared["books"]
    return found


def codebooks(framework: Framework, letters: Mapping[str, Sequence[Letter]] | None = None) -> dict[str, Codebook]:
    """A codebook for every question and attribute, in the order of the document, attributes last.

    `letters` are those of the plan; without them a measured number has only the cells of its own bands.
    """
    found: dict[str, Codebook] = {}
    alike: dict[tuple[int, int], Codebook] = {}
    orders = framework.orders
    asked: list[Item | Attribute] = [*framework.questions, *framework.attributes.values()]
    for each in asked:
        assert each.answer is not None
        own = tuple(letters[each.id] if letters is not None else letters_of(each.answer, orders))
        key = id(each.answer), id(own)  # both kept alive: by the framework, and by the codebook
        if key not in alike:  # of a hundred questions most are answered in one of a few ways
            alike[key] = codebook(framework, each.id, each.answer, own)
        found[each.id] = replace(alike[key], item=each.id)
    return found


def codebook(framework: Framework, item: str, answer: Answer, letters: Sequence[Letter]) -> Codebook:
    """The codebook of one question."""
    levels = framework.scales[answer.scale].levels if isinstance(answer, LevelAnswer) else ()
    ranks: tuple[Rank, ...] = (
        [(each.id, each.id) for each in levels] + [(each.id, each.id) for each in answer.options],
        [(name, each.id) for each in levels for name in (each.name.nl, each.name.en, each.name.fallback) if name]
        + [(name, each.id) for each in answer.options for name in (each.nl, each.en) if name],
        [(alias, each.id) for each in answer.options for alias in each.aliases],
    )
    exact, loose, clashing = _by_spelling(ranks)
    meanings = {each.id: Meaning(code) for code, each in enumerate(levels)}
    meanings |= _options(answer, letters, legend(framework.missing_options()))
    truth = _truth(answer, meanings)
    accepted = {word: truth[truly] for truly, words in ((True, YES), (False, NO)) if truth for word in words}
    return Codebook(
        item,
        tuple(letters),
        words=_missing(answer, meanings, len(letters) + 1) | {text: meanings[id_] for text, id_ in exact.items()},
        loose=accepted | {key: meanings[id_] for key, id_ in loose.items()},
        clashing=clashing,
        numerals=_numerals(ranks, meanings),
        truth=truth,
        figures=_figures(answer, letters) if isinstance(answer, NumberAnswer) else None,
        choices=_choices(answer, letters) if isinstance(answer, SeveralAnswer) else None,
        names=loose | exact,
        labels=(*(each.name for each in levels), *(Text(each.nl, each.en, each.id) for each in answer.options)),
    )


def _by_spelling(ranks: Iterable[Rank]) -> tuple[dict[str, str], dict[str, str], frozenset[str]]:
    """Ids by exact spelling, ids by normal form, and the normal forms that could mean two things.

    An earlier kind of spelling wins where two mean different things; within one kind neither does.
    """
    exact: dict[str, str] = {}
    loose: dict[str, str] = {}
    clashing: set[str] = set()
    for rank in ranks:
        for found, spell in ((exact, trimmed), (loose, normal)):
            here: dict[str, set[str]] = {}
            for text, id_ in rank:
                here.setdefault(spell(text), set()).add(id_)
            for key, ids in here.items():
                if len(ids) > 1:
                    clashing.add(normal(key))
                elif spell is trimmed or key not in clashing:
                    found.setdefault(key, *ids)
    return exact, loose, frozenset(clashing - loose.keys())


def _missing(answer: Answer, meanings: Mapping[str, Meaning], missing: int) -> dict[str, Meaning]:
    """`missing:REASON` for the five kinds, and for the options of this question."""
    kinds = {f"missing:{kind.value}": Meaning(missing, 1 + code) for code, kind in enumerate(LeafReason)}
    return kinds | {f"missing:{option}": meanings[option] for option in answer.reasons}


def _options(answer: Answer, letters: Sequence[Letter], reasons: Sequence[Reason]) -> dict[str, Meaning]:
    codes = {letter.word: code for code, letter in enumerate(letters) if letter.interval is None}
    found: dict[str, Meaning] = {}
    for option in answer.options:
        if option.missing is not None:
            found[option.id] = Meaning(
                len(letters) + 1, reasons.index(Reason(option.id, option.missing.value), 1 + len(LeafReason))
            )
        elif option.not_applicable:
            found[option.id] = Meaning(len(letters))
        elif isinstance(answer, SeveralAnswer):
            points = _points(option)
            found[option.id] = Meaning(_totals(letters)[points], number=float(points), tells=False)
        else:
            found[option.id] = Meaning(codes[option.id])
    return found


def _points(option: Option) -> Fraction:
    """What an option adds to the number of several answers: its points, else 1, or 0 where it stands alone."""
    return option.points if option.points is not None else Fraction(0 if option.alone else 1)


def _totals(letters: Sequence[Letter]) -> dict[Fraction, int]:
    return {Fraction(letter.word): code for code, letter in enumerate(letters)}


def _choices(answer: SeveralAnswer, letters: Sequence[Letter]) -> Choices:
    values = [option for option in answer.options if option.is_value]
    return Choices(
        {option.id: _points(option) for option in values},
        frozenset(option.id for option in values if option.alone),
        _totals(letters),
    )


def _figures(answer: NumberAnswer, letters: Sequence[Letter]) -> Figures:
    if is_measured(answer):
        cells = tuple(letter.interval for letter in letters if letter.interval is not None)
        return Figures(answer.accepted, answer.whole, {}, cells)
    few = {Fraction(number): code for code, number in enumerate(answer.whole_numbers() or ())}
    return Figures(answer.accepted, answer.whole, few)


def _numerals(ranks: Iterable[Rank], meanings: Mapping[str, Meaning]) -> dict[Fraction, Meaning]:
    """The options whose spelling is a number, so that 3, 3.0 and "3.0" find the option `3`."""
    found: dict[Fraction, set[str]] = {}
    for text, id_ in (each for rank in ranks for each in rank):
        number = number_in(trimmed(text))
        if not isinstance(number, Misread):
            found.setdefault(number, set()).add(id_)
    return {number: meanings[ids.pop()] for number, ids in found.items() if len(ids) == 1}


def _truth(answer: Answer, meanings: Mapping[str, Meaning]) -> dict[bool, Meaning]:
    """What true and false mean, where the only values are yes and no."""
    values = [option for option in answer.options if option.is_value]
    if not isinstance(answer, ChoiceAnswer) or len(values) != 2:
        return {}
    found: dict[bool, Meaning] = {}
    for option in values:
        spelled = {normal(each) for each in (option.id, option.nl, option.en) if each}
        for truth, accepted in ((True, {"ja", "yes"}), (False, {"nee", "no"})):
            if spelled & accepted:
                found[truth] = meanings[option.id]
    return found if len(found) == 2 else {}

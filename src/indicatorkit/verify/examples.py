"""Examples of a framework, run: what should come out beside what does."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from fractions import Fraction

from ..engine.case import Prepared, prepare
from ..engine.situation import Situation, situation
from ..expected import Example, Expected
from ..explain.blame import blamed_answers, leads_with
from ..frames.codebook import Codebook, Meaning
from ..frames.figures import as_text
from ..framework import Framework
from ..light import dataclass
from ..plan import plan
from ..values import Letter
from ..written import is_fraction, to_number


@dataclass(frozen=True, slots=True)
class Failure:
    """One expectation of one example that does not come out: the keys that lead to it, what was meant, what came out.

    `problem` is `outcome`, `because`, or what is wrong with an answer of the example: the code of an issue, with its
    `words`.
    """

    example: Example
    keys: tuple[str, ...]
    problem: str
    item: str
    expected: str
    found: str
    words: Mapping[str, object] = field(default_factory=dict)


def failures(framework: Framework, books: Mapping[str, Codebook]) -> Iterator[Failure]:
    """What fails, example by example: those of the framework itself, then those of the file beside it."""
    for example in (*framework.examples, *framework.more_examples):
        yield from _bad_answers(example, books)
        here = run(framework, example, books)
        for key, item in unmet(here, example):
            if key == "expect":
                meant, found = _worded(example.expect[item]), outcome(here, item, as_text)
                yield Failure(example, (key, item), "outcome", item, meant, found)
            else:
                meant, found = ", ".join(example.because[item]), ", ".join(_guilty(here, item)) or "–"
                yield Failure(example, (key, item), "because", item, meant, found)


def unmet(here: Situation, example: Example) -> Iterator[tuple[str, str]]:
    """What an example expects and does not get, each as the keys that lead to it: `expect` or `because`, and a node."""
    for item, expected in example.expect.items():
        if not _is_met(here, item, expected):
            yield "expect", item
    for item, answers in example.because.items():
        if set(_guilty(here, item)) != set(answers):
            yield "because", item


def _guilty(here: Situation, item: str) -> list[str]:
    return [each.id for each in blamed_answers(here, item)] if item in here.plan.results else []


def run(framework: Framework, example: Example, books: Mapping[str, Codebook]) -> Situation:
    """The situation of an example; what it does not answer is not supplied."""
    return answered(prepare(plan(framework, example.wave)), example, books)


def answered(prepared: Prepared, example: Example, books: Mapping[str, Codebook]) -> Situation:
    """The situation of an example under some plan, with codebooks for its questions."""
    codes: dict[int, int] = {}
    reasons: dict[int, int] = {}
    numbers: dict[int, float] = {}
    given = {**example.entity, **example.answers}
    for leaf in prepared.plan.leaves:
        if leaf.id in given:
            meaning = _read(books[leaf.id], given[leaf.id])
            codes[leaf.position], reasons[leaf.position] = meaning.code, meaning.reason
            if meaning.code < len(leaf.values) and leaf.values[meaning.code].interval is not None:
                numbers[leaf.position] = meaning.number
    return situation(prepared, codes, reasons, numbers)


def _read(book: Codebook, raw: object) -> Meaning:
    """What an answer of an example means; unlike in data, a fraction may stand where a number may."""
    meaning = book.read(raw)
    if meaning.why and isinstance(raw, str) and is_fraction(raw) and int(raw.partition("/")[2]):
        return book.read(to_number(raw))
    return meaning


def _bad_answers(example: Example, books: Mapping[str, Codebook]) -> Iterator[Failure]:
    for key, answers in (("answers", example.answers), ("entity", example.entity)):
        for item, raw in answers.items():
            if item in books:
                meaning = _read(books[item], raw)
                if meaning.why:
                    words = books[item].help_for(str(raw), meaning.why)
                    yield Failure(example, (key, item), meaning.why, item, "", str(raw), words)


def outcome(here: Situation, item: str, write: Callable[[Fraction], str] = str) -> str:
    """What comes out for a node, as an author writes it; numbers are fractions unless `write` says otherwise."""
    if item not in here.plan.results:
        return "–"
    carrier = here.plan.carrier(item)
    letter = here.letter(carrier)
    if letter is not None:
        levels = carrier.scale.levels if carrier.scale is not None else ()
        number = here.number(carrier)
        bare = _number_or_word(letter, write) if letter.interval is None or number is None else write(number)
        word = levels[letter.level] if letter.level is not None and levels else bare
        return f"{word} ({write(number)})" if letter.level is not None and number is not None else word
    if not here.applies(carrier):
        return "not_applicable"
    return f"grey ({here.reason(carrier)})"


def _number_or_word(letter: Letter, write: Callable[[Fraction], str]) -> str:
    """The number as it comes out, not as it was answered: a rescale may lie between; else the word."""
    return write(letter.number) if letter.raw is not None and letter.number is not None else letter.word


def _is_met(here: Situation, item: str, expected: Expected) -> bool:
    if item not in here.plan.results:
        return False
    carrier = here.plan.carrier(item)
    letter = here.letter(carrier)
    if expected.not_applicable:
        return not here.applies(carrier)
    if expected.grey:
        return here.is_missing(carrier) and (expected.reason is None or expected.reason in _reasons(here, item))
    if letter is None:
        return False
    levels = carrier.scale.levels if carrier.scale is not None else ()
    word = levels[letter.level] if letter.level is not None and levels else letter.word
    return (expected.level is None or expected.level in (word, letter.word)) and (
        expected.number is None or expected.number == here.number(carrier)
    )


def _reasons(here: Situation, item: str) -> set[str | None]:
    """The words by which an example may name why a node is grey: its own reason, what it leads with, and its kind."""
    leading = leads_with(here, item)
    return {here.reason(here.plan.carrier(item)), leading, dict(here.plan.reasons).get(leading or "")}


def _worded(expected: Expected) -> str:
    if expected.not_applicable:
        return "not_applicable"
    if expected.grey:
        return f"grey ({expected.reason})" if expected.reason else "grey"
    parts = [expected.level, None if expected.number is None else as_text(expected.number)]
    return " · ".join(each for each in parts if each is not None)

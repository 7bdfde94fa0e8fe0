"""One entity at a time, for a web application: plain Python look-ups, no frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from fractions import Fraction
from types import MappingProxyType
from typing import Any

from ..alphabets import Carrier
from ..answers import NOT_SUPPLIED, Row
from ..engine.case import Prepared, prepare, run
from ..engine.measuring import Numbers
from ..engine.situation import Situation
from ..explain.inquiry import Inquiry
from ..explain.phrases import Told
from ..explain.told import with_numbers
from ..explain.why import Why, why
from ..frames.codebook import Codebook
from ..frames.coding import codebooks
from ..frames.figures import as_text
from ..frames.names import Items
from ..framework import Framework
from ..issues import Issue, Where
from ..plan import leaves, plan
from ..values import Interval
from .columns import CodedColumn, CodedScores, answered, computed, score_columns
from .explanation import Explanation


@dataclass(frozen=True, slots=True)
class Case:
    """The scores of one case. What could not be read is grey, and listed in `issues`."""

    situation: Situation
    said: Mapping[str, Told] = field(repr=False)
    issues: tuple[Issue, ...] = ()
    row: Row | None = None
    _told: list[Mapping[str, Told]] = field(default_factory=list, repr=False, compare=False)
    _inquiries: list[Inquiry] = field(default_factory=list, repr=False, compare=False)
    _seen: dict[int, Why] = field(default_factory=dict, repr=False, compare=False)

    @property
    def inquiry(self) -> Inquiry:
        """What every explanation of this case starts from, made when it is first asked for."""
        if not self._inquiries:
            self._inquiries.append(Inquiry(self.situation))
        return self._inquiries[0]

    @property
    def told(self) -> Mapping[str, Told]:
        """What cells said that codes do not tell, and the exact numbers, found when they are first asked for."""
        if not self._told:
            self._told.append(with_numbers(self.said, self.situation))
        return self._told[0]

    @property
    def framework(self) -> Framework:
        """The framework that scored it."""
        return self.situation.plan.framework

    def _carrier(self, node: str) -> Carrier:
        if node not in self.situation.plan.results:
            known = ", ".join(self.situation.plan.results)
            raise KeyError(f"no node `{node}` with a result; there are: {known}")
        return self.situation.plan.carrier(node)

    def level(self, node: str) -> str | None:
        """The id of the level (or class, or option); nothing when it is grey or does not apply."""
        carrier = self._carrier(node)
        letter = self.situation.letter(carrier)
        if letter is None:
            return None
        if letter.level is not None and carrier.scale is not None:
            return carrier.scale.levels[letter.level]
        return letter.word if letter.number is None and letter.interval is None else None

    def number(self, node: str) -> Fraction | None:
        """The number of a node, of a measured one what its float says in short; nothing when it has none."""
        return self.situation.said(self._carrier(node))

    def reason(self, node: str) -> str | None:
        """Why there is no level: a reason to be grey, or `not_applicable`."""
        carrier = self._carrier(node)
        if not self.situation.applies(carrier):
            return "not_applicable"
        return self.situation.reason(carrier)

    def explain(self, node: str) -> Explanation:
        """Why the node came out as it did."""
        self._carrier(node)
        row = self.row if self.row is not None else Row("", self.situation.plan.wave)
        return Explanation(self.framework, row, why(self.situation, node, self._seen), self.inquiry, self.told)

    def what_if(self, answers: Mapping[str, Any]) -> Case:
        """The case with other answers to some questions, all others as they are; `differs_from` says what changed."""
        found = compiled(self.framework, self.situation.plan.wave or None).changed(self.situation, answers)
        kept = {item: each for item, each in self.said.items() if item not in answers}
        return replace(found, said={**kept, **found.said}, row=self.row)

    def differs_from(self, before: Case) -> dict[str, tuple[str, str]]:
        """The nodes that came out otherwise than in another case: before and now, a level, a number or a reason."""
        return {node: (there, here) for node in self if (here := self._word(node)) != (there := before._word(node))}

    def _word(self, node: str) -> str:
        """The level of a node, else its number, else why it has neither."""
        number = self.number(node)
        return self.level(node) or (str(number) if number is not None else self.reason(node) or "")

    def __iter__(self) -> Iterator[str]:
        """The nodes that have a result."""
        return iter(self.situation.plan.results)

    def as_dict(self) -> dict[str, dict[str, str | None]]:
        """For each node its level, its number as text, and the reason why there is none."""
        return {node: self._outcome(node) for node in self}

    def _text(self, node: str, number: Fraction) -> str:
        """A finite number as a fraction, exactly; a measured one with decimals."""
        letter = self.situation.letter(self._carrier(node))
        return as_text(number) if letter is not None and letter.interval is not None else str(number)

    def _outcome(self, node: str) -> dict[str, str | None]:
        number = self.number(node)
        return {
            "level": self.level(node),
            "number": None if number is None else self._text(node, number),
            "reason": self.reason(node),
        }


class Compiled:
    """A framework made ready for one wave: the fast path of a web application. Made once, shared by threads."""

    def __init__(self, framework: Framework, wave: str | None = None) -> None:
        self.framework = framework
        self._prepared: Prepared = prepare(plan(framework, wave))
        own = leaves(framework)
        books = codebooks(framework, {leaf.id: leaf.values for leaf in own})
        self._books: dict[str, tuple[int, Codebook]] = {leaf.id: (leaf.position, books[leaf.id]) for leaf in own}
        self._measured = {leaf.position: cells for leaf in own if (cells := len(_cells(books[leaf.id])))}
        self._names = Items(framework)
        self._empty = [leaf.missing for leaf in own]
        self._silent = [NOT_SUPPLIED] * len(own)

    def score_case(self, answers: Mapping[str, Any]) -> Case:
        """The scores of one case: answers by the id of the question (or a label or alias); absent is not supplied."""
        return self._scored(self._empty.copy(), self._silent.copy(), [None] * len(self._empty), answers)

    @property
    def inputs(self) -> tuple[CodedColumn, ...]:
        """What the columns of `score_columns` mean, in their order: a column for each question and attribute."""
        return answered(self._prepared.plan)

    @property
    def outputs(self) -> tuple[CodedColumn, ...]:
        """What its results mean, in their order: a column for each node that is computed."""
        return computed(self._prepared.plan)

    def score_columns(
        self,
        codes: Any,
        leaf_reasons: Any = None,
        *,
        numbers: Mapping[str, Any] = MappingProxyType({}),
        reasons: bool = True,
        out: CodedScores | None = None,
        threads: int = 1,
    ) -> CodedScores:
        """The scores of whole columns of codes, at the speed of memory; for who has codes already.

        `codes` is an array of shape (inputs, rows), or a list of such columns, coded as `inputs` says; none is copied.
        `leaf_reasons`, of the same shape, says why answers are missing, where the framework tells reasons apart.
        `numbers` are those that were answered to questions that measure, by id, as floats: they are read where the code
        is that of a number, of any; without them a code is a plain number in its cell. Without `reasons` only levels
        come out. `out` is an earlier result with as many rows, which is written again; rows are split over `threads`.
        A code that is none, or columns that do not fit, are a `DataError`.
        """
        plan_ = self._prepared.plan
        return score_columns(plan_, codes, leaf_reasons, numbers, reasons=reasons, out=out, threads=threads)

    def changed(self, situation: Situation, answers: Mapping[str, Any]) -> Case:
        """The scores of a case of this very framework and wave with other answers to some questions."""
        known = len(self._empty)
        near = situation.numbers.near[:known] if situation.numbers is not None else [None] * known
        numbers = [each.value if each is not None else None for each in near]
        return self._scored(list(situation.codes[:known]), list(situation.reasons[:known]), numbers, answers)

    def _scored(
        self, codes: list[int], reasons: list[int], numbers: list[float | None], answers: Mapping[str, Any]
    ) -> Case:
        strange: list[tuple[str, Any, str]] = []
        books = self._books
        for item, raw in answers.items():
            found = books.get(item) or self._by_name(item)
            if found is None:
                strange.append((item, raw, "unknown-item"))
                continue
            position, book = found
            # what was read before is looked up; a codebook keeps only texts, so a number never meets its equal `True`
            meaning = (book.kept.get(raw) if raw.__class__ is str else None) or book.read(raw)
            codes[position], reasons[position] = meaning[0], meaning[1]
            numbers[position] = meaning.number if meaning[0] < self._measured.get(position, 0) else None
            if meaning.why:
                strange.append((book.item, raw, meaning.why))
        measured = Numbers.answered(numbers) if self._prepared.formulas or self._measured else None
        reasons += run(self._prepared, codes, reasons, measured)
        situation = Situation(self._prepared.plan, codes, reasons, measured)
        told = {item: Told(text=str(raw)) for item, raw, _ in strange}
        return Case(situation, told, tuple(self._issue(*each) for each in strange))

    def _by_name(self, name: str) -> tuple[int, Codebook] | None:
        """The question with this label or alias; nothing for what is not asked."""
        return self._books.get(self._names.find(str(name)).id)

    def _issue(self, item: str, raw: Any, why_: str) -> Issue:
        if why_ == "unknown-item":
            near = self._names.guess(str(item))
            return Issue("error", why_, Where(field=item), {"item": item, "found": item, "guess": near, "said": raw})
        return Issue("error", why_, Where(field=item), self._books[item][1].help_for(str(raw), why_))


def _cells(book: Codebook) -> tuple[Interval, ...]:
    """The cells of a measured number, whose codes come first; none for any other question."""
    return book.figures.cells if book.figures is not None else ()


def compiled(framework: Framework, wave: str | None = None) -> Compiled:
    """The framework made ready for one wave, made once and kept with it."""
    prepared = framework._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = ("compiled", wave)
    if key not in prepared:
        prepared[key] = Compiled(framework, wave)
    found: Compiled = prepared[key]
    return found

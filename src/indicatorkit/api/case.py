"""One entity at a time, for a web application: plain Python look-ups, no frame."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import field, replace
from fractions import Fraction
from functools import cached_property
from operator import add
from types import MappingProxyType
from typing import Any, ClassVar, Final

from ..alphabets import Carrier
from ..answers import Row
from ..engine.assumed import assumed_in
from ..engine.case import Prepared, prepare, run
from ..engine.measuring import Numbers
from ..engine.situation import Situation
from ..engine.unused import unused_in
from ..engine.walks import Levels, Walks, walks
from ..explain.inquiry import Inquiry
from ..explain.phrases import Told
from ..explain.told import with_numbers
from ..explain.why import Why, why
from ..frames.figures import as_text
from ..framework import Framework
from ..issues import Issue, in_short
from ..light import dataclass
from ..plan import Plan, plan
from .as_framework import as_framework
from .columns import CodedColumn, CodedScores, answered, computed, score_columns
from .explanation import Explanation
from .questions import Questions
from .wave_of import wave_of


class _Later:
    """What is found out of a case when it is first asked for; most are asked for their levels and no more."""

    def __init__(self, situation: Situation, said: Mapping[str, Told]) -> None:
        self.situation, self.said = situation, said
        self.seen: dict[int, Why] = {}

    @cached_property
    def inquiry(self) -> Inquiry:
        """What every explanation starts from."""
        return Inquiry(self.situation)

    @cached_property
    def told(self) -> Mapping[str, Told]:
        """What cells said that codes do not tell, and the exact numbers."""
        return with_numbers(self.said, self.situation)


NOTHING_SAID: Final[Mapping[str, Told]] = MappingProxyType({})


@dataclass(slots=True, eq=False, repr=False)  # not frozen: to make it so would be a tenth of all work
class Case:
    """The scores of one case. What could not be read is grey, and listed in `issues`.

    Going through it gives the ids of the nodes with a result; to ask for any other node is a `KeyError`.
    """

    _situation: Situation | None
    said: Mapping[str, Told] = field(default_factory=dict)
    """What was said that codes do not tell, by question: texts, notes, exact numbers."""
    issues: tuple[Issue, ...] = ()
    """What could not be read, and was taken as missing."""
    row: Row | None = None
    """Entity, wave and perspective; nothing for a case that came alone."""
    _marks: Sequence[int] = ()
    _numbers: Sequence[float | None] = ()
    _walks: Walks | None = None
    _levels: Mapping[str, tuple[int, Levels]] = field(default_factory=dict)
    _found: _Later | None = None

    def __reduce__(self) -> tuple[Any, ...]:
        """What is pickled and copied: what came out, and not what it was found by."""
        return Case, (self.situation, dict(self.said), self.issues, self.row)

    @property
    def _later(self) -> _Later:
        if self._found is None:
            situation = self._situation
            if situation is None:
                assert self._walks is not None, "it came of one or the other"
                situation = self._walks.situation(self._marks, self._numbers)
            self._found = _Later(situation, self.said)
        return self._found

    @property
    def unused(self) -> tuple[Issue, ...]:
        """What was answered where it does not apply, and so was not used: an issue for each question."""
        return tuple(unused_in(self.situation))

    @property
    def situation(self) -> Situation:
        """Inner: its codes and reasons, in the order of the plan."""
        return self._later.situation

    @property
    def inquiry(self) -> Inquiry:
        """Inner: what every explanation of this case starts from."""
        return self._later.inquiry

    @property
    def told(self) -> Mapping[str, Told]:
        """What cells said that codes do not tell, and the exact numbers."""
        return self._later.told

    @property
    def _plan(self) -> Plan:
        return self._walks.plan if self._walks is not None else self.situation.plan

    @property
    def framework(self) -> Framework:
        """The framework that scored it."""
        return self._plan.framework

    def _carrier(self, node: str) -> Carrier:
        if node not in self._plan.results:
            known = ", ".join(self._plan.results)
            raise KeyError(f"no node `{node}` with a result; there are: {known}")
        return self._plan.carrier(node)

    def level(self, node: str) -> str | None:
        """The id of the level (or class, or option); nothing when it is grey or does not apply."""
        known = self._levels.get(node)
        if known is None:  # scored from code to code, or no node with a result
            carrier = self._carrier(node)
            return carrier.level(self.situation.codes[carrier.position])
        place, levels = known
        return levels[self._marks[place]]

    def levels(self) -> dict[str, str | None]:
        """For each node the id of its level; nothing where it is grey or does not apply. The fastest way to all."""
        if self._walks is not None:
            return self._walks.all_levels(self._marks)
        return {node: self.level(node) for node in self}

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
        row = self.row if self.row is not None else Row("", self._plan.wave)
        return Explanation(self.framework, row, why(self.situation, node, self._later.seen), self.inquiry, self.told)

    def what_if(self, answers: Mapping[str, Any]) -> Case:
        """The case with other answers to some questions, all others as they are; `differs_from` says what changed."""
        found = compiled(self.framework, self._plan.wave or None).changed(self.situation, answers)
        kept = {item: each for item, each in self.said.items() if item not in answers}
        return replace(found, said={**kept, **found.said}, row=self.row, _found=None)

    def differs_from(self, before: Case) -> dict[str, tuple[str, str]]:
        """The nodes that came out otherwise than in another case: before and now, a level, a number or a reason."""
        return {node: (there, here) for node in self if (here := self._word(node)) != (there := before._word(node))}

    def _word(self, node: str) -> str:
        """The level of a node, else its number, else why it has neither."""
        number = self.number(node)
        return self.level(node) or (str(number) if number is not None else self.reason(node) or "")

    def __iter__(self) -> Iterator[str]:
        """The nodes that have a result."""
        return iter(self._plan.results)

    def __eq__(self, other: object) -> bool:
        """Whether the same answers to the same framework came out, read alike."""
        return isinstance(other, Case) and self._told_apart() == other._told_apart()

    __hash__: ClassVar[None] = None  # type: ignore[assignment]  # as for all that compares and holds lists

    def _told_apart(self) -> tuple[object, ...]:
        return self.situation, self.said, self.issues, self.row

    def __repr__(self) -> str:
        """What it is, in one line."""
        grey = sum(self.reason(node) not in (None, "not_applicable") for node in self)
        said = [f"{len(self._plan.results)} nodes", *([f"{grey} grey"] if grey else []), *in_short(self.issues)]
        return f"<Case {self.framework.id} {self.framework.version}: {', '.join(said)}>"

    def as_dict(self) -> dict[str, dict[str, Any]]:
        """For each node its level, its number as text, and the reason why there is none; and `assumed`, where it is."""
        found, assumed = {node: self._outcome(node) for node in self}, assumed_in(self.situation)
        return {node: said | {"assumed": True} if node in assumed else said for node, said in found.items()}

    def _outcome(self, node: str) -> dict[str, str | None]:
        """A finite number is told as a fraction, exactly; a measured one with decimals."""
        number, letter = self.number(node), self.situation.letter(self._carrier(node))
        said = as_text if letter is not None and letter.interval is not None else str
        text = None if number is None else said(number)
        return {"level": self.level(node), "number": text, "reason": self.reason(node)}


class Compiled:
    """A framework made ready for one wave: the fast path of a web application. Made once, shared by threads.

    `framework` and `wave` are what it was made of; without a wave it is the last one that the framework lists.

    It can be copied and pickled, for other processes: what is sent is the framework and the wave, and the rest is made
    again where it arrives.
    """

    framework: Framework
    wave: str | None

    def __init__(self, framework: Framework, wave: str | None = None) -> None:
        self.framework, self.wave = framework, wave if wave is None else wave_of(framework, wave)
        self._prepared: Prepared = prepare(plan(framework, self.wave))
        self._walks = walks(self._prepared.plan)
        self._questions = Questions(framework)

    def __reduce__(self) -> tuple[Any, ...]:
        """What is pickled and copied."""
        return compiled, (self.framework, self.wave)

    def score_case(self, answers: Mapping[str, Any]) -> Case:
        """The scores of one case: answers by the id of the question (or a label or alias); absent is not supplied."""
        if self._walks is not None:
            found = self._questions.known(answers)
            if found is not None:
                marks, numbers = found
                self._walks.rows.walk(marks)
                return Case(None, NOTHING_SAID, (), None, marks, numbers, self._walks, self._walks.levels)
        return self._scored(*self._questions.unanswered(), answers)

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
        """Inner: the scores of a case of this very framework and wave with other answers to some questions."""
        known = len(self._prepared.plan.leaves)
        near = situation.numbers.near[:known] if situation.numbers is not None else [None] * known
        numbers = [each.value if each is not None else None for each in near]
        return self._scored(list(situation.codes[:known]), list(situation.reasons[:known]), numbers, answers)

    def _scored(
        self, codes: list[int], reasons: list[int], numbers: list[float | None], answers: Mapping[str, Any]
    ) -> Case:
        strange = self._questions.read(codes, reasons, numbers, answers)
        said = {item: Told(text=str(raw)) for item, raw, _ in strange}
        issues = tuple(self._questions.issue(*each) for each in strange)
        if self._walks is not None:
            marks = list(map(add, codes, reasons))
            self._walks.rows.walk(marks)
            numbers = numbers if self._questions.are_measured else []
            return Case(None, said, issues, None, marks, numbers, self._walks, self._walks.levels)
        measured = Numbers.answered(numbers)
        reasons += run(self._prepared, codes, reasons, measured)
        return Case(Situation(self._prepared.plan, codes, reasons, measured), said, issues)


def compiled(framework: Framework, wave: str | None = None) -> Compiled:
    """The framework made ready for one wave, made once and kept with it; an unknown wave is a `DataError`."""
    prepared = as_framework(framework)._prepared  # noqa: SLF001  # the document's own cache, never part of its value
    key = ("compiled", wave)
    if key not in prepared:
        prepared[key] = Compiled(framework, wave)
    found: Compiled = prepared[key]
    return found

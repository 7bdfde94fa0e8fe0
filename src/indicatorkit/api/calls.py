"""The verb `collect_next`: which open questions end most greys, alone and together; the adviser's call list."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from ..engine.table import FEW_ROWS
from ..explain.alike import End, Greys, end_of, greys_of
from ..explain.calls import Calls, Group, Single, calls, opened_in
from ..explain.inquiry import Inquiry, may_be_asked
from ..explain.labels import name, quoted
from ..explain.remedies import remedies
from ..framework import Framework
from ..light import dataclass
from ..naming import Names
from ..progress import watched
from ..words import Lang, count, default_lang, listed, say
from .scores import Scores

if TYPE_CHECKING:
    import pandas as pd

NOTHING: Final = End((), 0, (), ())
MOST_QUESTIONS = 5
MOST_SINGLES = 10


@dataclass(frozen=True, slots=True)
class CallList:
    """Which questions to collect next. `singles` has every open question alone, `plan` a few together.

    The plan is greedy: each time the smallest group of questions is added that surely ends most greys for its effort.
    What it ends is exact; that no other set of as many questions ends more is not promised.
    """

    framework: Framework
    """The framework that scored the answers."""
    entities: tuple[str, ...]
    """The entities whose greys are looked at."""
    found: Calls
    """Inner: what was found, in the words of `explain`."""

    @property
    def singles(self) -> tuple[Single, ...]:
        """Every open question: where it is open, how many greys it surely ends alone, and how many it can end."""
        return self.found.singles

    @property
    def plan(self) -> tuple[Group, ...]:
        """The groups of questions of the greedy plan, in order."""
        return self.found.plan

    @property
    def questions(self) -> tuple[str, ...]:
        """The questions of the plan, in order."""
        return tuple(question for group in self.plan for question in group.questions)

    @property
    def greys(self) -> int:
        """How many cells are grey now."""
        return len(self.found.greys)

    @property
    def ends(self) -> int:
        """How many of them the plan surely ends."""
        return self.plan[-1].so_far if self.plan else 0

    def to_frame(self) -> pd.DataFrame:
        """The plan as a pandas frame: step, question, name, effort of the step, greys it ends, and ended so far."""
        from ..frames.tables import frame  # noqa: PLC0415  # pandas only when a frame is asked for

        return frame(
            [
                {
                    "step": number,
                    "question": question,
                    "name": name(self.framework, question, default_lang()),
                    "effort": float(group.effort),
                    "ends": len(group.ends),
                    "so_far": group.so_far,
                }
                for number, group in enumerate(self.plan, start=1)
                for question in group.questions
            ],
            ("step", "question", "name", "effort", "ends", "so_far"),
        )

    def singles_frame(self) -> pd.DataFrame:
        """Every open question as a pandas frame: question, name, open_in, surely, possibly."""
        from ..frames.tables import frame  # noqa: PLC0415  # the same

        return frame(
            [
                {
                    "question": each.question,
                    "name": name(self.framework, each.question, default_lang()),
                    "open_in": each.open_in,
                    "surely": each.surely,
                    "possibly": each.possibly,
                }
                for each in self.singles
            ],
            ("question", "name", "open_in", "surely", "possibly"),
        )

    def as_dict(self) -> dict[str, Any]:
        """The call list as plain data; a cell that is ended is an entity and a node."""
        return {
            "greys": self.greys,
            "ends": self.ends,
            "plan": [
                {
                    "questions": list(group.questions),
                    "effort": str(group.effort),
                    "ends": [{"entity": self.entities[case], "node": node} for case, node in group.ends],
                    "so_far": group.so_far,
                }
                for group in self.plan
            ],
            "singles": [
                {
                    "question": each.question,
                    "open_in": each.open_in,
                    "surely": each.surely,
                    "possibly": each.possibly,
                }
                for each in self.singles
            ],
        }

    def text(self, lang: Lang | None = None) -> str:
        """The call list in words: the plan, step by step, and the questions that help most alone."""
        lang = lang or default_lang()
        if not self.greys:
            return say("calls.nothing", lang)
        lines = [count("calls.greys", lang, self.greys)]
        if self.plan:
            lines += ["", say("calls.plan", lang), *self._steps(lang), say("calls.greedy", lang)]
        else:
            lines.append(say("calls.no_plan", lang))
        helping = [each for each in self.singles if each.surely or each.possibly]
        if helping:
            lines += ["", say("calls.singles", lang), *(self._single(each, lang) for each in helping[:MOST_SINGLES])]
        return "\n".join(lines)

    def _steps(self, lang: Lang) -> list[str]:
        return [
            say(
                "calls.step",
                lang,
                number=number,
                questions=listed([quoted(self.framework, each, lang) for each in group.questions], lang),
                ends=count("calls.ends", lang, len(group.ends)),
                so_far=group.so_far,
            )
            for number, group in enumerate(self.plan, start=1)
        ]

    def _single(self, each: Single, lang: Lang) -> str:
        question = quoted(self.framework, each.question, lang)
        where = count("calls.open_in", lang, each.open_in)
        return say("calls.single", lang, question=question, where=where, surely=each.surely, possibly=each.possibly)

    def __str__(self) -> str:
        """The text, in the language of the environment."""
        return self.text()

    def _repr_html_(self) -> str:
        """The text as HTML, for a notebook."""
        return f"<pre>{escape(self.text())}</pre>"


def collect_next(
    scores: Scores,
    *,
    entity: str | None = None,
    wave: str | None = None,
    most: int = MOST_QUESTIONS,
    nodes: Names | None = None,
) -> CallList:
    """Which single question, and which set of at most `most` questions, surely end most greys.

    Over all entities, or one; in one wave, the last unless said. `nodes` are the cells that count: what a board shows,
    unless said. A question of the list is asked wherever it is open; confidential and unasked ones never are.

    >>> import indicatorkit as ik
    >>> scores = ik.score(ik.load("nad"), [{"entity": "Alkmaar", "kernambitie_wonen_eerst": "weet niet"}])
    >>> ik.collect_next(scores, most=1).questions
    ('kernambitie_wonen_eerst',)
    """
    chosen = tuple(item.id for item in scores.framework.board) if nodes is None else scores.named_nodes(nodes)
    places = scores.places(entity, wave)
    names = tuple(scores.answers.rows.entities[place] for place in places)
    greys, opened = (_by_case if len(places) <= FEW_ROWS else _by_kind)(scores, places, chosen, most)
    return CallList(scores.framework, names, calls(scores.framework, greys, opened, most))


Found: TypeAlias = tuple[Greys, dict[str, int]]
"""The grey cells, and in how many rows each question is open."""


def _by_case(scores: Scores, places: Sequence[int], nodes: tuple[str, ...], most: int) -> Found:
    """Row by row, without numpy, which has yet to be imported."""
    cases = [Inquiry(scores.table.situation(place)) for place in places]
    return greys_of(cases, nodes, most), opened_in(cases)


def _by_kind(scores: Scores, places: Sequence[int], nodes: tuple[str, ...], most: int) -> Found:
    """By what is alike: what ends a grey is found in one row of each kind."""
    from ..frames.alike import grey_kinds, open_reasons  # noqa: PLC0415  # numpy and pandas only for many rows

    found = grey_kinds(scores.table, nodes, places)
    ends: list[End] = [NOTHING] * len(found.firsts)
    same: dict[End, End] = {}  # of many kinds what is looked at is equal, and kept once
    for row, kinds in watched("greys", found.by_row()):
        inquiry = Inquiry(scores.table.situation(row))
        for kind in kinds:
            end = end_of(inquiry.once(remedies, inquiry.plan.results[found.firsts[kind][1]]), most)
            ends[kind] = same.setdefault(end, end)
    asked, opened = {each.id for each in scores.framework.questions}, dict[str, int]()
    for plan, leaf, code, number in open_reasons(scores.table, places):
        if leaf.id in asked and may_be_asked(plan, leaf, leaf.reasons[code - 1]):
            opened[leaf.id] = opened.get(leaf.id, 0) + number
    cases = memoryview(found.cases(places))
    return Greys(cases, memoryview(found.kinds), [node for _, node in found.firsts], ends, found.counts), opened

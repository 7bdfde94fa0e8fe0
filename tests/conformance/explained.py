"""What is meant by every notion of an explanation, with the oracle in the place of the engine.

The definitions are those of `tests/notions.py`. A node is explained where something under it is open, nothing of it is
measured, and there is little enough to try everything.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from fractions import Fraction
from itertools import product
from math import prod
from typing import Any
from weakref import WeakKeyDictionary

from tests.notions import GREY, NOT_APPLICABLE, Codes, Notions, Sets
from tests.oracle import Oracle, Outcome, Situation, Value

MOST = 200  # assignments of one node
FEW = 2  # questions of which every answer is explained; of more the first and the last

TABLES: WeakKeyDictionary[Oracle, dict[Any, dict[Codes, str]]] = WeakKeyDictionary()


def explained(oracle: Oracle, node: str, said: Mapping[str, object]) -> dict[str, Any] | None:
    """What there is to explain; nothing where nothing is open, or nobody would try all that there is to try."""
    from tests.conformance.cases import known, outside

    questions = [id for id in said if "@" not in id and not oracle.nodes[id].is_attribute]
    if any(oracle.is_measured(id) for id in (*questions, node)) or node in questions:
        return None
    menus = {id: [*known(oracle, id), *outside(oracle, id)] for id in questions}
    answered = [id for id in questions if said[id] in menus[id]]
    plain = len(questions) <= FEW or all(said[id] in (menus[id][0], known(oracle, id)[-1]) for id in answered)
    too_many = prod(len(menu) + 1 for menu in menus.values()) > MOST
    if too_many or len(answered) == len(questions) or not plain:
        return None
    return told(Tried(oracle, node, said, menus))


class Tried(Notions):
    """One node in one case; an answer is a letter of the oracle, with the answers that are read as it."""

    def __init__(
        self, oracle: Oracle, node: str, said: Mapping[str, object], menus: Mapping[str, list[object]]
    ) -> None:
        self.oracle, self.node, self.said = oracle, node, said
        self.behind: dict[str, dict[Value, list[object]]] = {}
        for id, menu in menus.items():
            for answer in menu:
                self.behind.setdefault(id, {}).setdefault(oracle.read(oracle.nodes[id], answer), []).append(answer)
        self.letters = {id: list(read) for id, read in self.behind.items()}
        gaps = {id: len(letters) for id, letters in self.letters.items()}
        now = tuple(self.code_now(id) for id in menus)
        super().__init__(
            {id: tuple(range(len(letters))) for id, letters in self.letters.items()},
            gaps,
            now,
            self.table(gaps, now),
            [level["id"] for scale in oracle.doc.get("scale", {}) for level in oracle.levels(scale)],
        )

    def code_now(self, id: str) -> int:
        letters, value = self.letters[id], self.oracle.read(self.oracle.nodes[id], self.said[id])
        return letters.index(value) if value in letters else len(letters)

    def table(self, gaps: Mapping[str, int], now: Codes) -> dict[Codes, str]:
        """What comes out under every assignment; what is missing now is missing for the same reason."""
        facts = {id: each for id, each in self.said.items() if id not in gaps}
        why = {id: self.said[id] for id, code in zip(gaps, now, strict=True) if code == gaps[id]}
        kept = TABLES.setdefault(self.oracle, {})
        key = (self.node, repr(facts), repr({id: each for id, each in why.items() if each is not None}))
        if key not in kept:
            kept[key] = {
                codes: word(Situation(self.oracle, {**facts, **self.answers_of(gaps, why, codes)}).outcome(self.node))
                for codes in product(*(range(gap + 1) for gap in gaps.values()))
            }
        return kept[key]

    def answers_of(self, gaps: Mapping[str, int], why: Mapping[str, object], codes: Codes) -> dict[str, object]:
        return {
            id: why.get(id) if code == gap else self.behind[id][self.letters[id][code]][0]
            for (id, gap), code in zip(gaps.items(), codes, strict=True)
        }

    def may_be_asked(self, id: str) -> bool:
        reasons = self.oracle.read(self.oracle.nodes[id], self.said[id]).reasons
        return self.oracle.nodes[id].spec.get("askable", True) and not {"confidential", "not_asked"} & {*reasons}

    def cost(self, ids: Iterable[str]) -> Fraction:
        return sum((Fraction(self.oracle.nodes[id].spec.get("effort", 1)) for id in ids), Fraction(0))

    def option(self, id: str, code: int) -> str:
        letter = self.letters[id][code]
        if letter.state == NOT_APPLICABLE:
            return NOT_APPLICABLE
        answered = letter.number if letter.raw is None else letter.raw
        return letter.option or str(letter.level if answered is None else answered)

    def options_behind(self, id: str) -> Mapping[int, int]:
        return {code: len(self.behind[id][letter]) for code, letter in enumerate(self.letters[id])}


def word(outcome: Outcome) -> str:
    """The level, else the number; `grey`, `not_applicable`."""
    if outcome.kind in (GREY, NOT_APPLICABLE):
        return outcome.kind
    return str(outcome.number) if outcome.level is None else outcome.level


def told(tried: Tried) -> dict[str, Any]:
    """All notions, as they are written; of what is grey also what ends that."""
    first = tried.next_question()
    of_grey = {
        "can": listed(tried.can()),
        "sure": listed(tried.sure()),
        "settle": listed(tried.settle()),
        "blockers": listed(tried.blockers()),
        "responsibility": {id: str(degree) for id, degree in tried.responsibility().items()},
    }
    return {
        "is": tried.is_now,
        "becomes": dict(sorted(Counter(tried.counts()).items())),
        **(of_grey if tried.is_now == GREY else {"irrelevant": sorted(tried.irrelevant())}),
        "decides": {id: dict(sorted(ends.items())) for id, ends in tried.decides().items()},
        "first": {"questions": sorted(first.questions), "average": str(first.average)} if first else None,
        "because": list(reasons(tried)),
        "changes": {level: str(cost) for level, cost in sorted(tried.changes().items())},
    }


def reasons(tried: Notions) -> Iterator[dict[str, list[str]]]:
    """Every reason that is enough, and none of which could be held less tightly."""
    grades = [("missing", "") if id in tried.open else ("values", "answered", "") for id in tried.questions]
    for chosen in product(*grades):
        held = {
            grade: sorted(id for id, its in zip(tried.questions, chosen, strict=True) if its == grade)
            for grade in ("values", "answered", "missing")
        }
        if tried.suffices(**held) and not tried.too_tight(**held):
            yield {grade: ids for grade, ids in held.items() if ids}


def listed(sets: Sets) -> list[list[str]]:
    return sorted((sorted(ids) for ids in sets), key=lambda ids: (len(ids), ids))

"""The truth tables of a framework: answers, and what is meant to come out, as the oracle says.

Nodes that rest on the same questions are tried together: with every answer to each, with *not applicable*, and with
nothing. Where that would be too many cases, with those that differ in at most two questions from one in which all are
answered alike, or not at all. Every other kind of missing is then tried alone, and of two questions beside another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import combinations, product
from math import prod
from typing import Any, TypeAlias, TypeVar

from tests.conformance.explained import explained
from tests.oracle import FAR, LEAF_REASONS, Node, Oracle, Outcome, of_now, unique, whole_numbers

MOST = 130  # cases of the same questions in which nothing but answers and gaps is tried

Answers: TypeAlias = Mapping[str, object]
Table: TypeAlias = dict[str, Any]
T = TypeVar("T")


def tables(doc: Mapping[str, Any]) -> Iterator[Table]:
    """The truth tables of a framework, as they are written: in every wave that it lists."""
    for wave in doc["framework"].get("waves", [None]):
        oracle = Oracle(doc, wave)
        for questions, nodes in together(oracle).items():
            tried = unique_of([*all_answers(oracle, questions), *gaps(oracle, questions)])
            yield {
                **({"wave": wave} if wave is not None else {}),
                "questions": list(questions),
                "nodes": nodes,
                "rows": [[[as_data(said[id]) for id in questions], outcomes(oracle, said, nodes)] for said in tried],
            }


def explanations(doc: Mapping[str, Any]) -> Iterator[dict[str, Any]]:
    """What there is to explain in a framework, in the last wave: where no answer was given, or one that means it."""
    oracle = Oracle(doc)
    for questions, nodes in together(oracle).items():
        own = [said for said in gaps(oracle, questions) if means_missing(oracle, said)]
        for said in unique_of([*all_answers(oracle, questions), *own]):
            for node in nodes:
                found = explained(oracle, node, said)
                if found is not None:
                    answers = {id: as_data(each) for id, each in said.items() if each is not None}
                    yield {"node": node, "answers": answers, **found}


def together(oracle: Oracle) -> dict[tuple[str, ...], list[str]]:
    """The nodes on which anything is to be said, by the questions and attributes on which they rest."""
    found: dict[tuple[str, ...], list[str]] = {}
    for id, node in oracle.nodes.items():
        if not node.is_attribute and not node.wave and (not node.is_leaf or node.gate or "rescale" in node.spec):
            found.setdefault(below(oracle, id), []).append(id)
    return found


def below(oracle: Oracle, id: str) -> tuple[str, ...]:
    """The questions and attributes under a node; those of an earlier wave under the names that they have then."""
    now, _, wave = id.partition("@")
    node = oracle.nodes[now]
    own = [id] if node.is_leaf else []
    for each in node.reads:
        if each != now:
            own += below(oracle, f"{each}@{wave}" if wave and not oracle.nodes[each].is_attribute else each)
    return tuple(unique(own))


# -------------------------------------------------------------------------------------------------------- What is tried


def all_answers(oracle: Oracle, questions: Sequence[str]) -> Iterator[Answers]:
    """Every answer to each of the questions, and none; of many questions some of that."""
    menus = [[*known(oracle, id), *outside(oracle, id), None] for id in questions]
    if prod(map(len, menus)) <= MOST:
        yield from (dict(zip(questions, said, strict=True)) for said in product(*menus))
        return
    alike = unique([tuple(menu[0] for menu in menus), tuple(known(oracle, id)[-1] for id in questions)])
    found = []
    for base in [*alike, (None,) * len(questions)]:
        for places in combinations(range(len(questions)), min(2, len(questions))):
            for said in product(*(menus[place] for place in places)):
                changed = dict(zip(places, said, strict=True))
                found.append(tuple(changed.get(place, was) for place, was in enumerate(base)))
    yield from (dict(zip(questions, said, strict=True)) for said in unique_of(found))


def gaps(oracle: Oracle, questions: Sequence[str]) -> Iterator[Answers]:
    """Every other kind of missing, in each question alone, and in the first two together; the rest is answered."""
    rest = {id: known(oracle, id)[-1] for id in questions}
    may_miss = [id for id in questions if not oracle.nodes[of_now(id)].is_attribute]
    for id in may_miss:
        yield from ({**rest, id: gap} for gap in missing(oracle, id))
    if len(may_miss) == 2:
        one, other = may_miss
        kinds = product([None, *missing(oracle, one)], [None, *missing(oracle, other)])
        yield from ({**rest, one: this, other: that} for this, that in kinds if (this, that) != (None, None))


def means_missing(oracle: Oracle, said: Answers) -> bool:
    """Whether all is answered, one of it with an option that means that the answer is missing."""
    own = [id for id, each in said.items() if each in oracle.nodes[of_now(id)].missing_options]
    return len(own) == 1 and not any(each is None or isinstance(each, tuple) for each in said.values())


def known(oracle: Oracle, id: str) -> list[object]:
    """The answers to a question: its levels from the worst, its options, its numbers, or some of them in order."""
    leaf = oracle.nodes[of_now(id)]
    options = [each["id"] for each in leaf.spec.get("options", []) if not {"missing", "not_applicable"} & {*each}]
    match leaf.spec["kind"]:
        case "level":
            return [*(level["id"] for level in oracle.levels(leaf.spec["scale"])), *options]
        case "number":
            return [*(whole_numbers(leaf.spec) or some_numbers(oracle, leaf)), *options]
        case "several":
            alone = [each["id"] for each in leaf.spec["options"] if each.get("alone")]
            rest = [each for each in options if each not in alone]
            chosen = [list(some) for n in range(1, len(rest) + 1) for some in combinations(rest, n)]
            return [*chosen, *([each] for each in alone)]
    return list(options)


def some_numbers(oracle: Oracle, leaf: Node) -> list[Fraction]:
    """Measured numbers on and beside every edge, as far as they can be written."""
    numbers = [each for each in oracle.one_of_each_cell(leaf) if abs(each) < FAR // 2]
    return sorted(each for each in set(numbers) if each == Fraction(round(each * 10**6), 10**6))


def outside(oracle: Oracle, id: str) -> list[object]:
    """The options that say that it does not apply."""
    return [each["id"] for each in oracle.nodes[of_now(id)].spec.get("options", []) if each.get("not_applicable")]


def missing(oracle: Oracle, id: str) -> list[object]:
    """Everything for which an answer may be missing, but that nobody gave one."""
    reasons = [("missing", each) for each in LEAF_REASONS if each != "not_supplied"]
    return [*oracle.nodes[of_now(id)].missing_options, *reasons]


# ------------------------------------------------------------------------------------------------------- How it is said


def outcomes(oracle: Oracle, said: Answers, nodes: Sequence[str]) -> list[object]:
    """What comes out of these nodes."""
    given = {id: each for id, each in said.items() if each is not None}
    facts = {id: each for id, each in given.items() if oracle.nodes[of_now(id)].is_attribute}
    found = oracle.score({id: each for id, each in given.items() if id not in facts}, facts)
    return [as_outcome(found[id]) for id in nodes]


def as_data(said: object) -> object:
    """An answer as it stands in data: options and levels by id, numbers as text, several options as a list."""
    match said:
        case ("missing", reason):
            return f"missing:{reason}"
        case Fraction() | Decimal() | int():
            return as_number(Fraction(said))
    return said


def as_number(number: Fraction) -> str:
    """A number exactly: as a decimal where it is one, else as a fraction."""
    decimal = Decimal(number.numerator) / Decimal(number.denominator)
    return f"{decimal:f}" if Fraction(decimal) == number else str(number)


def as_outcome(outcome: Outcome) -> object:
    """What comes out, in the words of the suite."""
    match outcome.kind:
        case "not_applicable":
            return "not_applicable"
        case "grey":
            leads = {"leads_with": outcome.leads_with} if outcome.leads_with else {}
            return {"grey": outcome.reason, **leads, "because": sorted(outcome.blame)}
    if outcome.number is None:
        return outcome.level
    number = {"number": as_number(outcome.number)}
    return {"level": outcome.level, **number} if outcome.level is not None else number


def unique_of(rows: Sequence[T]) -> list[T]:
    """As they come, each once; lists among the answers cannot be hashed."""
    return list({repr(row): row for row in rows}.values())

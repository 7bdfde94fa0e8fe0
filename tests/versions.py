"""Two versions of a drawn framework, and every situation of both by brute force: what a difference is held against.

A situation is one answer to each question, or none; what rules tell apart about *none* counts apart. Nothing here
comes from `indicatorkit.compare`.
"""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from itertools import chain, combinations, product
from math import prod
from random import Random
from typing import Any, TypeAlias

from indicatorkit.alphabets import Carrier
from indicatorkit.answers import UNREADABLE
from indicatorkit.asking import LevelAnswer, NumberAnswer, SeveralAnswer, is_measured
from indicatorkit.engine.case import prepare, run
from indicatorkit.frames.coding import codebooks
from indicatorkit.framework import Framework
from indicatorkit.plan import NODE_REASONS, leaves, plan
from indicatorkit.toml.read import from_dict

Doc: TypeAlias = dict[str, Any]
Outcome: TypeAlias = tuple[str | None, Fraction | None, str | None]  # level or option, number, or why there is neither
Names: TypeAlias = Mapping[str, str]  # what is called otherwise in the new version

MOST = 6_000
REASONS = ("not_supplied", "unreadable", "confidential", "unknown", "not_asked")


class TooMany(Exception):
    """More situations than anybody wants to try."""


# --------------------------------------------------------------------------------------------------------- brute force


@dataclass
class Version:
    """One version in its last wave."""

    framework: Framework

    def __post_init__(self) -> None:
        self.plan = plan(self.framework)
        self.prepared = prepare(self.plan)
        self.books = codebooks(self.framework, {leaf.id: leaf.values for leaf in leaves(self.framework)})
        self.leaves = {leaf.id: leaf for leaf in self.plan.leaves}

    def answer(self, id: str) -> Any:
        return (self.framework.items.get(id) or self.framework.attributes[id]).answer

    def read(self, id: str, raw: Any) -> tuple[int, int]:
        """The code and the reason of an answer."""
        meaning = self.books[id].read(raw)
        return (self.leaves[id].missing, UNREADABLE) if meaning.why else (meaning.code, meaning.reason)

    def told_apart(self, leaf: Carrier, reason: int) -> tuple[Any, ...]:
        """What those who read a question, also behind its gate, make of a reason."""
        behind = [step.carrier.position for step in self.plan.steps if step.own_answer is leaf]
        sources = [source for step in self.plan.steps for source in step.sources]
        return tuple(
            source.alphabet.by_reason[reason - 1] if source.alphabet.by_reason else None
            for source in sources
            if source.carrier.position in (leaf.position, *behind)
        )

    def below(self, item: str) -> frozenset[str]:
        """The questions and attributes below a node."""
        found, waiting = set(), [self.plan.results[item]]
        while waiting:
            here = waiting.pop()
            if here < len(self.plan.leaves):
                found.add(self.plan.leaves[here].id)
            else:
                step = self.plan.steps[here - len(self.plan.leaves)]
                waiting += [source.carrier.position for source in step.sources]
        return frozenset(found)

    def outcomes(self, said: Sequence[tuple[int, int]]) -> list[Outcome]:
        """What comes out in every place; `said` are the code and reason of each question."""
        codes, reasons = [code for code, _ in said], [reason for _, reason in said]
        reasons += run(self.prepared, codes, reasons)
        return [self.outcome(place, code, reasons[place]) for place, code in enumerate(codes)]

    def outcome(self, place: int, code: int, reason: int) -> Outcome:
        carrier = self.plan.at(place)
        if code == carrier.missing:
            words = [word for word, _ in carrier.reasons] or [each.value for each in NODE_REASONS]
            why = words[reason - 1]  # why an answer is missing is no reason of ours
            return None, None, f"grey: {why if not carrier.reasons or why == 'applicability_unknown' else ''}"
        if code == carrier.not_applicable:
            return None, None, "not applicable"
        letter = carrier.values[code]
        if letter.level is not None and carrier.scale is not None:
            return carrier.scale.levels[letter.level], letter.number, None
        is_word = letter.number is None and letter.interval is None
        return letter.word if is_word else None, letter.number, None


@dataclass
class Both:
    """Both versions over all situations; `renamed` gives the new ids of questions, nodes and options."""

    old: Version
    new: Version
    renamed: Names = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.questions = list(dict.fromkeys([*(self.now(id) for id in self.old.leaves), *self.new.leaves]))
        self.menus = {id: list(self.menu(id)) for id in self.questions}
        self.size = prod(map(len, self.menus.values()))
        if self.size > MOST:
            raise TooMany(self.size)

    def now(self, id: str) -> str:
        return self.renamed.get(id, id)

    def was(self, id: str) -> str:
        return next((old for old, new in self.renamed.items() if new == id and old in self.old_ids), id)

    @cached_property
    def old_ids(self) -> frozenset[str]:
        return frozenset((*self.old.framework.items, *self.old.framework.attributes))

    def menu(self, id: str) -> Iterator[tuple[tuple[int, int] | None, tuple[int, int] | None, int]]:
        """Everything that a question can say, to both, with how many answers it costs: none for nothing supplied."""
        sides = [
            (version, name if name in version.leaves else None)
            for version, name in ((self.old, self.was(id)), (self.new, id))
        ]
        gaps: dict[Any, Any] = {}
        values: list[Any] = []
        for raw in [*(f"missing:{each}" for each in REASONS), *self.raws(sides)]:
            said = tuple(None if name is None else version.read(name, raw) for version, name in sides)
            both = [(each, *side) for each, side in zip(said, sides, strict=True) if each is not None]
            if all(each[0] == version.leaves[name].missing for each, version, name in both):
                told = tuple(version.told_apart(version.leaves[name], each[1]) for each, version, name in both)
                is_answer = any(each is not None and each[1] != UNREADABLE for each in said)
                if is_answer or str(raw).startswith("missing:"):
                    gaps.setdefault(told, said)
            else:
                values.append(said)
        if self.is_measured(sides):
            values = list(dict.fromkeys(values))
        for number, said in enumerate((*gaps.values(), *values)):
            yield said[0], said[1], int(number > 0)

    def is_measured(self, sides: Sequence[tuple[Version, str | None]]) -> bool:
        return any(name is not None and is_measured(version.answer(name)) for version, name in sides)

    def raws(self, sides: Sequence[tuple[Version, str | None]]) -> Iterator[Any]:
        """Everything that one may write down, as the old version calls it where it knows it."""
        answers = [version.answer(name) for version, name in sides if name is not None]
        words = [
            [
                *(sides_version.framework.scales[answer.scale].order.levels if isinstance(answer, LevelAnswer) else ()),
                *(option.id for option in answer.options),
            ]
            for answer, sides_version in zip(answers, (v for v, name in sides if name is not None), strict=True)
        ]
        every = list(words[0])
        if len(words) > 1:
            every += [each for each in words[1] if each not in [self.now(word) for word in words[0]]]
        if any(isinstance(answer, SeveralAnswer) for answer in answers):
            yield from every
            yield from (list(some) for size in range(2, len(every) + 1) for some in combinations(every, size))
        else:
            yield from every
        numeric = [answer for answer in answers if isinstance(answer, NumberAnswer)]
        if any(is_measured(answer) for answer in numeric):
            yield from (Decimal(each) / 8 for each in range(-8, 100))
        elif numeric:
            yield from sorted(set(chain(*(answer.whole_numbers() or () for answer in numeric))))

    # --------------------------------------------------------------------------------------------------- what differs

    @cached_property
    def nodes(self) -> tuple[str, ...]:
        """The nodes that both have."""
        return tuple(id for id in self.new.plan.results if self.was(id) in self.old.plan.results)

    @cached_property
    def found(self) -> dict[str, dict[tuple[Outcome, Outcome], tuple[int, int]]]:
        """For each node, for each pair of outcomes: how many situations, and the fewest answers that it takes."""
        found: dict[str, dict[tuple[Outcome, Outcome], tuple[int, int]]] = {id: {} for id in self.nodes}
        self.changing = 0
        board = [
            id
            for id in self.nodes
            if id in {item.id for item in self.new.framework.board}
            and self.was(id) in {item.id for item in self.old.framework.board}
        ]
        olds = [self.questions.index(self.now(id)) for id in self.old.leaves]
        news = [self.questions.index(id) for id in self.new.leaves]
        places = [(id, self.old.plan.results[self.was(id)], self.new.plan.results[id]) for id in self.nodes]
        for situation in product(*self.menus.values()):
            before = self.old.outcomes([situation[each][0] for each in olds])  # type: ignore[misc]
            after = self.new.outcomes([situation[each][1] for each in news])  # type: ignore[misc]
            answered = sum(each[2] for each in situation)
            for id, was, now in places:
                level, number, why = before[was]
                pair = ((self.renamed.get(level or "", level), number, why), after[now])
                ways, fewest = found[id].get(pair, (0, answered))
                found[id][pair] = ways + 1, min(fewest, answered)
            self.changing += any(
                differ(before[self.old.plan.results[self.was(id)]], after[self.new.plan.results[id]], self.renamed)
                for id in board
            )
        return found

    def total(self, item: str) -> int:
        """All situations of the questions below a node, in either version."""
        below = {*map(self.now, self.old.below(self.was(item))), *self.new.below(item)}
        return prod(len(self.menus[id]) for id in below)

    def is_counted(self, item: str) -> bool:
        below = {*map(self.now, self.old.below(self.was(item))), *self.new.below(item)}
        sides = [[(v, n) for v, n in ((self.old, self.was(id)), (self.new, id)) if n in v.leaves] for id in below]
        return not any(self.is_measured(each) for each in sides)


def differ(before: Outcome, after: Outcome, renamed: Names) -> bool:
    """Whether they are not the same; a grey is a grey."""
    level, number, why = before
    return (renamed.get(level or "", level), number, kind(why)) != (*after[:2], kind(after[2]))


def kind(why: str | None) -> str | None:
    return why and why.partition(":")[0]


def loaded(doc: Doc) -> Framework | None:
    """The framework of a document; nothing where the reader refuses it."""
    reading = from_dict(doc)
    if reading.framework is None or any(issue.severity == "error" for issue in reading.issues):
        return None
    return reading.framework


# ------------------------------------------------------------------------------------------------------------ changes


def changed(rng: Random, doc: Doc) -> tuple[Doc, dict[str, str], str]:
    """The document with one random change; what is called otherwise now, and what was done."""
    found = deepcopy(doc)
    what = rng.choice(sorted(CHANGES))
    renamed = CHANGES[what](rng, found) or {}
    return found, renamed, what


def tables(said: Any) -> Iterator[Doc]:
    """All tables of a document."""
    if isinstance(said, dict):
        yield said
    for each in said.values() if isinstance(said, dict) else said if isinstance(said, list) else ():
        yield from tables(each)


def rules(doc: Doc) -> list[Doc]:
    return [each for each in tables(doc) if "rule" in each and each["rule"] != "none"]


def another_policy(rng: Random, doc: Doc) -> None:
    rule = rng.choice(rules(doc))
    rule["missing"] = rng.choice(("grey", "leave_out", "grey_unless_decided"))


def another_rule(rng: Random, doc: Doc) -> None:
    rule = rng.choice(rules(doc))
    if rule["rule"] in ("worst_of", "best_of", "median_of"):
        rule["rule"] = rng.choice(("worst_of", "best_of", "median_of"))
    elif "otherwise" in rule:
        rule["otherwise"] = rng.choice(levels(doc))


def another_amount(rng: Random, doc: Doc) -> None:
    """One more or one less, somewhere in a rule."""
    amounts = ("count", "at_least", "above", "known_at_least", "missing_at_most")
    places = [
        (each, key)
        for rule in (*rules(doc), *doc.get("bands", {}).values(), *doc["answer"].values())
        for each in tables(rule)
        for key in amounts
        if isinstance(each.get(key), int | Decimal)
    ]
    if places:
        table, key = rng.choice(places)
        table[key] = max(0, table[key] + rng.choice((-1, 1)))


def other_rows(rng: Random, doc: Doc) -> None:
    lists = [each for table in tables(doc) for key in ("rows", "tiers") for each in (table.get(key),) if each]
    if lists:
        rows = rng.choice(lists)
        if rng.random() < 0.5 and len(rows) > 1 and "when" in rows[0]:
            rows.reverse()
        elif "then" in rows[0]:
            rng.choice(rows)["then"] = rng.choice(levels(doc))


def levels(doc: Doc) -> list[str]:
    return [each["id"] for each in doc["scale"]["stand"]["worst_to_best"]]


def option_of_another_level(rng: Random, doc: Doc) -> None:
    options = [each for table in doc["answer"].values() for each in table.get("options", []) if "level" in each]
    if options:
        rng.choice(options)["level"] = rng.choice(levels(doc))


def option_more_or_less(rng: Random, doc: Doc) -> None:
    answers = [each for each in doc["answer"].values() if len(each.get("options", [])) > 2]
    if answers:
        options = rng.choice(answers)["options"]
        if rng.random() < 0.5:
            options.remove(rng.choice(options))
        else:
            options.append({**rng.choice(options), "id": "extra"})


def option_becomes_a_gap(rng: Random, doc: Doc) -> None:
    answers = [each for each in doc["answer"].values() if len(each.get("options", [])) > 2]
    if answers:
        options = rng.choice(answers)["options"]
        place = rng.randrange(len(options))
        options[place] = {"id": options[place]["id"], "missing": "unknown"}


def option_renamed(rng: Random, doc: Doc) -> dict[str, str]:
    options = [each for table in doc["answer"].values() for each in table.get("options", [])]
    if not options:
        return {}
    word = rng.choice(options)["id"]
    rename(doc, word, f"{word}_nu")
    for table in doc["answer"].values():
        for each in table.get("options", []):
            if each["id"] == f"{word}_nu":
                each["aliases"] = [word]
    return {word: f"{word}_nu"}


def node_renamed(rng: Random, doc: Doc) -> dict[str, str]:
    kinds = ("theme", "group", "indicator", "subindicator", "step", "result")
    nodes = [
        node for table in tables(doc) for kind in kinds for node in (table.get(kind) or []) if isinstance(node, dict)
    ]
    node = rng.choice([each for each in nodes if "id" in each])
    word = node["id"]
    rename(doc, word, f"{word}_nu")
    node["aliases"] = [word]
    return {word: f"{word}_nu"}


def rename(said: Any, old: str, new: str) -> None:
    """Everywhere where the word stands, as key or as text."""
    for table in tables(said):
        for key, each in list(table.items()):
            if each == old:
                table[key] = new
            elif isinstance(each, list):
                table[key] = [new if one == old else one for one in each]
        if old in table:
            renamed = {new if key == old else key: each for key, each in table.items()}
            table.clear()
            table.update(renamed)


def question_more(rng: Random, doc: Doc) -> None:
    """One more question, at a node that has some."""
    readers = [each for each in tables(doc) if any(isinstance(each.get(key), list) for key in ("uses", "subindicator"))]
    if readers:
        reader = rng.choice(readers)
        new: Doc = {"id": "vraag_extra", "answer": rng.choice(sorted(doc["answer"]))}
        if isinstance(reader.get("subindicator"), list):
            reader["subindicator"].insert(rng.randint(0, len(reader["subindicator"])), new)
        else:
            doc.setdefault("step", []).append(new)
            reader["uses"].insert(rng.randint(0, len(reader["uses"])), "vraag_extra")


def question_less(rng: Random, doc: Doc) -> None:
    lists = [table.get(key) for table in tables(doc) for key in ("uses", "subindicator")]
    readers = [each for each in lists if isinstance(each, list) and len(each) > 1]
    if readers:
        those = rng.choice(readers)
        those.pop(rng.randrange(len(those)))


def other_order(rng: Random, doc: Doc) -> None:
    for table in tables(doc):
        for key in ("uses", "subindicator"):
            if isinstance(table.get(key), list):
                rng.shuffle(table[key])


def other_gate(rng: Random, doc: Doc) -> None:
    gated = [each for each in tables(doc) if "applies_if" in each]
    if gated:
        del rng.choice(gated)["applies_if"]


def nothing(rng: Random, doc: Doc) -> None:
    """The same file again."""


CHANGES: dict[str, Any] = {
    each.__name__: each
    for each in (
        another_policy,
        another_rule,
        another_amount,
        other_rows,
        option_of_another_level,
        option_more_or_less,
        option_becomes_a_gap,
        option_renamed,
        node_renamed,
        question_more,
        question_less,
        other_order,
        other_gate,
        nothing,
    )
}


def as_text(doc: Doc) -> str:
    return json.dumps(doc, default=str, ensure_ascii=False)


def count(pairs: Mapping[tuple[Outcome, Outcome], tuple[int, int]]) -> Counter[tuple[Outcome, Outcome]]:
    """How often each pair of outcomes is there, whatever the reason of a grey."""
    found: Counter[tuple[Outcome, Outcome]] = Counter()
    for (before, after), (ways, _) in pairs.items():
        found[(*before[:2], kind(before[2])), (*after[:2], kind(after[2]))] += ways
    return found

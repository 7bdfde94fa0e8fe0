"""What should not matter does not: ten ways to say the same, or the same and more, on random frameworks.

Each makes of a framework and rows others that must come out alike: the same level, number and reason of every node for
every row that was there before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from random import Random
from typing import Any, TypeAlias

import pytest

import indicatorkit as ik
from indicatorkit.toml.read import from_dict
from tests import draw, draw_numbers
from tests.drawn import frameworks, wide_row
from tests.loading import loaded
from tests.release.counting import Tried
from tests.release.sizes import chance, size

ROWS = 5
KEYS = ("entity", "wave")
SECTIONS = ("scale", "answer", "attribute", "bands", "rescale", "rollup", "step")
"""Tables of which the order says nothing; what a theme, an indicator or a result holds is also shown in its order."""

Row: TypeAlias = dict[str, Any]
Said: TypeAlias = dict[tuple[str, str], dict[str, tuple[Any, ...]]]


@dataclass(frozen=True)
class Asked:
    """A framework as it is written, and the parts in which rows are scored; `was` leads back from names to old ones."""

    doc: draw.Doc
    parts: tuple[tuple[Row, ...], ...]
    was: Mapping[str, str] = field(default_factory=dict)

    @property
    def rows(self) -> tuple[Row, ...]:
        return self.parts[0]

    def of(self, rows: Any) -> Asked:
        return replace(self, parts=(tuple(rows),))

    def said(self) -> Said:
        """Level, number and reason of every node, by entity and wave, in the old names."""
        framework = loaded(from_dict(self.doc))
        found: Said = {}
        for part in self.parts:
            scores = ik.score(framework, list(part))
            for place, row in enumerate(scores.rows):
                case = scores.at(place).as_dict()
                nodes = {self.old(node): tuple(map(self.old, each.values())) for node, each in case.items()}
                found[self.old(row.entity), row.wave] = nodes
        return found

    def old(self, name: Any) -> Any:
        return self.was.get(name, name) if isinstance(name, str) else name


# ------------------------------------------------------------------------------------------------------------- ten ways


def rows_in_another_order(rng: Random, asked: Asked) -> Asked:
    return asked.of(shuffled(rng, asked.rows))


def columns_in_another_order(rng: Random, asked: Asked) -> Asked:
    return asked.of(dict(shuffled(rng, row.items())) for row in asked.rows)


def rows_a_part_at_a_time(rng: Random, asked: Asked) -> Asked:
    at = rng.randint(1, ROWS - 1)
    return replace(asked, parts=(asked.rows[:at], asked.rows[at:]))


def a_wave_at_a_time(_: Random, asked: Asked) -> Asked:
    waves = dict.fromkeys(row["wave"] for row in asked.rows)
    return replace(asked, parts=tuple(tuple(row for row in asked.rows if row["wave"] == wave) for wave in waves))


def the_same_rows_twice(rng: Random, asked: Asked) -> Asked:
    return asked.of(shuffled(rng, [*asked.rows, *(dict(row) for row in asked.rows)]))


def other_entities(rng: Random, asked: Asked) -> Asked:
    names = shuffled(rng, [row["entity"] for row in asked.rows])
    rows = [{**row, "entity": f"{name} elders"} for row, name in zip(asked.rows, names, strict=True)]
    was = {new["entity"]: row["entity"] for new, row in zip(rows, asked.rows, strict=True)}
    return replace(asked, parts=(tuple(rows),), was=was)


def sections_in_another_order(rng: Random, asked: Asked) -> Asked:
    doc = dict(shuffled(rng, asked.doc.items()))
    for name in SECTIONS:
        if name in doc:
            doc[name] = (
                dict(shuffled(rng, doc[name].items())) if isinstance(doc[name], dict) else shuffled(rng, doc[name])
            )
    return replace(asked, doc=doc)


def other_ids(rng: Random, asked: Asked) -> Asked:
    """Of questions, nodes, levels, options and attributes; the new ones stand in another order than the old."""
    old = sorted({*ids_in(asked.doc), *asked.doc.get("attribute", {})})
    new = dict(zip(old, [f"n{number}" for number in shuffled(rng, range(100, 100 + len(old)))], strict=True))
    rows = [{key: cell if key in KEYS else renamed(cell, new) for key, cell in row.items()} for row in asked.rows]
    rows = [{new.get(key, key): cell for key, cell in row.items()} for row in rows]
    return Asked(renamed(asked.doc, new), (tuple(rows),), {name: id_ for id_, name in new.items()})


def other_labels(rng: Random, asked: Asked) -> Asked:
    numbers = iter(shuffled(rng, range(10_000)))
    return replace(asked, doc=labelled(asked.doc, numbers))


def more_beside_it(rng: Random, asked: Asked) -> Asked:
    """Another entity, and a question and a node that nothing else reads."""
    beside = [{"id": "los", "answer": "los"}, {"id": "telling", "rule": "coverage", "uses": ["los"], "as": "share"}]
    answer = {"kind": "choice", "options": [{"id": "wel"}, {"id": "niet"}]}
    doc = {
        **asked.doc,
        "answer": {"los": answer, **asked.doc["answer"]},
        "step": [*beside, *asked.doc.get("step", [])],
    }
    rows = [{**row, "los": rng.choice(("wel", "niet", None))} for row in asked.rows]
    rows.insert(rng.randrange(ROWS), {**rng.choice(rows), "entity": "Erbij"})
    return Asked(doc, (tuple(rows),))


RELATIONS: tuple[Callable[[Random, Asked], Asked], ...] = (
    rows_in_another_order,
    columns_in_another_order,
    rows_a_part_at_a_time,
    a_wave_at_a_time,
    the_same_rows_twice,
    other_entities,
    sections_in_another_order,
    other_ids,
    other_labels,
    more_beside_it,
)


@pytest.mark.parametrize("relation", RELATIONS, ids=lambda each: each.__name__)
def test_it_comes_out_the_same(relation: Callable[[Random, Asked], Asked], tried: Tried) -> None:
    rng = chance(relation.__name__)
    for asked in drawn(rng, size(8)):
        before, after = asked.said(), relation(rng, asked).said()
        for row, nodes in before.items():
            assert {node: after[row].get(node) for node in nodes} == nodes, draw.to_toml(asked.doc)
        tried(8, 1)


def test_what_should_matter_does() -> None:
    """Other answers come out otherwise in most frameworks, so that the comparison above has something to see."""
    several = list(drawn(chance("what matters"), 30))
    other = [asked.of(answers_moved(asked.rows)) for asked in several]
    assert sum(one.said() != two.said() for one, two in zip(several, other, strict=True)) > 20


def answers_moved(rows: tuple[Row, ...]) -> Iterator[Row]:
    """Each row with the answers of another."""
    for mine, others in zip(rows, reversed(rows), strict=True):
        yield {**others, **{key: mine[key] for key in KEYS}}


def drawn(rng: Random, many: int) -> Iterator[Asked]:
    """So many frameworks with rows of answers, one in four of them with measured numbers."""
    while many:
        drawer: Any = draw_numbers if rng.random() < 0.25 else draw
        for doc, _, meant in frameworks(rng, drawer, 1):
            cases = [drawer.situation(rng, doc, meant) for _ in range(ROWS)]
            yield Asked(doc, (tuple(wide_row(case, number) for number, case in enumerate(cases)),))
            many -= 1


# --------------------------------------------------------------------------------------------------- writing otherwise


def shuffled(rng: Random, them: Any) -> list[Any]:
    found = list(them)
    rng.shuffle(found)
    return found


def ids_in(said: Any) -> Iterator[str]:
    """What is called by an `id`, anywhere in a document but at its head."""
    for key, each in said.items() if isinstance(said, dict) else enumerate(said) if isinstance(said, list) else ():
        if key == "id":
            yield each
        elif key != "framework":
            yield from ids_in(each)


def renamed(said: Any, names: Mapping[str, str]) -> Any:
    """The same with other words, wherever one of these stands alone, as a key or as what is said."""
    match said:
        case dict():
            return {names.get(key, key): renamed(each, names) for key, each in said.items()}
        case list():
            return [renamed(each, names) for each in said]
        case str() if said.startswith("missing:"):
            return f"missing:{renamed(said.removeprefix('missing:'), names)}"
        case str():
            return names.get(said, said)
    return said


def labelled(said: Any, numbers: Iterator[int]) -> Any:
    """The same with a name, and an English one, for everything that has an id."""
    match said:
        case dict():
            found = {key: labelled(each, numbers) for key, each in said.items()}
            return found | {"nl": f"Naam {next(numbers)}", "en": f"Name {next(numbers)}"} if "id" in said else found
        case list():
            return [labelled(each, numbers) for each in said]
    return said

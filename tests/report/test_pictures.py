"""Laws of pictures, of whatever framework and whatever words: whole as XML, every mark named, words only ever words."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random
from typing import Any
from xml.etree import ElementTree as ET

import pytest

import indicatorkit as ik
from indicatorkit.report.cells import columns
from indicatorkit.report.pictures.feeding import feeding
from indicatorkit.report.pictures.graph import graph, lit
from indicatorkit.report.pictures.heatmap import heatmap
from indicatorkit.report.pictures.petals import petals
from indicatorkit.report.pictures.picture import Picture
from indicatorkit.report.pictures.rose import rose
from indicatorkit.report.pictures.shifts import shifts
from indicatorkit.report.pictures.tiles import tiles
from indicatorkit.report.pictures.trend import trend
from indicatorkit.report.pictures.trends import trends
from indicatorkit.report.reading import Reading
from indicatorkit.report.steps import steps
from indicatorkit.toml.read import from_dict
from tests import draw
from tests.loading import loaded
from tests.report import hostile
from tests.report.drawn import marks, reading, texts
from tests.report.test_safety import shown

DRAWN = {"svg", "title", "desc", "g", "a", "defs", "pattern", "path", "circle", "rect", "text"}
WEIGHTS = {None, "600", "700"}
"""Weights in hundreds: programs that know SVG of before 2018 make nothing of others."""
OUTSIDE = re.compile(r"(?:xlink:|\bstyle=|\bon[a-z]+=|url\((?!#))")
GROUPS = hostile.of_length(hostile.LABELS, 40)


def scored(seed: int) -> ik.Scores:
    """A random framework with two entities in each of its waves."""
    rng = Random(seed)
    doc = draw.framework(rng)
    waves = doc["framework"].get("waves", [""])
    rows = [row for entity in ("Ede", "Zwolle") for wave in waves if (row := _row(rng, doc, entity, wave))]
    return ik.score(loaded(from_dict(doc)), rows)


def _row(rng: Random, doc: dict[str, Any], entity: str, wave: str) -> dict[str, Any]:
    case = draw.situation(rng, doc)
    said = {id_: _written(value) for id_, value in {**case.answers, **case.attributes}.items()}
    return {
        "entity": entity,
        **({"wave": wave} if wave else {}),
        **{id_: value for id_, value in said.items() if value},
    }


def _written(value: object) -> str:
    """As a cell of a table says it; what is missing for some reason is an empty one."""
    return "" if isinstance(value, tuple) else ";".join(value) if isinstance(value, list) else str(value)


def pictures(scores: ik.Scores) -> Iterator[tuple[Picture, int]]:
    """Every picture of these scores, with how many marks it must have."""
    here, framework = reading(scores), scores.framework
    row = here.rows[0]
    yield graph(framework, "nl"), len(feeding(framework).nodes)
    nodes = [node.id for each in columns(here) for node in each.nodes]
    yield heatmap(here), len(here.rows) * len(nodes)
    yield rose(here, row), len(petals(framework))
    yield from ((tiles(here, node), len(here.rows)) for node in nodes)
    there = [step for node in nodes for step in steps(here, row, node) if step.status is not None]
    yield trends(here, row), len(there)
    for node in [each for each in framework.items if each in here.plan.results]:
        yield lit(here, row, node), len(feeding(framework, node).nodes)
        yield shifts(here, node), len(set(_outcomes(here, node)))
        yield trend(here, row, node), sum(step.status is not None for step in steps(here, row, node))


def _outcomes(here: Reading, node: str) -> Iterator[tuple[str, str]]:
    """In which waves there is which look."""
    for wave in here.past.waves:
        there = here.at(wave)
        if node in there.plan.results:
            yield from ((wave, there.status(row, node).look.key) for row in there.rows)


@pytest.mark.parametrize("seed", range(18))
def test_a_picture_of_any_framework_is_whole_and_every_mark_has_a_name(seed: int) -> None:
    for picture, number in pictures(scored(seed)):
        found = ET.fromstring(picture.svg)
        assert {each.tag.rpartition("}")[2] for each in found.iter()} <= DRAWN
        assert not OUTSIDE.search(picture.svg)
        assert {each.get("font-weight") for each in found.iter()} <= WEIGHTS
        ids = [each.get("id") for each in found.iter() if each.get("id")]
        assert len(ids) == len(set(ids))
        assert set(re.findall(r"url\(#([^)]+)\)", picture.svg)) <= set(ids)
        names = marks(picture.svg)
        assert len(names) == number
        assert all(name.strip() for name in names)
        assert picture.title and picture.description


@pytest.fixture(scope="module")
def harmless(tmp_path_factory: pytest.TempPathFactory) -> list[Picture]:
    """The same pictures, full of ordinary names."""
    return _of([f"{hostile.HARMLESS} {number}" for number in range(40)], tmp_path_factory.mktemp("harmless"))


@pytest.mark.parametrize("labels", GROUPS, ids=lambda labels: labels[0][:30])
def test_words_in_a_picture_are_only_ever_words(labels: Sequence[str], harmless: list[Picture], tmp_path: Path) -> None:
    """It is of the same elements as with ordinary names, and the names of its marks are as they were written."""
    found = _of(labels, tmp_path)
    for picture, ordinary in zip(found, harmless, strict=True):
        assert _skeleton(picture) == _skeleton(ordinary)
    written = " ".join(texts(picture.svg) for picture in found)
    assert not [label for label in labels if shown(label) not in written]


def _of(labels: Sequence[str], folder: Path) -> list[Picture]:
    framework = hostile.framework(labels, folder)
    scores = ik.score(framework, hostile.answers(labels))
    here = reading(scores)
    row, node = here.rows[-1], framework.indicators[0].id
    return [
        graph(framework, "nl"),
        heatmap(here),
        lit(here, row, node),
        rose(here, row),
        tiles(here, node),
        trend(here, row, node),
        trends(here, row),
        shifts(here, node),
    ]


def _skeleton(picture: Picture) -> Counter[str]:
    """Which marks there are: how many lines their words take is another matter."""
    return Counter(each.tag for each in ET.fromstring(picture.svg).iter() if not each.tag.endswith("}text"))

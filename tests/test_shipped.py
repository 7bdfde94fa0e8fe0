"""Every framework that is shipped keeps what it says of itself: checked, proved, in both languages, not official."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.values import Text

FOLDER = Path(__file__).parents[1] / "frameworks"
SHIPPED = sorted(each.stem for each in FOLDER.glob("*.toml") if not each.stem.endswith(".examples"))
LARGE = {"nad"}
"""Where every change is tried elsewhere, or takes too long for each run."""


def texts(framework: ik.Framework) -> Iterator[tuple[str, Text]]:
    """Every text that people read, with where it is."""
    yield "name", framework.name
    yield "notice", framework.notice
    yield "entity", framework.entity
    yield "entities", framework.entities
    for item in framework:
        yield item.id, item.name
        yield from (
            (f"{item.id}.{key}", text) for key, text in (("explain", item.explain), ("remark", item.remark)) if text
        )
        for option in item.answer.options if item.answer is not None else ():
            yield f"{item.id}.{option.id}", Text(option.nl, option.en)
    for scale in framework.scales.values():
        yield f"{scale.id}.grey", scale.grey
        yield from ((f"{scale.id}.{each.id}", each.name) for each in scale.levels)
    yield from ((each.name.nl or "", each.name) for each in framework.examples)


@pytest.fixture(scope="module", params=SHIPPED)
def framework(request: pytest.FixtureRequest) -> ik.Framework:
    return ik.load(request.param)


def test_it_is_found_by_its_id_and_no_check_has_anything_to_say(framework: ik.Framework) -> None:
    assert framework.id in ik.frameworks()
    assert not list(ik.check(framework.file))


def test_it_does_not_pretend_to_be_official_and_says_what_it_rests_on(framework: ik.Framework) -> None:
    assert framework.status in ("reconstruction", "example")
    assert framework.source and framework.notice
    assert not [each.id for each in framework if not each.is_heading and each.certainty is None]
    assert not [each.id for each in framework.questions if not each.source]


def test_every_text_is_there_in_dutch_and_in_english(framework: ik.Framework) -> None:
    assert not [where for where, text in texts(framework) if not (text.nl and text.en)]


def test_every_level_has_a_colour_and_a_sign(framework: ik.Framework) -> None:
    levels = [level for scale in framework.scales.values() for level in scale.levels]
    assert levels
    assert not [level.id for level in levels if not (level.colour and level.glyph)]


@pytest.mark.no_cover
def test_its_promises_are_proved(framework: ik.Framework) -> None:
    found = ik.verify(framework)
    assert not found.failed
    assert not [each for each in found.unknown if each.grade != "fact"]  # of numbers not everything can be known
    assert not found.examples
    assert any(each.grade == "promised" for each in found)


@pytest.mark.no_cover
@pytest.mark.parametrize("name", sorted(set(SHIPPED) - LARGE))
def test_its_examples_notice_every_small_change_of_a_rule(name: str) -> None:
    found = ik.mutate(ik.load(name))
    assert found.by_hand == 1.0, found.questions("nl")

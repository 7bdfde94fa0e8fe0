"""The page that explains the framework itself: its scales, every roll-up with its policy, and every question."""

from __future__ import annotations

from collections.abc import Iterator

from ....items import ShownScale
from ....light import dataclass
from ....words import count
from ...looks import Look
from ...rendering import page
from ...site import FRAMEWORK, Page, Site
from .asked import Asked, asked
from .chapters import Nodes, runs, size
from .drawn import of_whole
from .saying import Saying


@dataclass(frozen=True, slots=True)
class Level:
    """A level of a scale, with how certain its name and colour are."""

    look: Look
    certainty: str


@dataclass(frozen=True, slots=True)
class ScaleShown:
    """A scale with its levels, best first, and what it calls grey; its name is empty where it has none."""

    id: str
    name: str
    levels: tuple[Level, ...]
    grey: str
    ordered: bool


@dataclass(frozen=True, slots=True)
class Fact:
    """What is known about an entity without any question."""

    name: str
    asked: Asked


def framework_page(site: Site) -> Page:
    """The page of the framework."""
    say = Saying(site)
    nodes = Nodes(say)
    return page(
        site,
        FRAMEWORK,
        "framework.html.j2",
        say.say("title"),
        styles=("framework",),
        size=" · ".join(_size(say)),
        status=say.say(f"status.{site.framework.status}"),
        source=site.framework.source(say.lang),
        scales=tuple(_scales(say)),
        facts=tuple(Fact(each.name(say.lang), asked(say, each)) for each in site.framework.facts),
        chapters=tuple(nodes.chapters()),
        told=nodes.told,
        whole=of_whole(say),
        runs=runs,
        places=say.places("contents", "scales", "facts", "told", "whole"),
        grey=say.looks.grey("not_supplied"),
        promises=len(site.framework.promises),
    )


def _size(say: Saying) -> Iterator[str]:
    """How many themes, indicators, questions and examples, and in which waves."""
    for key, number in size(say.framework).items():
        if number:
            yield count(f"outline.{key}", say.lang, number)
    if say.framework.waves:
        yield say.say("waves", waves=", ".join(map(say.wave, say.framework.waves)))


def _scales(say: Saying) -> Iterator[ScaleShown]:
    for place, (id_, scale) in enumerate(say.framework.scales.items(), 1):
        looks = say.looks.of_scale(id_)
        certain = [say.certainty(each.certainty) for each in reversed(scale.levels)]
        levels = tuple(map(Level, looks, certain))
        yield ScaleShown(
            say.place(f"scale-{place}"), _name(scale, say), levels, scale.grey(say.lang), scale.order.ordered
        )


def _name(scale: ShownScale, say: Saying) -> str:
    """What the author calls it; empty where that is nothing."""
    return scale.name(say.lang) if scale.name else ""

"""The call list: which few open questions end most greys, with how many that is of how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from ....explain.alike import greys_of
from ....explain.calls import Calls, Group, Single, calls, opened_in
from ....light import dataclass
from ....words import count
from ...cells import columns
from ...shares import share
from ...site import Site

MOST_QUESTIONS: Final = 5
MOST_SINGLES: Final = 10


@dataclass(frozen=True, slots=True)
class Step:
    """Questions to ask together, in how many cases greys end by that, and how many have ended by then of all."""

    questions: tuple[str, ...]
    ends: str
    so_far: str


@dataclass(frozen=True, slots=True)
class Question:
    """One question alone: for how many it is open, and how many greys it surely ends, or may end."""

    name: str
    open_in: str
    surely: str
    possibly: str


@dataclass(frozen=True, slots=True)
class Asking:
    """The call list: how many outcomes are grey, the steps of the greedy plan, and the questions that help most."""

    greys: int
    said: str
    steps: tuple[Step, ...]
    questions: tuple[Question, ...]
    others: int


def asking(site: Site) -> Asking:
    """What to ask first, over all entities."""
    reading = site.reading
    nodes = [item.id for part in columns(reading) for item in part.nodes]
    cases = [reading.telling.row(row).inquiry for row in reading.rows]
    found = calls(reading.framework, greys_of(cases, nodes, MOST_QUESTIONS), opened_in(cases), MOST_QUESTIONS)
    helping = [each for each in found.singles if each.surely or each.possibly]
    return Asking(
        len(found.greys),
        share(len(found.greys), len(cases) * len(nodes), reading.lang),
        tuple(_step(site, group, found) for group in found.plan),
        tuple(_question(site, each, found, len(cases)) for each in helping[:MOST_SINGLES]),
        max(0, len(helping) - MOST_SINGLES),
    )


def _step(site: Site, group: Group, found: Calls) -> Step:
    lang = site.reading.lang
    return Step(
        _names(site, group.questions),
        count("report.national.ends", lang, len(group.ends)),
        share(group.so_far, len(found.greys), lang),
    )


def _question(site: Site, each: Single, found: Calls, cases: int) -> Question:
    lang, greys = site.reading.lang, len(found.greys)
    return Question(
        site.reading.name(each.question),
        share(each.open_in, cases, lang),
        share(each.surely, greys, lang),
        share(each.possibly, greys, lang),
    )


def _names(site: Site, questions: Sequence[str]) -> tuple[str, ...]:
    return tuple(map(site.reading.name, questions))

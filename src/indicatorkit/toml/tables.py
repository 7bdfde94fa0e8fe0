"""The tables of a file, as they are written: which keys each has, and what may stand there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Final, Literal

from pydantic import Field

from ..clauses import ConditionField
from ..fields import Reads
from ..values import Text
from ..written import Certainty, Id, Listed, Number, Part, TextField, Words, YesNo, misfit, to_number

KINDS: Final = ("theme", "group", "indicator", "subindicator")


def _numbers(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise misfit("table-expected", found=raw)
    return {key: to_number(value, key) for key, value in raw.items()}


def _texts(raw: object) -> dict[str, str]:
    if not isinstance(raw, Mapping):
        raise misfit("table-expected", found=raw)
    for key, value in raw.items():
        if not isinstance(value, str):
            raise misfit("not-a-text", key, found=value)
    return dict(raw)


def _table(raw: object) -> dict[str, Any]:
    if not isinstance(raw, Mapping):
        raise misfit("table-expected", found=raw)
    return dict(raw)


def _wave(raw: object) -> str:
    if not isinstance(raw, str):
        raise misfit("wave-not-text", found=raw)
    return raw


def _effort(raw: object) -> Any:
    number = to_number(raw)
    if number < 0:
        raise misfit("below-zero", found=raw)
    return number


_TABLE = {"type": "object"}
Numbers = Annotated[
    dict[str, Any],
    Reads(_numbers, {**_TABLE, "additionalProperties": {"type": ["number", "string"]}}),
]
Texts = Annotated[dict[str, str], Reads(_texts, {**_TABLE, "additionalProperties": {"type": "string"}})]
Effort = Annotated[Any, Reads(_effort, {"type": "number", "minimum": 0})]
List = Annotated[tuple[Words, ...], Listed]
Free = Annotated[dict[str, Any], Reads(_table, _TABLE)]
Wave = Annotated[str, Reads(_wave, {"type": "string"})]


class Terms(Part):
    """What the framework calls each kind of node."""

    theme: TextField | None = None
    group: TextField | None = None
    indicator: TextField | None = None
    subindicator: TextField | None = None
    step: TextField | None = None
    result: TextField | None = None


class FrameworkTable(Part):
    """The framework as a whole: its name and version, what is scored, and in which waves."""

    id: Id
    version: Words = ""
    status: Literal["official", "reconstruction", "example"] = "example"
    nl: Words | None = None
    en: Words | None = None
    entity: TextField = Text()
    entities: TextField = Text()
    terms: Terms = Terms()
    aliases: List = ()
    waves: Annotated[tuple[Wave, ...], Listed] = ()
    notice: TextField = Text()
    source: TextField = Text()
    demo: Words | None = None
    requires: Words | None = Field(default=None, alias="requires-indicatorkit")


class LevelTable(Part):
    """One level of a scale."""

    id: Id
    nl: Words | None = None
    en: Words | None = None
    colour: Words | None = None
    glyph: Words | None = None
    points: Number | None = None
    certainty: Certainty | None = None


class ScaleTable(Part):
    """A scale: its levels from worst to best, or classes without an order, and the text for grey."""

    worst_to_best: Annotated[tuple[LevelTable, ...], Listed, Field(min_length=1)] | None = None
    classes: Annotated[tuple[LevelTable, ...], Listed, Field(min_length=1)] | None = None
    grey: TextField = Text()
    nl: Words | None = None
    en: Words | None = None


class AttributeTable(Part):
    """What is known about the entity and never asked; it may stand in every condition."""

    answer: Words
    nl: Words | None = None
    en: Words | None = None


class DefaultTable(Part):
    """For nodes of one kind that do not say it themselves."""

    answer: Words | None = None
    rollup: Words | None = None
    source: TextField | None = None
    certainty: Certainty | None = None
    effort: Effort | None = None


class AlsoTable(Part):
    """A further result over the inputs of a node: its own keys, beside those of its roll-up."""

    id: Id
    nl: Words | None = None
    en: Words | None = None
    rollup: Words | None = None
    marks: Numbers = Field(default_factory=dict)


class NodeTable(Part):
    """One node: its own keys, beside those of its answer or roll-up and of what stands under it."""

    id: Id
    nl: Words | None = None
    en: Words | None = None
    explain: TextField | None = None
    remark: TextField | None = None
    source: TextField | None = None
    certainty: Certainty | None = None
    aliases: List = ()
    tags: List = ()
    weight: Number | None = None
    effort: Effort | None = None
    askable: YesNo = True
    asked_per: Words | None = None
    marks: Numbers = Field(default_factory=dict)
    applies_if: ConditionField = None
    uses: Any = None
    rollup_from: Texts = Field(default_factory=dict)
    answer: Words | None = None
    rollup: Words | None = None


class PromiseTable(Part):
    """What the author promises of nodes, or of all of them; `except` lists the exceptions, each with its reason."""

    holds: Literal[
        "monotone",
        "never_regrey",
        "never_revised",
        "grey_if_any_missing",
        "no_idle_grey",
        "every_level_reachable",
        "veto",
        "grey_by_gaps_alone",
        "not_applicable_neutral",
        "known_when_answered",
        "inputs_matter",
        "edges_clear",
        "symmetric",
        "no_veto",
        "no_dictator",
        "total",
        "unique",
        "rows_decide",
        "bands_whole",
        "bands_apart",
        "named_levels_reachable",
    ]
    nodes: List = ()
    exceptions: Texts = Field(default_factory=dict, alias="except")
    because: TextField = Text()
    by: List = ()


class ExampleTable(Part):
    """Answers with what should come out."""

    nl: Words | None = None
    en: Words | None = None
    wave: Wave | None = None
    entity: Free = Field(default_factory=dict)
    answers: Free = Field(default_factory=dict)
    expect: Free = Field(default_factory=dict)
    because: Free = Field(default_factory=dict)
    source: TextField = Text()

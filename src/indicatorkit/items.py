"""What a framework is made of: its nodes with what feeds them, its attributes, its scales, names resolved."""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import Annotated, Any, Final, Literal, TypeAlias

from .asking import Answer, unit_of
from .conditions import Condition
from .fields import Made
from .issues import Path
from .kinds import AnyRule
from .onward import Rescale
from .rules import Rule
from .values import Scale, Text
from .waves import earlier_id
from .written import Certainty, Part

Kind: TypeAlias = Literal["theme", "group", "indicator", "subindicator", "step", "result", "also"]
Gives: TypeAlias = Literal["level", "number", "both", "option"]

ONE: Final = Fraction(1)

Words: TypeAlias = Annotated[Text, Made(Text)]
Number: TypeAlias = Annotated[Fraction, Made(Fraction)]
Places: TypeAlias = Annotated[Mapping[str, Path], Made(Mapping)]


class LevelStyle(Part):
    """How a level is shown."""

    id: str
    name: Words
    colour: str | None = None
    glyph: str | None = None
    certainty: Certainty | None = None


class ShownScale(Part):
    """A scale with its labels, colours and glyphs, worst first; `order` is what rules see of it."""

    id: str
    name: Words
    levels: tuple[LevelStyle, ...]
    grey: Words
    order: Annotated[Scale, Made(Scale)]


class Edge(Part):
    """One input of a node, how much it weighs there, and the rescale through which the rule reads its answer.

    `column`: only rows of a table name it, so it is not one of "all inputs".
    """

    id: str
    weight: Number = ONE
    rescale: Rescale | None = None
    column: bool = False


class Earlier(Part):
    """That something says of a node what it was in another wave: `of` as it is in that wave, or the `previous` one."""

    of: str
    wave: str

    @property
    def id(self) -> str:
        """What that is called."""
        return earlier_id(self.of, self.wave)


class Item(Part):
    """One node of the framework.

    Exactly one of `answer` and `rule` is set, or neither for a heading. `inputs` are what the rule reads, in order,
    without those of weight 0. `gives` is what comes out, `scale` that of its level (nothing for a heading); an option
    is neither level nor number. `parent` is the node right above, a group where it is in one; `group` names that group.
    `unit` is that of its number, after a rescale where it has one: what is answered has that of `answer`.
    `rules_from` are the roll-ups that hold from a later wave on, `inputs_from` what they read where that differs.
    `earlier`: it is another node, a question perhaps, by the rules of now on what was answered in an earlier wave;
    nobody is asked for it.
    `places` says for a key where it is written, also when that is in a named roll-up; under `""` is the node itself.
    """

    id: str
    """By which everything names it."""
    kind: Kind
    """Where it stands: a theme, a group, an indicator, …"""
    name: Words
    """What it is called."""
    parent: str | None = None
    group: str | None = None
    children: tuple[str, ...] = ()
    """The ids of the nodes right below it, as written."""
    inputs: tuple[Edge, ...] = ()
    answer: Answer | None = None
    answer_name: str | None = None
    """The id of the answer that it names; nothing where it has its own."""
    rule: Annotated[AnyRule, Made(Rule)] | None = None
    rule_name: str | None = None
    """The id of the roll-up that it names; nothing where it has its own."""
    rules_from: tuple[tuple[str, Any], ...] = ()
    inputs_from: tuple[tuple[Edge, ...], ...] = ()
    scale: str | None = None
    gives: Gives | None = None
    unit: str | None = None
    applies_if: Any = None
    """When it applies; nothing is: always. See `condition`."""
    marks: Mapping[str, Fraction] = {}
    """The numbers that a rescale names, by name."""
    explain: Words = Text()
    """Help for who answers."""
    remark: Words = Text()
    """A note for who reads the outcome."""
    source: Words = Text()
    """Where it comes from."""
    certainty: Certainty | None = None
    """How sure it is: `stated`, `hinted`, `assumed`, or from 0 to 1."""
    aliases: tuple[str, ...] = ()
    """Other names of it in data."""
    tags: frozenset[str] = frozenset()
    """Labels of the author, to pick nodes by."""
    weight: Number = ONE
    """How much it counts where it stands."""
    effort: Number = ONE
    """How much work it is to answer; 1 unless said."""
    askable: bool = True
    """Whether it may be suggested as the next question."""
    earlier: Earlier | None = None
    places: Places = {}  # noqa: RUF012  # never changed once made

    @property
    def all_inputs(self) -> tuple[Edge, ...]:
        """What any of its roll-ups reads, each node once."""
        found: dict[str, Edge] = {}
        for edges in (self.inputs, *self.inputs_from):
            for edge in edges:
                found.setdefault(edge.id, edge)
        return tuple(found.values())

    @property
    def condition(self) -> Condition | None:
        """When it applies; nothing is: always."""
        found: Condition | None = self.applies_if
        return found

    @property
    def scale_id(self) -> str | None:
        """The scale of what comes out of it, if that is a level."""
        return self.scale or (_scale_of(self.answer) if self.answer is not None else None)

    @property
    def is_asked(self) -> bool:
        """Whether it is a question, answered itself."""
        return self.answer is not None and self.earlier is None

    @property
    def is_heading(self) -> bool:
        """Whether it only groups what is below it."""
        return self.answer is None and self.rule is None

    @property
    def on_board(self) -> bool:
        """Whether people see it: steps are values on the way."""
        return self.kind not in ("step", "also")


class Attribute(Part):
    """What is known about an entity and never asked; it may stand in every condition.

    `earlier`: it is what was answered to a question in an earlier wave; it may stand wherever a node may.
    """

    id: str
    name: Words
    answer: Answer
    earlier: Earlier | None = None
    places: Places = {}  # noqa: RUF012  # never changed once made

    @property
    def unit(self) -> str | None:
        """The unit of its number, if that is what it is."""
        return unit_of(self.answer)

    @property
    def scale_id(self) -> str | None:
        """The scale of the answers, if they are levels."""
        return _scale_of(self.answer)


def _scale_of(answer: Answer) -> str | None:
    if answer.bands is not None:
        return answer.bands.scale
    scale: str | None = getattr(answer, "scale", None)
    return scale

"""What a graph shows of each node and each arrow: names and outcomes, and what of it is lit."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Final, TypeAlias

from ...explain.labels import name
from ...framework import Framework
from ...light import dataclass
from ...words import Lang, say
from ..looks import Look
from ..status import Status
from ..theme import Theme
from .boxes import Box, Placed
from .feeding import ROLES, Fed, kind_of
from .flowing import Drawn
from .lettering import BOLD, lines

SIZE, SMALL, LINE, PAD, SIDE = 13.0, 11.5, 17.0, 9.0, 12.0
SIGNED: Final = 30.0
"""How wide the place of the sign is, at the left of a box."""
MOST_LINES: Final = 4
STRONG: Final = ("theme", "group", "indicator", "result")
"""What people see on a board; the rest is what these are made of."""
Link: TypeAlias = Callable[[str], "str | None"]


@dataclass(frozen=True, slots=True)
class Node:
    """One box as it is drawn. `name` says all of it in words; `text` is what came out, where something did."""

    kind: str
    box: Box
    lines: tuple[str, ...]
    name: str
    href: str | None
    look: Look | None
    text: str
    is_lit: bool
    is_end: bool

    @property
    def is_strong(self) -> bool:
        """Whether it stands on a board."""
        return self.kind in STRONG


@dataclass(frozen=True, slots=True)
class Arrow:
    """One arrow as it is drawn; `role` is the first of those that it has."""

    line: str
    role: str
    is_lit: bool


@dataclass(frozen=True, slots=True)
class Scene:
    """A graph of one node (nothing: of all): the outcomes, what is lit (nothing: everything), and what it is called.

    `ways` are the arrows that are lit, and `looks` what the legend says of outcomes; `caption`: below it stands
    of what it is, and whether that is `made_up`.
    """

    framework: Framework
    lang: Lang
    title: str
    node: str | None
    link: Link
    theme: Theme
    text: str = ""
    statuses: Mapping[str, Status] = field(default_factory=dict)
    lit: frozenset[str] | None = None
    ways: frozenset[tuple[str, str]] = frozenset()
    looks: tuple[tuple[str, Drawn], ...] = ()
    caption: bool = True
    made_up: bool = False

    def height(self, node: str, width: float) -> float:
        """How high a box must be."""
        told = 1 if node in self.statuses else 0
        return LINE * (len(self._lines(node, width)) + told) + 2 * PAD

    def drawn(self, node: str, box: Box) -> Node:
        """A node with its box."""
        status = self.statuses.get(node)
        return Node(
            kind_of(self.framework, node),
            box,
            self._lines(node, box.width),
            self._called(node, status),
            self.link(node),
            None if status is None else status.look,
            "" if status is None else _told(status, box.width),
            self.lit is None or node in self.lit,
            node == self.node,
        )

    def arrow(self, fed: Fed, place: Placed) -> Arrow:
        """An arrow with its line."""
        ends = (fed.source, fed.target)
        return Arrow(place.lines[ends], fed.roles[0], self.lit is None or ends in self.ways)

    def heads(self, arrows: tuple[Fed, ...], place: Placed) -> list[tuple[float, float, bool]]:
        """Where arrowheads stand, and whether they are lit: one at each box that reads anything."""
        lit = {target for _, target in self.ways}
        boxes = {arrow.target: place.boxes[arrow.target] for arrow in arrows}
        return [(box.x, box.middle, self.lit is None or node in lit) for node, box in boxes.items()]

    def _called(self, node: str, status: Status | None) -> str:
        kind = say(f"report.graph.kind.{kind_of(self.framework, node)}", self.lang)
        words = {"kind": kind, "name": name(self.framework, node, self.lang)}
        if status is None:
            return say("report.graph.called", self.lang, **words)
        key = "because" if status.reason else "shown"
        return say(f"report.graph.{key}", self.lang, status=status.text, reason=status.reason, **words)

    def _lines(self, node: str, width: float) -> tuple[str, ...]:
        room = width - 2 * SIDE - (SIGNED if node in self.statuses else 0)
        size = SIZE * BOLD if kind_of(self.framework, node) in STRONG else SIZE
        return lines(name(self.framework, node, self.lang), size, room, MOST_LINES)


def _told(status: Status, width: float) -> str:
    """What came out, in the line below the name; of a grey only why, its sign says that it is."""
    return " ".join(lines(status.reason or status.text, SMALL, width - 2 * SIDE - SIGNED, 1))


def keys(nodes: list[Node], arrows: list[Arrow], lang: Lang) -> list[tuple[str, Drawn]]:
    """The kinds of arrows, where there are several, and of boxes that look different, for a legend."""
    roles = [role for role in ROLES if any(arrow.role == role for arrow in arrows)]
    found: list[tuple[str, Drawn]] = [(say(f"report.graph.role.{role}", lang), role.value) for role in roles]
    kinds = [kind for kind in ("fact", "step") if any(node.kind == kind for node in nodes)]
    return [*(found if len(found) > 1 else []), *((say(f"report.graph.key.{kind}", lang), kind) for kind in kinds)]

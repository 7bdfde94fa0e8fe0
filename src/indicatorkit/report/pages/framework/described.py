"""A roll-up in words: what the author says of it, and what the declared fields say exactly."""

from __future__ import annotations

from ....items import Edge, Item
from ....light import dataclass
from ....rules import Rule
from ....values import Text
from ....words import say as word
from . import fields, policy
from .grids import Grid, in_a_line, of_rule
from .saying import Saying, Shown


@dataclass(frozen=True, slots=True)
class Described:
    """A rule, apart from what it reads: two nodes with equal descriptions are rolled up in the same way.

    `sentence` is the author's, else that of its kind; `kind` is that of its kind where the author has one too, and no
    rows say it.
    """

    sentence: str
    kind: str
    steps: tuple[str, ...]
    grids: tuple[Grid, ...]
    missing: tuple[str, ...]
    not_applicable: tuple[str, ...]
    source: str
    certainty: str


def described(say: Saying, item: Item, rule: Rule) -> Described:
    """What a rule of a node does."""
    own = _by_author(say, rule)
    kind = say.sentence(word(f"rule.{rule.rule}", say.lang))
    source = rule.source(say.lang) if rule.source is not None else ""
    return Described(
        own or kind,
        kind if own and not rule.outcomes_written() else "",
        (*fields.own(say, item.id, rule), *fields.common(say, item.id, rule)),
        tuple(of_rule(say, item.id, rule)),
        tuple(policy.missing(say, item, rule)),
        tuple(policy.not_applicable(say, item, rule)),
        source,
        say.certainty(rule.certainty),
    )


def _by_author(say: Saying, rule: Rule) -> str:
    """The sentence of the author, in the language of the page where there is one, with a full stop."""
    text = Text(rule.nl, rule.en)(say.lang).strip()
    return text if not text or text[-1] in ".!?:" else say.say("sentence", text=text)


# ------------------------------------------------------------------------------------------------------- what it reads


@dataclass(frozen=True, slots=True)
class Reads:
    """What a rule reads: in a sentence; with names where these do not stand right below; with weights in a table."""

    sentence: str
    names: tuple[Shown, ...] = ()
    grid: Grid | None = None


def reads(say: Saying, item: Item, edges: tuple[Edge, ...]) -> Reads:
    """The inputs of a node."""
    names = tuple(say.link(each.id) for each in edges)
    if _are_told(edges):
        return Reads(say.count("reads.listed", len(edges)), grid=_grid(say, edges))
    below = [each.id for each in say.framework if each.parent == item.id and each.kind not in ("also", "step")]
    if {each.id for each in edges} == set(below):
        return Reads(say.count("reads.below", len(edges)))
    return Reads(say.count("reads.listed", len(edges)), names)


def _are_told(edges: tuple[Edge, ...]) -> bool:
    """Whether there is more to say of inputs than their names."""
    return any(each.rescale is not None or each.weight != 1 for each in edges)


def _grid(say: Saying, edges: tuple[Edge, ...]) -> Grid:
    weighed = any(each.weight != 1 for each in edges)
    rescaled = any(each.rescale is not None for each in edges)
    heads = [say.say("grid.input")]
    heads += [say.say("grid.weight")] if weighed else []
    heads += [say.say("grid.rescaled")] if rescaled else []
    rows = []
    for each in edges:
        row = [say.link(each.id)]
        row += [Shown(say.say("grid.column") if each.column else say.number(each.weight))] if weighed else []
        row += [Shown(in_a_line(say, each.rescale) if each.rescale is not None else "")] if rescaled else []
        rows.append(tuple(row))
    return Grid(say.say("grid.inputs"), tuple(heads), tuple(rows))

"""Whether a number that can come out lies exactly on an edge of the bands, so that the side of the edge decides."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from fractions import Fraction

from ...diagram import Diagram, TooLarge, build
from ...diagram.fold import Moves
from ...folding.moved import Still
from ...folding.network import Stage
from ...folding.smallest import SMALLEST, Chosen, picked
from ...folding.tree import Tree
from ...light import dataclass
from ...plan import machine_of
from ...rules import Rule
from ...seeking.solving import at_edge
from ...seeking.trying import Trying
from ...values import Outcome, Value
from ..proofs import PROVED, TOO_MANY, Case, Proof, unknown
from ..replaying import outcome
from ..views import Scope, View


@dataclass(frozen=True, slots=True)
class EdgesClear:
    """No number that the rule can give lies exactly on an edge of its bands."""

    name: str = "edges_clear"
    scopes: tuple[Scope, ...] = ("rule",)
    required: tuple[Scope, ...] = ()
    always: bool = True

    def prove(self, view: View) -> Proof | None:
        """The rule without its bands gives the numbers that they are held against, limited, rescaled and rounded."""
        rule = view.step.rule
        edges = set(_edges(rule))
        if not edges:
            return None
        if view.step.formula is not None:
            return _of_formula(view, edges)
        try:
            diagram = _numbers(view, rule)
        except TooLarge:
            return TOO_MANY
        on_edge = {end: number for end, number in enumerate(map(_number, diagram.terminals)) if number in edges}
        if not on_edge:
            return PROVED
        how, end = min(((how, end) for end, how in _ways(view, diagram).items() if end in on_edge), key=_size)
        said = {place: signals[0] for place, signals in sorted(picked(how).items())}
        return Proof("refuted", Case(said, None, (outcome(view, said),)), about=(str(on_edge[end]),))


def _of_formula(view: View, edges: set[Fraction]) -> Proof:
    """Of numbers that are computed: an edge that is within reach is looked for, answer by answer."""
    assert view.step.formula is not None
    there = [each for each in sorted(edges) if any(cell.holds(each) for cell in view.step.formula.cells)]
    for edge in there:
        found = at_edge(Trying(view.scene), edge)
        if found is not None:
            said, numbers, came = found
            return Proof("refuted", Case(said, None, (came.signal,), (numbers, {})), about=(str(edge),))
    return unknown(view) if there else PROVED


def _number(end: Outcome) -> Fraction | None:
    return end.number if isinstance(end, Value) else None


def _size(found: tuple[Chosen, int]) -> int:
    return found[0][0]


def _ways(view: View, diagram: Diagram) -> Mapping[int, Chosen]:
    """For each terminal of a diagram over the same inputs the smallest case that leads there."""
    (stage,) = view.tree.stages
    ends = tuple(range(len(diagram.terminals)))
    other = Stage(stage.place, Moves(diagram.layers), stage.inputs, stage.letters, ends)
    tree = Tree(stage.place, (other,), view.varying, view.forest.ground, exact=True)
    return Still(tree, view.menus, SMALLEST).tables[stage.place]


def _edges(rule: Rule) -> Iterator[Fraction]:
    for interval in rule.bands.edges() if rule.bands is not None else ():
        yield from (each for each in (interval.low, interval.high) if each is not None)


def _numbers(view: View, rule: Rule) -> Diagram:
    step = view.step
    plain = rule.model_copy(update={"bands": None, "limits": tuple(each for each in rule.limits if not each.on_level)})
    return build(machine_of(plain, step.gate, step.node, step.sources), step.node.inputs)

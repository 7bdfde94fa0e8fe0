"""Who feeds whom: the nodes of a framework as a graph, its order, its circles, and its text forms.

networkx is loaded only by the function that gives a networkx graph: importing it costs more than reading a framework.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from graphlib import CycleError, TopologicalSorter
from typing import TYPE_CHECKING, Any

from .conditions import Among, Condition, atoms, items
from .framework import Framework
from .items import Item
from .light import dataclass
from .values import Lang, Role

if TYPE_CHECKING:
    import networkx as nx


@dataclass(frozen=True, slots=True)
class Feeds:
    """An arrow from an input to what reads it, and what for."""

    source: str
    target: str
    role: Role
    weight: str = "1"


def feeds(framework: Framework) -> tuple[Feeds, ...]:
    """All arrows, in the order of the document: inputs of rules, of limits, of rows that hand on, and of gates."""
    return tuple(each for item in framework for each in _into(item))


def _into(item: Item) -> Iterator[Feeds]:
    for edge in item.all_inputs:
        yield Feeds(edge.id, item.id, Role.RULE, str(edge.weight))
    rules = [rule for rule in (item.rule, *(rule for _, rule in item.rules_from)) if rule is not None]
    limits = dict.fromkeys(each for rule in rules for condition in rule.conditions() for each in items(condition))
    thens = dict.fromkeys(each for rule in rules for each in rule.then_inputs())
    gates = dict.fromkeys(items(item.condition) if item.condition is not None else ())
    for role, names in ((Role.LIMIT, limits), (Role.THEN, thens), (Role.GATE, gates)):
        for name in names:
            yield Feeds(name, item.id, role)


def needs(framework: Framework) -> dict[str, tuple[str, ...]]:
    """For each node and attribute what it reads, in any role."""
    found: dict[str, dict[str, None]] = {id_: {} for id_ in (*framework.attributes, *framework.items)}
    for each in feeds(framework):
        found[each.target][each.source] = None
    return {target: tuple(sources) for target, sources in found.items()}


def order(reads: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """Every node after what it reads; a circle is a `ValueError` (ask for `circle` first)."""
    return tuple(TopologicalSorter(reads).static_order())


def circle(reads: Mapping[str, Iterable[str]]) -> tuple[str, ...]:
    """One circle, each node reading the next and the last reading the first; empty where there is none."""
    try:
        TopologicalSorter(reads).prepare()
    except CycleError as error:
        found: list[str] = error.args[1]
        return tuple(reversed(found[1:]))
    return ()


def circles(reads: Mapping[str, Iterable[str]]) -> tuple[tuple[str, ...], ...]:
    """One circle of each knot of nodes that read each other, in the order of the nodes."""
    known = {id_: tuple(each for each in read if each in reads) for id_, read in reads.items()}
    return tuple(_circle_in(knot, known) for knot in _knots(known))


def _circle_in(knot: tuple[str, ...], reads: Mapping[str, tuple[str, ...]]) -> tuple[str, ...]:
    inside = frozenset(knot)
    return knot if len(knot) == 1 else circle({id_: [each for each in reads[id_] if each in inside] for id_ in knot})


def _knots(reads: Mapping[str, tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The strongly connected components that hold a circle (Tarjan 1972, with a stack of its own)."""
    number: dict[str, int] = {}
    low: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    found: list[tuple[str, ...]] = []
    for root in reads:
        work = [(root, iter(reads[root]))] if root not in number else []
        while work:
            node, rest = work[-1]
            if node not in number:
                number[node] = low[node] = len(number)
                path.append(node)
                on_path.add(node)
            for other in rest:
                if other not in number:
                    work.append((other, iter(reads[other])))
                    break
                if other in on_path:
                    low[node] = min(low[node], number[other])
            else:
                work.pop()
                if work:
                    above = work[-1][0]
                    low[above] = min(low[above], low[node])
                if low[node] == number[node]:
                    knot = [*iter(path.pop, node), node]
                    on_path.difference_update(knot)
                    if len(knot) > 1 or node in reads[node]:
                        found.append(tuple(knot))
    places = {id_: place for place, id_ in enumerate(reads)}
    return sorted(found, key=lambda knot: min(places[each] for each in knot))


def looks_at_all(condition: Condition) -> bool:
    """Whether a condition is about all inputs together."""
    return any(isinstance(each, Among) for each in atoms(condition))


# --------------------------------------------------------------------------------------------------------- as networkx


def to_networkx(framework: Framework, lang: Lang = "nl") -> nx.DiGraph[str]:
    """The graph as networkx: nodes with `kind` and `label`, arrows from input to result with `role` and `weight`.

    >>> import indicatorkit as ik
    >>> graph = ik.graph(ik.load("nad"))
    >>> graph.nodes["vroegsignalering"]["kind"]
    'indicator'
    """
    import networkx as nx  # noqa: PLC0415  # see above

    graph: nx.DiGraph[str] = nx.DiGraph()
    for node in nodes(framework, lang):
        graph.add_node(node["id"], kind=node["kind"], label=node["label"], rule=node["rule"])
    for each in feeds(framework):
        if graph.has_edge(each.source, each.target):
            graph.edges[each.source, each.target]["role"] += f" {each.role.value}"
        else:
            graph.add_edge(each.source, each.target, role=each.role.value, weight=each.weight)
    return graph


# -------------------------------------------------------------------------------------------------------------- as text


def nodes(framework: Framework, lang: Lang = "nl") -> list[dict[str, str]]:
    """The nodes, attributes first: `id`, `kind`, `label`, and `rule` (empty for what is asked, and for headings)."""
    found = [
        {"id": each.id, "kind": "attribute", "label": each.name(lang), "rule": ""}
        for each in framework.attributes.values()
        if each.id not in framework.items
    ]
    for item in framework:
        rule = item.rule.rule if item.rule is not None else ""
        found.append({"id": item.id, "kind": item.kind, "label": item.name(lang), "rule": rule})
    return found


def as_dict(framework: Framework, lang: Lang = "nl") -> dict[str, Any]:
    """The graph as plain data: `nodes`, and `edges` from input to result with their role and weight."""
    edges = [
        {"from": each.source, "to": each.target, "role": each.role.value, "weight": each.weight}
        for each in feeds(framework)
    ]
    return {"framework": framework.id, "version": framework.version, "nodes": nodes(framework, lang), "edges": edges}


_MERMAID_SHAPES = {"attribute": ("{{", "}}"), "step": ("([", "])"), "also": ("([", "])"), "result": ("[[", "]]")}


def mermaid(framework: Framework, lang: Lang = "nl") -> str:
    """The graph as a Mermaid flowchart; dashed arrows are conditions."""
    lines = ["graph LR"]
    for node in nodes(framework, lang):
        before, after = _MERMAID_SHAPES.get(node["kind"], ("[", "]"))
        label = node["label"].replace("&", "#amp;").replace('"', "#quot;").replace("<", "#lt;").replace(">", "#gt;")
        lines.append(f'  {_mermaid_id(node["id"])}{before}"{label}"{after}')
    for each in feeds(framework):
        arrow = "-->" if each.role in (Role.RULE, Role.THEN) else "-.->"
        lines.append(f"  {_mermaid_id(each.source)} {arrow} {_mermaid_id(each.target)}")
    return "\n".join(lines) + "\n"


def _mermaid_id(id_: str) -> str:
    """The id in letters that Mermaid takes: that of a node in an earlier wave has signs that mean something to it."""
    return "n_" + "".join(each if each.isalnum() or each == "_" else f"_{ord(each):x}_" for each in id_)


_DOT_SHAPES = {"attribute": "hexagon", "step": "ellipse", "also": "ellipse", "result": "box3d"}


def dot(framework: Framework, lang: Lang = "nl") -> str:
    """The graph in DOT, for Graphviz; dashed arrows are conditions."""
    lines = [f"digraph {_quoted(framework.id)} {{", "  rankdir=LR;", "  node [shape=box];"]
    for node in nodes(framework, lang):
        shape = f", shape={_DOT_SHAPES[node['kind']]}" if node["kind"] in _DOT_SHAPES else ""
        lines.append(f"  {_quoted(node['id'])} [label={_quoted(node['label'])}{shape}];")
    for each in feeds(framework):
        style = "" if each.role in (Role.RULE, Role.THEN) else " [style=dashed]"
        lines.append(f"  {_quoted(each.source)} -> {_quoted(each.target)}{style};")
    return "\n".join([*lines, "}"]) + "\n"


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'

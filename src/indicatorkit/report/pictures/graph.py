"""The dependency graph: what every outcome is made of, from the questions at the left to the themes at the right.

Of a framework alone, or of one entity: then each node shows what came out, and of a node that is grey the way through
which it became so is drawn strong, and all else faint.
"""

from __future__ import annotations

from typing import Final

from ...explain.labels import name, quoted
from ...explain.why import Why
from ...framework import Framework
from ...words import Lang, count, listed, say
from ..legend import legend
from ..reading import Reading
from ..rendering import rendered
from ..theme import Theme
from .boxes import placed
from .caption import captioned
from .feeding import Feeding, feeding, in_words, kind_of
from .flowing import entries, flowed
from .patterns import defs
from .picture import Picture
from .scene import LINE, PAD, SIDE, SIGNED, SIZE, SMALL, Link, Scene, keys
from .sectors import number

MOST: Final = 150
"""Nodes in one picture: of more nobody can follow the lines."""
MARGIN: Final = 2.0
KEYS: Final = 26.0
NARROWEST: Final = 420.0


class GraphTooLarge(ValueError):
    """A graph of more nodes than can be followed: ask for that of one node."""

    def __init__(self, number: int) -> None:
        super().__init__(f"{number} nodes are more than {MOST}")
        self.number = number


def graph(
    framework: Framework,
    lang: Lang,
    node: str | None = None,
    link: Link = lambda _: None,
    theme: Theme | None = None,
    *,
    keyed: bool = True,
) -> Picture:
    """What a node is made of, or all nodes, without any answers; too many are a `GraphTooLarge`.

    `link` says where a node leads to, if anywhere; `keyed`, whether below the graph stands what it is a graph of.
    """
    words = {} if node is None else {"name": name(framework, node, lang)}
    title = say(f"report.graph.title.{'node' if words else 'whole'}", lang, **words)
    return _picture(Scene(framework, lang, title, node, link, theme or Theme(), caption=keyed))


def lit(reading: Reading, row: int, node: str, link: Link = lambda _: None, *, keyed: bool = True) -> Picture:
    """What a node of one entity is made of, with what came out; where it is grey, the way to what made it so.

    `keyed`, whether below it stands what its signs mean, and what it is a graph of. A node without a result is a
    `KeyError`, more nodes than can be followed a `GraphTooLarge`.
    """
    why, framework = reading.why(row, node), reading.framework
    is_grey = why.state == "grey"
    words = {"name": reading.name(node), "entity": reading.title(row)}
    title = say(f"report.graph.title.{'grey' if is_grey else 'row'}", reading.lang, **words)
    ways = frozenset(_ways(why)) if is_grey else frozenset()
    statuses = {
        each: reading.status(row, each)
        for each in feeding(framework, node).nodes
        if each in reading.plan.results and each in framework.items
    }
    scene = Scene(
        framework,
        reading.lang,
        title,
        node,
        link,
        reading.theme,
        _through(reading, why) if is_grey else "",
        statuses,
        frozenset({node, *(each for way in ways for each in way)}) if is_grey else None,
        ways,
        tuple(entries(legend(reading, [row], list(statuses)))) if keyed else (),
        keyed,
        reading.is_made_up(row),
    )
    return _picture(scene)


def _ways(why: Why) -> set[tuple[str, str]]:
    """The arrows through which a node became grey, all the way down."""
    found: set[tuple[str, str]] = set()
    waiting = [why]
    while waiting:
        here = waiting.pop()
        for each, _ in here.inputs:
            if each.item in here.blamed and (each.item, here.item) not in found:
                found.add((each.item, here.item))
                waiting.append(each)
    return found


def _through(reading: Reading, why: Why) -> str:
    """Where the lines that are lit come from."""
    if not why.answers or why.answers == (why.item,):
        return ""
    names = listed([quoted(reading.framework, each, reading.lang) for each in why.answers], reading.lang)
    return count("report.graph.through", reading.lang, len(why.answers), name=reading.name(why.item), names=names)


def _picture(scene: Scene) -> Picture:
    framework, lang = scene.framework, scene.lang
    found = feeding(framework, scene.node)
    if len(found.nodes) > MOST:
        raise GraphTooLarge(len(found.nodes))
    place = placed(found, scene.height)
    nodes = [scene.drawn(each, place.boxes[each]) for each in found.nodes]
    arrows = [scene.arrow(each, place) for each in found.arrows]
    wide = max(place.width, NARROWEST)
    said = captioned(framework, lang, scene.title, wide, made_up=scene.made_up) if scene.caption else ()
    explained = flowed([*keys(nodes, arrows, lang), *scene.looks], wide, said)
    text = " ".join(filter(None, (_summary(framework, found, lang), scene.text)))
    ids = _ids(framework, scene.node)
    svg = rendered(
        "graph.svg.j2",
        lang,
        ids=ids,
        title=scene.title,
        description=text,
        defs=defs(ids, [status.look for status in scene.statuses.values()]),
        nodes=nodes,
        arrows=sorted(arrows, key=lambda arrow: arrow.is_lit),
        heads=scene.heads(found.arrows, place),
        keys=explained,
        lighting=scene.lit is not None,
        top=place.height + KEYS,
        view=(-MARGIN, -MARGIN, wide + 2 * MARGIN, place.height + KEYS + explained.height + 2 * MARGIN),
        tokens=scene.theme.tokens,
        number=number,
        sizes={"text": SIZE, "small": SMALL, "line": LINE, "pad": PAD, "side": SIDE, "sign": SIGNED},
    )
    return Picture(svg, scene.title, "\n".join((text, *in_words(framework, found, lang))))


def _ids(framework: Framework, node: str | None) -> str:
    """What the ids in a picture begin with: another for each node, for many may stand on one page."""
    return "graph" if node is None else f"graph{[*framework.attributes, *framework.items].index(node)}"


def _summary(framework: Framework, found: Feeding, lang: Lang) -> str:
    asked = sum(kind_of(framework, each) == "question" for each in found.nodes)
    return count("report.graph.summary", lang, asked, total=len(found.nodes))

"""Differences as Markdown for a pull request: the gist, a table of nodes, and the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from html import escape
from typing import Final

from ...words import Lang
from .differences import Differences
from .differing import NodeDifference
from .telling import Telling

ENDLESS: Final = 1_000_000


def markdown(differences: Differences, lang: Lang) -> str:
    """All of it, for GitHub and GitLab."""
    return "\n\n".join(_parts(differences, Telling(differences, lang, ENDLESS))) + "\n"


def _parts(differences: Differences, telling: Telling) -> Iterator[str]:
    title, compared = telling.title()
    yield f"### {_safe(title)}"
    yield _safe(compared)
    gist, *smallest = map(_safe, telling.headline())
    yield f"**{gist}**"
    yield from smallest
    if differences.declared:
        yield "\n".join(map(_safe, telling.declared()))
    if telling.listed():
        yield "\n".join(_table(telling))
    yield from map(_safe, telling.beside())
    for each in telling.listed():
        yield _folded(telling.says(each), _transitions(telling, each))
    if differences.stored is not None and differences.stored.flipped:
        lines = (f"- {_safe(change)}: {_safe(names)}" for change, names in telling.stored_lines())
        yield _folded(telling.phrases.say("stored_changes"), lines)
    yield from map(_safe, (*telling.others(), *telling.legend()))


def _table(telling: Telling) -> Iterator[str]:
    """A row for each node that changes."""
    ways = telling.ways()
    heads = list(telling.heads(ways))
    yield _row(heads)
    yield _row(["---", *["---:"] * (len(heads) - 1)])
    for each in telling.listed():
        yield _row([telling.phrases.name(each.item), *telling.cells(each, ways)])


def _transitions(telling: Telling, node: NodeDifference) -> Iterator[str]:
    """From what to what a node changes, as a table."""
    phrases = telling.phrases
    yield _row([phrases.say(f"head.{each}") for each in ("before", "after", "changes", "situations", "smallest")])
    yield _row(["---", "---", "---:", "---:", "---"])
    for each in node.transitions:
        counted = each.number is not None and node.total is not None
        share = phrases.share(Fraction(each.number or 0, node.total or 1)) if counted else "?"
        yield _row(
            [
                phrases.before(node.item, each.before),
                phrases.after(node.item, each.after),
                share,
                phrases.number(each.number) if each.number is not None else "?",
                phrases.situation(each.witness) if each.witness is not None else phrases.say("not_found"),
            ]
        )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(map(_safe, cells))} |"


def _folded(summary: str, inside: Iterator[str]) -> str:
    told = "\n".join(inside)
    return f"<details><summary>{escape(summary.rstrip(':'))}</summary>\n\n{told}\n\n</details>"


def _safe(text: str) -> str:
    """The text as it is, whatever signs it has."""
    for sign in "\\|*_`<>[]":
        text = text.replace(sign, f"&#{ord(sign)};" if sign in "<>|" else f"\\{sign}")
    return text

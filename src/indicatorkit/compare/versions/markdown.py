"""Differences as Markdown for a pull request: the gist, a table of nodes, and the rest folded away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction
from typing import Final

from ...words import Lang
from .differences import Differences
from .differing import NodeDifference
from .telling import Telling

ENDLESS: Final = 1_000_000


def markdown(differences: Differences, lang: Lang, nodes: Sequence[str] = ()) -> str:
    """All of it, for GitHub and GitLab."""
    telling = Telling(differences, lang, ENDLESS, nodes)
    title, compared = telling.title()
    parts = [f"### {_safe(title)}\n{_safe(compared)}", *(f"**{_safe(each)}**" for each in list(telling.headline())[:1])]
    parts += [_safe(each) for each in list(telling.headline())[1:]]
    declared = list(telling.declared())
    parts += ["\n".join(map(_safe, declared))] if declared else []
    parts += [table] if (table := "\n".join(_table(telling))) else []
    parts += [_folded(_safe(telling.says(each)), "\n".join(_transitions(telling, each))) for each in telling.changed()]
    stored = differences.stored
    if stored is not None and stored.flipped:
        lines = [f"- {_safe(change)}: {_safe(names)}" for change, names in telling.stored_lines()]
        parts.append(_folded(_safe(telling.phrases.say("stored_changes")), "\n".join(lines)))
    parts += [_safe(each) for each in telling.others()]
    return "\n\n".join(parts) + "\n"


def _table(telling: Telling) -> Iterator[str]:
    """A row for each node that changes."""
    ways = telling.ways()
    heads = list(telling.heads(ways))
    changed = telling.changed()
    if changed:
        yield _row(heads)
        yield _row(["---", *["---:"] * (len(heads) - 1)])
    for each in changed:
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


def _folded(summary: str, inside: str) -> str:
    return f"<details><summary>{summary}</summary>\n\n{inside}\n\n</details>"


def _safe(text: str) -> str:
    """The text as it is, whatever signs it has."""
    for sign in "\\|*_`<>[]":
        text = text.replace(sign, f"&#{ord(sign)};" if sign in "<>|" else f"\\{sign}")
    return text

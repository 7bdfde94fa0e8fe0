"""An explanation at a glance: the sentence, what more there is to say, and what it was computed from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from ...answers import Row
from ...explain import claiming
from ...explain.inquiry import Inquiry
from ...explain.labels import name
from ...explain.phrases import Phrases
from ...explain.text import cause, page, rule_in_words, sentence
from ...explain.trace import Trace, below
from ...explain.why import Why, lacking
from ...light import dataclass
from ...values import LeafReason
from ..dates import in_words
from ..looks import Look, Looks
from .piece import heading, piece

MOST_DEPTH: Final = 12
"""Deeper lists look no different; what lies deeper stands at this depth."""


@dataclass(frozen=True, slots=True)
class Line:
    """One node of the tree: its look and words, what stands beside it, and the lists that begin or end after it."""

    name: str
    look: Look
    said: str
    beside: tuple[str, ...]
    opens: bool
    closes: int


def explanation_html(row: Row, inquiry: Inquiry, here: Why, words: Phrases) -> str:
    """The explanation as a piece of a page."""
    of = [each for each in (row.entity, in_words(row.wave, words.lang), row.perspective) if each]
    return piece(
        "fragment_explanation.html.j2",
        words.lang,
        heading=heading(words.framework, words.lang, of),
        name=name(words.framework, here.item, words.lang),
        look=_look(Looks(words.framework, words.lang), here),
        said=Trace(words).said(here, brief=True),
        sentence=sentence(claiming.short(inquiry, here), words),
        rule=rule_in_words(here, words),
        more=page(claiming.long(inquiry, here), words),
        tree=list(tree(here, words)),
    )


def tree(here: Why, words: Phrases) -> Iterator[Line]:
    """What a node was computed from, each node once in full, in the order in which lists within lists are written."""
    looks, trace = Looks(words.framework, words.lang), Trace(words)
    for (node, depth), (_, following) in pairwise([*_below(here), (here, 1)]):
        yield Line(
            name(words.framework, node.item, words.lang),
            _look(looks, node),
            trace.said(node, brief=True),
            tuple(_beside(node, trace)),
            opens=following > depth,
            closes=max(0, depth - following),
        )


def _beside(node: Why, trace: Trace) -> Iterator[str]:
    """Why something computed is grey, what people wrote, and where it comes from."""
    if node.state == "grey" and not node.lacks_answer:
        yield cause(lacking(node), trace.phrases)
    yield from trace.beside(node)


def _below(here: Why) -> Iterator[tuple[Why, int]]:
    """The nodes below, with their depth; a branch in which all is empty is one node."""
    waiting, seen = [(each, 1) for each in reversed(below(here))], {here.item}
    while waiting:
        node, depth = waiting.pop()
        yield node, depth
        if node.item not in seen and not node.is_unanswered:
            waiting += [(each, min(depth + 1, MOST_DEPTH)) for each in reversed(below(node))]
        seen.add(node.item)


def _look(looks: Looks, node: Why) -> Look:
    """How what came out is shown; of a grey by the most telling reason below it."""
    if node.state == "not_applicable":
        return looks.not_applicable
    if node.state == "grey":
        return looks.grey(node.kind or _kind(looks, node.leads_with, node.answers) or node.reason or "")
    return looks.of(node.item, node.letter) if node.letter is not None else looks.number


def _kind(looks: Looks, reason: str | None, questions: Sequence[str]) -> str:
    """What kind of reason one is that a question below gives as an option of its own."""
    if reason is None or reason in set(LeafReason):
        return reason or ""
    asked = (looks.framework[each].answer for each in questions if each in looks.framework.items)
    return next((str(each.reasons[reason]) for each in asked if each is not None and reason in each.reasons), "")

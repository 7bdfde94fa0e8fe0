"""A framework at a glance: what is in it, and how each part comes about."""

from __future__ import annotations

from collections.abc import Iterator

from ...explain.labels import name
from ...explain.why import policy_word
from ...framework import Framework
from ...items import Item
from ...light import dataclass
from ...values import Text
from ...words import Lang, count, say
from .piece import heading, piece


@dataclass(frozen=True, slots=True)
class Line:
    """One node: how deep it stands, what it is called, how it comes about, and how many questions are in it."""

    depth: int
    name: str
    rule: str
    questions: int


def framework_html(framework: Framework, lang: Lang) -> str:
    """The framework as a piece of a page: a table of themes and indicators, with their rules in words."""
    kinds = {
        "themes": len(framework.themes),
        "indicators": len(framework.indicators),
        "questions": len(framework.questions),
    }
    sizes = [count(f"outline.{kind}", lang, number) for kind, number in kinds.items() if number]
    lines = list(_lines(framework, lang))
    return piece("fragment_framework.html.j2", lang, heading=heading(framework, lang, sizes), lines=lines)


def _lines(framework: Framework, lang: Lang) -> Iterator[Line]:
    for item in framework:
        if item.on_board and item.kind != "subindicator":
            within = sum(_is_under(framework, each, item) for each in framework.questions if each is not item)
            yield Line(_depth(framework, item), name(framework, item.id, lang), _rule(item, lang), within)


def _depth(framework: Framework, item: Item) -> int:
    """How many nodes stand above it, groups among them."""
    above = item.group or item.parent
    return 0 if above is None else 1 + _depth(framework, framework[above])


def _is_under(framework: Framework, item: Item, above: Item) -> bool:
    """Whether a node stands under another, however deep."""
    over = {each for each in (item.parent, item.group) if each is not None}
    return above.id in over or any(_is_under(framework, framework[each], above) for each in over)


def _rule(item: Item, lang: Lang) -> str:
    """How it comes about: the author's words for the rule, else those of its kind, and what it does with gaps."""
    if item.rule is None:
        return say("report.fragment.asked", lang) if item.is_asked else ""
    rule = Text(item.rule.nl, item.rule.en)(lang).rstrip(".") or say(f"rule.{item.rule.rule}", lang)
    policy = policy_word(item.rule)
    if not policy:
        return say("report.fragment.rule", lang, rule=rule)
    return say("report.fragment.policy", lang, rule=rule, policy=say(f"policy.{policy}", lang))

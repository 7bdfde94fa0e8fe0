"""What a rule does with what is missing and with what does not apply, in sentences."""

from __future__ import annotations

from collections.abc import Iterator

from ....items import Item
from ....measures import Measure
from ....rules import CountsAs, Rule
from ....words import say as word
from .saying import Saying


def missing(say: Saying, item: Item, rule: Rule) -> Iterator[str]:
    """What happens where something is missing, and how much must be known."""
    if not type(rule).policies:
        yield say.say("missing.read")
        return
    if isinstance(rule.missing, CountsAs):
        yield from _counts(say, item.id, "missing", rule.missing)
    else:
        yield say.sentence(word(f"policy.{rule.missing}", say.lang))
    yield from _minima(say, rule)
    if _rows_read_gaps(say, item, rule):
        yield say.say("missing.rows")


def _minima(say: Saying, rule: Rule) -> Iterator[str]:
    if rule.known_at_least is not None:
        yield say.count("known_at_least", rule.known_at_least)
    if rule.known_share_at_least is not None:
        yield say.say("known_share_at_least", share=say.share(rule.known_share_at_least))
    if rule.known_weight_at_least is not None:
        yield say.say("known_weight_at_least", share=say.share(rule.known_weight_at_least))
    if rule.missing_at_most is not None:
        yield say.count("missing_at_most", rule.missing_at_most)


def _rows_read_gaps(say: Saying, item: Item, rule: Rule) -> bool:
    words = frozenset(word for word, _ in say.framework.missing_options())
    return any(rule.reads_gap(edge.id, words) for edge in item.all_inputs)


def not_applicable(say: Saying, item: Item, rule: Rule) -> Iterator[str]:
    """What happens where an input does not apply."""
    if isinstance(rule.not_applicable, CountsAs):
        yield from _counts(say, item.id, "not_applicable", rule.not_applicable)
    elif isinstance(rule, Measure) and rule.needs_all:
        yield say.say("not_applicable.all")
    elif rule.not_applicable == "leave_out" and any(True for _ in rule.columns()):
        yield say.say("not_applicable.columns")
    else:
        yield say.say(f"not_applicable.{rule.not_applicable}")


def _counts(say: Saying, node: str, what: str, counts: CountsAs) -> Iterator[str]:
    yield say.say(f"{what}.counts_as", value=say.value(node, counts.counts_as))
    if counts.because is not None and counts.because(say.lang):
        yield say.say("because", because=counts.because(say.lang).rstrip("."))

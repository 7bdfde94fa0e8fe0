"""Whether a rule can compute with the numbers that its inputs are declared to be: not below nought, or up to a most."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import Final, Literal

from ..amounts import Range
from ..asking import NumberAnswer
from ..issues import Path
from ..measures import Measure
from ..onward import Rescale, Rounding
from ..passing import Way, rescaled
from ..written import BOUNDS
from .findings import Findings, header_of, value_of
from .mentions import at, rules_of
from .outcomes import Outcomes
from .says import Says
from .tree import Entry, Feed, RuleHere
from .writing import value

EVERYTHING: Final = Range(-inf, inf)


class Reaching:
    """Looks at every node that asks for a number, or computes with numbers that were asked."""

    outcomes: Outcomes
    findings: Findings

    def __init__(self, outcomes: Outcomes) -> None:
        self.outcomes, self.findings = outcomes, outcomes.findings
        self.nodes: dict[str, Entry] = outcomes.inputs.nodes

    def check(self, entry: Entry) -> None:
        """One node, with each of its roll-ups."""
        if not entry.is_sound:
            return
        if isinstance(entry.answer, NumberAnswer):
            self._logarithm(entry, entry.answer)
        for here in rules_of(entry):
            self._between_roundings(here)
            self._not_rounded(entry, here)
            inputs = self.outcomes.inputs_of(entry, here)
            if inputs is not None and here.rule.reads == "number":
                self._takes(entry, here, len(inputs))
                for feed in entry.fed(here):
                    if not feed.column and feed.id in self.outcomes.says:
                        self._number(entry, here, feed, self.outcomes.says[feed.id])

    # ------------------------------------------------------------------------------------------------ what is declared

    def _number(self, entry: Entry, here: RuleHere, feed: Feed, said: Says) -> None:
        """One input: whether what is declared of it is enough for the rule and its policy."""
        answer = self.nodes[feed.id].answer
        if not isinstance(answer, NumberAnswer) or not said.measured or here.rule.of == "level":
            return
        found = reach(answer, feed.rescale)
        least = here.rule.takes_from
        if here.rule.missing == "prorate" and (found.low < 0 or found.high == inf):
            self.findings.error(
                "prorate-without-range",
                here.place("missing"),
                at="key",
                found=feed.id,
                also=header_of(self.nodes[feed.id].path),
            )
        elif least is not None and found.low < least:
            self.findings.warning(
                "may-be-too-low",
                here.place("rule"),
                rule=here.rule.rule,
                found=feed.id,
                least=least,
                also=header_of(self.nodes[feed.id].path),
            )

    def _logarithm(self, entry: Entry, answer: NumberAnswer) -> None:
        """A logarithm that goes on beyond its points meets numbers that have none."""
        if answer.rescale is None or not answer.rescale.log or answer.rescale.outside != "extend":
            return
        if reach(answer.model_copy(update={"rescale": None})).low <= 0:
            self.findings.warning("log-may-fail", entry.places["rescale"], at="key", found=entry.id)

    # ------------------------------------------------------------------------------------------------- what is stated

    def _takes(self, entry: Entry, here: RuleHere, number: int) -> None:
        """More than there is cannot be taken; a named roll-up may be for nodes with more."""
        take = here.rule.takes_at_most()
        if take is not None and take > number and (here.name is None or "take" in entry.raw):
            self.findings.warning("takes-more-than-inputs", here.place("take"), number=number, found=take)

    def _not_rounded(self, entry: Entry, here: RuleHere) -> None:
        """Of a root or a logarithm the last digit is not exact, and on the edge of a band it would decide."""
        rule, bands = here.rule, here.rule.bands
        is_inexact = (isinstance(rule, Measure) and rule.is_inexact) or not Way(rescale=rule.rescale).is_exact
        has_edge = any(
            getattr(row, key) is not None for row in (bands.rows if bands is not None else ()) for key in BOUNDS
        )
        if is_inexact and has_edge and rule.round is None:
            self.findings.warning("edge-without-round", here.place("bands"), node=entry.id)

    def _between_roundings(self, here: RuleHere) -> None:
        """A band whose edge no rounded number can hit begins elsewhere than it says."""
        rounding, bands = here.rule.round, here.rule.bands
        for index, row in enumerate(bands.rows if rounding is not None and bands is not None else ()):
            for key in BOUNDS:
                edge: Fraction | None = getattr(row, key)
                if rounding is not None and edge is not None and rounding.of(edge) != edge:
                    self.findings.warning(
                        "edge-between-roundings",
                        here.place("round"),
                        at="key",
                        found=f"{key} = {value(edge)}",
                        nearest=value(_comes_out(rounding, key, edge)),
                        also=value_of((*self._bands(here), "rows", index, key)),
                    )

    def _bands(self, here: RuleHere) -> Path:
        """Where the bands of a rule are written: at the rule, or under a name."""
        place = here.place("bands")
        name = at(self.outcomes.named.doc, place)
        return ("bands", name) if isinstance(name, str) else place


def reach(answer: NumberAnswer, through: Rescale | None = None) -> Range:
    """The numbers that an answer may be, through this rescale or its own, as far as it is declared."""
    low, high = answer.accepted.low, answer.accepted.high
    found = Range(-inf if low is None else low, inf if high is None else high)
    rescale = through or answer.rescale
    if rescale is not None:
        found = _rescaled(rescale, found)
    for option in answer.options:
        found = found.hull(option.points) if option.points is not None else found
    return found


def _rescaled(rescale: Rescale, found: Range) -> Range:
    """What a rescale makes of a range; what it does not accept is grey."""
    clipped = rescale.model_copy(update={"outside": "clip"}) if rescale.outside == "grey" else rescale
    try:
        went: Range = rescaled(clipped, found)
    except ZeroDivisionError:  # a logarithm of less than nought
        return EVERYTHING
    return went


def _comes_out(rounding: Rounding, key: str, edge: Fraction) -> Fraction:
    """The number beside the edge of a band that does come out, and as an edge says the same of all that do."""
    always: Literal["up", "down"] = "up" if key in ("at_least", "below") else "down"
    return Rounding(decimals=rounding.decimals, always=always).of(edge)

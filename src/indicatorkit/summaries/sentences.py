"""The sentences of a national note: "in most regions …", with the counts behind it, or that nothing can be said.

A sentence speaks of those that have a level. Where the grey ones could make it untrue of all of them, it says so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from fractions import Fraction

from ..explain.labels import labels_of, quoted, reason_label, written
from ..framework import Framework
from ..light import dataclass
from ..words import Lang, say
from .quantifiers import ENOUGH, QUANTIFIERS, Quantifier, quantifier
from .tally import Tally


@dataclass(frozen=True, slots=True)
class Sentences:
    """Says tallies in one language, with these quantifiers; `enough` is the share that must have a level."""

    framework: Framework
    lang: Lang
    quantifiers: Sequence[Quantifier] = QUANTIFIERS
    enough: Fraction = ENOUGH

    def of(self, tally: Tally, value: str | None = None) -> Iterator[str]:
        """What can be said of one node: of a value, or of the value that most have; of equally frequent ones, each."""
        if not tally.applicable:
            key = "nowhere" if tally.total else "nobody"
            yield self._say(key, node=self._name(tally), entities=self.entities, counts=self._counts(tally))
        elif not tally.known or Fraction(tally.known, tally.applicable) < self.enough:
            yield self._say("nothing", node=self._name(tally), entities=self.entities, counts=self._why(tally))
        elif tally.values:
            yield from (self._sentence(tally, each) for each in _spoken_of(tally, value))
        elif value is None:
            yield self._numbers(tally)

    @property
    def entities(self) -> str:
        """What several of those that are scored are called."""
        return self.framework.entities(self.lang) or self._say("entities")

    def _say(self, key: str, /, **params: object) -> str:
        return say(f"summary.{key}", self.lang, **params)

    def _name(self, tally: Tally) -> str:
        return quoted(self.framework, tally.node, self.lang)

    def _sentence(self, tally: Tally, value: str) -> str:
        word = quantifier(Fraction(tally.values[value], tally.known), self.quantifiers)
        (label,) = labels_of(self.framework, tally.node, [value], self.lang)
        kind = "level" if self.framework[tally.node].scale_id is not None else "answer"
        alone = word == "a_few" and tally.values[value] == 1
        return self._say(
            f"{kind}.{'one' if alone else word}",
            among=self._say(f"among.{self._among(tally, value, word, alone=alone)}", entities=self.entities),
            node=self._name(tally),
            value=say("explain.quoted", self.lang, name=label),
            counts=self._counts(tally, value),
        )

    def _among(self, tally: Tally, value: str, word: str, *, alone: bool) -> str:
        """Of whom it is true: of all, or all to which it applies, whatever the grey ones become; else of the known."""
        here = tally.values[value]
        bounds = (Fraction(here, tally.applicable), Fraction(here + tally.grey, tally.applicable))
        if (alone and tally.grey) or any(quantifier(share, self.quantifiers) != word for share in bounds):
            return "known"
        return "applicable" if tally.not_applicable else "all"

    def _numbers(self, tally: Tally) -> str:
        assert tally.spread is not None
        numbers = {key: number(getattr(tally.spread, key), self.lang) for key in ("lowest", "middle", "highest")}
        return self._say("numbers", node=self._name(tally), counts=self._counts(tally), **numbers)

    # --------------------------------------------------------------------------------------------------------- counts

    def _counts(self, tally: Tally, value: str | None = None, grey: str = "") -> str:
        """The counts behind a sentence, each with its denominator; `grey` is how that of the grey ones is said."""
        here = tally.known if value is None else tally.values[value]
        of = tally.applicable if value is None else tally.known
        parts = [self._say("count.of", number=here, total=of)]
        if tally.assumed:
            parts.append(self._say("count.assumed", number=tally.assumed, total=tally.known))
        if tally.grey:
            parts.append(grey or self._say("count.grey", number=tally.grey, total=tally.total))
        if tally.not_applicable:
            parts.append(self._say("count.not_applicable", number=tally.not_applicable, total=tally.total))
        return "; ".join(parts)

    def _why(self, tally: Tally) -> str:
        """The counts of what is grey, with the most frequent reason."""
        reason, number_ = next(iter(tally.greys.items()))
        grey = self._say(
            "count.mostly",
            counts=self._say("count.grey", number=tally.grey, total=tally.total),
            reason=reason_label(self.framework, tally.node, reason, self.lang),
            number=number_,
        )
        return self._counts(tally, grey=grey)


def _spoken_of(tally: Tally, value: str | None) -> list[str]:
    if value is not None:
        return [value] if value in tally.values else []
    most = max(tally.values.values())
    return [each for each, count in tally.values.items() if count == most]


def number(found: Fraction | float, lang: Lang) -> str:
    """A number as people write it, with at most four decimals."""
    return written(found if isinstance(found, Fraction) else Fraction(repr(found)), lang)

"""Which examples notice a mutant: something that they expect, and get now, does not come out any more."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from ...diagram import TooLarge
from ...engine.case import prepare
from ...expected import Example
from ...graph import needs
from ...plan import RuleTooLarge
from ..examples import answered, unmet
from .cases import Ground
from .mutant import Mutant, Original


class Judge:
    """Examples as they come out now; what an example expects and does not even get now says nothing about mutants."""

    original: Original
    examples: tuple[Example, ...]

    def __init__(self, ground: Ground, examples: Sequence[Example]) -> None:
        self.original, self.examples = ground.original, tuple(examples)
        reads = needs(self.original.framework)
        self._below = [_below((*each.expect, *each.because), reads) for each in self.examples]
        self._already = [frozenset(self._unmet_now(each)) for each in self.examples]

    def _unmet_now(self, example: Example) -> Iterator[tuple[str, str]]:
        original = self.original
        yield from unmet(answered(prepare(original.plan(example.wave)), example, original.books), example)

    @property
    def failing(self) -> tuple[Example, ...]:
        """The examples that do not come out as they say."""
        return tuple(each for each, already in zip(self.examples, self._already, strict=True) if already)

    def killers(self, mutant: Mutant) -> Iterator[int]:
        """The examples that notice the mutant, by their place; one that cannot be computed is noticed by none."""
        for index in range(len(self.examples)):
            try:
                if self._notices(index, mutant):
                    yield index
            except (RuleTooLarge, TooLarge):
                continue

    def first(self, mutant: Mutant) -> Example | None:
        """The first example that notices the mutant."""
        return next((self.examples[index] for index in self.killers(mutant)), None)

    def _notices(self, index: int, mutant: Mutant) -> bool:
        example, below = self.examples[index], self._below[index]
        if below.isdisjoint(mutant.changed):
            return False
        prepared = mutant.prepared_for(example.wave, below)
        here = answered(prepared, example, mutant.books())
        return any(each not in self._already[index] for each in unmet(here, example))


def _below(nodes: Iterable[str], reads: Mapping[str, Sequence[str]]) -> frozenset[str]:
    """These nodes and all that they read, all the way down."""
    found: set[str] = set()
    left = list(nodes)
    while left:
        here = left.pop()
        if here not in found:
            found.add(here)
            left += reads.get(here, ())
    return frozenset(found)

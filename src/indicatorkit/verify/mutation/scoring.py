"""The mutation score of a framework: every mutant, whether it differs at all, and which examples notice it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from enum import StrEnum
from typing import Final

from ...expected import Example
from ...framework import Framework
from ...light import dataclass
from ...progress import watched
from .cases import Case, Differs, Ground
from .declared import Declaration, declarations, edits
from .domain import Domain
from .edits import Edit, size
from .killing import Judge
from .mutant import Mutant, Original

MOST_READ: Final = 1_000_000
"""How many values are read again in all: each mutant is the whole document, so of a large one fewer are tried."""


class Fate(StrEnum):
    """What becomes of a mutant."""

    BY_HAND = "by_hand"
    """An example of the framework itself notices it."""
    GENERATED = "generated"
    """Only an example of the file beside it does."""
    SURVIVES = "survives"
    """No example notices that anything is different."""
    EQUIVALENT = "equivalent"
    """Nothing is different: what was edited does not matter."""
    UNREACHABLE = "unreachable"
    """Something is, but no answers lead there."""
    UNKNOWN = "unknown"
    """It cannot be told: too large, or computed with numbers that were tried in vain."""


NOT_LIVE: Final = {
    Differs.NOWHERE: Fate.EQUIVALENT,
    Differs.UNREACHABLE: Fate.UNREACHABLE,
    Differs.UNKNOWN: Fate.UNKNOWN,
}
COUNTED: Final = (Fate.EQUIVALENT, Fate.UNREACHABLE, Fate.UNKNOWN, Fate.BY_HAND, Fate.GENERATED, Fate.SURVIVES)


@dataclass(frozen=True, slots=True)
class Tried:
    """A mutant that was tried: the edit, what became of it, and the first example that notices it.

    Where no example written by hand does, `case` is the smallest in which it differs, and `mutant` is kept.
    """

    edit: Edit
    declaration: Declaration
    fate: Fate
    case: Case | None = None
    noticed_by: Example | None = None
    mutant: Mutant | None = None


@dataclass(frozen=True)
class Tally:
    """How many mutants there are of each fate."""

    mutants: int
    equivalent: int
    unreachable: int
    unknown: int
    by_hand: int
    generated: int
    survives: int

    @property
    def live(self) -> int:
        """The mutants that give something else under some answers."""
        return self.by_hand + self.generated + self.survives

    @property
    def killed(self) -> int:
        """Those of them that some example notices."""
        return self.by_hand + self.generated


def tally(tried: Sequence[Tried]) -> Tally:
    """The counts of some mutants."""
    fates = [each.fate for each in tried]
    return Tally(
        len(fates),
        *map(fates.count, COUNTED),
    )


@dataclass(frozen=True)
class Score:
    """All mutants of a framework in the order of the file; `left_out` were not tried, for there are too many.

    `failing` are the examples that do not come out as they say: what they expect notices nothing.
    """

    framework: Framework
    tried: tuple[Tried, ...]
    left_out: int
    failing: tuple[Example, ...]
    ground: Ground

    @property
    def survivors(self) -> tuple[Tried, ...]:
        """The mutants that no example notices."""
        return tuple(each for each in self.tried if each.fate is Fate.SURVIVES)


def mutate(framework: Framework, *, nodes: Collection[str] | None = None, most: int | None = None) -> Score:
    """The mutation score of a framework, or of what is declared for some nodes.

    Of more than `most` mutants so many are tried, spread evenly; unless said, as many as its size allows.
    """
    original = Original(framework)
    most = max(1, MOST_READ // size(original.doc)) if most is None else most
    domain = Domain(original.framework, original.doc, original.plans)
    ground = Ground(original)
    chosen = [each for each in declarations(domain) if nodes is None or not set(nodes).isdisjoint(each.users)]
    wanted = [(declaration, edit) for declaration in chosen for edit in edits(domain, declaration)]
    kept = wanted if len(wanted) <= most else [wanted[len(wanted) * each // most] for each in range(most)]
    by_hand, generated = Judge(ground, framework.examples), Judge(ground, framework.more_examples)
    tried = [
        _tried(ground, by_hand, generated, declaration, edit, mutant)
        for declaration, edit in watched("mutants", kept)
        if (mutant := original.read(edit)) is not None
    ]
    return Score(framework, tuple(tried), len(wanted) - len(kept), (*by_hand.failing, *generated.failing), ground)


def _tried(
    ground: Ground, by_hand: Judge, generated: Judge, declaration: Declaration, edit: Edit, mutant: Mutant
) -> Tried:
    """What becomes of a mutant. One that an example notices differs, so only the others need be compared."""
    noticed = by_hand.first(mutant)
    if noticed is not None:
        return Tried(edit, declaration, Fate.BY_HAND, noticed_by=noticed)
    differs, case = ground.smallest(mutant)
    if differs is not Differs.YES:
        return Tried(edit, declaration, NOT_LIVE[differs])
    noticed = generated.first(mutant)
    fate = Fate.SURVIVES if noticed is None else Fate.GENERATED
    return Tried(edit, declaration, fate, case, noticed, mutant)

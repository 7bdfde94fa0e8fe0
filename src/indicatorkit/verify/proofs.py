"""What was found about one property of one node: proved, refuted with a case, or unknown with the reason."""

from __future__ import annotations

from typing import Final, Literal, Protocol, TypeAlias

from ..folding.signals import Signal
from ..light import dataclass
from ..seeking.moving import Shown
from ..seeking.scenes import Numbers, Said
from .views import Scope, View

Status: TypeAlias = Literal["proved", "refuted", "unknown"]


@dataclass(frozen=True, slots=True)
class Case:
    """A situation that refutes: what each place says, and where an answer changes what they say after that.

    `outcomes` is what comes out before, and after. `numbers` are those answered before and after, where that matters;
    of all others the plainest in their cell.
    """

    before: Said
    after: Said | None
    outcomes: tuple[Signal, ...]
    numbers: tuple[Numbers, Numbers] = ({}, {})


def shown(found: Shown | None) -> Case | None:
    """What was found by trying, as a case."""
    if found is None:
        return None
    before, after = found[0], found[1] if len(found) > 1 else None
    numbers = before.numbers, {} if after is None else after.numbers
    return Case(before.said, None if after is None else after.said, tuple(each.came.signal for each in found), numbers)


@dataclass(frozen=True, slots=True)
class Proof:
    """What was found. `about` are the inputs or levels that it is about, `why` is the reason that it is unknown.

    `asked` are all that might have been among `about`, where that is about what never happens.
    """

    status: Status
    case: Case | None = None
    about: tuple[str, ...] = ()
    why: str = ""
    asked: tuple[str, ...] = ()

    @property
    def happening(self) -> frozenset[str]:
        """What was asked about and is no part of what refutes it."""
        return frozenset(self.asked).difference(each.split(" ")[0] for each in self.about)


PROVED: Final = Proof("proved")
TOO_MANY: Final = Proof("unknown", why="too_many")
NOT_REPLAYED: Final = Proof("unknown", why="not_replayed")
SHARED: Final = Proof("unknown", why="shared")
OF_NUMBERS: Final = Proof("unknown", why="numbers")


def unknown(view: View) -> Proof:
    """Neither proved nor refuted: numbers that nobody can follow decide it, or questions that several nodes share.

    Folds then find more than there is, of which nothing comes out. On an exact tree all of it comes out.
    """
    if view.computes:
        return OF_NUMBERS
    return NOT_REPLAYED if view.is_exact else SHARED


class Property(Protocol):
    """Something that may hold of a node.

    In its `required` scopes it must hold, unless the author accepts an exception; in the others it is a fact to know.
    `always` says that it holds only if it holds in every wave; what is not so is about what never happens, and that
    does not matter while it happens in another wave under the same roll-up.
    """

    @property
    def name(self) -> str:
        """Its name, as promises have it."""

    @property
    def scopes(self) -> tuple[Scope, ...]:
        """Where it is looked at."""

    @property
    def required(self) -> tuple[Scope, ...]:
        """Where it must hold."""

    @property
    def always(self) -> bool:
        """Whether it must hold in every wave."""

    def prove(self, view: View) -> Proof | None:
        """What holds of a node; nothing where there is nothing to ask."""

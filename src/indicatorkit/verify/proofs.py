"""What was found about one property of one node: proved, refuted with a case, or unknown with the reason."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal, Protocol, TypeAlias

from ..folding.signals import Signal
from .views import Scope, View

Status: TypeAlias = Literal["proved", "refuted", "unknown"]
Said: TypeAlias = Mapping[int, Signal]


@dataclass(frozen=True, slots=True)
class Case:
    """A situation that refutes: what each place says, and where an answer changes what they say after that.

    `outcomes` is what comes out before, and after.
    """

    before: Said
    after: Said | None
    outcomes: tuple[Signal, ...]


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

"""What came out of a node of one entity, as people look at it: never a grey that looks like a level."""

from __future__ import annotations

from ..light import dataclass
from ..signs import ASSUMED, DECIDED, PROVISIONAL
from .looks import NOT_APPLICABLE, Look


@dataclass(frozen=True, slots=True)
class Status:
    """What came out of a node, to look at.

    `text` is the level, the number, or what the framework calls grey; `reason` why it is grey, in a few words. `known`
    of `asked` questions below it that apply are answered. `assumed`: something missing counted as something. `decided`
    is the look of what it becomes whatever is answered, of a grey for which that is certain. `number` is that of a
    level of which `text` does not tell it.
    """

    node: str
    look: Look
    text: str
    reason: str = ""
    known: int = 0
    asked: int = 0
    assumed: bool = False
    provisional: bool = False
    decided: Look | None = None
    number: str = ""

    @property
    def is_grey(self) -> bool:
        """Whether nothing could be said."""
        return self.look.is_grey

    @property
    def is_known(self) -> bool:
        """Whether something came out; what does not apply has no outcome either."""
        return not self.is_grey and self.look.key != NOT_APPLICABLE

    @property
    def signs(self) -> tuple[tuple[str, Look | None], ...]:
        """The small signs beside it, each with the look that it speaks of."""
        there = {DECIDED: self.decided is not None, PROVISIONAL: self.provisional, ASSUMED: self.assumed}
        return tuple((sign, self.decided if sign == DECIDED else None) for sign, is_there in there.items() if is_there)

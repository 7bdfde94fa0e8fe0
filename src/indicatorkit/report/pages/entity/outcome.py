"""What stands on the page of an entity: what there is to say of one node, in sections, groups and chapters."""

from __future__ import annotations

from collections.abc import Iterator

from ....light import dataclass
from ...looks import Look
from ...status import Status
from .answered import Answers
from .asking import Asking
from .notes import Written
from .parts import Parts


@dataclass(frozen=True, slots=True)
class Outcome:
    """What there is to say of one node: what came out and why, since when, notes, the rule, and what would change it.

    `more` are the sentences besides the first, `changes` those on what would make it something else. A heading has no
    status, and nothing of all this.
    """

    id: str
    name: str
    explain: str
    status: Status | None
    sentence: str
    since: str
    notes: tuple[Written, ...]
    rule: str
    more: tuple[str, ...]
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One indicator: what came out, what is open, the answers, and what its number is made of."""

    outcome: Outcome
    asking: Asking | None
    answers: tuple[Answers, ...]
    parts: Parts | None

    @property
    def asked(self) -> int:
        """How many questions there are that apply and count."""
        return len(self._looks)

    @property
    def known(self) -> int:
        """How many of them are answered."""
        return sum(not look.is_grey for look in self._looks)

    @property
    def _looks(self) -> list[Look]:
        return [answer.look for each in self.answers for answer in each.answers if answer.applies and answer.counts]

    @property
    def is_noted(self) -> bool:
        """Whether anybody wrote anything beside them."""
        return any(part.notes or any(each.notes for each in part.answers) for part in self.answers)


@dataclass(frozen=True, slots=True)
class Group:
    """Indicators that stand together; those of no group have no name."""

    outcome: Outcome | None
    sections: tuple[Section, ...]


@dataclass(frozen=True, slots=True)
class Chapter:
    """One theme; results, and indicators without a theme, have a chapter of their own, without a status."""

    id: str
    name: str
    outcome: Outcome | None
    groups: tuple[Group, ...]

    @property
    def sections(self) -> tuple[Section, ...]:
        """All its indicators."""
        return tuple(section for group in self.groups for section in group.sections)

    @property
    def outcomes(self) -> Iterator[Outcome]:
        """All that has a heading in it: itself, its groups and its indicators."""
        heads = (self.outcome, *(group.outcome for group in self.groups))
        yield from (each for each in heads if each is not None)
        yield from (section.outcome for section in self.sections)

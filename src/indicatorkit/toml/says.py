"""What a node or attribute can say to whoever reads it: levels, numbers, options, and which of these it lacks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import field

from ..asking import gives_points, is_measured
from ..issues import Path
from ..items import Gives
from ..light import dataclass
from ..values import Scale
from .answering import gives, scale_of
from .tree import AnyAnswer


@dataclass(frozen=True, slots=True)
class Value:
    """One value with a name: an option or a level; the level that it stands for, and whether it has a number."""

    word: str
    level: str | None = None
    has_number: bool = False

    @property
    def names(self) -> tuple[str, ...]:
        """The words by which a table may speak of it."""
        return (self.word,) if self.level is None or self.level == self.word else (self.word, self.level)


@dataclass(frozen=True, slots=True)
class Says:
    """What a node or attribute can say to whoever reads it.

    `bare` are the options of a banded number, which have a number and no level: each with what it is called by whoever
    reads the one that hands it on.
    """

    id: str
    path: Path
    gives: Gives
    scale: Scale | None
    values: tuple[Value, ...]
    missing: tuple[str, ...]
    may_not_apply: bool
    measured: bool = False
    bare: Mapping[str, str] = field(default_factory=dict)

    @property
    def known(self) -> tuple[str, ...]:
        """The words by which its values are called: options, then levels."""
        words = (value.word for value in self.values)
        return tuple(dict.fromkeys((*words, *(self.scale.levels if self.scale is not None else ()))))

    @property
    def is_mute(self) -> bool:
        """Whether it never has a value at all."""
        return self.gives == "option" and not self.values

    @property
    def has_level(self) -> bool:
        """Whether it always has a level."""
        return self.gives in ("level", "both")

    @property
    def has_number(self) -> bool:
        """Whether it always has a number of its own."""
        return self.gives in ("number", "both")


def answered(id_: str, answer: AnyAnswer, path: Path, scales: Mapping[str, Scale]) -> Says:
    """What a question or attribute with this answer can say."""
    scale = scales.get(scale_of(answer) or "")
    levels = scale.levels if scale is not None and answer.kind == "level" else ()
    pointed = scale is not None and scale.points is not None
    options = [option for option in answer.options if option.is_value] if answer.kind != "several" else []
    return Says(
        id=id_,
        path=path,
        gives=gives(answer),
        scale=scale,
        values=(
            *(Value(level, level, pointed) for level in levels),
            *(
                Value(each.id, each.level, each.points is not None or (pointed and each.level is not None))
                for each in options
            ),
        ),
        missing=tuple(answer.reasons),
        may_not_apply=answer.may_not_apply,
        measured=is_measured(answer) and not gives_points(answer),
        bare={each.id: str(each.points) for each in options} if gives(answer) == "both" else {},
    )

"""How an outcome is shown: a sign, a pattern and a word beside its colour, for colour never tells alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from ..framework import Framework
from ..hues import hex_of
from ..light import dataclass
from ..values import LeafReason, Letter, NodeReason
from ..words import Lang, capitalised, say
from .colours import ink
from .theme import Theme
from .unsaid import unsaid_colours, unsaid_signs

GREYS: Final[Mapping[LeafReason | NodeReason, str]] = {
    LeafReason.NOT_SUPPLIED: "dots",
    LeafReason.UNKNOWN: "falling",
    LeafReason.CONFIDENTIAL: "grating",
    LeafReason.UNREADABLE: "upright",
    LeafReason.NOT_ASKED: "level",
    NodeReason.SAYS_SO: "rising",
    NodeReason.CANNOT_COMPUTE: "crosses",
}
"""The kinds of grey that are told apart, and the pattern of each: why answers are missing, or what the rule made."""

NOT_APPLICABLE: Final = "na"
"""The key of the look of what does not apply."""


@dataclass(frozen=True, slots=True)
class Look:
    """How one outcome is shown. `key` is safe as a class in a page; `sign` is a glyph, of a grey a letter.

    `word` stands alone, as a level does in a list: it begins with a capital where the framework does not say it.
    """

    key: str
    word: str
    sign: str
    colour: str
    pattern: str = ""

    @property
    def ink(self) -> str:
        """What is written on it."""
        return ink(self.colour)

    @property
    def is_grey(self) -> bool:
        """Whether it says that nothing is known."""
        return bool(self.pattern)


class Looks:
    """The looks of all outcomes of a framework, in one language."""

    framework: Framework
    lang: Lang

    def __init__(self, framework: Framework, lang: Lang, theme: Theme | None = None) -> None:
        used = theme or Theme()
        colours, page = used.colours, used.tokens["page"]
        self.framework, self.lang = framework, lang
        self._levels = dict(_of_scales(framework, lang, colours))
        self._greys = {
            str(kind): Look(f"grey-{kind}", _reason(kind, lang), _letter(kind, lang), colours["grey"], pattern)
            for kind, pattern in GREYS.items()
        }
        self.not_applicable: Look = Look(
            NOT_APPLICABLE, capitalised(say("explain.not_applicable_label", lang)), "–", page
        )
        self.number: Look = Look("number", say("report.number", lang), "#", page)
        self.option: Look = Look("option", say("report.option", lang), "◇", page)

    def of(self, item: str, letter: Letter) -> Look:
        """That of what a node has: its level, else a number, or an answer in a word that is no level."""
        scale = self.framework[item].scale_id if item in self.framework.items else None
        if scale is not None and letter.level is not None:
            return self.level(scale, letter.level)
        return self.option if letter.number is None and letter.interval is None else self.number

    @property
    def plain(self) -> tuple[Look, ...]:
        """Of what is known and has no level: its text says what it is."""
        return self.number, self.option

    def level(self, scale: str, position: int) -> Look:
        """That of a level, by its position from the worst."""
        return self._levels[scale, position]

    def grey(self, kind: str) -> Look:
        """That of a grey, by the kind of its reason; every other kind looks like what was not supplied."""
        return self._greys.get(kind) or self._greys[LeafReason.NOT_SUPPLIED]

    def of_scale(self, scale: str) -> list[Look]:
        """The levels of a scale, best first."""
        return [self._levels[scale, at] for at in reversed(range(len(self.framework.scales[scale].levels)))]

    @property
    def greys(self) -> list[Look]:
        """All kinds of grey, the most telling first."""
        return list(self._greys.values())

    def __iter__(self) -> Iterator[Look]:
        """All of them."""
        yield from self._levels.values()
        yield from self._greys.values()
        yield from (self.not_applicable, *self.plain)


def _of_scales(framework: Framework, lang: Lang, colours: Mapping[str, str]) -> Iterator[tuple[tuple[str, int], Look]]:
    for number, scale in enumerate(framework.scales.values()):
        own, signs = unsaid_colours(scale), unsaid_signs(scale, lang)
        for position, level in enumerate(scale.levels):
            colour = (hex_of(level.colour, colours) if level.colour else None) or own[position]
            sign = level.glyph or signs[position]
            yield (scale.id, position), Look(f"s{number}l{position}", level.name(lang), sign, colour)


def _reason(kind: str, lang: Lang) -> str:
    return capitalised(say(f"reason.{kind}", lang))


def _letter(kind: str, lang: Lang) -> str:
    return say(f"report.letter.{kind}", lang)

"""The caption of a picture that stands on its own: what it shows, of which framework, and what it is not."""

from __future__ import annotations

from typing import Final

from ...framework import Framework
from ...light import dataclass
from ...words import Lang, say
from ..reading import Reading
from .lettering import lines

SIZE: Final = 12.0
LINE: Final = 17.0
ABOVE: Final = 22.0
MOST: Final = 24
"""Lines of one text: room for a whole notice below the narrowest picture, and an end to one that is a book."""


@dataclass(frozen=True, slots=True)
class Caption:
    """Lines of text with their heights, and how high they are together."""

    lines: tuple[tuple[str, float], ...] = ()
    height: float = 0.0


def caption(reading: Reading, title: str, top: float, room: float) -> Caption:
    """What stands below a picture, from `top` down: a framework's notice goes wherever its outcomes go."""
    found = said(reading, title, room)
    placed = tuple((text, top + ABOVE + LINE * at) for at, text in enumerate(found))
    return Caption(placed, ABOVE + LINE * len(found))


def said(reading: Reading, title: str, room: float) -> list[str]:
    """The same as lines that fit: of what a picture is, and what that is not."""
    return captioned(reading.framework, reading.lang, title, room, made_up=reading.has_made_up)


def captioned(framework: Framework, lang: Lang, title: str, room: float, *, made_up: bool = False) -> list[str]:
    """The same for a framework that may have no answers."""
    told = [say("report.caption.of", lang, title=title, framework=framework.name(lang), version=framework.version)]
    if made_up:
        told.append(say("report.caption.made_up", lang))
    return [each for text in (" ".join(told), framework.notice(lang)) for each in lines(text, SIZE, room, MOST)]

"""The caption of a picture that stands on its own: what it shows, of which framework, and what it is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from ...words import say
from ..reading import Reading
from .lettering import lines

SIZE: Final = 12.0
LINE: Final = 17.0
ABOVE: Final = 22.0
MOST: Final = 4


@dataclass(frozen=True, slots=True)
class Caption:
    """Lines of text with their heights, and how high they are together."""

    lines: tuple[tuple[str, float], ...] = ()
    height: float = 0.0


def caption(reading: Reading, title: str, top: float, room: float) -> Caption:
    """What stands below a picture, from `top` down: a framework's notice goes wherever its outcomes go."""
    framework, lang = reading.framework, reading.lang
    said = [say("report.caption.of", lang, title=title, framework=framework.name(lang), version=framework.version)]
    if any(map(reading.is_made_up, reading.rows)):
        said.append(say("report.caption.made_up", lang))
    found = [each for text in (" ".join(said), framework.notice(lang)) for each in lines(text, SIZE, room, MOST)]
    placed = tuple((text, top + ABOVE + LINE * at) for at, text in enumerate(found))
    return Caption(placed, ABOVE + LINE * len(found))

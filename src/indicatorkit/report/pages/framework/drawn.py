"""What feeds what, drawn: of each theme that has an outcome, else of the whole framework."""

from __future__ import annotations

from ....items import Item
from ...pictures.graph import MOST, GraphTooLarge, graph
from ...pictures.picture import Picture
from .saying import Saying


def of_theme(say: Saying, theme: Item) -> Picture | None:
    """What a theme is made of; nothing for a heading, and in a framework of which nobody could follow the lines."""
    return None if theme.is_heading or len(say.framework.items) > MOST else _picture(say, theme.id)


def of_whole(say: Saying) -> Picture | None:
    """The whole framework, where no theme is drawn and anything reads anything."""
    computed = [item for item in say.framework if item.rule is not None]
    if not computed or not all(theme.is_heading for theme in say.framework.themes):
        return None
    return _picture(say, None)


def _picture(say: Saying, node: str | None) -> Picture | None:
    try:
        return graph(
            say.framework,
            say.lang,
            node,
            lambda id_: say.link(id_).href or None,
            say.site.reading.theme,
            keyed=False,  # the page says itself of what framework it is
        )
    except GraphTooLarge:
        return None

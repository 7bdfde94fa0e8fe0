"""What the script of a page needs to make controls for the heat map: its words, the themes, and the looks in order."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from ....words import catalogue, say
from ...site import Site
from .heatmap import HeatMap

WORDS: Final = ("label", "name", "theme", "status", "all", "clear", "shown", "sort", "by", "back", "cell")


def filters(site: Site, found: HeatMap) -> Mapping[str, object]:
    """Words by key, `themes` by name, and `looks` as pairs of key and word.

    `shown`, `by` and `cell` keep their placeholders: the script fills them in.
    """
    lang = site.reading.lang
    words: dict[str, object] = {key: catalogue(lang)[f"report.filter.{key}"] for key in WORDS}
    names = [span.name or say("report.national.others", lang) for span in found.spans]
    return words | {"themes": names if found.themes else [], "looks": [list(each) for each in found.order]}

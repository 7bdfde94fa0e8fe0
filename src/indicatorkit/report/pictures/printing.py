"""A picture as PNG or PDF, through the extra `pictures`: the same vectors, set by Typst (docs/decisions/020).

A PDF has its title, its language and what there is to see in words; its text can be selected and searched.
"""

from __future__ import annotations

import re
from typing import Final

from ...frames.natives.reading import needed

PIXELS_AN_INCH: Final = 192.0
"""Twice what a screen has: sharp in a presentation."""

SHEET: Final = b"""\
#set document(title: sys.inputs.title, date: none)
#set text(lang: sys.inputs.lang)
#set page(width: auto, height: auto, margin: 0pt, fill: white)
#image(bytes(sys.inputs.svg), alt: sys.inputs.description)
"""
"""A page as large as the picture. No date: the same picture gives the same bytes."""

FONTS: Final = re.compile(r'(font-family="[^"]*?), *sans-serif"')
FREE: Final = r'\1, Liberation Sans, DejaVu Sans, sans-serif"'
"""Typst knows fonts by their names alone: where none of those is there, it would take one with serifs."""

SIGNS: Final = re.compile(r"<text (?=[^>]*>[\u2190-\u2bff]</text>)")
OF_SIGNS: Final = '<text font-family="Libertinus Serif" '
"""A sign such as ◐ is small and thin in fonts for text; this one comes with Typst."""


def printed(svg: str, title: str, description: str, lang: str, form: str) -> bytes:
    """The picture as `png` or `pdf`; without Typst a `MissingExtraError`."""
    typst = needed("typst", "pictures")
    said = {"svg": _plain(svg), "title": title, "description": description, "lang": lang}
    found: bytes = typst.compile(SHEET, format=form, ppi=PIXELS_AN_INCH, sys_inputs=said)
    return found


def _plain(svg: str) -> str:
    """The picture with fonts that are there."""
    return SIGNS.sub(OF_SIGNS, FONTS.sub(FREE, svg))

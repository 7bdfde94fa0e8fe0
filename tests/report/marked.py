"""Pictures read back: their marks in the order of the keyboard, each with its name, and where it leads."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from xml.etree import ElementTree as ET

import indicatorkit as ik
from indicatorkit.report.pictures.picture import Picture
from indicatorkit.report.reading import Reading
from indicatorkit.words import Lang

SVG = "{http://www.w3.org/2000/svg}"
Case = Mapping[str, object]


@dataclass(frozen=True)
class Drawn:
    """One mark: its name, where it leads, whether the keyboard stops there, and all signs and words on it."""

    name: str
    href: str | None
    is_stop: bool
    shown: tuple[str, ...]
    fills: tuple[str, ...]


def root(picture: Picture) -> ET.Element:
    """The picture as a tree; it is an error where that is no XML."""
    return ET.fromstring(picture.svg)


def marks(picture: Picture) -> list[Drawn]:
    """All marks: what has a name of its own."""
    return [_drawn(each) for each in root(picture) if each.find(f"{SVG}title") is not None]


def named(picture: Picture, start: str) -> Drawn:
    """The only mark whose name begins so."""
    (found,) = [each for each in marks(picture) if each.name.startswith(start)]
    return found


def _drawn(mark: ET.Element) -> Drawn:
    link = mark.tag == f"{SVG}a"
    assert link or mark.get("role") == "img"
    return Drawn(
        mark.findtext(f"{SVG}title") or "",
        mark.get("href"),
        link and mark.get("tabindex") != "-1",
        tuple(each.text or "" for each in mark.iter(f"{SVG}text")),
        tuple(each.get("fill", "") for each in mark.iter(f"{SVG}path")),
    )


def reading(framework: ik.Framework, *cases: Case, wave: str = "", lang: Lang = "nl", entities: Any = None) -> Reading:
    """The cases, each of an entity, to look at."""
    scores = ik.score(framework, list(cases), entities=entities)
    rows: Sequence[int] = [at for at, row in enumerate(scores.rows) if row.wave == wave or not wave]
    return Reading(scores.table, rows, scores.rows[rows[0]].wave, "", lang)

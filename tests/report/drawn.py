"""Pictures read back: as XML, with the marks and what they are called."""

from xml.etree import ElementTree as ET

import indicatorkit as ik
from indicatorkit.report.reading import Reading
from indicatorkit.words import Lang

SVG = "{http://www.w3.org/2000/svg}"


def reading(scores: ik.Scores, lang: Lang = "nl") -> Reading:
    """All entities of the last wave."""
    last = scores.rows[scores.places()[0]]
    return Reading(scores.table, scores.places(), last.wave, last.perspective, lang)


def marks(svg: str) -> list[str]:
    """What the marks are called, in the order in which one comes upon them."""
    return [_name(each) for each in ET.fromstring(svg).iter() if each.get("role") == "img" or each.tag == f"{SVG}a"]


def texts(svg: str) -> str:
    """Everything that is written in it."""
    return " ".join(" ".join(ET.fromstring(svg).itertext()).split())


def of_class(svg: str, name: str) -> list[ET.Element]:
    """What is in the groups of a class."""
    return [each for group in ET.fromstring(svg).iter() if group.get("class") == name for each in group]


def _name(mark: ET.Element) -> str:
    title = mark.find(f"{SVG}title")
    return (title.text or "") if title is not None else ""

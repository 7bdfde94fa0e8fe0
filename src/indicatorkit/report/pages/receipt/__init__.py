"""The page with the receipt and the method: how to read the report, what was read, and how to make it again."""

from __future__ import annotations

from typing import Final

from ....engine.assumed import may_assume
from ....exports.receipt import receipt
from ....light import dataclass
from ....signs import MARKS
from ....words import say
from ...looks import Look
from ...reading import Reading
from ...rendering import page
from ...site import RECEIPT, Page, Site
from ..framework.saying import Saying
from .again import command
from .in_force import in_force
from .present import present
from .read import read

PARTS: Final = tuple("how outcomes trace shares colours grey beside present read policies origin scales".split())
TABLED: Final = "policies"
"""What the receipt says that stands here in a table of its own."""


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a look or a mark means, in a sentence."""

    word: str
    means: str
    look: Look | None = None
    sign: str = ""


def receipt_page(site: Site) -> Page:
    """The page of the receipt."""
    reading = site.reading
    made = receipt(site.framework, reading.table.answers)
    found, told = read(reading.table, reading.lang), Saying(site)
    tabled = say(f"receipt.{TABLED}", reading.lang)
    return page(
        site,
        RECEIPT,
        "receipt.html.j2",
        say("report.nav.receipt", reading.lang),
        styles=("framework", "receipt"),
        places=told.places(*PARTS),
        greys=_greys(reading),
        others=_others(reading),
        marks=_marks(reading),
        present=present(reading),
        read=found,
        policies=in_force(told),
        lines=tuple((what, said) for what, said in made.lines(reading.lang) if what != tabled),
        command=command(site, found.files),
        library=made.library,
    )


def _greys(reading: Reading) -> tuple[Meaning, ...]:
    """All kinds of grey, the most telling first."""
    return tuple(_meaning(reading, look) for look in reading.looks.greys)


def _others(reading: Reading) -> tuple[Meaning, ...]:
    """What is neither a level nor grey."""
    given = {item.gives for item in reading.framework.board if item.scale_id is None}
    looks = reading.looks
    shown = {looks.not_applicable: True, looks.number: "number" in given, looks.option: "option" in given}
    return tuple(_meaning(reading, look) for look, is_shown in shown.items() if is_shown)


def _meaning(reading: Reading, look: Look) -> Meaning:
    return Meaning(look.word, say(f"report.method.means.{look.key}", reading.lang), look)


def _marks(reading: Reading) -> tuple[Meaning, ...]:
    """The marks beside an outcome; that something is assumed only where the framework may do so."""
    keys = [key for key in MARKS if key != "assumed" or may_assume(reading.framework)]
    words = {key: say(f"report.remark.{key}", reading.lang) for key in keys}
    return tuple(Meaning(words[key], say(f"report.method.means.{key}", reading.lang), sign=MARKS[key]) for key in keys)

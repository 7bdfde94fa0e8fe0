"""What entities fill in: for each a questionnaire in which the answers that it gave already stand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

from ..exports.earlier import Wanted, earlier
from ..exports.given import given
from ..exports.questionnaire import form
from ..files.questionnaire.form import Stamp, plain
from ..files.questionnaire.writing import places, workbook
from ..light import dataclass
from ..version import __version__
from .reading import Reading
from .site import Site


@dataclass(frozen=True, slots=True)
class Place:
    """Where a question stands in a form: the sheet, and the row as people see it."""

    sheet: str
    row: int


def filled_forms(site: Site) -> dict[str, Callable[[], bytes]]:
    """What makes the workbook of each entity, by the name of its file."""
    return {file: partial(filled_form, site.reading, row) for row, file in site.forms.items()}


def filled_form(reading: Reading, row: int) -> bytes:
    """The workbook of one row: its answers filled in, those of the wave before beside the questions."""
    framework, answers, lang = reading.framework, reading.table.answers, reading.lang
    stamp = _stamp(reading, reading.entity(row))
    before = earlier(framework, framework, answers, Wanted(stamp.entity, stamp.wave, stamp.perspective), lang)
    return workbook(form(framework, stamp, lang, before, given(framework, answers, row, lang)))


def form_places(reading: Reading) -> Mapping[str, Place]:
    """Where each question stands, the same for all entities."""
    found = places(form(reading.framework, _stamp(reading, ""), reading.lang))
    return {question: Place(*where) for question, where in found.items()}


def _stamp(reading: Reading, entity: str) -> Stamp:
    framework = reading.framework
    names = (plain(entity), reading.wave, plain(reading.perspective), reading.lang)
    return Stamp(framework.id, framework.version, framework.digest, __version__, *names)

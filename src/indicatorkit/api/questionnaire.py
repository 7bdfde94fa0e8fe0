"""Writing a questionnaire: a workbook in which one entity fills in its answers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from ..answers import Answers as Record, Entry
from ..errors import DataError
from ..exports.earlier import NOTHING, Earlier, Wanted, earlier
from ..exports.given import NOTHING_GIVEN, Given, given
from ..exports.questionnaire import form
from ..files.questionnaire.form import Stamp, plain
from ..files.questionnaire.writing import write_form
from ..framework import Framework
from ..issues import Issue, Where
from ..limits import Limits, holding
from ..version import __version__
from ..words import Lang, default_lang
from .answers import Answers, read_answers
from .scores import Scores
from .wave_of import wave_of


def write_questionnaire(
    framework: Framework,
    path: str | Path,
    *,
    entity: str | Entry,
    wave: str | None = None,
    perspective: str = "",
    previous: Any = None,
    lang: Lang | None = None,
    force: bool = False,
    limits: Limits | None = None,
) -> Path:
    """The path of a workbook with the questions of one wave for one entity, to be filled in and read back.

    Without `wave` it is the last one of the framework; questions that are not asked in it are left out. `previous` is
    anything that `score` takes, answers or scores: what this entity, in this perspective, answered in the last wave
    before, shown beside the question and never filled in. What is known of an `entity` of a roster is filled in,
    to be put right. The same arguments give the same bytes. A file that is there
    already is a `DataError` unless `force`; so is a wave that the framework does not list.

    >>> import indicatorkit as ik
    >>> ik.write_questionnaire(ik.load("nad"), "alkmaar.xlsx", entity="Alkmaar", wave="2024-12")  # doctest: +SKIP
    PosixPath('alkmaar.xlsx')
    """
    chosen = wave_of(framework, wave)
    if Path(path).suffix.casefold() != ".xlsx":
        raise DataError([Issue("error", "form-is-a-workbook", Where(file=str(path)))])
    name = entity if isinstance(entity, str) else entity.name
    if not plain(name):
        raise DataError([Issue("error", "form-without-entity", Where())])
    words = lang or default_lang()
    stamp = Stamp(
        framework.id, framework.version, framework.digest, __version__, plain(name), chosen, plain(perspective), words
    )
    with holding(limits):
        before = _earlier(framework, previous, Wanted(stamp.entity, chosen, stamp.perspective), words)
        known = _known(framework, stamp, entity, words)
    write_form(form(framework, stamp, words, before, known), Path(path), force=force)
    return Path(path)


def waves_before(framework: Framework) -> tuple[str, ...] | None:
    """The only waves that earlier answers may be of: those listed, or nothing to hold them to.

    One that takes the place of another framework does not list when that one was asked.
    """
    return () if framework.aliases else None


def _known(framework: Framework, stamp: Stamp, entity: str | Entry, lang: Lang) -> Given:
    """What is known beforehand of an entity of a roster, as the form shows it."""
    known = {} if isinstance(entity, str) else entity.attributes
    facts = {each.id: known[each.id] for each in framework.facts if each.id in known}
    if not facts:
        return NOTHING_GIVEN
    row = {"entity": stamp.entity, "wave": stamp.wave, "perspective": stamp.perspective, **facts}
    return given(framework, read_answers(framework, [row]).record, 0, lang)


def _earlier(framework: Framework, previous: Any, wanted: Wanted, lang: Lang) -> Earlier:
    """What was answered before, whatever it is given as."""
    if previous is None:
        return NOTHING
    then, record = _record(framework, previous)
    return earlier(framework, then, record, wanted, lang)


def _record(framework: Framework, previous: Any) -> tuple[Framework, Record]:
    match previous:
        case Scores():
            return previous.framework, previous.answers
        case Answers():
            return previous.framework, previous.record
        case _:
            return framework, read_answers(framework, previous, waves=waves_before(framework)).record

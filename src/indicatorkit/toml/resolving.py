"""From the table that TOML gives to the document: each step fills in what the one before it left open."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from ..asking import is_measured
from ..framework import Framework
from ..issues import Path
from ..recipe import CalibrationTable
from .answering import with_marks
from .beside import Beside, more_examples
from .building import Builder
from .cases import Cases
from .cells import Cells
from .circles import in_order
from .copying import with_earlier
from .findings import Findings, header_of, value_of
from .foreign import unknown_key
from .inputs import Inputs, report_marks, report_twice
from .labels import Labels
from .misfits import fitted
from .named import NAMED, Named
from .nodes import Spoken
from .outcomes import Outcomes
from .reaching import Reaching
from .readable import Readable
from .tables import AttributeTable, FrameworkTable
from .tree import AT_TOP, AnyAnswer, Entry, entries
from .units import Units
from .versions import format_is_known, version_fits

IS_ROSTER: Final = "roster-not-framework"
TOP: Final = ("format", "framework", *NAMED, *AT_TOP, "promise", "example", "nl", "en", "calibration")


def resolve(
    doc: Mapping[str, Any], findings: Findings, name: str, digest: str, beside: Beside | None = None
) -> Framework | None:
    """The document, if nothing is wrong; findings are collected on the way, up to where no more will be told.

    `beside` are the examples that stand in a file of their own, with findings of their own.
    """
    if not _is_ours(doc, findings):
        return None
    table = _framework_table(doc, findings)
    _check_top(doc, findings)
    named = Named(doc, findings)
    spoken = Spoken(named)
    attributes = _attributes(spoken)
    nodes = entries(doc, findings)
    for entry in nodes:
        spoken.speak(entry)
    if findings.are_enough:
        return None
    nodes = report_twice(nodes, {id_: path for id_, (_, _, path) in attributes.items()}, findings)
    report_marks(nodes, named)
    calibration = _calibration(doc, nodes, findings)
    known = {id_: (answer, path) for id_, (_, answer, path) in attributes.items() if answer is not None}
    waves = table.waves if table is not None else ()
    inputs = Inputs(nodes, attributes, named, waves)
    for entry in nodes:
        inputs.feed(entry)
        inputs.look_back(entry)
    if findings.are_enough:
        return None
    outcomes = Outcomes(inputs, named, known, waves)
    units = Units(outcomes)
    for entry in in_order(inputs, doc, findings):
        outcomes.find(entry)
        units.find(entry)
    if findings.are_enough:
        return None
    cells = Cells(outcomes, waves, findings)
    readable = Readable(outcomes, cells)
    reaching = Reaching(outcomes)
    for entry in nodes:
        cells.check(entry)
        readable.check(entry)
        reaching.check(entry)
    found = _built(table, nodes, spoken, attributes, Cases(outcomes, cells), name, digest)
    if found is None:
        return None
    more = more_examples(found.id, beside, outcomes, waves) if beside is not None else ()
    found = with_earlier(found, inputs.earlier)
    added = {"more_examples": more, "calibration": calibration}
    whole = found.model_copy(update=added) if more or calibration is not None else found
    whole._prepared["document"] = doc  # noqa: SLF001  # what every copy that says something else starts without
    return whole


def _built(
    table: FrameworkTable | None,
    nodes: list[Entry],
    spoken: Spoken,
    attributes: Mapping[str, tuple[AttributeTable, AnyAnswer | None, Path]],
    cases: Cases,
    name: str,
    digest: str,
) -> Framework | None:
    findings = spoken.findings
    labels = Labels(spoken.named.doc, findings)
    if findings.errors or table is None:
        cases.examples()
        cases.promises()
        return None
    sound = {id_: (each, answer, path) for id_, (each, answer, path) in attributes.items() if answer is not None}
    if not nodes:
        findings.error("no-nodes", ("framework",), at="header")
        return None
    return Builder(spoken, labels).framework(table, nodes, sound, cases, name, digest)


def is_roster(doc: Mapping[str, Any]) -> bool:
    """Whether a file is a roster, of entities, and not a framework."""
    return "roster" in doc and "framework" not in doc


def _is_ours(doc: Mapping[str, Any], findings: Findings) -> bool:
    """Whether the rest can be read at all: what is of another format, or asks for another version, means other things.

    Where the first line is forgotten, everything is read as if it stood there, so that all mistakes are told at once.
    """
    table = doc.get("framework")
    if is_roster(doc):
        findings.error(IS_ROSTER, ("roster",), at="header")
        return False
    if "format" not in doc and isinstance(table, Mapping) and "format" in table:
        findings.error("format-misplaced", ("framework", "format"), at="key")
    elif not format_is_known(doc, findings) and "format" in doc:
        return False
    return version_fits(doc, findings)


def _framework_table(doc: Mapping[str, Any], findings: Findings) -> FrameworkTable | None:
    raw = doc.get("framework")
    if not isinstance(raw, Mapping):
        code = "framework-missing" if raw is None else "table-expected"
        if code == "framework-missing":
            findings.error("framework-missing", ())
        else:
            findings.error("table-expected", ("framework",), found=raw)
        return None
    if "format" in raw:
        findings.error("format-misplaced", ("framework", "format"), at="key")
        raw = {key: value for key, value in raw.items() if key != "format"}
    table = fitted(FrameworkTable, raw, findings, lambda loc: ("framework", *loc))
    if table is None:
        return None
    twice = _first_twice(table.waves)
    if twice is not None:
        last = len(table.waves) - 1 - table.waves[::-1].index(twice)
        also = value_of(("framework", "waves", table.waves.index(twice)))
        findings.error("wave-twice", ("framework", "waves", last), found=twice, also=also)
    return table


def _first_twice(words: Iterable[str]) -> str | None:
    """The first word that stood there before."""
    seen: set[str] = set()
    for word in words:
        if word in seen:
            return word
        seen.add(word)
    return None


def _check_top(doc: Mapping[str, Any], findings: Findings) -> None:
    for key in doc:
        if key == "subindicator":
            findings.error("subindicator-without-indicator", (key, 0), at="header", theme="–")
        elif key not in TOP:
            unknown_key(key, (key,), TOP, findings)


def _calibration(doc: Mapping[str, Any], nodes: Iterable[Entry], findings: Findings) -> CalibrationTable | None:
    """How the marks follow from answers, if the file says so; a mark that no node has is a finding."""
    raw = doc.get("calibration")
    if raw is None:
        return None
    if not isinstance(raw, Mapping):
        findings.error("table-expected", ("calibration",), found=raw)
        return None
    table = fitted(CalibrationTable, raw, findings, lambda loc: ("calibration", *loc))
    known = dict.fromkeys(mark for entry in nodes if entry.own is not None for mark in entry.own.marks)
    for mark in table.marks if table is not None else ():
        if mark not in known:
            findings.warning("recipe-of-nothing", ("calibration", "marks", mark), at="key", found=mark, known=known)
    return table


def _attributes(spoken: Spoken) -> dict[str, tuple[AttributeTable, AnyAnswer | None, Path]]:
    """The attributes, each with its answer; nothing behind one whose answer is wrong."""
    found = {name: _attribute(spoken, name, raw, path) for name, raw, path in spoken.named.tables("attribute")}
    return {name: each for name, each in found.items() if each is not None}


def _attribute(
    spoken: Spoken, name: str, raw: Mapping[str, Any], path: Path
) -> tuple[AttributeTable, AnyAnswer | None, Path] | None:
    findings = spoken.findings
    table = fitted(AttributeTable, raw, findings, lambda loc: (*path, *loc))
    if table is None:
        return None
    if table.answer not in spoken.answers:
        findings.error("unknown-name", (*path, "answer"), kind="answer", found=table.answer, known=spoken.answers)
    answer = spoken.answers.get(table.answer)
    if answer is not None and answer.rescale is not None and is_measured(answer):
        also = header_of(("answer", table.answer))
        findings.error("attribute-with-rescale", (*path, "answer"), found=name, also=also)
        answer = None
    return table, with_marks(answer, {}, name, path, findings) if answer is not None else None, path

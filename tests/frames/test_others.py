"""One file for two frameworks: what is about the other one is no error, and nothing of it is lost."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from indicatorkit.answers import Answers
from indicatorkit.errors import DataError
from indicatorkit.files.read import read as read_files
from indicatorkit.frames import read as reading
from indicatorkit.frames.read import read
from indicatorkit.frames.rows import Given

from .drawn import LONG, WIDE
from .made import BOOKS, FRAMEWORK, framework
from .test_garbage import ENTITIES, told

OTHER = framework().model_copy(
    update={
        "id": "buur",
        "items": {
            id_: item.model_copy(update={"id": id_, "aliases": ()})
            for id_, item in {
                **{each: FRAMEWORK.items[each] for each in ("huis", "wonen", "plan")},
                "tuin": FRAMEWORK.items["plan"],
                "iets anders": FRAMEWORK.items["fase"],
            }.items()
        },
        "attributes": {},
    }
)
HERE = {"others": (OTHER,)}


def of(data: Any, **given_: Any) -> Answers:
    return read(FRAMEWORK, data, codebooks=BOOKS, given=Given(**given_))


ROWS = [
    {"regio": "Ede", "item": "plan", "value": "ja", "note": "van hier"},
    {"regio": "Ede", "item": "tuin", "value": "misschien", "note": "van daar", "by": "Jo"},
    {"regio": "Urk", "item": "tuin", "value": None, "note": "alleen dit"},
    {"regio": "Urk", "item": "tuin", "value": None, "note": None},
    {"regio": "Urk", "item": "iets anders", "value": "Gereed", "note": None},
]


def test_cells_about_another_framework_are_counted_and_are_no_error() -> None:
    answers = of(ROWS, **HERE)
    (issue,) = answers.issues
    assert (issue.severity, issue.code, issue.where.row) == ("info", "item-of-another-framework", 2)
    assert dict(issue.params) | {"times": 0} == {"framework": "buur", "number": 2, "notes": 2, "times": 0}
    assert issue.render("nl") and issue.render("en")
    ledger = answers.ledger
    assert ledger.adds_up
    assert (ledger.cells_used, ledger.cells_empty, ledger.cells_rejected, ledger.notes_rejected) == (1, 2, 2, 2)
    assert {each.why for each in ledger.rejected()} == {"item-of-another-framework"}
    assert [each.framework for each in ledger.rejected_cells] == ["buur", "buur"]


def test_notes_about_another_framework_are_in_the_ledger_as_they_were_written() -> None:
    answers = of(ROWS, **HERE)
    assert [each.text for each in answers.notes] == ["van hier"]
    (notes,) = answers.ledger.rejected_notes
    assert (notes.said, list(notes.records), notes.column) == (["van daar · Jo", "alleen dit"], [2, 3], "note")
    assert "van daar" not in repr(answers.ledger)


def test_without_others_the_same_is_an_error_and_its_notes_are_not_lost_either() -> None:
    answers = of(ROWS)
    assert {each.code for each in answers.issues} == {"unknown-item"}
    assert [(each.why, list(each.records)) for each in answers.ledger.rejected_notes] == [("unknown-item", [2, 3])]


def test_what_both_know_belongs_here() -> None:
    answers = of([{"regio": "Ede", "plan": "nee", "fase": "Gereed", "tuin": "ja"}], **HERE)
    assert answers.ledger.cells_used == 2
    assert [each.code for each in answers.issues] == ["item-of-another-framework"]


def test_data_about_another_framework_alone_are_not_refused() -> None:
    with pytest.raises(DataError):
        of([{"regio": "Ede", "tuin": "ja"}])
    answers = of([{"regio": "Ede", "tuin": "ja"}], **HERE)
    assert (len(answers.rows), answers.ledger.cells_rejected) == (1, 1)


def test_files_know_of_others_too(tmp_path: Path) -> None:
    path = tmp_path / "twee.csv"
    path.write_text("regio;tuin;iets anders\nEde;ja;Gereed\n", "utf-8")
    answers = read_files(FRAMEWORK, [path], codebooks=BOOKS, given=Given(others=(OTHER,)))
    assert [each.params["number"] for each in answers.issues] == [2]


@settings(max_examples=60, deadline=None)
@given(WIDE | LONG, ENTITIES)
def test_others_change_nothing_about_what_is_answered_here(
    records: list[dict[str, Any]], entities: list[str] | None
) -> None:
    """The same columns with and without; lists and arrays agree; the ledger adds up and the notes are all there."""
    try:
        plain = of(records, entities=entities)
    except DataError:
        return
    beside = of(records, entities=entities, **HERE)
    assert told(beside)["columns"] == told(plain)["columns"] and list(beside.notes) == list(plain.notes)
    assert beside.ledger.as_dict() == plain.ledger.as_dict()
    assert beside.ledger.notes_rejected == plain.ledger.notes_rejected
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(reading, "MOST_IN_LISTS", -1)
        assert told(of(records, entities=entities, **HERE)) == told(beside)

"""Rows, notes, places and the ledger as data."""

from __future__ import annotations

import pickle

from indicatorkit.answers import Ledger, Note, Notes, Places, Rejection, Row, Rows, Source, legend
from indicatorkit.issues import Where
from indicatorkit.values import LeafReason

ROWS = Rows(["Ede", "Urk"], ["2024", "2024"], ["", "aanbieder"])
PLACES = Places((Source("een.csv", [2, 4]), Source("", range(1, 4))))


def test_rows_are_a_sequence_of_keys() -> None:
    assert list(ROWS) == [Row("Ede", "2024"), Row("Urk", "2024", "aanbieder")] == ROWS[0:2]
    assert ROWS[1] == Row("Urk", "2024", "aanbieder")
    assert (ROWS.find("Urk", "2024", "aanbieder"), ROWS.find("Urk", "2024")) == (1, None)
    assert len(pickle.loads(pickle.dumps(ROWS))) == 2


def test_records_are_numbered_over_all_sources() -> None:
    assert PLACES.where(2, "plan") == Where(file="een.csv", row=4, field="plan")
    assert PLACES.where(3) == Where(row=1)
    assert PLACES.where(0, "plan") == Where(field="plan")


def test_notes_are_found_by_row_and_item() -> None:
    notes = Notes([0, 1, 0], ["plan", "plan", "huis"], ["a", "b", "c"], *[[""] * 3] * 4, [1, 2, 3])
    assert notes[1] == Note(1, "plan", "b", record=2)
    assert [each.text for each in notes[1:]] == ["b", "c"]
    assert [each.text for each in notes.of(0)] == ["a", "c"]
    assert [each.item for each in notes.of(0, "huis")] == ["huis"]
    assert list(notes.of(7)) == list(Notes().of(0)) == []


def test_a_ledger_lists_every_rejection_and_adds_up() -> None:
    ledger = Ledger(
        rows_read=3,
        rows_kept=2,
        cells_read=5,
        cells_used=2,
        cells_empty=1,
        rejected_rows=(Rejection("row-without-entity", [3], "", "regio"),),
        rejected_cells=(Rejection("unknown-answer", [1, 2], "misschien", "plan", "plan"),),
        places=PLACES,
    )
    assert ledger.adds_up
    assert [(each.where.row, each.said, each.why) for each in ledger.rejected()] == [
        (1, "", "row-without-entity"),
        (2, "misschien", "unknown-answer"),
        (4, "misschien", "unknown-answer"),
    ]
    assert "5" in ledger.text("nl") and "5" in ledger.text("en")
    assert list(Rejection("x", [1, 2], ["a", "b"]).listed(PLACES))[1].said == "b"


def test_the_legend_begins_with_answered_and_the_five_kinds() -> None:
    options = [("weet_niet", LeafReason.UNKNOWN)]
    words = [each.word for each in legend(options)]
    assert words == ["", "unreadable", "confidential", "unknown", "not_supplied", "not_asked", "weet_niet"]
    assert legend(options)[-1].kind == "unknown"

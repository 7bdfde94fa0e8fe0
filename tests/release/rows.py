"""The twenty rows of RELIABILITY.md: what each says, how many are tried for a release, and the tests that count."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Row:
    """A property of the library that is held by trying.

    `target` is how many are tried for a release; None where one run tries all that there is. `options` are what pytest
    has to be told besides, for tests that a plain run leaves out. What the tests of a row `tells` stands below the
    table: for rows that measure.
    """

    number: int
    says: str
    unit: str
    target: int | None
    tests: tuple[str, ...]
    options: tuple[str, ...] = ()
    tells: bool = False

    def has(self, test: str) -> bool:
        """Whether the test of this id is one of the row's: of its files, or by name."""
        return any(test == each or test.startswith((f"{each}::", f"{each}[", f"{each}/")) for each in self.tests)


ROWS = (
    Row(
        1,
        "A framework file, however it is broken, is read or refused in words: no error of Python, nothing over 2 s or "
        "300 MB",
        "files",
        1_000_000,
        ("tests/fuzz/test_guided.py", "tests/fuzz/test_whole.py", "tests/fuzz/test_extracts.py"),
        ("-m", "release or not release"),
    ),
    Row(
        2,
        "A mistake is shown where it was made: in the table that was changed, nearly always at the key",
        "mistakes",
        None,
        ("tests/fuzz/test_places.py",),
    ),
    Row(
        3,
        "TOML 1.0 is what is read, and anything else is refused; every key and value has its place",
        "documents",
        None,
        ("tests/toml/test_specification.py", "tests/toml/test_toml_test.py"),
        ("-m", "peers or not peers"),
    ),
    Row(
        4,
        "The engine says what a second, plain reading of the format says: levels, numbers, reasons, one by one and in "
        "columns by every kernel",
        "cells",
        10_000_000,
        ("tests/laws/test_engine_is_oracle.py", "tests/laws/test_numbers_are_oracle.py"),
    ),
    Row(
        5,
        "The same answers score the same from numpy, pandas, polars, DuckDB and Arrow, and on Spark",
        "data sets, each in every library",
        520,
        (
            "tests/laws/test_libraries_agree.py",
            "tests/spark/test_spark.py::test_random_data_sets_come_out_as_they_do_in_a_stream",
        ),
        ("-m", "not (browser or peers)"),
    ),
    Row(
        6,
        "What is proved of the frameworks that are shipped holds in every situation, enumerated one by one",
        "situations",
        None,
        ("tests/laws/test_shipped_are_enumerated.py",),
    ),
    Row(
        7,
        "An explanation is true and no longer than it need be: its answers alone give the result again, and what would "
        "change it does",
        "explanations played back",
        100_000,
        ("tests/laws/test_explanations_play_back.py",),
    ),
    Row(
        8,
        "What should not matter does not: order of rows, columns, batches, entities and sections, names, doubles, what "
        "is added beside it, one wave at a time",
        "comparisons, of ten kinds",
        10_000,
        ("tests/laws/test_what_should_not_matter.py",),
    ),
    Row(
        9,
        "What goes out comes back: framework as TOML, form as it is filled in, answers as Dutch CSV, scores as JSON",
        "round trips, of four kinds",
        40_000,
        (
            "tests/laws/test_doors_out.py::test_scores_through_json_are_the_same_scores",
            "tests/laws/test_doors_out.py::test_answers_through_a_table_are_the_same_answers",
            "tests/laws/test_doors_out.py::test_a_framework_written_as_toml_is_the_same_framework",
            "tests/files/test_round_trip.py",
        ),
    ),
    Row(
        10,
        "A workbook or CSV file made to hurt is read or refused: nothing stops, nothing over 5 s or 300 MB",
        "files",
        None,
        ("tests/files/test_hostile.py",),
    ),
    Row(
        11,
        "When the Nth call to the file system fails, for every N, the old file is whole and nothing is left behind",
        "failures",
        None,
        ("tests/faults",),
    ),
    Row(
        12,
        "A page of a report is accessible, asks nothing of a network, runs no script that came with the data, and can "
        "be read without scripts",
        "pages and labels",
        None,
        ("tests/browser",),
        ("-m", "browser"),
    ),
    Row(
        13,
        "The same input gives the same bytes, whatever the hash seed, locale and time zone",
        "outputs",
        None,
        ("tests/determinism",),
    ),
    Row(
        14,
        "The core is covered in full, and tests notice when it is changed",
        "lines, branches and mutants",
        None,
        (),
        tells=True,
    ),
    Row(15, "Thirty-two threads, and processes, score as one does", "scorings", None, ("tests/threads",)),
    Row(
        16,
        "It is quick enough for a million rows, and light enough for a laptop",
        "measurements",
        None,
        ("tests/release/test_scale.py",),
        ("-m", "release"),
        tells=True,
    ),
    Row(
        17,
        "What is installed is what is meant to be: no known weakness, nothing extra, nothing missing",
        "checks",
        None,
        ("tests/supply/test_archives.py", "tests/supply/test_bare.py", "tests/supply/test_materials.py"),
        ("-m", "supply"),
    ),
    Row(
        18,
        "Types are complete and true, for the library and for those who use it",
        "public names and files",
        None,
        ("tests/supply/test_typing.py",),
        ("-m", "supply"),
    ),
    Row(
        19,
        "Every text is there in Dutch and English, with the same places to fill in",
        "texts",
        None,
        ("tests/test_words.py",),
    ),
    Row(
        20,
        "Frameworks that are shipped give what they gave before, unless a starred line of the changelog says so",
        "cells",
        None,
        ("tests/stable/test_stable.py",),
    ),
)

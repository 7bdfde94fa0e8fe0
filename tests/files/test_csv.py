"""CSV as people make it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings, strategies as st

from indicatorkit.answers import Answers
from indicatorkit.errors import DataError
from indicatorkit.files.read import read
from indicatorkit.frames.rows import Given
from indicatorkit.limits import Limits

from ..frames.made import BOOKS, FRAMEWORK

LONG = "regio;meting;vraag;antwoord;toelichting\nEde;2024-07;plan;Ja;\nSúdwest-Fryslân;2024-07;aandeel;33,5;bijna\n"
WIDE = 'regio,plan,aandeel,"Gezinnen, met kinderen"\nEde,ja,"33,5",\n'


@pytest.fixture
def of(tmp_path: Path) -> Any:
    """Read files with these contents together; texts are written as UTF-8."""

    def read_all(*contents: str | bytes, **given_: Any) -> Answers:
        paths = []
        for number, content in enumerate(contents, start=1):
            paths.append(tmp_path / f"{number}.csv")
            paths[-1].write_bytes(content.encode() if isinstance(content, str) else content)
        return read(FRAMEWORK, paths, codebooks=BOOKS, given=Given(**given_))

    return read_all


def numbers(answers: Answers, item: str) -> list[float]:
    found = answers.columns[item].numbers
    assert found is not None
    return list(found)


def issues(answers: Answers) -> list[tuple[str, str, int | None]]:
    return [(each.severity, each.code, each.where.row) for each in answers.issues]


@pytest.mark.parametrize(
    "content",
    [
        LONG,
        "\ufeff" + LONG,
        LONG.replace(";", ",").replace("33,5", '"33,5"'),
        LONG.replace(";", ",").replace("33,5", "33.5"),
        LONG.replace(";", "\t"),
        LONG.replace(";", "|"),
        "sep=;\n" + LONG,
        "\ufeffsep=;\r\n" + LONG.replace("\n", "\r\n"),
        LONG.replace("\n", "\r\n"),
        LONG.replace("\n", "\r"),
        LONG.rstrip("\n"),
        LONG + "\n;;;;\n\n",
        LONG.encode("utf-16"),
        LONG.replace("regio;", '"regio";'),
    ],
)
def test_every_dialect_of_the_same_table(of: Any, content: str | bytes) -> None:
    answers = of(content)
    assert list(answers.rows.entities) == ["Ede", "Súdwest-Fryslân"]
    assert list(answers.columns["plan"].codes) == [0, BOOKS["plan"].missing]
    assert numbers(answers, "aandeel") == [0.0, 33.5]
    assert [each.text for each in answers.notes] == ["bijna"]
    assert not answers.issues
    where = answers.where(1, "aandeel")
    assert where is not None and (where.file[-5:], where.row, where.field) == ("1.csv", 3, "antwoord")


def test_windows_1252_is_read_with_a_warning_that_shows_a_line(of: Any) -> None:
    answers = of(LONG.encode("cp1252"))
    assert answers.rows[1].entity == "Súdwest-Fryslân"
    assert issues(answers) == [("warning", "not-utf-8", 3)]
    assert "Súdwest-Fryslân" in answers.issues[0].text("nl")


def test_a_wide_file_with_commas_in_labels(of: Any) -> None:
    answers = of(WIDE)
    assert (list(answers.columns["plan"].codes), numbers(answers, "aandeel")) == ([0], [33.5])
    assert not answers.issues


@pytest.mark.parametrize(("separator", "number"), [(";", "1.234"), (",", '"1,234"'), (";", '"1.234,5"')])
def test_a_number_that_could_be_thousands_is_refused(of: Any, separator: str, number: str) -> None:
    answers = of(f"regio{separator}aandeel\nEde{separator}{number}\n")
    assert issues(answers) == [("error", "answer-with-thousands", 2)]


def test_texts_that_other_readers_take_for_nothing_stay_visible(of: Any) -> None:
    answers = of("regio;plan\nEde;NA\nUrk;None\nEpe;nan\nElst;n/a\nErm;-\n")
    assert [each.params["said"] for each in answers.issues] == ["NA", "None", "nan", "n/a", "-"]
    assert set(answers.columns["plan"].reasons) == {1}


def test_quoted_lines_and_the_numbers_of_rows(of: Any) -> None:
    answers = of('\nregio;plan;toelichting\n\nEde;ja;"een\ntwee; drie"\nUrk;jaa;\n')
    assert [each.text for each in answers.notes] == ["een\ntwee; drie"]
    assert issues(answers) == [("error", "unknown-answer", 5)]


def test_a_row_with_too_many_cells_is_not_trusted(of: Any) -> None:
    answers = of("regio;plan;fase\nEde;ja;een; twee;Gereed\nUrk;ja;Gereed;;\n")
    assert list(answers.columns["plan"].reasons) == [1, 0]
    assert answers.said(0, "plan") == "ja"
    assert issues(answers) == [("error", "torn-row", 2), ("error", "torn-row", 2)]


def test_a_row_with_too_few_cells_is_read_and_said(of: Any) -> None:
    answers = of("regio;plan;fase\nEde;ja\nUrk;ja;Gereed\n")
    assert issues(answers) == [("info", "short-rows", 2)]


def test_files_are_read_together_and_cells_are_located_in_their_own(of: Any) -> None:
    answers = of(LONG, WIDE, "regio;plan\nUrk;nee\nUrk;jaa\n")
    assert list(answers.rows.entities) == ["Ede", "Súdwest-Fryslân", "Ede", "Urk"]
    different = next(each for each in answers.issues if each.code == "different-answers")
    assert (Path(different.where.file).name, different.where.row, different.also[0].row) == ("3.csv", 2, 3)
    again = of(WIDE, WIDE.replace("ja", "nee"))
    assert [Path(each.file).name for each in (again.issues[0].where, *again.issues[0].also)] == ["1.csv", "2.csv"]


@pytest.mark.parametrize("empty", ["regio;plan\n", "regio;plan\n;\n;\n", "regio;vraag;antwoord\n"])
def test_a_header_alone_is_no_rows_and_that_is_said_of_the_file(of: Any, empty: str) -> None:
    answers = of(empty, WIDE)
    assert len(of(empty).rows) == 0
    assert len(answers.rows) == 1
    (issue,) = answers.issues
    assert (issue.severity, issue.code, Path(issue.where.file).name) == ("warning", "no-rows", "1.csv")
    assert issue.text("en") == "below the names of the columns there is nothing"
    assert issue.text("nl") == "onder de namen van de kolommen staat niets"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        ("", "file-empty"),
        ("\n \n\n", "file-empty"),
        ("regio en plan\nEde ja\n", "one-column"),
        ("regio;planning\nEde;ja\n", "no-known-column"),
        ("regio;meting;vraag\nEde;2024-12;plan\n", "no-value-column"),
        ("vraag;antwoord\nplan;ja\n", "no-entity-column"),
        ('regio;plan\nEde;ja\nUrk;"ja\nEpe;nee\n', "broken-quotes"),
        ('regio;plan\nEde;"ja" nee\n', "broken-quotes"),
        (b"PK\x03\x04whatever", "not-csv"),
    ],
)
def test_files_that_cannot_be_used(of: Any, content: str | bytes, code: str) -> None:
    with pytest.raises(DataError) as refused:
        of(content)
    (issue,) = refused.value.issues
    assert issue.code == code
    assert issue.where.file.endswith("1.csv")
    assert issue.render("nl") != issue.render("en")


def test_broken_quotes_are_located_where_they_begin(of: Any) -> None:
    with pytest.raises(DataError) as refused:
        of('regio;plan\nEde;ja\nUrk;"ja\nEpe;nee\n')
    assert refused.value.issues[0].where.row == 3


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    with pytest.raises(DataError) as refused:
        read(FRAMEWORK, [tmp_path / "nergens.csv"], codebooks=BOOKS)
    assert refused.value.issues[0].code == "file-unreadable"


def test_a_file_that_is_far_too_large(of: Any) -> None:
    with pytest.raises(DataError) as refused, Limits(file_bytes=10).held():
        of(LONG)
    assert refused.value.issues[0].code == "file-too-large"


@settings(max_examples=200, deadline=None)
@given(content=st.binary(max_size=200) | st.text(max_size=100).map(lambda text: f"regio;plan\n{text}".encode()))
def test_any_bytes_are_read_or_refused(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.csv"
    path.write_bytes(content)
    try:
        answers = read(FRAMEWORK, [path], codebooks=BOOKS)
    except DataError as refused:
        said = [each.render("nl") for each in refused.issues]
    else:
        said = [each.render("en") for each in answers.issues]
        assert answers.ledger.adds_up
    assert all(said)


def test_a_small_file_is_read_without_numpy_or_pandas(tmp_path: Path) -> None:
    path = tmp_path / "klein.csv"
    path.write_text(LONG, "utf-8")
    code = (
        "import sys; from tests.frames.made import BOOKS, FRAMEWORK; from indicatorkit.files.read import read\n"
        f"read(FRAMEWORK, [{str(path)!r}], codebooks=BOOKS)\n"
        "print([each for each in ('numpy', 'pandas', 'narwhals', 'pyarrow') if each in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_large_file_reads_as_a_small_one(of: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    small = of(LONG + "Urk;2024-07;plan;jaa;\nUrk;2024-07;fase;Gereed;x;te veel\n")
    monkeypatch.setattr("indicatorkit.frames.read.MOST_IN_LISTS", -1)
    large = of(LONG + "Urk;2024-07;plan;jaa;\nUrk;2024-07;fase;Gereed;x;te veel\n")
    assert (list(small.rows), list(small.notes), small.issues) == (list(large.rows), list(large.notes), large.issues)
    assert dict(small.columns) == dict(large.columns)

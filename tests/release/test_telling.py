"""The page: a line for each row, with nothing said of what was not run."""

from __future__ import annotations

from tests.release.others import coverage, mutation
from tests.release.rows import ROOT, ROWS
from tests.release.slices import Slice, Trial
from tests.release.telling import few, page, seal, span

WHEN = "2026-11-23 08:00"


def of_a_file(lines: int, covered: int) -> dict[str, dict[str, int]]:
    return {"summary": {"num_statements": lines, "covered_lines": covered, "num_branches": 2, "covered_branches": 2}}


def line(number: int, text: str) -> str:
    return next(each for each in text.splitlines() if each.startswith(f"| {number} |"))


def test_where_nothing_was_run_every_row_says_so() -> None:
    text = page([])
    assert text.count("| not run |") == len(ROWS)
    assert "## Failed" not in text and "## Slices" not in text


def test_a_row_says_how_many_were_tried_with_which_seeds_and_when() -> None:
    slices = [
        Slice(
            f"slice-{seed}",
            (4,),
            {"tests/laws/x.py::test_y": Trial({4: 1_000}, "passed", ())},
            when,
            seed,
            commit="abc",
        )
        for seed, when in enumerate(("2026-11-22 08:00", WHEN, WHEN, WHEN))
    ]
    text = page(slices)
    assert "| 4,000 cells tried, 0 failed | 10,000,000 | 0, 1, 2 and 1 more | 2026-11-22 to 2026-11-23 | abc |" in text
    assert "| slice-3 | 4 | passed | 3 | 1 | 2026-11-23 08:00 | 0 s | abc |" in text
    assert "not run" in line(5, text)


def test_what_was_skipped_wherever_it_would_have_run_is_told_as_not_run() -> None:
    here, there = (f"tests/supply/test_materials.py::{each}" for each in ("test_here", "test_there"))
    skipped, passed = Trial({}, "skipped", ("no network",)), Trial({17: 3}, "passed", ())
    suite = Slice("suite", (), {here: skipped, there: skipped}, WHEN)
    text = page([suite, Slice("supply", (), {there: passed}, WHEN)])
    assert "| 3 checks tried, 0 failed, **1 not run** |" in line(17, text)
    assert f"* row 17: `{here}`: no network\n" in text
    assert f"* row 17: `{there}`" not in text


def test_what_was_measured_stands_below_the_table() -> None:
    files = {
        "src/indicatorkit/gaps/policy.py": of_a_file(8, 8),
        "src/indicatorkit/api/score.py": of_a_file(98, 96),
        "src/indicatorkit/values.py": of_a_file(98, 80),
    }
    found = coverage({"meta": {"timestamp": "2026-11-23T08:00:01.2"}, "files": files})
    noticed = mutation({"rules": {"there": 900, "mutants": 200, "killed": 190, "argued": 10, "date": "2026-11-23"}})
    text = page([found, noticed])
    assert "* gaps: 100.0 % of 10 lines and branches covered" in text
    assert "* rules: 95.0 % of 200 mutants noticed, chosen from 900; of the others 10 are argued for" in text
    assert "**1 failed**" in line(14, text)
    assert "* values: 82.0 % of 100 lines and branches covered" in text
    assert "`coverage elsewhere`" in text and "`coverage of gaps`" not in text


def test_a_room_that_is_covered_in_full_may_not_lack_a_line_and_most_mutants_are_noticed() -> None:
    files = {"/x/indicatorkit/rules/mean.py": of_a_file(998, 997), "/x/indicatorkit/api/a.py": of_a_file(998, 997)}
    found = coverage({"meta": {"timestamp": WHEN}, "files": files})
    assert {id_: each.outcome for id_, each in found.tests.items()} == {
        "coverage elsewhere": "passed",
        "coverage of api": "passed",
        "coverage of rules": "failed",
    }
    for killed, argued, outcome in ((90, 10, "passed"), (89, 11, "failed"), (95, 4, "failed")):
        said = {"there": 100, "mutants": 100, "killed": killed, "argued": argued, "date": "2026-11-23"}
        assert mutation({"gaps": said}).outcome == outcome


def test_words_in_short() -> None:
    assert few(["a", "b", "a"]) == "a, b"
    assert few("abcde") == "a, b, c and 2 more"
    assert span([]) == ""
    assert span(["2026-11-23", "2026-11-22"]) == "2026-11-22 to 2026-11-23"


def test_nobody_typed_in_the_page_and_it_has_the_rows_of_now() -> None:
    text, _, mark = (ROOT / "RELIABILITY.md").read_text("utf-8").rpartition("\n<!-- ")
    assert mark == f"{seal(text)} -->\n", "write it with `python -m tests.release --minutes 0`"
    assert all(row.says in line(row.number, text) for row in ROWS)

"""Roster files: what can be written, and every mistake on the line where it was made, with the caret under it."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path

import pytest

from indicatorkit.answers import Member, Roster
from indicatorkit.issues import Issue
from indicatorkit.limits import Limits
from indicatorkit.toml.rosters import read_roster

HEAD = 'format = 1\n[roster]\nid = "r"\n'
WHOLE = """
format = 1

[roster]
id        = "r"
version   = "2"
status    = "official"
nl        = "Regio's"
entity    = { nl = "regio", en = "region" }
certainty = "hinted"

[[entity]]
id        = "bosch"
name      = " 's-Hertogenbosch\\u200b "
centre    = "'s-Hertogenbosch"
codes     = { gm = "GM0796", swing = "796" }
aliases   = ["Den Bosch"]
from      = "2024-06"
before    = "2026"
tile      = [4, 5]
certainty = 0.5
source    = "een bron"
members   = ["Vught", { name = "Boxtel", codes = { gm = "GM0757" } }]
attributes = { inwoners = 160_000, stad = true }

[[entity]]
id        = "meierij"
name      = "Meierij"
from      = "2026"
tile      = [4, 5]
succeeds  = ["bosch"]
"""


def read(text: str) -> Roster:
    found = read_roster(text.encode())
    assert found.roster is not None, [str(each) for each in found.issues]
    assert not found.issues
    return found.roster


def mistakes(body: str) -> list[Issue]:
    return list(read_roster((HEAD + body).encode(), name="r.toml").issues)


def test_all_that_can_be_written_is_read() -> None:
    roster = read(WHOLE)
    bosch, meierij = roster
    assert (roster.id, roster.version, roster.status, roster.name("nl")) == ("r", "2", "official", "Regio's")
    assert (bosch.name, bosch.tile, bosch.certainty) == ("'s-Hertogenbosch", (4, 5), Fraction(1, 2))
    assert (bosch.since, bosch.before, bosch.source("nl")) == ("2024-06", "2026", "een bron")
    assert bosch.members == (Member("Vught"), Member("Boxtel", {"gm": "GM0757"}))
    assert bosch.attributes == {"inwoners": 160_000, "stad": True}
    assert (meierij.succeeds, meierij.certainty) == (("bosch",), "hinted")
    assert len(roster.digest) == 64


def test_a_file_that_is_not_toml_or_too_large_says_so() -> None:
    assert [each.code for each in read_roster(b"format = 1\n[roster\n").issues] != []
    with Limits(toml_nodes=10).held():
        limited = read_roster(WHOLE.encode())
    assert [each.code for each in limited.issues] == ["too-many-nodes"]


@pytest.mark.parametrize(
    ("text", "codes"),
    [
        ("", ["roster-missing"]),
        ("[roster]\nid = 'r'\n[[entity]]\nid='a'\nname='A'\n", ["format-missing"]),
        ("format = 2\n[roster]\nid = 'r'\n", ["format-unknown"]),
        ("format = 1\n[framework]\nid = 'r'\n", ["framework-not-roster"]),
        ("format = 1\nroster = 1\n", ["table-expected"]),
        ("[roster]\nid = 'r'\nformat = 1\n", ["format-misplaced"]),
        ("format = 1\n[roster]\nid = 'r'\n", ["no-entities"]),
        ("format = 1\n[roster]\nid = 'r'\n[entity]\nid = 'a'\n", ["single-brackets"]),
        ("format = 1\n[roster]\nid = 'R'\nstatus = 'x'\n[[entity]]\nid='a'\nname='A'\n", ["bad-id", "unknown-word"]),
        ("format = 1\nregions = 1\n[roster]\nid = 'r'\n[[entity]]\nid='a'\nname='A'\n", ["unknown-key"]),
    ],
)  # fmt: skip
def test_a_file_that_is_no_roster_says_what_it_lacks(text: str, codes: list[str]) -> None:
    found = read_roster(text.encode())
    assert ([each.code for each in found.issues], found.roster) == (codes, None)


A = '[[entity]]\nid = "a"\nname = "A"\n'
BAD = [
    (A + 'naam = "B"', [("other-notation", "naam")]),
    ('[[entity]]\nid = "a"\nnaam = "A"', [("other-notation", "naam")]),
    (A + 'until = "2025"', [("other-notation", "until")]),
    (A + "tiel = [1, 2]", [("unknown-key", "tiel")]),
    (A + "tile = [1]", [("not-a-tile", "[1]")]),
    (A + "tile = [1, -2]", [("not-a-tile", "[1, -2]")]),
    (A + "tile = [1.5, 2]", [("not-a-tile", "[1.5, 2]")]),
    (A + "codes = { gm = 796 }", [("not-a-text", "796")]),
    (A + 'aliases = "B"', [("not-a-list", '"B"')]),
    (A + "from = 2024", [("wave-not-text", "2024")]),
    (A + 'from = "w"\nbefore = "w"', [("no-wave-left", '"w"')]),
    (A + 'certainty = "sure"', [("unknown-word", '"sure"')]),
    (A + "members = [3]", [("not-a-text", "3")]),
    (A + 'members = [{ naam = "B" }]', [("missing-key", "{"), ("unknown-key", "naam")]),
    (A + "attributes = { x = [1] }", [("not-usable", "[1]")]),
    (A + 'succeeds = ["b"]', [("unknown-entry", '"b"')]),
    (A + 'succeeds = ["a"]', [("unknown-entry", '"a"')]),
    ('[[entity]]\nid = "a"', [("missing-key", "entity")]),
    ('[[entity]]\nid = "a"\nname = " "', [("empty-name", '" "')]),
    (f'[[entity]]\nid = "a"\nname = "{"a" * 10_001}"', [("text-too-long", f'"{"a" * 10_001}"')]),
    ('[[entity]]\nid = "a"\nname = 3', [("not-a-text", "3")]),
    (A + '[[entity]]\nid = "a"\nname = "B"', [("id-twice", '"a"')]),
    (A + '[[entity]]\nid = "b"\nname = "à"', [("name-twice", '"à"')]),
    (A + '[[entity]]\nid = "b"\nname = "B"\naliases = ["x", "-a"]', [("name-twice", '"-a"')]),
    (A + 'aliases = ["B"]\n[[entity]]\nid = "b1"\nname = "B"', [("name-twice", '"B"')]),
    (A + 'aliases = ["x"]\n[[entity]]\nid = "b"\nname = "B"\ncentre = "X"', [("spelling-shared", '"X"')]),
    (A + 'codes = {gm="GM1"}\n[[entity]]\nid = "b"\nname = "B"\ncodes = {gm="gm01"}', [("spelling-shared", '"gm01"')]),
    (A + 'tile = [1, 1]\n[[entity]]\nid = "b"\nname = "B"\ntile = [1, 1]', [("tile-twice", "[1, 1]")]),
    (A + 'members = ["M"]\n[[entity]]\nid = "b"\nname = "B"\nmembers = ["m"]', [("member-shared", '"m"')]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("body", "expected"), BAD, ids=[f"{each[1][0][0]}-{number}" for number, each in enumerate(BAD)]
)
def test_every_mistake_is_found_once_with_its_caret_under_the_culprit(
    body: str, expected: list[tuple[str, str]]
) -> None:
    lines = (HEAD + body).split("\n")
    found = []
    for each in mistakes(body):
        line, column, end = each.where.line, each.where.column, each.where.end_column
        assert line is not None and column is not None and end is not None
        found.append((each.code, lines[line - 1][column - 1 : end - 1]))
    assert sorted(found) == sorted(expected)


def test_a_bare_number_of_two_codes_is_no_mistake_for_the_codes_are_told_apart() -> None:
    assert not mistakes(A + 'codes = { gm = "GM1" }\n[[entity]]\nid = "b"\nname = "B"\ncodes = { bu = "BU1" }')


def test_one_after_the_other_may_share_a_tile_and_a_member() -> None:
    body = 'tile = [1, 1]\nmembers = ["M"]\n'
    assert not mistakes(f'{A}before = "2025"\n{body}[[entity]]\nid = "b"\nname = "B"\nfrom = "2025"\n{body}')


def test_many_on_one_tile_do_not_cost_all_pairs() -> None:
    body = "".join(f'[[entity]]\nid = "e{each}"\nname = "e{each}"\ntile = [0, 0]\n' for each in range(3000))
    assert {each.code for each in mistakes(body)} == {"tile-twice", "and-more-issues"}


def test_a_key_that_is_misspelled_gets_a_guess_in_both_languages() -> None:
    (issue,) = mistakes(A + "tiel = [1, 2]")
    assert ("`tile`" in issue.hint("nl"), "`tile`" in issue.hint("en")) == (True, True)


def test_all_that_a_broken_file_holds_is_told_or_read_and_nothing_raises() -> None:
    whole = WHOLE.strip()
    for cut in range(0, len(whole), 7):
        found = read_roster(f"{whole[:cut]}\n".encode())
        assert (found.roster is None) == any(each.severity == "error" for each in found.issues)


def test_the_shipped_roster_is_without_any_finding() -> None:
    file = Path(__file__).parents[2] / "frameworks" / "rosters" / "mo_regios.toml"
    found = read_roster(file)
    assert (found.issues, found.roster is not None) == ((), True)
    assert re.search(r"^format = 1$", file.read_text("utf-8"), re.MULTILINE)

"""What people write who do not write TOML is told in their words, at the place where they can mend it."""

from __future__ import annotations

import datetime as dt

import pytest

from indicatorkit.toml.parsing import parse
from indicatorkit.toml.read import read

SLIPS = [
    ("weight = 0,5", "decimal-comma", "0,5"),
    ("a = { w = 0,5 }", "decimal-comma", "0,5"),
    ("a = yes", "true-or-false", "yes"),
    ("a = False", "true-or-false", "False"),
    ("a = “x”", "curly-quotes", "“"),
    ("a = .5", "decimal-without-zero", ".5"),
    ("a = ", "value-missing", "\n"),
    ("a = # niets", "value-missing", "#"),
    ("a = grey", "text-without-quotes", "grey"),
    ("wave = 2024-06", "text-without-quotes", "2024-06"),
    ("wave = 2024-13-01", "text-without-quotes", "2024-13-01"),
    ("a = 50%", "percent", "50%"),
    ("a = [ 7.5% ]", "percent", "7.5%"),
    ("a = { b = 75%, c = 1 }", "percent", "75%"),
    ("waves = [2024-06, 2024-12]", "text-without-quotes", "2024-06"),
    ("code = 075", "leading-nought", "075"),
    ("codes = [ 0363 ]", "leading-nought", "0363"),
    ('a = "de "echte" lijst"', "quote-in-text", 'echte" lijst"'),
    ("a = {\n  b = 1 }", "braces-over-lines", "{"),
    ("a = [ { b = 1, # een\n  c = 2 } ]", "braces-over-lines", "{"),
    ("a = { b = 1, }", "comma-before-brace", ","),
    ("[[theme]]\nindicator = []\n[[step]]\n[[theme.indicator]]", "list-and-blocks", "[[theme.indicator]]"),
    ("[[theme]]\nindicator = []\n[[themes]]\n[[theme.indicator]]", "unknown-key", "themes"),
    ('a = "x" "y"', "after-value", '"y"'),
    ("rows = [\n  { a = 1 } # een\n  { a = 2 },\n]", "comma-missing", "}"),
    ('a = { id = "x" nl = "y" }', "comma-missing", '"'),
    ('rows = [\n  { a = 1 },\notherwise = "x"', "not-closed", "["),
    ("rows = [\n  { a = 1 },\n[theme]", "not-closed", "["),
    ("rows = [\n  { a = 1 }\n[theme]", "not-closed", "["),
    ("rows = [ 1, 2", "not-closed", "["),
    ("a = { b = 1\nc = 2", "not-closed", "{"),
    ("a = [ 1, 2 }", "wrong-bracket", "}"),
    ("]", "wrong-bracket", "]"),
    ("a = [1]]", "after-value", "]"),
    ('missing "grey"', "equals-missing", '"'),
    ('nl: "x"', "equals-missing", ":"),
    ("a = { plan@previous = 1 }", "key-without-quotes", "plan@previous"),
    ("plan@2024-06 = 1", "key-without-quotes", "plan@2024-06"),
    ("één = 1", "key-characters", "één"),
    ("caf\u00e9 = 1", "key-characters", "caf\u00e9"),
    ("a = { = 1 }", "key-characters", "="),
    ("[scale.x]\na = 1\n[scale.x]", "table-twice", "[scale.x]"),
    ("a.b = 1\n[a]", "table-twice", "[a]"),
    ("[[theme]]\n[theme]", "single-brackets", "[theme]"),
    ("[[theme]]\nindicator = []\n[[theme.indicator]]", "list-and-blocks", "[[theme.indicator]]"),
    ("a = 1\na = 2", "key-twice", "a"),
    ("a = 1\n[a]", "key-twice", "a"),
    ("x = { a = 1, a = 2 }", "key-twice", "a"),
    ('x = { "a" = 1, "a" = 2 }', "key-twice", '"a"'),
    ("x = { a = 1, 'a' = 2 }", "key-twice", "'a'"),
    ('x = { "a\'" = 1, "a\'" = 2 }', "key-twice", '"a\'"'),
    ('x = { "é" = 1, "\\u00e9" = 2 }', "key-twice", '"é"'),
    ('x = { "\\u0061" = 1, "\\u0061" = 2 }', "key-twice", " "),
    ('x = "C:\\d"', "backslash", "\\"),
    ('x = "a\\eb"', "escape-of-later", "\\e"),
    ('x = [ """\n\\\\ \\x41""" ]', "escape-of-later", "\\x"),
    ("x = 07:32", "time-without-seconds", "07:32"),
    ("x = [ 1979-05-27T07:32Z ]", "time-without-seconds", "07:32"),
    ('x = "\\uZZZZ"', "backslash", "\\"),
    ('x = "\\ud800"', "backslash", "\\"),
    ('x = "a\ny = 1', "quote-not-closed", '"'),
    ("x = 'a\ny = 1", "quote-not-closed", "'"),
    ('x = """a\ny = 1', "quote-not-closed", '"""'),
    ("[theme\nid = 1", "header-not-closed", "[theme"),
    ("[[theme]\nid = 1", "header-not-closed", "[[theme]"),
    ("“hoi”", "not-a-statement", "“hoi”"),
    ('a = "\x01"', "control-character", "\x01"),
    ("# \x01", "control-character", "\x01"),
]


@pytest.mark.parametrize(("text", "code", "word"), SLIPS, ids=[text.replace("\n", "/") for text, _, _ in SLIPS])
def test_a_slip_is_recognised(text: str, code: str, word: str) -> None:
    table, mistakes = parse(text + "\n")
    assert not table
    assert [(each.code, (text + "\n")[each.start : each.end]) for each in mistakes] == [(code, word)]


def test_a_list_within_braces_may_run_over_lines_and_texts_may_hold_anything() -> None:
    text = 'a = { b = [\n  1,\n  2,\n], c = "x, }" }\nd = """{\n,}\\\\e"""\n# { 07:32 \\e\ne = \'07:32 \\e\'\n'
    assert parse(text) == ({"a": {"b": [1, 2], "c": "x, }"}, "d": "{\n,}\\e", "e": "07:32 \\e"}, ())
    assert parse("a = 07:32:00.5\n")[0] == {"a": dt.time(7, 32, 0, 500_000)}


def test_a_list_in_another_language_gets_no_guess_but_is_pointed_at() -> None:
    text = "[[theme]]\nindicator = []\n\n[[dossier]]\nid = 1\n\n[[theme.indicator]]\n"
    (found,) = parse(text)[1]
    assert (found.code, found.params["guess"]) == ("unknown-key", "")


def test_the_guess_is_what_the_author_meant() -> None:
    assert parse("a = 1.000,50\n")[1][0].params["good"] == "1000.50"
    assert parse("a = ja\n")[1][0].params["good"] == "true"


def test_slips_on_lines_of_their_own_are_found_together() -> None:
    text = 'a = 0,5\nb = ja\nc = "x\nd = “y”\nrows = [\n  { e = nee },\n  { f = 1 }\n]\n'
    assert [each.code for each in parse(text)[1]] == [
        "decimal-comma",
        "true-or-false",
        "quote-not-closed",
        "curly-quotes",
        "true-or-false",
    ]


def test_a_slip_hides_what_else_is_wrong_and_the_last_one_says_so() -> None:
    first, last = read("a = 0,5\nb = ja\nrules = 1\n").issues
    assert (first.hint("en"), first.hint("nl")) == ("write `0.5`", "schrijf `0.5`")
    assert last.hint("en") == "write `true`; the rest of the file is looked at when this is mended"
    assert last.hint("nl") == "schrijf `true`; de rest van het bestand wordt bekeken als dit hersteld is"
    assert not [each for each in read("format = 1\nrules = 1\n").issues if "rest of the file" in each.hint("en")]


def test_the_first_of_two_is_shown_too() -> None:
    issue = read("[scale.x]\na = 1\n\n[scale.x]\nb = 1\n").issues[0]
    assert (issue.where.line, issue.also[0].line) == (4, 1)
    issue = read("[[theme]]\nindicator = []\n\n[[theme.indicator]]\n").issues[0]
    assert (issue.where.line, issue.also[0].line) == (4, 2)


def test_columns_are_counted_in_characters() -> None:
    where = read('format = 1\nnl = { nl = "één 漢", en = ja }\n').issues[0].where
    assert (where.line, where.column, where.end_column) == (2, 27, 29)


@pytest.mark.parametrize(
    ("line", "guess"),
    [
        ('worst_to_best = [ { id = "Op koers" } ]', "op_koers"),
        ('worst_to_best = [ "Op koers" ]', '{ id = "op_koers", nl = "Op koers" }'),
        ('worst_to_best = [ { id = "een", colour = "geel" } ]', "yellow"),
        ('worst_to_best = [ { id = "een", colour = "gren" } ]', "green"),
        ('niveaus = [ { id = "een" } ]', ""),
    ],
)
def test_what_is_perhaps_meant_is_said_whole(line: str, guess: str) -> None:
    text = f'format = 1\n[framework]\nid = "fout"\n[scale.stand]\n{line}\n'
    assert guess in [issue.params.get("guess", "") for issue in read(text).issues if issue.where.line == 5]


def test_rows_of_bands_without_their_table_are_told_what_goes_around_them() -> None:
    text = '[[indicator]]\nid = "een"\nrule = "mean"\nuses = ["twee"]\nbands = [ { level = "goed" } ]\n'
    found = [issue for issue in read('format = 1\n[framework]\nid = "fout"\n' + text).issues if issue.where.line == 8]
    assert [(issue.code, issue.params["guess"]) for issue in found] == [
        ("table-expected", '{ scale = "…", rows = [ … ] }')
    ]


def test_who_expects_grey_in_another_language_is_told_the_word() -> None:
    text = (
        'format = 1\n[framework]\nid = "x"\n[scale.s]\nworst_to_best = [ { id = "slecht" }, { id = "goed" } ]\n'
        '[answer.s]\nkind = "level"\nscale = "s"\n[[indicator]]\nid = "bad"\nanswer = "s"\n'
        '[[example]]\nanswers = {}\nexpect = { bad = "grijs" }\n'
    )
    (issue,) = read(text).issues
    assert (issue.code, issue.hint("nl")) == ("unknown-level", "mogelijk zijn: slecht, goed, grey, not_applicable")


LONG = "a" * 9_000


@pytest.mark.parametrize(
    "text",
    [
        f"[{LONG}",
        f"[{LONG}]\n[{LONG}]\n",
        f"a = {{ {LONG} = 1, {LONG} = 2 }}\n",
        f"a = {LONG}\n",
        f'format = 1\n[framework]\nid = "x"\n[[step]]\nid = "{LONG}"\nrule = "worst_of"\nuses = ["b"]\n',
    ],
    ids=lambda text: text[:12],
)
def test_of_a_very_long_word_a_message_shows_the_beginning(text: str) -> None:
    issues = read(text.encode()).issues
    assert issues
    assert max(len(each.text(lang) + each.hint(lang)) for each in issues for lang in ("nl", "en")) < 600
    assert any("a" * 50 in each.text("nl") + each.hint("nl") for each in issues)

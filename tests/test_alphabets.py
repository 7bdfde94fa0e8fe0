"""The letters of an input as one rule tells them apart."""

from dataclasses import replace
from fractions import Fraction
from typing import Any

from indicatorkit.alphabets import Alphabet, Carrier, alphabet
from indicatorkit.cells import AtWorst, Between, Cell, Word
from indicatorkit.values import Interval, Letter

from .nodes import PROGRESS, VALUES

REASONS = (("unreadable", "unreadable"), ("confidential", "confidential"), ("secret", "confidential"))
QUESTION = Carrier("plan", 0, VALUES, PROGRESS, may_not_apply=True, reasons=REASONS)


def nothing(_: Letter) -> Any:
    return None


def level(letter: Letter) -> Any:
    return letter.level


def words(found: Alphabet) -> list[str]:
    return [letter.word for letter in found.letters]


def test_codes_are_the_values_then_not_applicable_then_missing() -> None:
    assert (QUESTION.not_applicable, QUESTION.missing) == (3, 4)


def test_a_rule_that_reads_levels_tells_them_all_apart() -> None:
    found = alphabet(QUESTION, [], level)
    assert words(found) == ["no", "partly", "done", "not_applicable", "missing"]
    assert found.recode == (0, 1, 2, 3, 4)
    assert [letter.read for letter in found.letters] == [0, 1, 2, None, None]


def test_values_that_fit_the_same_cells_are_one_letter() -> None:
    """A count of what is partly or better does not tell partly from done."""
    found = alphabet(QUESTION, [AtWorst("partly")], nothing)
    assert words(found) == ["no", "partly", "not_applicable", "missing"]
    assert found.recode == (0, 1, 1, 2, 3)
    assert [[letter.word for letter in members] for members in found.classes[:2]] == [["no"], ["partly", "done"]]


def test_values_that_read_the_same_are_one_letter() -> None:
    points = {"no": Fraction(0), "partly": Fraction(0), "done": Fraction(1)}
    found = alphabet(QUESTION, [], lambda letter: points.get(letter.word))
    assert words(found) == ["no", "done", "not_applicable", "missing"]


def test_rules_that_tell_the_same_apart_have_equal_keys() -> None:
    """The diagram is shared, whatever the question is called."""
    other = replace(QUESTION, id="budget", position=7)
    assert alphabet(QUESTION, [Word("done")], nothing).keys == alphabet(other, [Word("done")] * 2, nothing).keys
    assert alphabet(QUESTION, [Word("done")], nothing).keys != alphabet(QUESTION, [Word("no")], nothing).keys


def test_what_cannot_occur_has_no_letter() -> None:
    always = replace(QUESTION, may_not_apply=False, may_be_missing=False)
    found = alphabet(always, [], level)
    assert words(found) == ["no", "partly", "done"]
    assert found.by_reason is None


def told_apart(*cells: Cell) -> Alphabet:
    return alphabet(QUESTION, cells, level)


def test_missing_is_one_letter_unless_a_cell_names_a_reason() -> None:
    assert told_apart(Word("missing")).by_reason is None
    by_option = told_apart(Word("secret"))
    assert words(by_option)[4:] == ["missing:unreadable", "missing:secret"]
    assert by_option.by_reason == (4, 4, 5)
    by_kind = told_apart(Word("missing:confidential"))
    assert by_kind.by_reason == (4, 5, 5)


def test_a_computed_node_is_missing_for_one_reason_only() -> None:
    computed = replace(QUESTION, reasons=())
    found = alphabet(computed, [Word("missing:confidential")], level)
    assert words(found)[4:] == ["missing"]
    assert found.by_reason is None


def test_a_level_whose_number_is_still_grey_is_missing_to_a_rule_that_computes() -> None:
    sums = (Letter("no", level=0, number=Fraction(1)), Letter("done", level=2))
    decided = Carrier("total", 3, sums, PROGRESS, may_not_apply=False)
    found = alphabet(decided, [], lambda letter: letter.number, needs_value=True)
    assert words(found) == ["no", "missing"]
    assert found.recode == (0, 1, 1, 1)
    assert words(alphabet(decided, [], level)) == ["no", "done", "missing"]


def test_a_letter_is_open_only_where_all_that_it_stands_for_is() -> None:
    """What reads levels sees one done, which a missing total can turn out to be; what reads numbers sees two."""
    totals = (Letter("done", level=2, number=Fraction(5)), Letter("done", level=2, number_open=True))
    carrier = Carrier("total", 3, totals, PROGRESS, may_not_apply=False)
    assert [letter.number_open for letter in alphabet(carrier, [], level).letters] == [False, False]
    by_number = alphabet(carrier, [Between(Interval(low=Fraction(1)))], nothing)
    assert [letter.number_open for letter in by_number.letters] == [False, True, False]

"""The file of examples: every kind of expectation as an author writes it."""

from __future__ import annotations

import tomllib
from fractions import Fraction

from indicatorkit.expected import Example, Expected
from indicatorkit.toml.read import from_dict
from indicatorkit.values import Text
from indicatorkit.verify.mutation.writing import written
from tests.loading import document, made

DOC = {
    "attribute": {"coast": {"answer": "fact"}},
    "step": [{"id": "a", "answer": "maybe"}, {"id": "b", "answer": "light"}],
    "result": [
        {
            "id": "points",
            "rule": "sum",
            "uses": ["a"],
            "points": {"red": 0, "yellow": "1/3", "green": 1},
            "bands": {"scale": "light", "rows": [{"level": "green", "at_least": 1}, {"level": "red"}]},
        }
    ],
}
EXPECTED = (
    ({"points": Expected(level="red")}, 'expect  = { points = "red" }'),
    ({"points": Expected(number=Fraction(1, 3))}, 'expect  = { points = "1/3" }'),
    (
        {"points": Expected(level="red", number=Fraction(0))},
        'expect  = { points = { number = 0, level = "red" } }',
    ),
    ({"a": Expected(not_applicable=True)}, 'expect  = { a = "not_applicable" }'),
    ({"a": Expected(grey=True)}, 'expect  = { a = "grey" }'),
    ({"a": Expected(grey=True, reason="secret")}, 'expect  = { a = { grey = "secret" } }'),
)


def test_every_kind_of_expectation_is_written_and_read_back() -> None:
    framework = made(**DOC)
    examples = [
        Example(name=Text("een", "one"), answers={"a": "red"}, entity={"coast": "yes"}, expect=expect)
        for expect, _ in EXPECTED
    ]
    text = written(framework, examples, "1.0")
    assert all(line in text for _, line in EXPECTED)
    assert text.count('entity  = { coast = "yes" }') == len(EXPECTED)
    again = from_dict({**document(**DOC), "example": tomllib.loads(text)["example"]}).framework
    assert again is not None
    assert [each.expect for each in again.examples] == [expect for expect, _ in EXPECTED]

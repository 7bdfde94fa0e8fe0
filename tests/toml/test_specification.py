r"""What the specification of TOML 1.0 allows is read as it says, and what it forbids is refused, section by section.

https://toml.io/en/v1.0.0. `test_toml_test.py` tries far more, of others, where they can be fetched.
"""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from indicatorkit.toml.parsing import parse
from indicatorkit.toml.positions import positions
from indicatorkit.toml.read import read
from indicatorkit.toml.source import Source
from tests.paths import paths
from tests.release.counting import Tried

ZONE = dt.timezone(dt.timedelta(hours=-7))
SOUND: list[tuple[str, dict[str, Any]]] = [
    ("# alleen een opmerking\n\t\n", {}),
    ("a=1#2", {"a": 1}),
    ("a = 1\r\nb = 2\r\n", {"a": 1, "b": 2}),
    ("bare-key_1 = 1\n1234 = 2", {"bare-key_1": 1, "1234": 2}),
    ('"127.0.0.1" = 1\n\'quoted "v"\' = 2\n"é" = 3', {"127.0.0.1": 1, 'quoted "v"': 2, "é": 3}),
    ('"" = 1', {"": 1}),
    ('a."b.c" . d = 1\na.e = 2', {"a": {"b.c": {"d": 1}, "e": 2}}),
    ("3.14159 = 1", {"3": {"14159": 1}}),
    (r'a = "\b\t\n\f\r\"\\\u00e9\U0001F600"', {"a": '\b\t\n\f\r"\\é\U0001f600'}),
    ('a = """\nx\ny"""', {"a": "x\ny"}),
    ('a = """x \\\n\n   y"""', {"a": "x y"}),
    ('a = """a ""quoted"" b"""""', {"a": 'a ""quoted"" b""'}),
    ("a = 'C:\\x'\nb = '''\n'''", {"a": "C:\\x", "b": ""}),
    ("a = '''I''m'''", {"a": "I''m"}),
    ("a = +99\nb = 0\nc = -0\nd = 1_000", {"a": 99, "b": 0, "c": 0, "d": 1000}),
    ("a = 0xDEAD_beef\nb = 0o755\nc = 0b1101", {"a": 0xDEADBEEF, "b": 0o755, "c": 0b1101}),
    ("a = 9223372036854775807\nb = -9223372036854775808", {"a": 2**63 - 1, "b": -(2**63)}),
    ("a = +1.0\nb = 5e+22\nc = -2E-2\nd = 6.626e-34", {"a": 1, "b": Decimal("5e22"), "c": Decimal("-0.02")}),
    ("a = 224_617.445_991", {"a": Decimal("224617.445991")}),
    ("a = inf\nb = -inf", {"a": Decimal("inf"), "b": Decimal("-inf")}),
    ("a = true\nb = false", {"a": True, "b": False}),
    ("a = 1979-05-27T07:32:00Z", {"a": dt.datetime(1979, 5, 27, 7, 32, tzinfo=dt.UTC)}),
    ("a = 1979-05-27 00:32:00.5-07:00", {"a": dt.datetime(1979, 5, 27, 0, 32, 0, 500_000, ZONE)}),
    ("a = 1979-05-27t07:32:00", {"a": dt.datetime(1979, 5, 27, 7, 32)}),  # noqa: DTZ001  # a moment without a place
    ("a = 1979-05-27\nb = 07:32:00.25", {"a": dt.date(1979, 5, 27), "b": dt.time(7, 32, 0, 250_000)}),
    ("a = [ 1, 2, # een\n 3,\n]", {"a": [1, 2, 3]}),
    ('a = [ "x", 1, [ [] ], { b = 1 } ]', {"a": ["x", 1, [[]], {"b": 1}]}),
    ("[ a . b ]\nc = 1\n[a]\nd = 2", {"a": {"b": {"c": 1}, "d": 2}}),
    ("[a]\n[a.b]\n[c]", {"a": {"b": {}}, "c": {}}),
    ("[a.b.c]\n[a]", {"a": {"b": {"c": {}}}}),
    ("a.b = 1\n[c.d]\ne.f = 1\n[c.d.g]", {"a": {"b": 1}, "c": {"d": {"e": {"f": 1}, "g": {}}}}),
    ("a = {}\nb = { c.d = 1, e = { f = [] } }", {"a": {}, "b": {"c": {"d": 1}, "e": {"f": []}}}),
    ("[[a]]\nb = 1\n\n[[a]]\n[[a]]\nb = 3", {"a": [{"b": 1}, {}, {"b": 3}]}),
    ("[[a]]\n[a.b]\nc = 1\n[[a.d]]\n[[a]]\n[[a.d]]", {"a": [{"b": {"c": 1}, "d": [{}]}, {"d": [{}]}]}),
]
UNSOUND = r"""
a = 1 b = 2|a =|= 1|a|a b = 1|é = 1|a. = 1|.a = 1|a..b = 1|'''a''' = 1|[a|[[a]|[ [a]]|[]|[[]]|[a]]|[a] b = 1|[a.]
a = 1¶a = 2|a = 1¶'a' = 2|a.b = 1¶a = 2|a = 1¶a.b = 2|[a]¶[a]|[a]¶b = 1¶[a.b]¶[a.b]|[a]¶b = 1¶[a.b]¶[a]
a.b.c = 1¶[a.b]|a = {}¶[a.b]|a = {}¶a.b = 1|a = []¶[[a]]|[a]¶[[a]]|[[a]]¶[a]|[a.b]¶[[a]]|[[a.b]]¶[a.b]
[t]¶a.b = 1¶[t.a]|a = { b = 1, b = 2 }|a = { b = 1¶}|a = { b = 1, }|a = { b }|a = { b = 1 c = 2 }|a = {|a = { , }
a = { b.c = 1, b = 2 }|a = [ 1 2 ]|a = [ , ]|a = [ 1,, 2 ]|a = [ 1|a = ]|a = [ { } } ]|a = "x|a = 'x|a = "x" y
a = "x¶y"|a = '''x|a = ‴x|a = "\q"|a = "\u12"|a = "\ud800"|a = "\U00110000"|a = "\x41"|a = "\e"|a = x|a = ‴\ x‴
a = 'x¶y'|a = '''x''''''|a = ‴x‴‴|a = 'x'y|"a¶" = 1|"a = 1|‴a‴ = 1|a¶= 1|a = ¶1|[a¶b = 1|[a.¶b]|[['a]]|{}
a = 01|a = +01|a = 1__0|a = _1|a = 1_|a = 0x|a = 0xg|a = +0x1|a = 0X1|a = 0o8|a = 0b2|a = 0x_1|a = 1.|a = .1|a = 1.e1
a = 1._0|a = 1e|a = 1e1.0|a = 1e_1|a = 00.5|a = Inf|a = NaN|a = --1|a = 1,5|a = 1 000|a = 0b1_|a = - 1|a = 1_.5
a = True|a = TRUE|a = falsey|a = yes|a = null|a = t|a = 1979-13-01|a = 1979-02-30|a = 1979-5-27|a = 24:00:00|a = 7:60
a = 07:32|a = 1979-05-27T|a = 1979-05-27T07:32Z|a = 1979-05-27T07:32:00+25:00|a = 07:32:61|a = 1979-05-27T07:32:00.
[[a]]¶[[a.b]]¶[a.b]|[a]¶[b]¶[a]|a = 1¶[a]|a = 1¶[[a]]|a = { b = {} }¶[a.b]|a = [ {} ]¶[a.b]
"""
CONTROLS = [
    'a = "\x01"',
    "a = '\x7f'",
    "# \x00",
    "a = 1 # \x1f",
    'a = "\x00"',
    "a = 1\x0c",
    "a = 1\r",
    "\x00",
    "a\x0b= 1",
]


def separately(text: str) -> list[str]:
    """The documents of a list, in which `¶` ends a line and `‴` is three quotes."""
    return [each.replace("¶", "\n").replace("‴", '"""') for line in text.split("\n")[1:-1] for each in line.split("|")]


@pytest.mark.parametrize(("text", "table"), SOUND, ids=[text for text, _ in SOUND])
def test_what_is_sound_is_read(text: str, table: dict[str, Any], tried: Tried) -> None:
    found, mistakes = parse(Source("x", text.encode()).text)
    assert not mistakes
    assert found | table == found
    spots = positions(Source("x", text.encode()).content).spots
    assert [path for path in paths(found) if path not in spots] == []
    tried(3, 1)


@pytest.mark.parametrize("text", [*separately(UNSOUND), *CONTROLS], ids=repr)
def test_what_is_unsound_is_refused_and_pointed_at(text: str, tried: Tried) -> None:
    assert parse(text)[1], text
    issues = read(text.encode()).issues
    assert issues
    assert all(each.where.line and each.where.column and each.render("nl") and each.render("en") for each in issues)
    tried(3, 1)

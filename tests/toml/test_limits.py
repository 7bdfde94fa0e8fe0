"""A file of hostile size or depth is refused in good time, with its place, and never by a traceback."""

from __future__ import annotations

import time

import pytest

from indicatorkit.limits import Limits
from indicatorkit.toml.findings import MOST_COMPARED, Findings
from indicatorkit.toml.read import Reading, read

START = b"format = 1\n"
SECONDS = 20.0  # of the processor, however busy the machine is; `benchmarks/` has the real figures, all below two

HOSTILE = {
    "100,000 brackets": (b"a = " + b"[" * 10**5, "too-deep"),
    "100,000 closed brackets": (b"a = " + b"[" * 10**5 + b"]" * 10**5, "too-deep"),
    "5,000 braces": (b"a = " + b"{a=" * 5000 + b"1" + b"}" * 5000, "too-deep"),
    "deep after much that is flat": (b"a = [" + b"[]," * 10**5 + b"[" * 33 + b"]" * 33 + b"]", "too-deep"),
    "100,000 parts of a key": (b".".join([b"a"] * 10**5) + b" = 1", "too-many-key-parts"),
    "100,000 parts in quotes": (b".".join([b'"a"'] * 10**5) + b" = 1", "too-many-key-parts"),
    "100,000 parts of a header": (b"[" + b".".join([b"a"] * 10**5) + b"]", "too-many-key-parts"),
    "an integer of a megabyte": (b"a = " + b"1" * 10**6, "number-too-long"),
    "a decimal of a megabyte": (b"a = 1." + b"1" * 10**6, "number-too-long"),
    "a hexadecimal of a megabyte": (b"a = 0x" + b"f" * 10**6, "number-too-long"),
    "one more than 64 bits": (b"a = 9223372036854775808", "number-too-long"),
    "two million elements": (b"a = [" + b"1," * 1_100_000 + b"]", "too-many-nodes"),
    "8 MB of brackets": (b"[" * 7_900_000, "too-many-nodes"),
    "more than 8 MB": (b"#" * (8 << 20), "too-many-bytes"),
    "100,000 bad escapes": (b'a = "' + b"\\q" * 10**5 + b'"', "backslash"),
    "8 MB of quotes": (b'"' * 7_900_000, "equals-missing"),
    "8 MB of nothing": (b"\x00" * 7_900_000, "not-a-statement"),
    "5 MB of text": (b'[framework]\nid = "x"\nnl = "' + b"x" * 5 * 10**6 + b'"', "text-too-long"),
    "330,000 unknown keys": (
        b'[framework]\nid = "x"\n' + b"".join(b"k%d = 1\n" % i for i in range(330_000)),
        "too-many-nodes",
    ),
    "100,000 keys of seven parts": (b"".join(b"k%d.a.b.c.d.e.f = 1\n" % i for i in range(10**5)), "too-many-nodes"),
    "100,000 equal waves": (b'[framework]\nid = "x"\nwaves = [' + b'"a",' * 10**5 + b"]", "wave-twice"),
    "100,000 waves that are no texts": (b'[framework]\nid = "x"\nwaves = [' + b"1," * 10**5 + b"]", "wave-not-text"),
    "100,000 unknown keys": (b"".join(b"k%d = 1\n" % i for i in range(10**5)), "unknown-key"),
    "20,000 empty tables": (b"[[theme]]\n" * 20_000, "missing-key"),
    "10,000 nodes that read themselves": (
        b"".join(b'[[step]]\nid = "s%d"\nrule = "worst_of"\nuses = ["s%d"]\n' % (i, i) for i in range(10**4)),
        "self-reference",
    ),
    "10,000 nodes that read what is not there": (
        b"".join(b'[[step]]\nid = "s%d"\nrule = "worst_of"\nuses = ["zs%d"]\n' % (i, i) for i in range(10**4)),
        "unknown-node",
    ),
}


@pytest.mark.no_cover
@pytest.mark.parametrize(("text", "code"), HOSTILE.values(), ids=HOSTILE.keys())
def test_it_is_refused_with_a_place(text: bytes, code: str) -> None:
    begun = time.process_time()
    reading = read(START + text)
    assert time.process_time() - begun < SECONDS
    assert reading.framework is None
    assert code in {issue.code for issue in reading.issues}
    assert all(issue.where.line for issue in reading.issues if issue.code != "and-more-issues")
    assert all(issue.render("nl") for issue in reading.issues)


def test_of_very_many_problems_the_first_are_told_and_the_rest_counted() -> None:
    reading = read(START + HOSTILE["100,000 unknown keys"][0])
    assert len(reading.issues) == Limits().toml_issues + 1
    assert reading.issues[-1].code == "and-more-issues"
    assert reading.issues[-1].params["number"] > 99_000


def test_what_comes_after_very_many_problems_is_not_looked_at() -> None:
    """None of it would be shown: of the nodes without an id it is not even asked what they read."""
    nodes = b'[[result]]\nrule = "worst_of"\nuses = ["nobody"]\n' * 150
    reading = read(START + b'[framework]\nid = "x"\n' + nodes)
    assert {issue.code for issue in reading.issues} == {"missing-key", "and-more-issues"}
    assert reading.issues[-1].params["number"] == 50
    assert reading.issues[-1].text("en") == "more problems than are shown here: at least 50"


def test_more_warnings_than_are_told_do_not_make_a_framework_unusable() -> None:
    framework = b"""
[framework]
id = "x"
[scale.light]
worst_to_best = [{ id = "red" }, { id = "green" }]
[answer.light]
kind = "level"
scale = "light"
"""
    steps = b"".join(b'[[step]]\nid = "s%d"\nanswer = "light"\nasked_per = "home"\n' % i for i in range(101))
    reading = read(START + framework + steps)
    assert reading.framework is not None
    assert {(issue.severity, issue.code) for issue in reading.issues} == {
        ("warning", "no-effect-yet"),
        ("warning", "and-more-issues"),
    }


def test_a_guess_is_made_as_long_as_there_are_not_too_many_names_to_compare_with() -> None:
    findings = Findings(10)
    names = [f"name_{i}" for i in range(MOST_COMPARED // 2)]
    for found in ("nam_1", "nam_2", "nam_3"):
        findings.error("unknown-node", (found,), found=found, known=names)
    assert ["guess" in (each.params or {}) for each in findings.kept.values()] == [True, True, False]


def test_a_thousand_circles_are_found_at_once() -> None:
    steps = b"".join(b'[[step]]\nid = "s%d"\nrule = "worst_of"\nuses = ["s%d"]\n' % (i, i) for i in range(1000))
    codes = [issue.code for issue in read(START + b'[framework]\nid = "x"\n' + steps).issues]
    assert set(codes) == {"self-reference", "and-more-issues"}


def first(reading: Reading) -> str:
    return f"{reading.issues[0].where.line}:{reading.issues[0].where.column} {reading.issues[0].code}"


def test_the_place_of_what_is_too_much_is_shown() -> None:
    assert first(read(START + b"a = [\n" + b"[" * 40)) == "3:32 too-deep"
    assert first(read(START + b"x = 1\n" + b"a." * 40 + b"a = 1")) == "3:1 too-many-key-parts"
    assert first(read(START + b"a = 99999999999999999999")) == "2:5 number-too-long"


def limited(content: bytes, **limits: int) -> Reading:
    with Limits(**limits).held():
        return read(content)


def test_limits_are_adjustable() -> None:
    deep = START + b"a = [[[[]]]]\n"
    assert first(limited(deep, toml_depth=3)) == "2:8 too-deep"
    assert "too-deep" not in first(read(deep))
    assert first(limited(deep, toml_bytes=10)) == "1:1 too-many-bytes"
    assert first(limited(deep, toml_nodes=5)) == "1:1 too-many-nodes"
    assert first(limited(START + b"a.b.c = 1\n", toml_nodes=11)) == "1:1 too-many-nodes"
    assert first(limited(START + b"a.b.c = 1\n", toml_key_parts=2)) == "2:1 too-many-key-parts"


def test_numbers_that_fit_in_64_bits_are_read() -> None:
    text = START + b"a = 9223372036854775807\nb = -9223372036854775808\nc = 1979-05-27T07:32:00.123456789012345678\n"
    assert "number-too-long" not in {issue.code for issue in read(text).issues}


def test_brackets_in_texts_and_comments_do_not_count() -> None:
    text = START + b"# " + b"[" * 100 + b'\nnl = "' + b"{" * 100 + b"\"\nen = '''\n" + b"[" * 100 + b"'''\n"
    assert "too-deep" not in {issue.code for issue in read(text).issues}

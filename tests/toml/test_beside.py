"""The file of examples beside a framework: read with it, and located in itself."""

from __future__ import annotations

from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.api import shipped
from indicatorkit.toml.beside import beside, is_beside

FRAMEWORK = """format = 1
[framework]
id = "klein"
nl = "Klein"
waves = ["w1", "w2"]
[[scale.light.worst_to_best]]
id = "red"
[[scale.light.worst_to_best]]
id = "green"
[answer.light]
kind = "level"
scale = "light"
[[indicator]]
id = "node"
nl = "Onderdeel"
rule = "worst_of"
subindicator = [{ id = "a", nl = "A", answer = "light" }, { id = "b", nl = "B", answer = "light" }]
[[example]]
nl = "alles groen"
answers = { a = "green", b = "green" }
expect = { node = "green" }
"""
HEAD = 'format = 1\n[framework]\nid = "klein"\n'
RED = '[[example]]\nnl = "een rood"\nanswers = { a = "red", b = "green" }\nexpect = { node = "red" }\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    found = tmp_path / "klein.toml"
    found.write_text(FRAMEWORK, "utf-8")
    return found


def write(file: Path, text: str) -> Path:
    beside(file).write_text(text, "utf-8")
    return beside(file)


def found(file: Path) -> list[tuple[str, str, int | None]]:
    return [(issue.code, Path(issue.where.file).name, issue.where.line) for issue in ik.check(file)]


def test_its_examples_are_read_apart_from_those_written_by_hand(file: Path) -> None:
    write(file, HEAD + RED)
    framework = ik.load(file)
    assert [each.name("nl") for each in framework.examples] == ["alles groen"]
    assert [(each.name("nl"), each.generated) for each in framework.more_examples] == [("een rood", True)]
    assert found(file) == []


def test_one_that_fails_is_an_error_in_its_own_file(file: Path) -> None:
    write(file, HEAD + RED.replace('node = "red"', 'node = "green"'))
    assert found(file) == [("example-fails", "klein.examples.toml", 7)]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        (HEAD + RED.replace("answers = { a", "answers = { x"), "unknown-node", 6),
        (HEAD + RED + 'wave = "w9"\n', "wave-not-listed", 8),
        (HEAD.replace("klein", "groot") + RED, "examples-of-another", 3),
        (HEAD.replace("format = 1", "format = 2") + RED, "format-unknown", 1),
        (HEAD.replace("format = 1", "format = true") + RED, "format-unknown", 1),
        ('[framework]\nid = "klein"\n' + RED, "format-missing", 1),
        ("format = 1\n" + RED, "missing-key", 1),
        ("format = 1\n[framework]\n" + RED, "missing-key", 2),
        (HEAD + "[[theme]]\n", "unknown-key", 4),
        (HEAD + RED + "source = \n", "value-missing", 8),
    ],
)
def test_what_is_wrong_with_it_is_said_and_the_framework_is_still_usable(
    file: Path, text: str, code: str, line: int
) -> None:
    write(file, text)
    assert ik.load(file).more_examples == ()
    assert (code, "klein.examples.toml") in {each[:2] for each in found(file)}
    assert line in {each[2] for each in found(file) if each[0] == code}


def test_it_has_the_same_limits_as_a_framework(file: Path) -> None:
    write(file, HEAD + RED + "# " + "x" * 2_000)
    small = ik.Limits(toml_bytes=len(FRAMEWORK) + 200)
    assert [issue.code for issue in ik.check(file, limits=small)] == ["too-many-bytes"]
    assert ik.load(file, limits=small).more_examples == ()


def test_one_that_is_not_utf_8_or_cannot_be_opened(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(file, "").write_bytes(b"\xff")
    assert [each[0] for each in found(file)] == ["file-not-utf-8"]

    def refuse(path: Path, *_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied", str(path))

    original = Path.open
    monkeypatch.setattr(
        Path, "open", lambda self, *a, **k: refuse(self) if is_beside(self) else original(self, *a, **k)
    )
    assert [each[0] for each in found(file)] == ["no-such-file"]


def test_a_framework_with_errors_says_its_own(file: Path) -> None:
    write(file, HEAD + RED)
    file.write_text(FRAMEWORK.replace('scale = "light"', 'scale = "dark"'), "utf-8")
    assert {Path(issue.where.file).name for issue in ik.check(file)} == {"klein.toml"}


def test_a_text_has_nothing_beside_it() -> None:
    from indicatorkit.toml.read import read

    assert read(FRAMEWORK.encode()).beside is None
    assert read(FRAMEWORK).beside is None


def test_a_shipped_file_of_examples_is_no_framework(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "klein.toml").write_text(FRAMEWORK, "utf-8")
    (tmp_path / "klein.examples.toml").write_text(HEAD + RED, "utf-8")
    monkeypatch.setattr(shipped, "folder", lambda: tmp_path)
    assert list(ik.frameworks()) == ["klein"]
    assert len(ik.load("klein").more_examples) == 1

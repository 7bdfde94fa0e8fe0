"""`doctor`: what of an installation works, what would install the rest, and with which code it ends."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path

import pytest

from indicatorkit import __version__
from indicatorkit.cli import health

from .typed import run

BROKEN = """format = 1
[framework]
id = "broken"
version = "1"
nl = "Stuk"
[[indicator]]
id = "nergens"
rollup = "er_is_geen"
"""


@pytest.mark.parametrize(
    ("lang", "says"), [("nl", "Alles wat moet werken, werkt."), ("en", "All that must work does.")]
)
def test_where_all_works_it_says_so_in_both_languages(capsys: pytest.CaptureFixture[str], lang: str, says: str) -> None:
    code, out, _ = run(capsys, "doctor", "--lang", lang)
    assert code == 0
    assert says in out
    assert out.startswith(f"indicatorkit {__version__}\n")
    assert "✓ nad " in out and "✓ mo_regios" in out
    assert "×" not in out


def test_as_json_it_names_every_part(capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = run(capsys, "doctor", "--format", "json")
    found = json.loads(out)
    assert code == 0
    assert (found["schema_version"], found["command"], found["well"]) == (1, "doctor", True)
    assert found["kernel"]["path"] in ("numpy", "plain", "avx2", "avx512")
    assert found["needed"]["pydantic"]
    assert set(found["extras"]["frames"]) == {"duckdb", "polars", "pyarrow"}
    assert {each["id"]: each["kind"] for each in found["shipped"] if each["loads"]}.items() >= {
        ("nad", "framework"),
        ("mo_regios", "roster"),
    }


def test_an_extra_that_is_not_there_comes_with_what_installs_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    there = {"pydantic": "2.10", "polars": "1.20"}

    def version(name: str) -> str:
        if name not in there:
            raise PackageNotFoundError(name)
        return there[name]

    lines = ["pydantic>=2", 'polars>=1; extra == "frames"', "duckdb>=1; extra == 'frames'"]
    monkeypatch.setattr(health, "requires", lambda _: lines)
    monkeypatch.setattr(health, "version", version)
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 0
    assert '– frames  to install: pip install "indicatorkit[frames]"' in out
    there.pop("pydantic")
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 1
    assert "× Needed packages: not installed: pydantic\n    to install: pip install indicatorkit\n" in out
    assert "Something that must work does not" in out


def test_files_that_lie_somewhere_need_no_package(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def requires(name: str) -> list[str]:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(health, "requires", requires)
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 0
    assert "– Needed packages: not known" in out and "Extras" not in out


def test_a_framework_that_does_not_load_is_told_with_all_that_is_wrong(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "broken.toml"
    file.write_text(BROKEN, "utf-8")
    monkeypatch.setattr(health, "shipped", lambda: {"broken": file})
    code, out, _ = run(capsys, "doctor", "--lang", "nl")
    assert code == 1
    assert f"× broken     {file}\n" in out
    assert "er_is_geen" in out


def test_an_installation_without_frameworks_is_not_well(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(health, "shipped", dict)
    monkeypatch.setattr(health, "shipped_rosters", dict)
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 1
    assert "× there are none" in out


def test_a_kernel_that_does_not_exist_is_told(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("INDICATORKIT_KERNEL", "fast")
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 1
    assert "× " in out and "`fast` is no kernel" in out
    code, out, _ = run(capsys, "doctor", "--format", "json")
    assert json.loads(out)["kernel"]["why"] == "unknown-kernel"
    monkeypatch.setenv("INDICATORKIT_KERNEL", "numpy")
    code, out, _ = run(capsys, "doctor", "--lang", "en")
    assert code == 0
    assert "✓ Kernel: numpy: INDICATORKIT_KERNEL asks for numpy." in out


def test_a_terminal_without_our_signs_gets_others_and_a_way_out() -> None:
    ascii_only = {**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"}
    words = [sys.executable, "-m", "indicatorkit", "doctor", "--lang", "en"]
    done = subprocess.run(words, capture_output=True, text=True, env=ascii_only, check=False)
    assert done.returncode == 0, done.stderr
    assert "\n+ nad " in done.stdout
    assert "\n- Terminal: ascii, cannot show all signs of a board" in done.stdout


def test_what_an_encoding_can_show_is_asked_of_it() -> None:
    assert health.can_show(health.SIGNS, "utf-8")
    assert not health.can_show(health.SIGNS, "latin-1")
    assert not health.can_show(health.SIGNS, "no such encoding")

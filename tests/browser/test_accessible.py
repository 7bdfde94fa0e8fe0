"""What a machine can tell of WCAG 2.2 A and AA and of good practice: axe finds nothing, at any width."""

import json
from pathlib import Path

import pytest

from tests.browser.driving import Visit, Visitor
from tests.browser.reports import KINDS, LANGS, WIDTHS, Report
from tests.release.counting import Tried

pytestmark = pytest.mark.browser

TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]


def violations(visit: Visit) -> list[str]:
    """What axe finds wrong on a page: the rule, and the element."""
    from axe_playwright_python.base import AXE_SCRIPT

    options = {"runOnly": TAGS, "resultTypes": ["violations"]}
    visit.ask(AXE_SCRIPT)
    found = visit.ask(f"axe.run(document, {json.dumps(options)})")
    return [f"{rule['id']}: {node['html'][:200]}" for rule in found["violations"] for node in rule["nodes"]]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_nothing(visit: Visitor, report: Report, lang: str, kind: str, tried: Tried) -> None:
    file = report(lang=lang) / KINDS[kind]
    for width in WIDTHS:
        assert not violations(visit(file, width)), width
        tried(12, 1)


def test_of_a_framework_of_another_shape_axe_finds_nothing(visit: Visitor, report: Report) -> None:
    for file in KINDS.values():
        assert not violations(visit(report("beschermd_thuis") / file, 320)), file


def test_axe_sees_what_is_wrong(visit: Visitor, tmp_path: Path) -> None:
    page = tmp_path / "bad.html"
    page.write_text(
        "<!doctype html><title>Bad</title><main><h1>Bad</h1><img src='data:,'><p style='color:#ccc'>pale</p>"
        "<style>button { position: absolute; width: 9px; height: 9px; padding: 0 }</style>"
        "<button>x</button><button style='left: 18px'>y</button>"
    )
    found = {each.split(":")[0] for each in violations(visit(page))}
    assert found == {"html-has-lang", "image-alt", "color-contrast", "target-size"}

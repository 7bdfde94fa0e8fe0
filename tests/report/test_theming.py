"""Themes: design tokens from a CSS file, and nothing else from it."""

import re
from pathlib import Path

import pytest

import indicatorkit as ik
from indicatorkit.report.theme import TOKENS, Theme
from indicatorkit.report.theming import read_theme, shipped_themes


def theme(folder: Path, text: str) -> Theme:
    path = folder / "theme.css"
    path.write_text(text, "utf-8")
    return read_theme(path)


def refused(folder: Path, text: str) -> list[tuple[str, int | None, int | None]]:
    with pytest.raises(ik.DataError) as found:
        theme(folder, text)
    return [(issue.code, issue.where.line, issue.where.column) for issue in found.value.issues]


def test_a_token_on_the_root_is_taken_and_the_others_stay(tmp_path: Path) -> None:
    found = theme(tmp_path, ":root { --ik-accent: #ABC; }")
    assert found.tokens["accent"] == "#aabbcc"
    assert {key: value for key, value in found.tokens.items() if key in TOKENS and key != "accent"} == {
        key: value for key, value in TOKENS.items() if key != "accent"
    }
    assert found.issues == ()


def test_the_tokens_of_a_design_system_map_onto_ours_in_the_same_file(tmp_path: Path) -> None:
    found = theme(
        tmp_path,
        """:root {
  --utrecht-green-40: hsl(120 100% 25%);
  --utrecht-brand: var(--utrecht-green-40);
  --ik-accent: var( --utrecht-brand );
  --ik-font: var(--utrecht-font, "Fira Sans", Arial);
}""",
    )
    assert found.tokens["accent"] == "#008000"
    assert found.tokens["font"] == "'Fira Sans', Arial"


def test_a_design_system_may_keep_its_tokens_on_a_class_of_its_own(tmp_path: Path) -> None:
    found = theme(
        tmp_path, ".utrecht-theme { --u-blue: #24578f; --ik-text: #ff0000 } :root { --ik-accent: var(--u-blue) }"
    )
    assert found.said == {"accent": "#24578f"}
    assert [issue.params["found"] for issue in found.issues] == ["--ik-text: #ff0000"]


def test_what_the_root_says_comes_first_and_the_last_word_counts(tmp_path: Path) -> None:
    text = ".t { --u: #111111 } :root { --u: #222222; --u: #333333; --ik-text: var(--u) } .v { --u: #444444 }"
    assert theme(tmp_path, text).said == {"text": "#333333"}


def test_of_very_many_remarks_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    found = theme(tmp_path, "".join(f"p{number} {{ color: red }}\n" for number in range(80)))
    assert [issue.code for issue in found.issues] == ["theme-has-no-effect"] * 50 + ["and-more-issues"]
    assert found.issues[-1].params["number"] == 30


def test_a_colour_that_frameworks_name_has_the_token_of_its_name(tmp_path: Path) -> None:
    assert theme(tmp_path, ":root{--ik-light-green:rgb(0 128 0)}").colours["light green"] == "#008000"


def test_what_else_stands_there_has_no_effect_and_is_said_with_its_place(tmp_path: Path) -> None:
    found = theme(
        tmp_path,
        """/* a note; with { signs } */
@import url("https://example.org/x.css");
:root { color: red; --ik-text: #222222; }
.swatch::before { content: "Op koers"; display: none }
@media print { :root { --ik-text: #ffffff; } }
""",
    )
    assert [(issue.params["found"], issue.where.line, issue.where.column) for issue in found.issues] == [
        ('@import url("https://example.org/x.css")', 2, 1),
        ("color: red", 3, 9),
        ('content: "Op koers"', 4, 19),
        (":root", 5, 16),
    ]
    assert {(issue.code, issue.severity) for issue in found.issues} == {("theme-has-no-effect", "warning")}
    assert found.said == {"text": "#222222"}


def test_every_mistake_is_said_at_once(tmp_path: Path) -> None:
    assert refused(
        tmp_path,
        """:root {
  --ik-accennt: #ffffff;
  --ik-yellow: bright;  --ik-font: url(https://example.org/font);
  --ik-red: var(--none);
  --ik-page: var(--ik-page);
}""",
    ) == [
        ("theme-unknown-token", 2, 3),
        ("theme-not-a-colour", 3, 3),
        ("theme-not-a-font", 3, 25),
        ("theme-unknown-property", 4, 3),
        ("theme-in-a-circle", 5, 3),
    ]


def test_of_very_many_mistakes_the_first_are_told_and_the_rest_counted(tmp_path: Path) -> None:
    text = ":root {" + "".join(f"--ik-x{number}: 1;" for number in range(70)) + "}"
    codes = [code for code, _, _ in refused(tmp_path, text)]
    assert codes == ["theme-unknown-token"] * 50 + ["and-more-issues"]


def test_a_mistake_after_very_many_remarks_is_a_mistake(tmp_path: Path) -> None:
    text = "".join(f"p{number} {{ color: red }}" for number in range(80)) + ":root { --ik-x: 1 }"
    assert len(refused(tmp_path, text)) == 51


def test_a_theme_that_would_hide_words_is_refused_where_it_says_so(tmp_path: Path) -> None:
    white = ":root {\n  --ik-text: #fff; --ik-accent: #0b5c8a;\n  --ik-muted: #fdfdfd }"
    assert refused(tmp_path, white) == [
        ("theme-hides-text", 2, 3),
        ("theme-hides-text", 2, 3),
        ("theme-hides-text", 3, 3),
        ("theme-hides-text", 3, 3),
    ]
    assert refused(tmp_path, ":root { --ik-page: #1a1f24 }") == [("theme-hides-text", 1, 9)]
    assert theme(
        tmp_path, ":root { --ik-text: #eee; --ik-muted: #ccc; --ik-accent: #9cf;--ik-page:#111;--ik-panel:#222 }"
    ).said


def test_a_misspelt_token_gets_a_guess(tmp_path: Path) -> None:
    with pytest.raises(ik.DataError) as found:
        theme(tmp_path, ":root { --ik-gren: #ffffff }")
    assert "--ik-green" in found.value.issues[0].help


@pytest.mark.parametrize(
    "text",
    [
        "",
        "}",
        "{",
        ":root",
        ":root {",
        "/*",
        "'",
        ":root { --ik-x",
        ":root { : ; }",
        ";;;",
        "\ufeff:root{}",
        ":root{{}}",
    ],
)
def test_half_a_style_sheet_is_no_problem(text: str, tmp_path: Path) -> None:
    assert theme(tmp_path, text).said == {}


def test_a_file_that_is_no_text_is_said_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "theme.css"
    path.write_bytes(b":root {\n --ik-text: \xff }")
    with pytest.raises(ik.DataError) as found:
        read_theme(path)
    assert [(issue.code, issue.where.line) for issue in found.value.issues] == [("file-not-utf-8", 2)]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(ik.DataError) as found:
        read_theme(tmp_path / "none.css")
    assert found.value.issues[0].code == "file-unreadable"


def test_shipped_themes_are_read_by_their_names() -> None:
    assert shipped_themes() == ["high-contrast"]
    assert read_theme("high-contrast").tokens["text"] == "#000000"


# ------------------------------------------------------------------------------------------------------- in a report

HOSTILE = """
:root { --ik-accent: #123456; --ik-page: #fffff0; --ik-grey: #f0f0f0; }
.sign, .swatch, .said, .remark, .made-up, .notice { display: none !important; visibility: hidden }
* { background: none !important; border: 0 !important; font-size: 0 }
.chip::after { content: "Op koers" }
</style><script>alert(1)</script>
"""


def pages(folder: Path, **params: object) -> dict[str, str]:
    framework = ik.load("nad")
    scores = ik.score(framework, [{"entity": "Ede", "flexwoningen": "ja", "woondeals": "weet niet"}])
    done = ik.write_report(scores, folder / "out", lang="nl", force=True, **params)  # type: ignore[arg-type]
    return {file.name: file.read_text("utf-8") for file in done.files}


def test_a_theme_changes_colours_and_leaves_words_signs_patterns_and_outlines(tmp_path: Path) -> None:
    (tmp_path / "hostile.css").write_text(HOSTILE, "utf-8")
    plain, themed = pages(tmp_path), pages(tmp_path, theme=tmp_path / "hostile.css")
    assert plain.keys() == themed.keys()
    for name, page in plain.items():
        other = themed[name]
        assert without_colours(page) == without_colours(other)
        assert page != other
        assert "alert(1)" not in other


def without_colours(page: str) -> str:
    """A page, its digests and colours left out."""
    return re.sub(r"sha256-[^']+|#[0-9a-f]{6}", "", page)


def test_the_report_says_what_of_a_theme_has_no_effect(tmp_path: Path) -> None:
    (tmp_path / "hostile.css").write_text(HOSTILE, "utf-8")
    scores = ik.score(ik.load("nad"), [{"entity": "Ede"}])
    done = ik.write_report(scores, tmp_path / "out", theme=tmp_path / "hostile.css")
    assert {issue.code for issue in done.issues} == {"theme-has-no-effect"}

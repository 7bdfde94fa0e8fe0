"""Files that are nearly right: of two encodings, of two separators, with quotes astray; workbooks that hide things.

People make these without meaning harm, and the harm is that they are read as something that nobody wrote.
"""

from __future__ import annotations

import random
from itertools import product
from typing import Final

from .hostile import BOOK, LONG, MAIN, STAMP_SHEET, Files, answer, changed, parts, sheet

ROWS: Final = 40
WIDE: Final = (
    "regio;meting;plan;plekken;toelichting\nSúdwest-Fryslân;2024-12;ja;1.234,5;een; twee\nEde;2024-12;nee;12;\n"
)


def separated() -> Files:
    """Separators, decimal signs and quotes of several countries at once."""
    good = LONG.splitlines()
    for number, (first, rest) in enumerate(product(";,\t|", repeat=2)):
        lines = [good[0].replace(";", first), *(line.replace(";", rest) for line in good[1:])]
        yield f"separated-{number}.csv", "\n".join(lines).encode()
    for number, said in enumerate(
        ("1,5", "1.5", "1.234,5", "1,234.5", "1 234", "1'234", "12.", ",5", "1,5,5", "€ 3", "3%")
    ):
        yield f"decimal-{number}.csv", f"regio;plekken\nEde;{said}\n".encode()
        yield f"decimal-quoted-{number}.csv", f'regio,plekken\nEde,"{said}"\n'.encode()
    quoted = (
        '"Ede',
        'Ede"',
        '"E"de"',
        '""Ede',
        "'Ede'",
        '"Ede"x',
        '"Ede\n',
        '"""Ede"""',
        '"',
        '"";"',
        "„Ede”",
        '"E;de"',
    )
    for number, said in enumerate(quoted):
        yield f"quoted-{number}.csv", f"regio;plan\n{said};ja\nUrk;nee\n".encode()
    for number, end in enumerate(("\n", "\r\n", "\r", "\n\r", "\r\r\n", "\x0b", "\x0c", "\x1e", "\x85", "\u2028", "")):
        yield f"ended-{number}.csv", LONG.replace("\n", end).encode()
        yield f"ended-mixed-{number}.csv", (LONG + "Ede;2024-12;plan;nee" + end + "Urk;2024-12;plan;ja").encode()


def encoded() -> Files:
    """Two encodings in one file, marks of another one, and letters that look alike."""
    first, second, third = WIDE.encode().splitlines(keepends=True)
    old = second.decode().encode("cp1252")
    for number, lines in enumerate(
        ((first, second, old), (first, old, second), (old, first, third), (first, old + b"\xc3"))
    ):
        yield f"encoded-{number}.csv", b"".join(lines)
    for name in ("utf-16", "utf-16-le", "utf-32", "cp1252", "cp437", "mac-roman", "utf-7", "shift-jis"):
        for number, mark in enumerate((b"", b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
            yield f"encoded-{name}-{number}.csv", mark + WIDE.encode(name, "replace")
    letters = (
        "E\u200bde",
        "\u00a0Ede\u00a0",
        "Ede\u0301",
        "\u0395de",
        "\ufb01n",
        "EDE",
        "e\u0308de",
        "\ufeffEde",
        "E\u00adde",
        "\ud7ff",
    )
    for number, said in enumerate(letters):
        yield f"letters-{number}.csv", f"regio;plan\n{said};ja\nEde;nee\n".encode()


def headed() -> Files:
    """Headers that say a thing twice, nothing, or something else."""
    heads = (
        "",
        ";",
        "regio",
        "regio;regio",
        "regio;plan;plan",
        "plan;regio",
        "regio;;plan",
        "Regio ;PLAN",
        "regio;plan;x;y;z",
    )
    heads += (
        "regio;=plan",
        "regio;plan\0",
        "1;2",
        "regio;" + "plan" * 5_000,
        "regio;entity",
        "meting;plan",
        "regio;plan;meting;wave",
    )
    for number, said in enumerate(heads):
        yield f"headed-{number}.csv", f"{said}\nEde;ja\nUrk;nee;x;y\n\nEde\n".encode()
    yield "headed-late.csv", b"Overzicht\n\n;;;\nregio;plan\nEde;ja\n"
    yield "headed-twice.csv", b"regio;plan\nEde;ja\nregio;plan\nUrk;nee\n"


def scratched() -> Files:
    """Text files in which some bytes are other ones."""
    for number in range(ROWS):
        dice = random.Random(number)
        text = bytearray(dice.choice((LONG, WIDE)).encode(dice.choice(("utf-8", "cp1252", "utf-16"))))
        for _ in range(dice.choice((1, 2, 5, 30))):
            at = dice.randrange(len(text))
            text[at : at + dice.choice((0, 1, 1, 3))] = dice.choice(
                (b'"', b";", b"\n", b"\r", b"\0", b"\xff", b"\xc3", b"'", b",")
            )
        yield f"scratched-{number}.csv", bytes(text)


def hidden() -> Files:
    """Rows, columns, sheets and cells that a reader of the workbook does not see, or sees as something else."""
    cell = '<c r="A1" t="inlineStr"><is><t>regio</t></is></c>'
    for number, said in enumerate(("1", "true", "x", "")):
        yield f"hidden-row-{number}.xlsx", sheet(f'<row r="1" hidden="{said}">{cell}</row><row r="2" hidden="1"/>')
        yield (
            f"hidden-column-{number}.xlsx",
            sheet("", before=f'<cols><col min="1" max="16384" hidden="{said}"/></cols>'),
        )
    book = parts()[BOOK].decode()
    for number, said in enumerate(("hidden", "veryHidden", "x")):
        yield f"hidden-sheet-{number}.xlsx", changed(BOOK, book.replace("<sheet ", f'<sheet state="{said}" '))
    yield "hidden-stamp.xlsx", changed(BOOK, book.replace('name="Blad1"', f'name="{STAMP_SHEET}" state="veryHidden"'))
    yield "hidden-filter.xlsx", sheet("", f'<autoFilter ref="A1:XFD1048576" xmlns="{MAIN}"/>')
    for number, said in enumerate(
        ("#N/B", "#VERW!", "#WAARDE!", "#DEEL/0!", "#NAAM?", "#GETAL!", "#LEEG!", "#N/A N/A", "#")
    ):
        yield f"error-as-text-{number}.xlsx", answer(f'<c r="C2" t="str"><v>{said}</v></c>')
        yield f"error-as-text-{number}.csv", f"regio;plan\nEde;{said}\n".encode()
    for number, said in enumerate(
        ("45627", "45627.5", "1-12-2024", "2024-12", "dec-24", "0-1-1900", "29-2-2023", "60")
    ):
        yield f"date-as-text-{number}.csv", f"regio;meting;plan\nEde;{said};ja\n".encode()


FAMILIES: Final = (separated, encoded, headed, scratched, hidden)


def made() -> Files:
    """All of them."""
    for family in FAMILIES:
        yield from family()

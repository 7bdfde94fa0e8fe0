"""Files that are damaged, absurd or made to do harm: families of them, each with its variants, always the same bytes.

`made` gives them one by one: the name of a file, and its content (a folder, where that is nothing). They come from a
good workbook and a good questionnaire, of which one part or some bytes are changed.
"""

from __future__ import annotations

import datetime as dt
import io
import random
import struct
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Final

import xlsxwriter

from indicatorkit.files.questionnaire.form import COLUMNS, STAMP_SHEET, questions, stamp_cells

from ..frames.made import FRAMEWORK
from .filled import HEADER, stamp

MAIN: Final = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
SHEET: Final = "xl/worksheets/sheet1.xml"
STAMP: Final = "xl/worksheets/sheet2.xml"
TEXTS: Final = "xl/sharedStrings.xml"
BOOK: Final = "xl/workbook.xml"
STYLES: Final = "xl/styles.xml"
RELATIONS: Final = "xl/_rels/workbook.xml.rels"
TYPES: Final = "[Content_Types].xml"
PARTS: Final = (SHEET, TEXTS, BOOK, STYLES, RELATIONS, TYPES, "_rels/.rels", "docProps/core.xml", "docProps/app.xml")
ROWS: Final = (("regio", "meting", "plan", "plekken"), ("Ede", "2024-12", "ja", 12), ("Urk", "2024-12", "nee", 3))
LONG: Final = "regio;meting;vraag;antwoord\nEde;2024-07;plan;Ja\nUrk;2024-07;plekken;12\n"
Files = Iterator[tuple[str, bytes | None]]


@cache
def workbook() -> bytes:
    """A good workbook with answers."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Blad1")
        for number, row in enumerate(ROWS):
            sheet.write_row(number, 0, row)
        sheet.write_datetime(1, 1, dt.date(2024, 12, 1), book.add_format({"num_format": "d-m-yyyy"}))
    return out.getvalue()


@cache
def form() -> bytes:
    """A good questionnaire, filled in."""
    out = io.BytesIO()
    asked = questions(FRAMEWORK, "nl")
    with xlsxwriter.Workbook(out) as book:
        sheet = book.add_worksheet("Huis")
        sheet.write_row(0, 0, COLUMNS)
        sheet.write_row(1, 0, HEADER)
        for number, each in enumerate(asked, start=2):
            sheet.write_row(number, 0, [each.id, "", each.label, "", "Weet niet", "opmerking"])
        hidden = book.add_worksheet(STAMP_SHEET)
        hidden.very_hidden()
        for number, row in enumerate(stamp_cells(stamp(), asked)):
            hidden.write_row(number, 0, row)
    return out.getvalue()


# ------------------------------------------------------------------------------------------------------ parts and cells


def parts(of: bytes | None = None) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(of or workbook())) as archive:
        return {each: archive.read(each) for each in archive.namelist()}


def zipped(content: Mapping[str, bytes | None] | Iterable[tuple[str | zipfile.ZipInfo, bytes]]) -> bytes:
    """An archive of parts, which may have the same name twice; a part that is nothing is left out."""
    out = io.BytesIO()
    pairs = content.items() if isinstance(content, Mapping) else content
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, data in pairs:
            if data is not None:
                archive.writestr(name, data)
    return out.getvalue()


def changed(part: str, data: bytes | str | None, of: bytes | None = None) -> bytes:
    """A workbook with one part changed, added or left out."""
    return zipped({**parts(of), part: data.encode() if isinstance(data, str) else data})


def heavy(whole: bytes) -> bytes:
    """The workbook with a megabyte that cannot be packed, so that the rest does not stand out."""
    out = io.BytesIO(whole)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/noise.png", random.Random(0).randbytes(1 << 20))
    return out.getvalue()


def sheet(data: str, after: str = "", before: str = "") -> bytes:
    """A workbook with this in its sheet."""
    text = f'<?xml version="1.0"?><worksheet xmlns="{MAIN}">{before}<sheetData>{data}</sheetData>{after}</worksheet>'
    return changed(SHEET, text)


def answer(cell: str) -> bytes:
    """A workbook with an answer in this cell, which says its own place."""
    names = "".join(f'<c r="{at}1" t="inlineStr"><is><t>{name}</t></is></c>' for at, name in zip("ABC", ROWS[0]))  # noqa: B905
    key = '<c r="A2" t="inlineStr"><is><t>Ede</t></is></c>'
    return sheet(f'<row r="1">{names}</row><row r="2">{key}{cell}</row>')


# --------------------------------------------------------------------------------------------------------- the families


def damaged() -> Files:
    """Cut off, and with bits that fell over."""
    for kind, whole in (("data", workbook()), ("form", form())):
        for cut in range(20):
            yield f"cut-{kind}-{cut}.xlsx", whole[: len(whole) * cut // 20]
        dice = random.Random(kind)
        for variant in range(20):
            flipped = bytearray(whole)
            for _ in range(dice.choice((1, 3, 20, 200))):
                flipped[dice.randrange(len(flipped))] ^= 1 << dice.randrange(8)
            yield f"flipped-{kind}-{variant}.xlsx", bytes(flipped)
        for variant in range(10):
            inside = parts(whole)
            part = dice.choice(sorted(inside))
            text = bytearray(inside[part])
            for _ in range(dice.choice((1, 3, 20))):
                text[dice.randrange(len(text))] = dice.randrange(256)
            yield f"scratched-{kind}-{variant}.xlsx", changed(part, bytes(text), whole)


def entities() -> Files:
    """Document types that declare what a parser should not follow, in every part."""
    laughs = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 10))
    types = {
        "laughs": f'<!DOCTYPE x [<!ENTITY a0 "ha">{laughs}]>',
        "outside": '<!DOCTYPE x [<!ENTITY a9 SYSTEM "file:///etc/passwd">]>',
    }
    for kind, doctype in types.items():
        for number, part in enumerate(PARTS):
            body = parts()[part].decode().split("?>", 1)[-1].lstrip()
            yield f"entity-{kind}-{number}.xlsx", changed(part, f'<?xml version="1.0"?>{doctype}{body}')
    yield "entity-used.xlsx", changed(SHEET, f"{types['laughs']}<worksheet>&a9;</worksheet>")
    long = f'<!DOCTYPE x [<!ENTITY a "{"a" * 50_000}">]>'
    yield "entity-quadratic.xlsx", changed(TEXTS, f"{long}<sst>{'&a;' * 900}</sst>")
    yield "entity-parameter.xlsx", changed(SHEET, '<!DOCTYPE x SYSTEM "http://localhost:9/x.dtd"><worksheet/>')
    for name in ("utf-16", "utf-32"):
        yield f"entity-{name}.xlsx", changed(SHEET, f"{types['laughs']}<x>&a9;</x>".encode(name))


def bombs() -> Files:
    """Small archives that unpack to a lot, or say so."""
    zeros = bytes(50 << 20)
    yield "bomb-flat.xlsx", changed(SHEET, zeros)
    yield "bomb-unused.xlsx", changed("xl/media/image1.png", zeros)
    yield "bomb-two.xlsx", zipped({**parts(), "a": zeros, "b": zeros[: 20 << 20]})
    yield "bomb-nested.xlsx", changed("xl/media/a.zip", zipped({"b.zip": zipped({"c": zeros[: 5 << 20]})}))
    for number, said in enumerate((1, 100, 0x7FFFFFFF)):
        yield f"bomb-lying-{number}.xlsx", _lying(said)
    yield "bomb-many.xlsx", zipped({**parts(), **{f"x{number}": b"" for number in range(500)}})
    yield "bomb-spaces.xlsx", changed(SHEET, b" " * (9 << 20) + parts()[SHEET])
    yield "bomb-overlap.xlsx", _overlapping()
    for kind in (zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA):
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", kind) as archive:
            for name, data in parts().items():
                archive.writestr(name, data)
        yield f"bomb-packed-{kind}.xlsx", out.getvalue()


def _lying(said: int) -> bytes:
    """A large sheet of which the archive says that it has another size."""
    inside = {**parts(), SHEET: bytes(20 << 20)}
    whole = bytearray(zipped(inside))
    true = struct.pack("<L", 20 << 20)
    at = whole.find(true)
    while at >= 0:
        whole[at : at + 4] = struct.pack("<L", said)
        at = whole.find(true, at + 4)
    return bytes(whole)


def _overlapping() -> bytes:
    """An archive of which many names are the same bytes."""
    inside = list(parts().items())
    whole = zipped([*inside, *((f"x{number:03}", b"a" * 1000) for number in range(100))])
    first = whole.find(b"PK\x01\x02")
    head = whole.find(b"x000", first)
    offset = whole[head - 4 : head]
    changed_ = bytearray(whole)
    for number in range(1, 100):
        at = whole.find(f"x{number:03}".encode(), first)
        changed_[at - 4 : at] = offset
    return bytes(changed_)


def archives() -> Files:
    """Archives that no spreadsheet program makes."""
    good = list(parts().items())
    names = ("../a", "/etc/a", "a/../../b", "C:\\a", "..\\a", "a\0b", "a:b", "\u202ea", "a" * 9000)
    for number, name in enumerate(names):
        yield f"name-{number}.xlsx", zipped([*good, (zipfile.ZipInfo(name), b"x")])
    for number, part in enumerate(PARTS):
        yield f"twice-{number}.xlsx", zipped([*good, (zipfile.ZipInfo(part.upper()), b"<x/>")])
        yield f"missing-{number}.xlsx", changed(part, None)
        yield f"empty-{number}.xlsx", changed(part, b"")
        yield f"other-{number}.xlsx", changed(part, "<x/>")
    link = zipfile.ZipInfo("xl/link")
    link.external_attr = 0o120777 << 16
    yield "link.xlsx", zipped([*good, (link, b"/etc/passwd")])
    whole = workbook()
    locked = bytearray(whole)
    for sign, at in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        place = whole.find(sign)
        while place >= 0:
            locked[place + at] |= 1
            place = whole.find(sign, place + 4)
    yield "locked.xlsx", bytes(locked)
    yield "nothing-in-it.xlsx", zipped({})
    yield "folders-only.xlsx", zipped({"xl/": b"", "docProps/": b""})
    yield "before.xlsx", b"MZ" * 500 + whole
    yield "behind.xlsx", whole + bytes(30_000)
    yield "twice-over.xlsx", whole + whole
    yield "inside.xlsx", zipped({"a.xlsx": whole})
    yield "binary.xlsb", zipped({**parts(), "xl/workbook.bin": b"\x83\x01"})
    yield "binary.xlsx", zipped({**parts(), "xl/workbook.bin": b"\x83\x01"})
    yield "open.ods", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
    yield "open.xlsx", zipped({"mimetype": b"application/vnd.oasis.opendocument.spreadsheet", "content.xml": b"<x/>"})
    yield "macro.xlsm", changed("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0" * 1000)
    yield "linked.xlsx", changed("xl/externalLinks/externalLink1.xml", "<externalLink/>")


def structure() -> Files:
    """Workbooks whose parts say strange things of each other."""
    types, relations, book = (parts()[each].decode() for each in (TYPES, RELATIONS, BOOK))
    for number, (old, new) in enumerate(
        (
            ("sheet.main+xml", "template.main+xml"),
            ("sheet.main+xml", "x"),
            ("sharedStrings+xml", "x"),
            ("PartName", "x"),
        )
    ):
        yield f"types-{number}.xlsx", changed(TYPES, types.replace(old, new))
    targets = ("../../etc/passwd", "/etc/passwd", "http://localhost:9/", "styles.xml", TEXTS, "", "\\\\a\\b")
    for number, target in enumerate(targets):
        yield f"target-{number}.xlsx", changed(RELATIONS, relations.replace("worksheets/sheet1.xml", target))
    yield "target-chart.xlsx", changed(RELATIONS, relations.replace("/worksheet", "/chartsheet"))
    for number, times in enumerate((20_000, 200_000)):
        more = '<Relationship Id="a"/>' * times
        yield f"target-many-{number}.xlsx", heavy(changed(RELATIONS, relations.replace("</Rel", f"{more}</Rel")))
    one = '<sheet name="Blad1" sheetId="1" r:id="rId1"/>'
    for number in (0, 2, 3000, 40_000, 200_000):
        yield f"sheets-{number}.xlsx", heavy(changed(BOOK, book.replace(one, one * number)))
    yield "sheets-nameless.xlsx", changed(BOOK, book.replace(one, "<sheet/>"))
    yield "sheets-named.xlsx", changed(BOOK, book.replace("Blad1", "&#x202e;&#xd;" + "a" * 100_000))
    yield "sheets-stamped.xlsx", changed(BOOK, book.replace("Blad1", STAMP_SHEET))
    yield "names.xlsx", changed(BOOK, book.replace("</sheets>", "</sheets>" + "<definedNames/>" * 100))
    yield "epoch.xlsx", changed(BOOK, book.replace("<workbookPr", '<workbookPr date1904="x"'))
    for number, name in enumerate((b"utf-16", b"x-no-such", b"ebcdic", b"utf-7")):
        yield f"encoding-{number}.xlsx", changed(SHEET, b'<?xml version="1.0" encoding="%s"?><worksheet/>' % name)
    styles = parts()[STYLES].decode()
    for number, said in enumerate(("x", "-1", "9" * 5000, "1e9")):
        yield f"styles-{number}.xlsx", changed(STYLES, styles.replace('numFmtId="', f'numFmtId="{said}'))
    more = '<xf numFmtId="14"/>' * 300_000
    yield "styles-many.xlsx", heavy(changed(STYLES, styles.replace("</cellXfs>", f"{more}</cellXfs>")))
    yield "styles-format.xlsx", changed(STYLES, styles.replace('formatCode="', f'formatCode="{"[" * 100_000}'))


def depths() -> Files:
    """Parts that are deep, long or wide, once as they are and once in an archive that looks as if it held pictures."""
    for name, whole in _depths():
        yield name, whole
        yield f"heavy-{name}", heavy(whole)


def _depths() -> Iterator[tuple[str, bytes]]:
    for number, part in enumerate((SHEET, TEXTS, BOOK, STYLES, RELATIONS, TYPES)):
        for kind, depth in (("few", 5_000), ("many", 400_000)):
            yield f"deep-{kind}-{number}.xlsx", changed(part, "<x>" * depth + "</x>" * depth)
    for tag in ("si", "r", "is"):
        body = f"<{tag}>" * 20_000 + f"</{tag}>" * 20_000
        yield f"deep-{tag}.xlsx", changed(TEXTS, f'<sst xmlns="{MAIN}">{body}</sst>')
    yield "text-long.xlsx", changed(TEXTS, f'<sst xmlns="{MAIN}"><si><t>{"a" * (30 << 20)}\U0001f600</t></si></sst>')
    yield "text-cdata.xlsx", changed(TEXTS, f'<sst xmlns="{MAIN}"><si><t><![CDATA[{"a<" * (2 << 20)}]]></t></si></sst>')
    pieces = f"<si><t>{'a' * 200_000}\U0001f600</t></si>" * 40
    yield "text-wide.xlsx", changed(TEXTS, f'<sst xmlns="{MAIN}">{pieces}</sst>')
    yield "text-many.xlsx", changed(TEXTS, f'<sst xmlns="{MAIN}">{"<si><t>a</t></si>" * 100_000}</sst>')
    yield "text-comment.xlsx", changed(TEXTS, f"<!--{'a' * (9 << 20)}--><sst/>")
    yield "attribute-long.xlsx", sheet(f'<row r="1" x="{"a" * (9 << 20)}"/>')
    yield "attribute-many.xlsx", sheet("<row " + " ".join(f'a{n}="1"' for n in range(30_000)) + "/>")
    yield "row-long.xlsx", sheet('<row r="1">' + '<c r="A1"/>' * 250_000 + "</row>")
    yield "rows-many.xlsx", sheet("<row/>" * 300_000)
    rows = (f'<row r="{n}"><c><v>1</v></c><c><v>2</v></c></row>' for n in range(1, 30_000))
    yield "cells-many.xlsx", sheet("".join(rows))
    yield "tags-many.xlsx", sheet("<x/>" * 3_000_000)
    yield "merged-many.xlsx", sheet("", "<mergeCells>" + '<mergeCell ref="A1:B2"/>' * 100_000 + "</mergeCells>")


def cells() -> Files:
    """Cells that say what no cell says."""
    far = ("XFD1048576", "XFD1", "A1048576", "A1048577", "XFE1", "ZZZZZ9", "A0", "A-1", "1A", "A", "", "é1", "A" * 5000)
    for number, at in enumerate(far):
        yield f"far-{number}.xlsx", answer(f'<c r="{at}"><v>1</v></c>')
    for number, row in enumerate(("0", "-1", "1e999", "x", "1048577", "9" * 5000, "1.5", "2.0")):
        yield f"row-{number}.xlsx", sheet(f'<row r="{row}"><c><v>1</v></c></row>')


def values() -> Files:
    """Values that no cell has."""
    said = ("nan", "inf", "1e999", "-1e999", "9" * 5000, "1" * 400, "0x10", "", " ", "1,5", "é", "1e-999", "١٢")
    for number, each in enumerate(said):
        yield f"number-{number}.xlsx", answer(f'<c r="C2"><v>{each}</v></c>')
        yield f"date-{number}.xlsx", answer(f'<c r="C2" s="1"><v>{each}</v></c>')
        yield f"shared-{number}.xlsx", answer(f'<c r="C2" t="s"><v>{each}</v></c>')
    for number, each in enumerate(("-1", "99999999", "1e300", "60", "0", "2958466")):
        yield f"moment-{number}.xlsx", answer(f'<c r="C2" s="1"><v>{each}</v></c>')
        yield f"index-{number}.xlsx", answer(f'<c r="C2" t="s"><v>{each}</v></c>')
    for number, each in enumerate(("2024-13-45", "gisteren", "2024-12-01", "P1D", "99999-01-01", "24:61:61")):
        yield f"iso-{number}.xlsx", answer(f'<c r="C2" t="d"><v>{each}</v></c>')
    for number, each in enumerate(("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NUM!", "#NULL!", "#SPILL!", "#")):
        yield f"error-{number}.xlsx", answer(f'<c r="C2" t="e"><v>{each}</v></c>')


def kinds() -> Files:
    """Kinds of cells, formulas and merged cells that there are not."""
    for number, each in enumerate(("b", "inlineStr", "e", "str", "zomaar", "d", "")):
        yield f"type-{number}.xlsx", answer(f'<c r="C2" t="{each}"><v>maybe</v></c>')
    for number, each in enumerate(("x", "-1", "9" * 30, "1.5")):
        yield f"style-{number}.xlsx", answer(f'<c r="C2" s="{each}"><v>1</v></c>')
    formulas = ("<f>1+1</f>", "<f/>", '<f t="shared" si="99"/>', "<f>A1</f><v/>", f"<f>{'(' * 9000}</f>")
    for number, each in enumerate(formulas):
        yield f"formula-{number}.xlsx", answer(f'<c r="C2">{each}</c>')
    for number, each in enumerate(("A1:XFD1048576", "A1", "x", "", "B2:A1", "A:A", "1:1", "A0:B1", "C2:C3")):
        yield f"merge-{number}.xlsx", sheet("", f'<mergeCells><mergeCell ref="{each}"/></mergeCells>')
    for number, each in enumerate(("A1:XFD1048576", "x", "", "A1:A99999999999")):
        yield f"dimension-{number}.xlsx", sheet("<row><c><v>1</v></c></row>", before=f'<dimension ref="{each}"/>')
    for number, each in enumerate(("&#x202e;ja", "=HYPERLINK(1)", "_xD800_", "_x0000_", "&#xFFFD;", "ja" * 20_000)):
        yield f"text-{number}.xlsx", answer(f'<c r="C2" t="inlineStr"><is><t>{each}</t></is></c>')


def forms() -> Files:
    """Questionnaires whose stamp or rows were tampered with."""
    inside = parts(form())
    texts, stamped = inside[TEXTS].decode(), inside[STAMP].decode()
    for number, (old, new) in enumerate(
        (
            ("klein", "groot"),
            ("<t>form</t>", "<t>vorm</t>"),
            ("<t>item</t>", "<t>x</t>"),
            ("<t>value</t>", "<t>x</t>"),
            ("<t>Ede</t>", f"<t>{'E' * 30_000}</t>"),
            ("<t>2024-12</t>", "<t>&#x202e;</t>"),
            ("<t>plan</t>", f"<t>{'p' * 30_000}</t>"),
            ("<t>Weet niet</t>", f"<t>{';' * 30_000}</t>"),
            ("<t>several</t>", "<t>number</t>"),
            ("<t>choice</t>", "<t>several</t>"),
        )
    ):
        yield f"form-{number}.xlsx", changed(TEXTS, texts.replace(old, new), form())
    more = "".join(f'<row r="{n}"><c r="D{n}"><v>1</v></c></row>' for n in range(200, 30_000))
    long = stamped.replace("</sheetData>", f"{more}</sheetData>")
    yield "form-long.xlsx", heavy(changed(STAMP, long, form()))
    yield "form-no-stamp.xlsx", changed(STAMP, f'<worksheet xmlns="{MAIN}"/>', form())
    yield "form-no-rows.xlsx", changed(SHEET, f'<worksheet xmlns="{MAIN}"/>', form())


def texts() -> Files:
    """Files that are no workbook, whatever they are called, and text files that are hardly text."""
    for name in ("a.xlsx", "a.csv", "a.xls", "a.txt"):
        yield f"empty-{name}", b""
    yield "folder.xlsx", None
    yield "text.xlsx", LONG.encode()
    yield "workbook.csv", workbook()
    yield "picture.xlsx", b"\x89PNG\r\n\x1a\n" + bytes(100)
    yield "page.xlsx", b"<html><table><tr><td>regio</td></tr></table></html>"
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2000)
    yield "password.xlsx", ole + "EncryptedPackage".encode("utf-16-le") + bytes(500)
    yield "old.xls", ole + "Workbook".encode("utf-16-le")
    yield "old.xlsx", ole + "Workbook".encode("utf-16-le")
    yield "~$lock.xlsx", b"\x05Naam" + bytes(160)
    wide = ";".join(f"kolom{number}" for number in range(8_000))
    contents = {
        "nuls": b"\0" * 100_000,
        "nul": LONG.replace("Ja", "J\0a").encode(),
        "line": b"regio;plan\n" + b"a" * (10 << 20),
        "quotes": b'regio;plan\n"Ede;ja\n' * 1000,
        "only-quotes": b'"' * 1_000_001,
        "separators": b";" * 1_000_000,
        "lines": b"\n" * 300_000,
        "returns": b"regio;plan\r" * 1000,
        "utf-16-le": LONG.encode("utf-16-le"),
        "utf-16-be": LONG.encode("utf-16-be"),
        "utf-16": LONG.encode("utf-16"),
        "utf-16-odd": LONG.encode("utf-16")[:-1],
        "utf-32": LONG.encode("utf-32"),
        "mark": b"\xef\xbb\xbf",
        "marks": b"\xef\xbb\xbf" * 1000,
        "cp1252": LONG.replace("Ede", "Súdwest").encode("cp1252"),
        "broken-utf-8": LONG.encode() + b"\xff\xfe\x80;" * 1000,
        "controls": LONG.encode() + bytes(range(1, 32)) * 100,
        "wide": f"regio;{wide}\nEde;{wide}\n".encode(),
        "separator": b"sep=\n" + LONG.encode(),
        "separators-said": b"sep=;;\n" + LONG.encode(),
        "same": b"regio;plan\n" + b"Ede;ja\n" * 20_000,
        "different": b"regio;plan\n" + b"Ede;ja\nEde;nee\n" * 10_000,
        "unknown": b"regio;plan\n" + b"".join(b"%d;x%d\n" % (n, n) for n in range(10_000)),
        "field": b'regio;plan;toelichting\nEde;ja;"' + b"a" * 1_000_000 + b'"\n',
        "turned": "regio;plan\n\u202eEde;\u2066ja\n".encode(),
        "halves": b"regio;plan\nEde;\xed\xa0\x80\n",
        "formulas": b"regio;plan\n=1+1;=cmd|' /C calc'!A0\n",
    }
    for name, content in contents.items():
        yield f"{name}.csv", content


FAMILIES: Final = (damaged, entities, bombs, archives, structure, depths, cells, values, kinds, forms, texts)


def made() -> Files:
    """All of them."""
    for family in FAMILIES:
        yield from family()

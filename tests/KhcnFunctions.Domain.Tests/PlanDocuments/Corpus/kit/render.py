"""From the blocks of a plan to a .docx, and to the text that Word would save of it."""

import unicodedata

from .docx import Docx

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def to_docx(plan, path, justified=True):
    doc = Docx(plan.name, plan.nfd, plan.splits, justified)
    landscape = False
    for kind, value in plan.blocks:
        if kind == "head":
            doc_head(doc, plan.header, *value)
        elif kind == "title":
            doc.add(doc.par(value[0], bold=True, align="center", keep=True))
            for line in value[1]:
                doc.add(doc.par(line, bold=True, align="center", keep=True))
            doc.add(doc.par("_______________", align="center"))
        elif kind == "par":
            doc_par(doc, value)
        elif kind == "table":
            doc_table(doc, value)
        elif kind == "sign":
            doc_sign(doc, *value)
        elif kind == "turn":
            doc.break_section(landscape)
            landscape = not landscape
        elif kind == "lines":
            for line in value:
                doc.add(doc.par(line, first=False))
    doc.save(path, "", landscape)


def doc_head(doc, how, superior, agency, number, date):
    left = [line for line in (superior or "").split("\n") if line]
    names = agency.split("\n")
    motto = MOTTO
    one = lambda text, **look: doc.par(text, align="center", size=26, first=False, **look)
    small = lambda text, **look: doc.par(text, align="center", size=24, first=False, **look)
    if how == "table":
        left_xml = "".join(one(line) for line in left) + "".join(one(line, bold=True) for line in names)
        doc.table([{"cells": [{"xml": left_xml + one("_______")}, {"xml": small(motto[0], bold=True) + one(motto[1], bold=True) + one("_____________________")}]},
                   {"cells": [{"xml": one(number)}, {"xml": one(date, italic=True)}]}], [3700, 5900], borders=False)
    elif how == "textbox":
        left_xml = [one(line) for line in left] + [one(line, bold=True) for line in names] + [one(number)]
        right_xml = [one(motto[0], bold=True), one(motto[1], bold=True), one(date, italic=True)]
        doc.add(f'<w:p>{doc.textbox(left_xml, 0, 2600000, number=1)}{doc.textbox(right_xml, 2700000, 3500000, number=2)}</w:p>')
    else:
        for line in [*left, *names]:
            doc.add(doc.par(f"\t{line}", first=False, align="tight", size=26))
        for line in motto:
            doc.add(doc.par(f"\t{line}", first=False, align="tight", size=26))
        doc.add(doc.par(f"\t{number}", first=False, align="tight", size=26))
        doc.add(doc.par(f"\t{date}", first=False, align="tight", italic=True, size=26))
    doc.add(doc.par("", align="center"))


def doc_par(doc, value):
    level = value["level"]
    text = value["text"] if level is not None or not value["label"] else f"{value['label']} {value['text']}"
    doc.add(doc.par(text, bold=value.get("bold", False), italic=value.get("italic", False), align=value.get("align"), style=value.get("style"), level=level))


def doc_table(doc, table):
    size = table["size"]
    cell = lambda text, bold=False, align="left": "".join(doc.par(line, bold=bold, align=align, size=size, first=False) for line in text.split("\n"))
    out = []
    # The first of rows that share a cell opens the merge; a document of an office has every such cell marked.
    rows = table["rows"]
    for index, (kind, cells, *rest) in enumerate(rows):
        if kind in ("head", "again"):
            out.append({"header": table["repeat"] and kind == "head", "cells": [{"xml": cell(text, True, "center")} for text in cells]})
        elif kind == "group":
            number, title, whole = cells
            columns = len(table["widths"])
            out.append({"cells": [{"xml": cell(f"{number} {title}".strip(), True), "span": columns}] if whole else
                        [{"xml": cell(number, True, "center")}, {"xml": cell(title, True), "span": columns - 1}]})
        else:
            shared = rest[0]
            following = rows[index + 1] if index + 1 < len(rows) else None
            opens = following is not None and following[0] == "row" and following[2] is not None
            made = []
            for at, text in enumerate(cells):
                if shared == at:
                    made.append({"xml": "<w:p/>", "vmerge": "go"})
                else:
                    made.append({"xml": cell(text, align="center" if at == 0 else "left"), **({"vmerge": "restart"} if opens and table["shared"] == at else {})})
            out.append({"cells": made})
    doc.table(out, table["widths"])
    doc.add(doc.par("", align="center"))


def doc_sign(doc, recipients, on_behalf, position, name):
    left = doc.par("Nơi nhận:", bold=True, italic=True, size=24, align="left") + "".join(doc.par(line, size=22, align="left") for line in recipient_lines(recipients))
    right = "".join(doc.par(line, bold=True, align="center") for line in [*on_behalf, position or ""] if line) + doc.par("", align="center") * 3 + (doc.par(name, bold=True, align="center") if name else "")
    doc.table([{"cells": [{"xml": left}, {"xml": right or "<w:p/>"}]}], [4700, 4700], borders=False)


def recipient_lines(recipients):
    return [f"- {line}{'.' if n == len(recipients) - 1 else ';'}" for n, line in enumerate(recipients)]


def to_text(plan, path, newline="\n", bom=False):
    """As Word saves plain text: a paragraph a line, cells by tabs, automatic numbers written out."""
    out = []
    for kind, value in plan.blocks:
        if kind == "head":
            superior, agency, number, date = value
            left, names = (superior or "").replace("\n", " "), agency.replace("\n", " ")
            out += [f"{left}\t{MOTTO[0]}", f"{names}\t{MOTTO[1]}", f"{number}\t{date}", ""]
        elif kind == "title":
            out += [value[0], *value[1], "_______________", ""]
        elif kind == "par":
            out.append(f"{value['label']} {value['text']}" if value["label"] else value["text"])
        elif kind == "table":
            for row in value["rows"]:
                cells = [row[1][0], row[1][1]] if row[0] == "group" else row[1]
                out.append("\t".join(cell.replace("\n", "; ") for cell in cells))
        elif kind == "sign":
            recipients, on_behalf, position, name = value
            right = [*on_behalf, position, "", name]
            out += ["Nơi nhận:\t" + (right[0] or "") if right else "Nơi nhận:"]
            lines = recipient_lines(recipients)
            for n in range(max(len(lines), len(right) - 1)):
                mine, theirs = (lines[n] if n < len(lines) else ""), (right[n + 1] if n + 1 < len(right) else None) or ""
                out.append(f"{mine}\t{theirs}" if theirs else mine)
        elif kind == "turn":
            out.append("")
        elif kind == "lines":
            out += value
    text = newline.join(out) + newline
    path.write_bytes((b"\xef\xbb\xbf" if bom else b"") + (unicodedata.normalize("NFD", text) if plan.nfd else text).encode("utf-8"))

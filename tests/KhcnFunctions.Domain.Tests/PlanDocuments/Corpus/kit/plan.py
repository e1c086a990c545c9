"""A plan as it is drawn up: every call adds to the document and, where it says something that counts, to the gold result."""

import copy

from . import times
from .register import parties

ROMAN = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV", "XV", "XVI", "XVII", "XVIII", "XIX", "XX"]
A_LABELS = ("Chỉ đạo thực hiện", "Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện", "Sản phẩm")
B_COLUMNS = ("TT", "Nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian", "Sản phẩm", "Ghi chú")
B_WIDTHS = (800, 4700, 2100, 2300, 1500, 1800, 1000)


class Plan:
    """
    formats: docx, pdf, and one of txt:word (saved from Word), txt:pdf, txt:raw, txt:layout (copied out of the PDF).
    header: table, textbox or tab. auto: numbers come from numbering.xml instead of being typed.
    justified: of what goes to PDF.
    """

    def __init__(self, name, form, register=None, unseen=False, formats=("docx",), header="table", auto=False, nfd=False, splits=True, justified=False, about=""):
        self.justified = justified
        self.name, self.form, self.register, self.unseen, self.formats = name, form, register, unseen, formats
        self.header, self.auto, self.nfd, self.splits, self.about = header, auto, nfd, splits, about
        self.blocks, self.counts = [], [0, 0, 0]
        self.group = None
        self.extra, self.may = [], []
        self.gold = {"document": name, "form": form, "about": about, "files": [], "register": None, "agency": None, "superiorAgency": None, "number": None, "sign": None, "place": None,
                     "date": None, "kind": None, "title": None, "abstract": None, "legalBases": [], "purpose": None, "requirements": None, "tasks": [], "duties": [],
                     "recipients": [], "signer": None, "questions": [], "mayAsk": []}

    # -- what stands at the top

    def head(self, superior, agency, number, sign, place, day, month, year, *, superior_shown=None, agency_shown=None, number_shown=None, date_shown=None):
        """The shown forms are what stands in the document (upper case, broken over lines); the others are the gold."""
        number_shown = number_shown or f"Số: {number or '     '}/{sign}"
        date_shown = date_shown or f"{place}, ngày {f'{day:02}' if day else '     '} tháng {f'{month:02}' if month < 3 else month} năm {year}"
        self.gold.update(superiorAgency=superior, agency=agency, number=number, sign=sign, place=place,
                         date={"asWritten": date_shown.split(", ", 1)[1], "day": day, "month": month, "year": year})
        self.blocks.append(("head", (superior_shown or (superior.upper() if superior else None), agency_shown or agency.upper(), number_shown, date_shown)))
        return self

    def titled(self, abstract, kind="Kế hoạch", shown_kind=None, lines=None):
        self.gold.update(kind=kind, title=f"{kind} {abstract}", abstract=abstract)
        self.blocks.append(("title", (shown_kind or kind.upper(), lines or [abstract])))
        return self

    def basis(self, kind, number, day, issuer, subject, text, end=";"):
        """text is the whole line as written, without the closing mark."""
        self.gold["legalBases"].append({"asWritten": text, "kind": kind, "number": number, "day": day, "issuer": issuer, "subject": subject})
        return self.p(text + end, italic=True)

    def based(self, kind, number, day, issuer, subject, start="Căn cứ", about="về", end=";", short=True):
        """A line in the usual words; day as 2025-06-16, written 16/6/2025, or in words where short is false."""
        y, m, d = (int(part) for part in day.split("-"))
        said = f"ngày {d:02}/{m}/{y}" if short else f"ngày {d:02} tháng {m:02} năm {y}"
        named = f"{start} {kind} {subject} {'số ' + number + ' ' if number else ''}{said}" if kind in ("Luật", "Bộ luật") else \
            f"{start} {kind} số {number} {said}{' của ' + issuer if issuer else ''} {about} {subject}"
        return self.basis(kind, number, day, issuer, subject, " ".join(named.split()), end)

    # -- the text

    def p(self, text, label="", **look):
        self.blocks.append(("par", {"text": text, "label": label, "level": None, **look}))
        return self

    def numbered(self, level, text, label=None, **look):
        self.counts[level] += 1
        self.counts[level + 1:] = [0] * (2 - level)
        typed = label if label is not None else (ROMAN[self.counts[0]] + ".", f"{self.counts[1]}.", f"{chr(96 + self.counts[2])})")[level]
        self.blocks.append(("par", {"text": text, "label": typed, "level": level if self.auto and label is None else None, "bold": level < 2, **look}))
        return self

    def h1(self, text, label=None):
        return self.numbered(0, text, label, style="Heading1")

    def h2(self, text, label=None, **look):
        return self.numbered(1, text, label, **look)

    def h3(self, text, label=None, **look):
        return self.numbered(2, text, label, **look)

    def bullet(self, text, label="-"):
        self.blocks.append(("par", {"text": text, "label": label, "level": 3 if self.auto and label == "-" else None, "style": "ListParagraph" if self.auto else None}))
        return self

    def purpose(self, *paragraphs, heading="Mục đích", bullets=False):
        return self.said("purpose", heading, paragraphs, bullets)

    def requirements(self, *paragraphs, heading="Yêu cầu", bullets=False):
        return self.said("requirements", heading, paragraphs, bullets)

    def said(self, field, heading, paragraphs, bullets):
        if heading:
            self.h2(heading)
        for text in paragraphs:
            self.bullet(text) if bullets else self.p(text)
        self.gold[field] = "\n".join(paragraphs)
        return self

    def in_group(self, title):
        self.group = title
        return self

    # -- tasks

    def task(self, number, title, directing=None, leads="", supports="", time=None, product=None, note=None, join="và", also=()):
        """Gold alone; the words that were drawn up come back: (directing, leads, supports)."""
        time = time or times.none()
        lead_text, lead_gold, _ = parties(self.register, leads, join)
        support_text, support_gold, related = parties(self.register, supports, join)
        self.gold["tasks"].append({
            "group": self.group, "number": number, "title": title, **({"titleOr": list(also)} if also else {}),
            "directing": {"asWritten": directing[0], "id": directing[1]} if directing else None, "leads": lead_gold,
            "supportsAsWritten": support_text.replace("\n", " ") or None, "supports": support_gold, "related": related, "time": time.gold(), "product": product, "note": note})
        return (directing[0] if directing else None, lead_text, support_text, time.text)

    def task_a(self, title, directing, leads, supports, time=None, product=None, *, labels=A_LABELS, level=1, end=".", number=None, close="", bold=False, mark="-", join="và"):
        """Form (a): a numbered paragraph with its bullets."""
        self.numbered(level, title + close, label=number, bold=bold)
        shown = number or (f"{self.counts[1]}." if level == 1 else f"{chr(96 + self.counts[2])})")
        words = self.task(shown.rstrip(".):").removeprefix("Nhiệm vụ "), title + close, directing, leads, supports, time, product, join=join)
        for label, text in zip(labels, (*words, product)):
            if text:
                self.bullet(f"{label}: {text}{end}", mark)
        return self

    def task_c(self, title, leads, supports, time=None, product=None, *, content=(), level=1, inline=False, labels=("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian thực hiện", "Sản phẩm"), marks=None, join="và", end=""):
        """Form (c): sub-headings, with their text on the next line or beside them."""
        self.numbered(level, title)
        _, lead, support, when = self.task(f"{self.counts[1]}" if level == 1 else chr(96 + self.counts[2]), title, None, leads, supports, time, product, join=join)
        for text in content:
            self.bullet(text)
        marks = iter(marks or ("a)", "b)", "c)", "d)"))
        for label, text in zip(labels, (lead, support, when, product)):
            if not text:
                continue
            if inline:
                self.p(f"{label}: {text}{end}", label=next(marks))
            else:
                self.p(label, label=next(marks), italic=True)
                self.p(text + (end or "."))
        return self

    def table(self, rows, columns=B_COLUMNS, widths=B_WIDTHS, *, order="0123456", counted=True, repeat_typed=0, join="và", merge_leads=False, group_whole=False, size=24, header=True):
        """
        Form (b). rows: ('group', number, title), ('task', number, title, leads, supports, time, product, note), ('again', the rest of the row before:
        title, product). order: which of the seven columns stand, and where. counted: the row (1)(2)(3). repeat_typed: the header typed again every so many rows.
        merge_leads: rows that follow with the same leads share one merged cell.
        """
        at = [int(letter) for letter in order]
        head = [columns[n] for n in at]
        out = [("head", head)]
        if counted:
            out.append(("head", [f"({n})" for n in range(1, len(at) + 1)]))
        before = None
        for index, row in enumerate(rows):
            if repeat_typed and index and index % repeat_typed == 0:
                out.append(("again", head))
            if row[0] == "group":
                self.group = row[2]
                out.append(("group", [row[1], row[2], group_whole]))
                before = None
            elif row[0] == "again":
                _, title, product = row
                task = self.gold["tasks"][-1]
                task["title"] += " " + title
                if product:
                    task["product"] += " " + product
                cells = ["", title, "", "", "", product or "", ""]
                out.append(("row", [cells[n] for n in at], None))
            else:
                row = [value if column in at else absent for column, value, absent in zip((0, 1, 2, 3, 4, 5, 6), (*row[1:], None, None)[:7], (None, None, "", "", None, None, None))]
                number, title, leads, supports, time, product, note = row
                time = time or times.none()
                _, lead, support, when = self.task(number.rstrip("."), title, None, leads, supports, time, product, note, join=join)
                merged = merge_leads and leads == before
                before = leads
                cells = [number, title, lead, support, when, product or "", note or ""]
                out.append(("row", [cells[n] for n in at], at.index(2) if merged and 2 in at else None))
        self.blocks.append(("table", {"rows": out, "widths": [widths[n] for n in at], "size": size, "repeat": header, "shared": at.index(2) if merge_leads else None}))
        return self

    # -- Tổ chức thực hiện, and the end

    def duty(self, who, what, to, through=None, time=None):
        """who: (as written, id) pairs."""
        self.gold["duties"].append({"who": [{"asWritten": name, "id": ident} for name, ident in who], "what": what, "to": to, "through": through, "time": (time or times.none()).gold()})
        return self

    def sign(self, recipients, on_behalf, position, name, end="."):
        self.gold["recipients"] = list(recipients)
        self.gold["signer"] = {"name": name, "position": position, "onBehalf": list(on_behalf)} if name or position else None
        self.blocks.append(("sign", (list(recipients), list(on_behalf), position, name)))
        return self

    def landscape(self):
        self.blocks.append(("turn", None))
        return self

    def raw(self, kind, value):
        self.blocks.append((kind, value))
        return self

    # -- the result

    def result(self, files):
        gold = copy.deepcopy(self.gold)
        gold["files"] = files
        gold["register"] = f"{self.name}.register.json" if self.register else None
        ask = []
        if gold["number"] is None:
            ask.append("number")
        if gold["date"]["day"] is None:
            ask.append("date")
        for n, task in enumerate(gold["tasks"]):
            if not task["leads"]:
                ask.append(f"tasks[{n}].leads")
            if task["directing"] and task["directing"]["id"] is None:
                ask.append(f"tasks[{n}].directing")
            for field in ("leads", "supports"):
                ask += [f"tasks[{n}].{field}[{at}]" for at, party in enumerate(task[field]) if party["id"] is None and self.register]
            if any(rule["kind"] == "unclear" for rule in task["time"]["rules"]):
                ask.append(f"tasks[{n}].time")
        for n, duty in enumerate(gold["duties"]):
            ask += [f"duties[{n}].who[{at}]" for at, party in enumerate(duty["who"]) if party["id"] is None and self.register]
            if any(rule["kind"] == "unclear" for rule in duty["time"]["rules"]):
                ask.append(f"duties[{n}].time")
            elif any(rule["kind"] == "none" for rule in duty["time"]["rules"]):
                self.may.append(f"duties[{n}].time")
        if gold["signer"] is None:
            self.may.append("signer")
        gold["questions"] = ask + self.extra
        gold["mayAsk"] = self.may
        return gold

#!/usr/bin/env python3
"""
Writes the corpus: from inputs/*.py the documents, their gold results and their registers into Seen/ and Unseen/.

    python3 make.py                 .docx, texts saved from Word, gold results, registers: the same bytes at every run
    python3 make.py --pdf           also what goes through LibreOffice and pdftotext: .pdf, and texts copied out of a PDF
    python3 make.py NAME …          these documents alone

README.md says what a gold result holds. Standard library alone; --pdf needs soffice and pdftotext.
"""

import importlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.dont_write_bytecode = True
HERE = pathlib.Path(__file__).parent
sys.path.insert(0, str(HERE))

from kit import render  # noqa: E402

PDF_TEXT = {"txt:pdf": [], "txt:raw": ["-raw"], "txt:layout": ["-layout"]}


def plans(names):
    for source in sorted((HERE / "inputs").glob("*.py")):
        if source.stem.startswith("_"):
            continue
        module = importlib.import_module(f"inputs.{source.stem}")
        for plan in module.plans():
            if not names or plan.name in names:
                yield module, plan


def write_json(path, value):
    path.write_text(json.dumps(value, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


def make(plan, with_pdf):
    folder = HERE / ("Unseen" if plan.unseen else "Seen")
    files = []
    for form in plan.formats:
        ending = form.partition(":")[0]
        files.append(f"{plan.name}.{ending}")
        if form == "docx":
            render.to_docx(plan, folder / f"{plan.name}.docx")
        elif form.startswith("txt:word"):
            render.to_text(plan, folder / f"{plan.name}.txt", "\r\n" if "crlf" in form else "\n", "bom" in form)
    if with_pdf and any(form == "pdf" or form in PDF_TEXT for form in plan.formats):
        through_pdf(plan, folder)
    write_json(folder / f"{plan.name}.gold.json", plan.result(files))
    if plan.register:
        write_json(folder / f"{plan.name}.register.json", plan.register.gold())


def through_pdf(plan, folder):
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        # LibreOffice sets justified Vietnamese with gaps inside words, which Word does not: most go ragged.
        render.to_docx(plan, scratch / f"{plan.name}.docx", plan.justified)
        subprocess.run(["soffice", f"-env:UserInstallation=file://{scratch}/office", "--headless", "--convert-to", "pdf", "--outdir", str(scratch), str(scratch / f"{plan.name}.docx")],
                       check=True, capture_output=True, env={**os.environ, "SOURCE_DATE_EPOCH": "1577836800"}, timeout=300)
        pdf = scratch / f"{plan.name}.pdf"
        for form in plan.formats:
            if form == "pdf":
                (folder / pdf.name).write_bytes(pdf.read_bytes())
            elif form in PDF_TEXT:
                subprocess.run(["pdftotext", "-enc", "UTF-8", *PDF_TEXT[form], str(pdf), str(folder / f"{plan.name}.txt")], check=True)


def main(arguments):
    with_pdf = "--pdf" in arguments
    names = [name for name in arguments if not name.startswith("--")]
    for module, plan in plans(names):
        make(plan, with_pdf)
        changes = getattr(module, "changes", None)
        if changes and plan.name == module.AFTER:
            write_json(HERE / "Seen" / f"{plan.name}.changes.json", changes())
        print(f"{plan.name}: form {plan.form}, {len(plan.gold['tasks'])} tasks, {len(plan.gold['duties'])} duties")


if __name__ == "__main__":
    main(sys.argv[1:])

#!/usr/bin/env python3
"""What a department would otherwise do: docxtpl fills a Word template, LibreOffice makes the PDF.

    python3 benches/office.py PLAN.json FOLDER      # writes FOLDER/tpl.docx and FOLDER/tpl.pdf
"""
import json
import os
import subprocess
import sys

from docx import Document
from docx.shared import Mm, Pt
from docxtpl import DocxTemplate


def template(path, columns):
    """A landscape page with a title and a table whose rows docxtpl repeats."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Mm(297), Mm(210)
    section.left_margin = section.right_margin = Mm(20)
    document.styles["Normal"].font.name, document.styles["Normal"].font.size = "Times New Roman", Pt(12)
    document.add_paragraph("{{ title }}")
    table = document.add_table(rows=4, cols=columns, style="Table Grid")
    for index in range(columns):
        table.cell(0, index).text = "{{ head[%d] }}" % index
        table.cell(2, index).text = "{{ row[%d] }}" % index
    table.cell(1, 0).text = "{%tr for row in rows %}"
    table.cell(3, 0).text = "{%tr endfor %}"
    document.save(path)


def main():
    plan_file, folder = sys.argv[1:]
    with open(plan_file, encoding="utf-8") as source:
        plan = json.load(source)
    rows = []
    for section in plan["sections"]:
        rows.append([section["title"], "", "", "", ""])
        rows += [["\n".join(texts) for texts in row] for row in section["rows"]]
    form = os.path.join(folder, "template.docx")
    template(form, len(plan["head"]))
    filled = DocxTemplate(form)
    filled.render({"title": " ".join(plan["title"]), "head": plan["head"], "rows": rows}, autoescape=True)
    filled.save(os.path.join(folder, "tpl.docx"))
    profile = "-env:UserInstallation=file://" + os.path.abspath(os.path.join(folder, "profile"))
    command = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder, os.path.join(folder, "tpl.docx")]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)


if __name__ == "__main__":
    main()

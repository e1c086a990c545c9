"""A small OOXML writer: Python's standard library alone, the same bytes at every run (fixed zip dates, seeded run splits)."""

import io
import random
import unicodedata
import zipfile
from xml.sax.saxutils import escape

W = ('xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
     'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
     'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
     'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
     'xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
     'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" mc:Ignorable="w14" '
     'xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" '
     'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"')
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

# Levels of the automatic numbering: I. / 1. / a) / -
LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)"), ("bullet", "-")]


class Docx:
    """Blocks in, a .docx out."""

    def __init__(self, seed, nfd=False, splits=True, justified=True):
        self.random = random.Random(seed)
        self.nfd = nfd
        self.splits = splits
        self.justified = justified
        self.body = []
        self.section = ""

    # -- runs and paragraphs

    def text(self, value):
        value = unicodedata.normalize("NFD", value) if self.nfd else value
        return escape(value)

    def pieces(self, value):
        """Word cuts a sentence into runs wherever somebody once corrected something."""
        if not self.splits or len(value) < 30:
            return [value]
        cuts = sorted(self.random.sample(range(1, len(value)), k=min(3, len(value) // 40)))
        ends = [0, *cuts, len(value)]
        return [value[a:b] for a, b in zip(ends, ends[1:])]

    def run(self, value, bold=False, italic=False, size=28):
        look = f'<w:rPr>{"<w:b/>" if bold else ""}{"<w:i/>" if italic else ""}<w:sz w:val="{size}"/><w:szCs w:val="{size}"/></w:rPr>'
        out = []
        for number, piece in enumerate(self.pieces(value)):
            if number and self.random.random() < .3:
                out.append('<w:proofErr w:type="spellStart"/>')
            lines = piece.split("\n")
            parts = []
            for at, line in enumerate(lines):
                if at:
                    parts.append("<w:br/>")
                for tab, bit in enumerate(line.split("\t")):
                    if tab:
                        parts.append("<w:tab/>")
                    if bit:
                        parts.append(f'<w:t xml:space="preserve">{self.text(bit)}</w:t>')
            out.append(f"<w:r>{look}{''.join(parts)}</w:r>")
        return "".join(out)

    def par(self, value, bold=False, italic=False, align=None, style=None, level=None, size=28, first=True, keep=False, lead=""):
        look = ""
        if style:
            look += f'<w:pStyle w:val="{style}"/>'
        if keep:
            look += "<w:keepNext/>"
        if level is not None:
            look += f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="1"/></w:numPr>'
        look += '<w:spacing w:before="60" w:after="60"/>' if align != "tight" else '<w:spacing w:before="0" w:after="0"/>'
        if align is None and level is None and first:
            look += '<w:ind w:firstLine="567"/>'
        if align and align != "tight":
            look += f'<w:jc w:val="{align}"/>'
        elif align is None and self.justified:
            look += '<w:jc w:val="both"/>'
        lead_run = self.run(lead, bold=True, size=size) if lead else ""
        return f"<w:p><w:pPr>{look}</w:pPr>{lead_run}{self.run(value, bold, italic, size) if value else ''}</w:p>"

    def add(self, xml):
        self.body.append(xml)

    # -- tables

    def table(self, rows, widths, borders=True):
        """rows: dicts of cells [{xml, span, vmerge}], header."""
        edge = "".join(f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
        look = f'<w:tblPr><w:tblW w:w="{sum(widths)}" w:type="dxa"/>{"<w:tblBorders>" + edge + "</w:tblBorders>" if borders else ""}<w:tblLayout w:type="fixed"/></w:tblPr>'
        grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        out = [f"<w:tbl>{look}<w:tblGrid>{grid}</w:tblGrid>"]
        for row in rows:
            out.append("<w:tr>" + ('<w:trPr><w:tblHeader/></w:trPr>' if row.get("header") else ""))
            at = 0
            for cell in row["cells"]:
                span = cell.get("span", 1)
                width = sum(widths[at:at + span])
                at += span
                look = f'<w:tcW w:w="{width}" w:type="dxa"/>'
                if span > 1:
                    look += f'<w:gridSpan w:val="{span}"/>'
                if cell.get("vmerge") == "restart":
                    look += '<w:vMerge w:val="restart"/>'
                elif cell.get("vmerge"):
                    look += "<w:vMerge/>"
                out.append(f'<w:tc><w:tcPr>{look}</w:tcPr>{cell["xml"] or "<w:p/>"}</w:tc>')
            out.append("</w:tr>")
        out.append("</w:tbl>")
        self.body.append("".join(out))

    def textbox(self, paragraphs, left, width, height=1300000, number=1):
        """A floating text box (DrawingML, with Word's VML fallback)."""
        inner = "".join(paragraphs)
        return ('<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
                f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="{number}" behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1">'
                f'<wp:simplePos x="0" y="0"/><wp:positionH relativeFrom="margin"><wp:posOffset>{left}</wp:posOffset></wp:positionH>'
                '<wp:positionV relativeFrom="paragraph"><wp:posOffset>0</wp:posOffset></wp:positionV>'
                f'<wp:extent cx="{width}" cy="{height}"/><wp:wrapTopAndBottom/><wp:docPr id="{number}" name="Text Box {number}"/>'
                '<a:graphic><a:graphicData uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
                f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/><a:ext cx="{width}" cy="{height}"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/></wps:spPr>'
                f'<wps:txbx><w:txbxContent>{inner}</w:txbxContent></wps:txbx><wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>'
                f'<mc:Fallback><w:pict><v:shape style="width:200pt;height:90pt"><v:textbox><w:txbxContent>{inner}</w:txbxContent></v:textbox></v:shape></w:pict></mc:Fallback></mc:AlternateContent></w:r>')

    def page(self, landscape):
        size = '<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' if landscape else '<w:pgSz w:w="11906" w:h="16838"/>'
        return f'<w:sectPr><w:headerReference w:type="default" r:id="rId4"/>{size}<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="567" w:footer="567" w:gutter="0"/><w:titlePg/></w:sectPr>'

    def break_section(self, landscape):
        """Ends the section so far, whose page stood as said."""
        self.body.append(f"<w:p><w:pPr>{self.page(landscape)}</w:pPr></w:p>")

    # -- the package

    def save(self, path, title, landscape=False):
        document = f"{HEAD}<w:document {W}><w:body>{''.join(self.body)}{self.page(landscape)}</w:body></w:document>"
        write_package(path, {
            "[Content_Types].xml": HEAD + '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>'
            + "".join(f'<Override PartName="/{part}" ContentType="application/vnd.openxmlformats-{kind}+xml"/>' for part, kind in (
                ("word/document.xml", "officedocument.wordprocessingml.document.main"), ("word/styles.xml", "officedocument.wordprocessingml.styles"),
                ("word/numbering.xml", "officedocument.wordprocessingml.numbering"), ("word/settings.xml", "officedocument.wordprocessingml.settings"),
                ("word/header1.xml", "officedocument.wordprocessingml.header"), ("docProps/core.xml", "package.core-properties"))) + "</Types>",
            "_rels/.rels": rels(("officeDocument/2006/relationships/officeDocument", "word/document.xml"), ("package/2006/relationships/metadata/core-properties", "docProps/core.xml")),
            "docProps/core.xml": HEAD + '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
            + f"<dc:title>{escape(title)}</dc:title></cp:coreProperties>",
            "word/document.xml": document,
            "word/_rels/document.xml.rels": rels(*[(f"officeDocument/2006/relationships/{kind}", target) for kind, target in (("styles", "styles.xml"), ("numbering", "numbering.xml"), ("settings", "settings.xml"), ("header", "header1.xml"))]),
            "word/settings.xml": f"{HEAD}<w:settings {W}><w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"14\"/></w:compat></w:settings>",
            "word/header1.xml": f'{HEAD}<w:hdr {W}><w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:hdr>',
            "word/styles.xml": f'{HEAD}<w:styles {W}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Times New Roman" w:hAnsi="Times New Roman" w:cs="Times New Roman" w:eastAsia="Times New Roman"/><w:sz w:val="28"/><w:lang w:val="vi-VN"/></w:rPr></w:rPrDefault></w:docDefaults>'
            '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/></w:style>'
            + "".join(f'<w:style w:type="paragraph" w:styleId="Heading{n}"><w:name w:val="heading {n}"/><w:basedOn w:val="Normal"/><w:pPr><w:keepNext/><w:outlineLvl w:val="{n - 1}"/></w:pPr><w:rPr><w:b/></w:rPr></w:style>' for n in (1, 2, 3))
            + '<w:style w:type="paragraph" w:styleId="ListParagraph"><w:name w:val="List Paragraph"/><w:basedOn w:val="Normal"/><w:pPr><w:ind w:left="720"/></w:pPr></w:style></w:styles>',
            "word/numbering.xml": f'{HEAD}<w:numbering {W}><w:abstractNum w:abstractNumId="0"><w:multiLevelType w:val="multilevel"/>'
            + "".join(f'<w:lvl w:ilvl="{n}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{form}"/><w:lvlJc w:val="left"/><w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>' for n, (kind, form) in enumerate(LEVELS))
            + '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>',
        })


def rels(*targets):
    return HEAD + '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">' + "".join(
        f'<Relationship Id="rId{n}" Type="http://schemas.openxmlformats.org/{kind}" Target="{target}"/>' for n, (kind, target) in enumerate(targets, 1)) + "</Relationships>"


def write_package(path, parts):
    """Writes a zip with fixed dates, so that the same input gives the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as package:
        for name, content in parts.items():
            entry = zipfile.ZipInfo(name, (2020, 1, 1, 0, 0, 0))
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 0
            package.writestr(entry, content)
    path.write_bytes(out.getvalue())

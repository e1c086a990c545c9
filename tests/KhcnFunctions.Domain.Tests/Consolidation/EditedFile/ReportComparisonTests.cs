using System.Xml.Linq;
using CsCheck;
using Xunit;

namespace KhcnFunctions.Consolidation.EditedFile;

public sealed class ReportComparisonTests
{
    private static readonly XNamespace W = SampleEdits.W;

    [Fact]
    public void Draft_WithItself_HasNoChange()
    {
        var comparison = SampleEdits.Compare(SampleEdits.Own);

        Assert.False(comparison.HasChanges);
        Assert.Equal(
            ["opening", "summary", "task.nv1", "task.nv2", "task.nv3", "task.nv4", "task.nv5", "difficulties", "causes", "proposals", "next-year", "closing", "annex"],
            comparison.Parts.Select(part => part.Key));
    }

    [Fact]
    public void Paragraph_Changed_IsToldWordByWord()
    {
        var change = Assert.Single(Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document =>
            document.ParagraphWith("Đã rà soát, cập nhật").SetText("Sở đã rà soát, cập nhật 16 văn bản của Trung ương; dự thảo đề xuất khung thử nghiệm có kiểm soát đối với dịch vụ số.")))).Changes);

        Assert.Equal((LineState.Changed, LineKind.Paragraph), (change.State, change.Kind));
        Assert.Equal(
            [(PieceKind.Removed, "Đã"), (PieceKind.Added, "Sở"), (PieceKind.Added, "đã "), (PieceKind.Removed, "15"), (PieceKind.Added, "16")],
            change.Pieces.Where(piece => piece.Kind is not PieceKind.Kept).Select(piece => (piece.Kind, piece.Text)));
    }

    [Fact]
    public void Paragraph_Added_IsTold()
    {
        var part = Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").AddAfterSelf(SampleEdits.Paragraph("Xây dựng trung tâm đổi mới.")))));

        Assert.Equal("next-year", part.Key);
        Assert.Equal([new LineChange(LineState.Added, LineKind.Paragraph, null, "Xây dựng trung tâm đổi mới.")], part.Changes);
    }

    [Fact]
    public void Paragraph_Removed_IsTold()
    {
        var part = Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").Remove())));

        Assert.Equal("next-year", part.Key);
        Assert.Equal([new LineChange(LineState.Removed, LineKind.Paragraph, "Mở rộng hợp tác quốc tế về chuyển giao công nghệ.", null)], part.Changes);
    }

    [Fact]
    public void Closing_Changed_IsAChangeOfTheClosing() =>
        Assert.Equal("closing", Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document => document.ParagraphWith("Trên đây là Báo cáo").SetText("Trên đây là Báo cáo của Sở./.")))).Key);

    [Fact]
    public void Table_Edited_IsAChangeOfItsRow()
    {
        var part = Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document => document.Descendants(W + "p").Single(paragraph => paragraph.TextOf() == "142.500.000").SetText("143.000.000"))));

        Assert.Equal((ReportOutline.Annex, PartState.Changed), (part.Key, part.State));
        var row = Assert.Single(part.Changes);
        Assert.Equal((LineKind.Row, "142.500.000", "143.000.000"), (row.Kind, row.Before!.Split('\t')[4], row.After!.Split('\t')[4]));
    }

    [Fact]
    public void Table_PutIntoAPart_IsAddedRowByRow()
    {
        var part = Assert.Single(SampleEdits.Changed(SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").AddAfterSelf(new XElement(
            W + "tbl", new XElement(W + "tr", Cell("Chỉ tiêu"), Cell("Số lượng")), new XElement(W + "tr", Cell("Hội nghị"), Cell("03")))))));

        Assert.Equal(["Chỉ tiêu\tSố lượng", "Hội nghị\t03"], part.Changes.Select(line => line.After));
    }

    [Fact]
    public void Frame_Changed_IsNamedItemByItem()
    {
        var comparison = SampleEdits.Compare(SampleEdits.Edit(document =>
        {
            document.ParagraphWith("Số:").SetText("Số: 12/BC-SKHCN");
            document.ParagraphWith("Quảng Ngãi, ngày").SetText("Kon Tum, ngày        tháng 12 năm 2026");
            document.ParagraphWith("Kính gửi:").SetText("Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi.");
            document.ParagraphWith("- GĐ, các PGĐ Sở;").Remove();
            document.Descendants(W + "p").Last(paragraph => paragraph.TextOf() == "GIÁM ĐỐC").SetText("KT. GIÁM ĐỐC");
            document.ParagraphWith("KT. GIÁM ĐỐC").AddAfterSelf(SampleEdits.Paragraph("PHÓ GIÁM ĐỐC"), SampleEdits.Paragraph("Trần Công Hòa"));
        }));

        Assert.All(comparison.Parts, part => Assert.Equal(PartState.Unchanged, part.State));
        Assert.Equal(
        [
            new("Số, ký hiệu", "Số: …/BC-SKHCN", "Số: 12/BC-SKHCN"),
            new("Địa danh, ngày tháng năm", "Quảng Ngãi, ngày … tháng … năm …", "Kon Tum, ngày … tháng … năm …"),
            new("Kính gửi", "Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi (qua Sở Tài chính).", "Kính gửi: Ủy ban nhân dân tỉnh Quảng Ngãi."),
            new("Nơi nhận", "- Như trên;\n- GĐ, các PGĐ Sở;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, HCTH.", "- Như trên;\n- Các phòng, đơn vị thuộc Sở;\n- Lưu: VT, HCTH."),
            new("Quyền hạn, chức vụ của người ký", "GIÁM ĐỐC", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC"),
            new FrameChange("Họ và tên người ký", "", "Trần Công Hòa"),
        ],
        comparison.Frame);
    }

    [Fact]
    public void Frame_TakenOut_IsNamedAndWarned()
    {
        var docx = SampleEdits.Edit(document => document.Body().Elements(W + "tbl").First().Remove());

        Assert.Equal([EditedFileReasons.NoRoom], SampleEdits.Taken(docx).Warnings);
        Assert.Equal(4, SampleEdits.Compare(docx).Frame.Count);
    }

    [Fact]
    public void Paragraphs_FarTooMany_AreComparedInBounds()
    {
        var docx = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").ReplaceWith(Enumerable.Range(1, 15_000).Select(number => SampleEdits.Paragraph($"Đoạn số {number}."))));
        var other = SampleEdits.Edit(document => document.ParagraphWith("Mở rộng hợp tác").ReplaceWith(Enumerable.Range(1, 15_000).Select(number => SampleEdits.Paragraph($"Đoạn thứ {number}!"))));

        var part = Assert.Single(ReportComparison.Of(SampleEdits.Taken(docx), SampleEdits.Taken(other)).Parts, part => part.State is PartState.Changed);

        Assert.Equal(30_000, part.Changes.Count());
    }

    [Fact]
    public void Paragraph_OfMillionsOfLetters_IsComparedInBounds()
    {
        var (one, other) = (string.Join(' ', Enumerable.Range(0, 200_000)), string.Join(' ', Enumerable.Range(0, 200_000).Select(number => number * 7)));

        var pieces = TextPieces.Of(one, other);

        Assert.Equal(one, string.Concat(pieces.Where(piece => piece.Kind is not PieceKind.Added).Select(piece => piece.Text)));
        Assert.Equal(other, string.Concat(pieces.Where(piece => piece.Kind is not PieceKind.Removed).Select(piece => piece.Text)));
    }

    [Fact]
    public void Pieces_OfAnyTwoTexts_SayBoth() => Gen.Select(Words, Words).Sample((before, after) =>
    {
        var pieces = TextPieces.Of(before, after);
        Assert.Equal(before, string.Concat(pieces.Where(piece => piece.Kind is not PieceKind.Added).Select(piece => piece.Text)));
        Assert.Equal(after, string.Concat(pieces.Where(piece => piece.Kind is not PieceKind.Removed).Select(piece => piece.Text)));
    });

    /// <summary>A model edits paragraphs of our own draft; each part tells exactly its edits.</summary>
    [Fact]
    public void Draft_EditedAtRandom_TellsExactlyTheEdits() => Gen.Select(Gen.Int[0, 2], Gen.Int[0, 999]).Array[0, 12].Sample(edits =>
    {
        var expected = new List<(string Key, LineState State, string? Before, string? After)>();
        var docx = SampleEdits.Edit(document =>
        {
            var free = Editable(document);
            foreach (var (index, (operation, at)) in edits.Index().Where(_ => free.Count > 0))
            {
                var (key, paragraph) = free[at % free.Count];
                var before = ParagraphWords.Of(paragraph);
                var fresh = $"zq{index} wx{index} kj{index} vb{index}";
                switch (operation)
                {
                    case 0:
                        paragraph.SetText(before + " " + fresh[..2] + "w");
                        expected.Add((key, LineState.Changed, before, before + " " + fresh[..2] + "w"));
                        break;
                    case 1:
                        paragraph.Remove();
                        expected.Add((key, LineState.Removed, before, null));
                        break;
                    default:
                        paragraph.AddAfterSelf(SampleEdits.Paragraph(fresh));
                        expected.Add((key, LineState.Added, null, fresh));
                        break;
                }

                free.RemoveAt(at % free.Count);
            }
        });

        var comparison = SampleEdits.Compare(docx);

        Assert.Equal(Sorted(expected), Sorted(comparison.Parts.SelectMany(part => part.Changes.Select(line => (part.Key, line.State, line.Before, line.After)))));
        Assert.Empty(comparison.Frame);
    }, iter: 60);

    private static readonly string[] Some = ["một", "hai", " ", ", ", "Ba", "ba", ".", "🏳️", "\uD800", "e\u0323"];

    private static readonly Gen<string> Words = Gen.Int[0, Some.Length - 1].Array[0, 30].Select(words => string.Concat(words.Select(word => Some[word])));

    // Every third paragraph, so that edits do not meet; with the part that the draft says it is in.
    private static List<(string Key, XElement Paragraph)> Editable(XDocument document)
    {
        var report = ConsolidatedReport.From(SampleCycle.Normal());
        var texts = document.Body().Elements(W + "p").SkipWhile(paragraph => !paragraph.TextOf().StartsWith("Căn cứ", StringComparison.Ordinal)).ToList();
        var keys = report.Parts.SelectMany(part => part.Printed.Select(block => (part.Key, Block: block))).ToList();
        return
        [
            .. keys.Zip(texts).Index()
                .Where(each => each.Index % 3 == 0 && each.Item.First is { Key: not "closing", Block: Paragraph { Text.Length: > 20 } })
                .Select(each => (each.Item.First.Key, each.Item.Second)),
        ];
    }

    private static List<(string Key, LineState State, string? Before, string? After)> Sorted(IEnumerable<(string Key, LineState State, string? Before, string? After)> changes) =>
        [.. changes.OrderBy(each => $"{each.Key}|{each.State}|{each.Before}|{each.After}", StringComparer.Ordinal)];

    private static XElement Cell(string text) => new(W + "tc", SampleEdits.Paragraph(text, "TableText"));
}

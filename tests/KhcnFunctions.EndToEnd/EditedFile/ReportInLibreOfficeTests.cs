using System.IO.Compression;
using System.Text;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Consolidation.EditedFile;
using KhcnFunctions.EndToEnd.WordForm;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.WordForm;
using Xunit;

namespace KhcnFunctions.EndToEnd.EditedFile;

/// <summary>The report that a real word processor opened and saved: nothing is taken for a change that nobody made.</summary>
public sealed class ReportInLibreOfficeTests(LibreOffice office) : IClassFixture<LibreOffice>
{
    [Fact]
    public async Task Report_SavedThere_HasNoChangeAndItsRoom()
    {
        var own = Write();

        var saved = await office.SaveAsAsync(own, "docx", LibreOffice.Docx);

        var report = Taken(saved);
        Assert.Empty(report.Warnings);
        AssertUnchanged(ReportComparison.Of(Taken(own), report));
        Assert.Empty(Errors(report.Docx.ToArray()).Except(Errors(saved)));
        Assert.True(NumberedReport.HasRoom(report.Docx));
        var numbered = Everything(NumberedReport.From(report.Docx, "12/BC-SKHCN", new(2027, 1, 8)));
        Assert.Contains("Số: 12/BC-SKHCN", numbered, StringComparison.Ordinal);
        Assert.Contains("ngày 08 tháng 01 năm 2027", numbered, StringComparison.Ordinal);
        Assert.Contains("(Kèm theo Báo cáo số 12/BC-SKHCN ngày 08 tháng 01 năm 2027", numbered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Report_ByWayOfOpenDocument_HasNoChange()
    {
        var own = Write();

        var odt = await office.SaveAsAsync(own, "docx", "odt");
        var saved = await office.SaveAsAsync(odt, "odt", LibreOffice.Docx);

        AssertUnchanged(ReportComparison.Of(Taken(own), Taken(saved)));
    }

    [Fact]
    public async Task Report_CleanedAndNumbered_IsOpenedThere()
    {
        var own = Write();
        var numbered = NumberedReport.From(Taken(await office.SaveAsAsync(own, "docx", LibreOffice.Docx)).Docx, "12/BC-SKHCN", new(2027, 1, 8));

        var report = Taken(await office.SaveAsAsync(numbered, "docx", LibreOffice.Docx));

        var comparison = ReportComparison.Of(Taken(own), report);
        Assert.Equal(["Số, ký hiệu", "Địa danh, ngày tháng năm"], comparison.Frame.Select(change => change.Name));
        Assert.Equal([ReportOutline.Annex], comparison.Parts.Where(part => part.State is not PartState.Unchanged).Select(part => part.Key));
    }

    [Fact]
    public async Task Report_EditedAndSavedThere_TellsTheEditAlone()
    {
        var own = Write();
        var edited = SampleForms.EditText(own, xml => xml.Replace("Đã mở 03 lớp.", "Đã mở 04 lớp.", StringComparison.Ordinal));

        var saved = await office.SaveAsAsync(edited, "docx", LibreOffice.Docx);

        var part = Assert.Single(ReportComparison.Of(Taken(own), Taken(saved)).Parts, part => part.State is not PartState.Unchanged);
        Assert.Equal(PartKeys.Task(PlanFile.Shipped.Tasks[0].Id), part.Key);
        Assert.Equal(("Đã mở 03 lớp.", "Đã mở 04 lớp."), part.Changes.Select(line => (line.Before, line.After)).Single());
    }

    private static void AssertUnchanged(ReportComparison comparison)
    {
        Assert.All(comparison.Parts, part => Assert.Empty(part.Changes));
        Assert.Empty(comparison.Frame);
    }

    // LibreOffice orders a few elements as the schema does not; what counts is that no error is added.
    private static List<string> Errors(byte[] docx)
    {
        using var document = WordprocessingDocument.Open(new MemoryStream(docx), isEditable: false);
        return [.. new OpenXmlValidator(FileFormatVersions.Office2019).Validate(document).Select(error => $"{error.Part?.Uri} {error.Path?.XPath}: {error.Description}")];
    }

    private static EditedReport Taken(byte[] docx)
    {
        var reading = EditedReport.Read(docx, ReportOutline.Of(ConsolidatedReport.From(Input())));
        Assert.Empty(reading.Mistakes);
        return reading.Report!;
    }

    private static EditedReport Taken(ReadOnlyMemory<byte> docx) => Taken(docx.ToArray());

    private static byte[] Write()
    {
        using var stream = new MemoryStream();
        ReportDocument.Write(Input(), stream);
        return stream.ToArray();
    }

    private static ConsolidationInput Input()
    {
        var plan = PlanFile.Shipped;
        var unit = plan.Register.Units.First(unit => unit.Id == plan.Tasks[0].Leads[0]);
        var report = new Report
        {
            Tasks =
            [
                new()
                {
                    Task = plan.Tasks[0].Id,
                    Results = "Đã mở 03 lớp.\n- Cấp tỉnh: 01 lớp;\n- Cấp xã: 02 lớp.\nNội dung\tSố lượng\nLớp tập huấn\t3",
                    Assessment = new(CompletionLevel.InProgress, "Tốt", Pace.Behind, "Chờ hướng dẫn."),
                    Budget = new(500_000_000, 420_000_000, "Ngân sách tỉnh"),
                    Difficulties = "Địa bàn rộng.",
                },
            ],
            General = new() { NextYear = "Tiếp tục thực hiện  Kế hoạch." },
        };
        var day = new DateOnly(2026, 12, 10);
        return new()
        {
            Plan = plan with { Number = "05/KH-SKHCN", SignedOn = new(2022, 1, 20) },
            Year = 2026,
            Draft = 1,
            CompiledAt = VietnamTime.At(new(2026, 12, 11), new(8, 0)),
            Units =
            [
                new()
                {
                    Unit = unit,
                    Standing = KhcnFunctions.Consolidation.UnitStanding.OnTime,
                    Leads = [plan.Tasks[0].Id],
                    Supports = [],
                    Deadline = new(DeadlineForm.Before, day, null, day.AddDays(-1), VietnamTime.StartOf(day)),
                    Received = new(report, 1, VietnamTime.At(new(2026, 12, 8), new(9, 0)), "BN-1", new('0', 64)),
                },
            ],
            Addressee = "Ủy ban nhân dân tỉnh Quảng Ngãi",
            Through = "Sở Tài chính",
        };
    }

    private static string Everything(byte[] docx)
    {
        using var zip = new ZipArchive(new MemoryStream(docx));
        var all = new StringBuilder();
        foreach (var entry in zip.Entries)
        {
            using var reader = new StreamReader(entry.Open());
            all.Append(reader.ReadToEnd());
        }

        return all.ToString();
    }
}

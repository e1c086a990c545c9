using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using KhcnFunctions.Calendar;
using KhcnFunctions.Plans;
using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.Submissions.WordForm;

/// <summary>A form of a centre that leads two tasks and supports three, and ways to fill and to spoil it.</summary>
internal static class SampleForms
{
    public static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly XNamespace W14 = "http://schemas.microsoft.com/office/word/2010/wordml";

    public static WordFormContent Content(ReportForm? prefill = null)
    {
        var plan = PlanFile.Shipped;
        var centre = new Unit
        {
            Id = "ttud",
            Name = "Trung tâm Ứng dụng và Dịch vụ Khoa học và Công nghệ",
            ShortName = "TTUD",
            Kind = UnitKind.Centre,
            Emails = ["ttud@skhcn.example"],
        };
        var office = plan.Register.Units.Single(unit => unit.Id == plan.Agency.Office) with { Contact = "Nguyễn Thị Mẫu", Phone = "0255 000 000" };
        return new(
            plan with { Number = "05/KH-SKHCN", SignedOn = new(2022, 1, 20) }, centre, 2026,
            plan.Reporting.Deadline.Resolve(new WorkingCalendar(CalendarData.Shipped), 2026), [.. plan.Tasks.Take(2)], [.. plan.Tasks.Skip(2)], office)
        {
            Link = "https://khcn.example/bao-cao/mau",
            Prefill = prefill,
        };
    }

    public static FormTasks Tasks => Content().Tasks;

    /// <summary>Every field of the form filled, with letters that are easily lost.</summary>
    public static ReportForm Filled()
    {
        var form = new ReportForm
        {
            [FormField.GeneralResults] = "Hoàn thành 12/12 nhiệm vụ.\nĐoạn hai: \"ngoặc\" & <5%.",
            [FormField.GeneralDifficulties] = "Thiếu kinh phí.",
            [FormField.GeneralProposals] = "Bổ sung biên chế.",
            [FormField.GeneralNextYear] = "Tiếp tục thực hiện.",
            [FormField.DocumentNumber] = "15",
            [FormField.DocumentSign] = "BC-TTUD",
            [FormField.DocumentSignedOn] = "08/12/2026",
            [FormField.DocumentSigner] = "Nguyễn Văn Mẫu",
            [FormField.ApproverName] = "Trần Thị Hòa",
            [FormField.ApproverPosition] = "Giám đốc Trung tâm",
            [FormField.NothingForSupported] = FormField.On,
        };
        var tasks = Tasks;
        foreach (var (part, value) in new[]
                 {
                     (FormField.Results, "Đã tổ chức 03 lớp tập huấn.\nCó 120 lượt người tham gia; tỷ lệ đạt 98,5%."), (FormField.Level, "inProgress"), (FormField.Quality, "Đạt yêu cầu"),
                     (FormField.Pace, "behind"), (FormField.Cause, "Chờ hướng dẫn của Bộ"), (FormField.Planned, "500.000.000"), (FormField.Spent, "420.000.000,5"),
                     (FormField.Source, "Ngân sách tỉnh"), (FormField.Difficulties, "Địa bàn rộng."), (FormField.Proposals, "Kính đề nghị xem xét."),
                 })
            form[FormField.Task(tasks.Leads[0].Id, part)] = value;
        for (var index = 0; index < 4; index++)
        {
            form[FormField.Figure(tasks.Leads[0].Id, index, FormField.FigureName)] = $"Số lớp tập huấn đợt {index + 1}";
            form[FormField.Figure(tasks.Leads[0].Id, index, FormField.FigureUnit)] = "lớp";
            form[FormField.Figure(tasks.Leads[0].Id, index, FormField.FigureValue)] = $"1.{index}00,5";
            form[FormField.Figure(tasks.Leads[0].Id, index, FormField.FigureEstimate)] = index % 2 == 0 ? FormField.On : "";
        }

        form[FormField.Task(tasks.Leads[1].Id, FormField.Nothing)] = FormField.On;
        form[FormField.Task(tasks.Supports[0].Id, FormField.Results)] = "Phối hợp góp ý 02 dự thảo.";
        form[FormField.Task(tasks.Supports[0].Id, FormField.Difficulties)] = "Thời gian gấp.";
        form[FormField.Task(tasks.Supports[0].Id, FormField.Proposals)] = "Gửi sớm hơn.";
        form[FormField.Task(tasks.Supports[1].Id, FormField.Nothing)] = FormField.On;
        return form;
    }

    public static byte[] Write(ReportForm? prefill = null)
    {
        using var stream = new MemoryStream();
        WordFormWriter.Write(stream, Content(prefill));
        return stream.ToArray();
    }

    public static WordFormReading Read(byte[] docx) => WordFormReader.Read(new MemoryStream(docx), Tasks);

    public static void AssertSame(ReportForm expected, WordFormReading reading, bool nothingFree = true)
    {
        Xunit.Assert.Equal(Lines(expected), Lines(reading.Form));
        if (nothingFree)
            Xunit.Assert.Null(reading.FreeText);
    }

    /// <summary>Types each field's text into its control, as word processors do: a run of its own, a break for each line.</summary>
    public static void Fill(XDocument document, ReportForm form)
    {
        foreach (var control in document.Descendants(W + "sdt").ToList())
        {
            var tag = control.Element(W + "sdtPr")?.Element(W + "tag")?.Attribute(W + "val")?.Value;
            if (tag is null || !form.IsOn(tag))
                continue;
            control.Element(W + "sdtPr")!.Element(W + "showingPlcHdr")?.Remove();
            var runs = control.Element(W + "sdtContent")!.DescendantsAndSelf(W + "r").ToList();
            var text = form[tag];
            if (FormField.IsFlag(tag))
            {
                control.Descendants(W14 + "checked").Single().SetAttributeValue(W14 + "val", "1");
                text = "☒";
            }
            else if (tag.EndsWith(".level", StringComparison.Ordinal))
            {
                text = FormWords.Levels.Single(level => FormWords.Of(level.Value) == text).Words;
            }
            else if (tag.EndsWith(".pace", StringComparison.Ordinal))
            {
                text = FormWords.Paces.Single(pace => FormWords.Of(pace.Value) == text).Words;
            }

            runs[0].ReplaceNodes(text.Split('\n').SelectMany((line, index) => new object?[]
            {
                index > 0 ? new XElement(W + "br") : null, new XElement(W + "t", new XAttribute(XNamespace.Xml + "space", "preserve"), line),
            }));
            runs.Skip(1).Remove();
        }
    }

    /// <summary>Takes every content control away; what it held stays.</summary>
    public static void Unwrap(XDocument document)
    {
        while (document.Descendants(W + "sdt").FirstOrDefault() is { } control)
            control.ReplaceWith(control.Element(W + "sdtContent")?.Nodes());
    }

    /// <summary>Changes the main part of a document.</summary>
    public static byte[] Edit(byte[] docx, Action<XDocument> change) => EditText(docx, xml =>
    {
        var document = XDocument.Parse(xml, LoadOptions.PreserveWhitespace);
        change(document);
        return document.Declaration + document.ToString(SaveOptions.DisableFormatting);
    });

    public static byte[] EditText(byte[] docx, Func<string, string> change, string part = "word/document.xml")
    {
        using var stream = new MemoryStream();
        stream.Write(docx);
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            var entry = zip.GetEntry(part)!;
            using var reader = new StreamReader(entry.Open());
            var text = reader.ReadToEnd();
            reader.Dispose();
            entry.Delete();
            using var writer = new StreamWriter(zip.CreateEntry(part).Open(), new UTF8Encoding(false));
            writer.Write(change(text));
        }

        return stream.ToArray();
    }

    private static string Lines(ReportForm form) => string.Join('\n', form.Fields.Select(field => $"{field.Key} = {field.Value}"));
}

using System.Diagnostics;
using System.Globalization;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Submissions;

namespace KhcnFunctions.Bench.Compile;

/// <summary>Processor time and memory of both documents of one cycle.</summary>
/// <param name="PeakMemory">Largest working set of the process, in bytes.</param>
internal sealed record CompileCost(int Reports, double ReportSeconds, double AppendixSeconds, double HintSeconds, long PeakMemory)
{
    public static CompileCost Measure(int reports)
    {
        // The first documents pay for the start of the machinery.
        Write(Input(100));
        Write(Input(100));
        var input = Input(reports);
        var (report, appendix) = Write(input);
        var start = Cpu();
        _ = EditingHints.Of(ConsolidatedReport.From(input));
        var hints = Cpu() - start;
        using var process = Process.GetCurrentProcess();
        return new(reports, report, appendix, hints, process.PeakWorkingSet64);
    }

    public static CompileCost Read(string line)
    {
        var fields = line.Split(' ');
        double At(int index) => double.Parse(fields[index], CultureInfo.InvariantCulture);
        return new((int)At(0), At(1), At(2), At(3), (long)At(4));
    }

    public string Line => FormattableString.Invariant($"{Reports} {ReportSeconds} {AppendixSeconds} {HintSeconds} {PeakMemory}");

    private static (double Report, double Appendix) Write(ConsolidationInput input)
    {
        var start = Cpu();
        using (var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose))
            ReportDocument.Write(input, file);
        var report = Cpu() - start;
        using (var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 4096, FileOptions.DeleteOnClose))
            TrackingAppendix.Write(input, file);
        return (report, Cpu() - start - report);
    }

    // Of the processor, in seconds: other programs on the machine do not count.
    private static double Cpu()
    {
        using var process = Process.GetCurrentProcess();
        return process.TotalProcessorTime.TotalSeconds;
    }

    private static ConsolidationInput Input(int reports) => SampleCycle.Input(
    [
        .. Enumerable.Range(1, reports).Select(number => SampleCycle.Entry(
            SamplePlan.Unit($"mau-{number}", $"Đơn vị mẫu {number}", $"M{number}"), ReportOf(number), UnitStanding.OnTime)),
    ]) with
    {
        LastYear = Enumerable.Range(1, reports).ToDictionary(number => $"mau-{number}", ReportOf),
    };

    // Three answers with what units write: paragraphs, a list, a table, figures.
    private static Report ReportOf(int number) => new()
    {
        Tasks =
        [
            .. Enumerable.Range(1, 3).Select(task => new TaskReport
            {
                Task = $"nv{task}",
                Results = $"Đơn vị đã triển khai {number} nội dung của nhiệm vụ {task} tại địa bàn số {number % 17}, có {number * 31} lượt người tham gia.\n"
                    + "Thực hiện nghiêm túc chế độ thông tin, báo cáo theo quy định của Sở và của Ủy ban nhân dân tỉnh.\n"
                    + $"- Tổ chức {number % 9} lớp tập huấn;\n- Biên soạn {number % 5} tài liệu.\nTT\tNội dung\tSố lượng\n1\tTập huấn\t{number % 9}\n2\tHội nghị\t{number % 4}",
                Figures = [new("Số lượt người tham gia", "lượt", number * 31, FullYearEstimate: number % 2 == 0)],
                Budget = new(number * 1_000_000m, number * 900_000m, "Ngân sách tỉnh"),
                Difficulties = $"Kinh phí của nội dung thứ {number} được phân bổ vào quý III.",
            }),
        ],
        General = new() { NextYear = $"Tiếp tục thực hiện {number} nội dung đã đăng ký." },
    };
}

using System.Text.Json;
using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>Reads a report sent as JSON against what the unit has to answer, and names every mistake.</summary>
public static class ReportReader
{
    private const int MostTasks = 500;
    private const int MostFigures = 200;
    private const int MaxDepth = 16;
    private const string Missing = "còn thiếu";

    private static readonly TaskReport Silent = new() { Task = "", Figures = [] };

    public static ReportReading Read(ReadOnlyMemory<byte> json, ReportingScope scope)
    {
        var mistakes = new List<InputMistake>();
        using var document = JsonFields.Parse(json, MaxDepth, mistakes);
        var report = document is null ? null : ReadReport(document.RootElement, scope, mistakes);
        return new(mistakes.Count == 0 ? report : null, report is null ? null : WithoutSilence(report), JsonFields.Shown(mistakes));
    }

    // An answer of which nothing could be read is no answer.
    private static Report WithoutSilence(Report report) => report with
    {
        Tasks = [.. report.Tasks.Where(task => task.NothingToReport || task with { Task = "", Figures = [] } != Silent || task.Figures.Count > 0)],
    };

    private static Report? ReadReport(JsonElement root, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(root, "", mistakes, "tasks", "general", "document", "approver", "nothingToReportForSupported") is not { } fields)
            return null;
        return new Report
        {
            Tasks = ReadTasks(fields, scope, mistakes),
            General = ReadGeneral(fields, mistakes),
            Document = ReadDocument(fields, scope, mistakes),
            Approver = ReadApprover(fields, scope, mistakes),
        };
    }

    private static List<TaskReport> ReadTasks(JsonFields fields, ReportingScope scope, List<InputMistake> mistakes)
    {
        var nothingForSupported = fields.Flag("nothingToReportForSupported");
        var before = mistakes.Count;
        if (!fields.Has("tasks") && !nothingForSupported)
            fields.Note("tasks", "chưa có phần báo cáo theo nhiệm vụ");
        var entries = fields.List("tasks", MostTasks);

        // A list that is not read, or an answer whose task can't be told, may hold what seems to be missing.
        var allTold = mistakes.Count == before;
        var byTask = new Dictionary<string, TaskReport>(StringComparer.Ordinal);
        foreach (var (value, pointer) in entries)
        {
            if (ReadTask(value, pointer, scope, mistakes) is not { } answer)
                allTold = false;
            else if (!byTask.TryAdd(answer.Task, answer))
                mistakes.Add(new($"{pointer}/task", $"nhiệm vụ '{answer.Task}' được báo cáo hai lần"));
        }

        foreach (var task in nothingForSupported ? scope.Supports : [])
            byTask.TryAdd(task, new TaskReport { Task = task, NothingToReport = true });

        var open = scope.Leads.Concat(scope.Supports).Where(task => !byTask.ContainsKey(task)).ToList();
        if (open.Count > 0 && allTold)
            fields.Note("tasks", $"còn nhiệm vụ chưa trả lời: {string.Join(", ", open)}; nhiệm vụ không có kết quả đề nghị ghi rõ 'không phát sinh' (nothingToReport)");

        // The plan's order, not the sender's: the same answers are the same content.
        return [.. scope.Leads.Concat(scope.Supports).Where(byTask.ContainsKey).Order(StringComparer.Ordinal).Select(task => byTask[task])];
    }

    private static TaskReport? ReadTask(JsonElement value, string pointer, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(value, pointer, mistakes, "task", "nothingToReport", "results", "assessment", "budget", "figures", "difficulties", "proposals") is not { } fields)
            return null;
        var task = fields.RequiredText("task", "thiếu mã nhiệm vụ", 100);
        var leads = scope.Leads.Contains(task, StringComparer.Ordinal);
        if (task.Length > 0 && !scope.Tasks.Contains(task))
            fields.Note("task", $"Kế hoạch không có nhiệm vụ '{task}'");
        else if (task.Length > 0 && !leads && !scope.Supports.Contains(task, StringComparer.Ordinal))
            fields.Note("task", $"đơn vị không chủ trì hoặc phối hợp nhiệm vụ '{task}'");

        var answer = new TaskReport
        {
            Task = task,
            NothingToReport = fields.Flag("nothingToReport"),
            Results = fields.Text("results"),
            Assessment = ReadAssessment(fields, mistakes),
            Budget = ReadBudget(fields, mistakes),
            Figures = [.. fields.List("figures", MostFigures).Select(entry => ReadFigure(entry.Value, entry.Pointer, mistakes)).OfType<Figure>()],
            Difficulties = fields.Text("difficulties"),
            Proposals = fields.Text("proposals"),
        };
        CheckWhole(answer, leads, fields);
        return task.Length == 0 ? null : answer;
    }

    private static void CheckWhole(TaskReport answer, bool leads, JsonFields fields)
    {
        if (answer.NothingToReport)
        {
            if (answer.Results is not null || answer.Assessment is not null || answer.Budget is not null || answer.Figures.Count > 0)
                fields.Note("nothingToReport", "đã ghi 'không phát sinh' thì để trống kết quả, đánh giá, kinh phí và số liệu");
            return;
        }

        if (answer.Results is null && fields.IsBlank("results"))
            fields.Note("results", "chưa có kết quả thực hiện; nếu không có, đề nghị ghi rõ 'không phát sinh' (nothingToReport)");
        if (leads && answer.Assessment is null && !fields.Has("assessment"))
            fields.Note("assessment", "đơn vị chủ trì cần tự đánh giá mức độ thực hiện (level)");
    }

    private static Assessment? ReadAssessment(JsonFields task, List<InputMistake> mistakes)
    {
        if (task.Find("assessment") is not { } value
            || JsonFields.Of(value, task.PointerTo("assessment"), mistakes, "level", "quality", "pace", "cause") is not { } fields)
            return null;
        if (!fields.Has("level"))
            fields.Note("level", "chưa có mức độ thực hiện");
        var level = fields.Choice<CompletionLevel>("level");
        var assessment = new Assessment(level ?? default, fields.Text("quality"), fields.Choice<Pace>("pace"), fields.Text("cause"));
        return level is null ? null : assessment;
    }

    private static Budget? ReadBudget(JsonFields task, List<InputMistake> mistakes)
    {
        if (task.Find("budget") is not { } value
            || JsonFields.Of(value, task.PointerTo("budget"), mistakes, "planned", "spent", "source") is not { } fields)
            return null;
        var planned = fields.Number("planned", negativeAllowed: false);
        var spent = fields.Number("spent", negativeAllowed: false);
        if (!fields.Has("planned") || !fields.Has("spent"))
            fields.Note(fields.Has("planned") ? "spent" : "planned", "kinh phí cần đủ số kế hoạch và số thực hiện");
        var source = fields.Text("source", 1000);
        return planned is { } plan && spent is { } done ? new Budget(plan, done, source) : null;
    }

    private static Figure? ReadFigure(JsonElement value, string pointer, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(value, pointer, mistakes, "name", "unit", "value", "fullYearEstimate") is not { } fields)
            return null;
        var name = fields.RequiredText("name", "thiếu tên số liệu", 500);
        if (!fields.Has("value"))
            fields.Note("value", "thiếu giá trị");
        var (unit, isEstimate) = (fields.Text("unit", 100), fields.Flag("fullYearEstimate"));
        return fields.Number("value", negativeAllowed: true) is { } number && name.Length > 0 ? new Figure(name, unit, number, isEstimate) : null;
    }

    private static GeneralPart ReadGeneral(JsonFields report, List<InputMistake> mistakes)
    {
        if (report.Find("general") is not { } value
            || JsonFields.Of(value, report.PointerTo("general"), mistakes, "results", "difficulties", "proposals", "nextYear") is not { } fields)
            return new();
        return new GeneralPart
        {
            Results = fields.Text("results"),
            Difficulties = fields.Text("difficulties"),
            Proposals = fields.Text("proposals"),
            NextYear = fields.Text("nextYear"),
        };
    }

    private static UnitDocument? ReadDocument(JsonFields report, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (report.Find("document") is not { } value)
        {
            if (scope.HasSeal)
                report.Note("document", "đơn vị có con dấu cần ghi số, ký hiệu, ngày và người ký văn bản");
            return null;
        }

        if (!scope.HasSeal)
        {
            report.Note("document", "phòng không có con dấu và số văn bản riêng; đề nghị bỏ phần này");
            return null;
        }

        if (JsonFields.Of(value, report.PointerTo("document"), mistakes, "number", "sign", "signedOn", "signer") is not { } fields)
            return null;
        var before = mistakes.Count;
        if (!fields.Has("signedOn"))
            fields.Note("signedOn", Missing);
        var document = new UnitDocument(
            fields.RequiredText("number", Missing, 50), fields.RequiredText("sign", Missing, 100), fields.Day("signedOn") ?? default, fields.RequiredText("signer", Missing, 200));
        if (document.SignedOn > scope.Today)
            fields.Note("signedOn", "ngày ký ở sau ngày gửi");
        return mistakes.Count == before ? document : null;
    }

    private static Approver? ReadApprover(JsonFields report, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (report.Find("approver") is not { } value)
        {
            if (scope.DeclaresApprover)
                report.Note("approver", "đề nghị ghi họ tên, chức vụ người đã duyệt báo cáo của đơn vị");
            return null;
        }

        if (JsonFields.Of(value, report.PointerTo("approver"), mistakes, "name", "position") is not { } fields)
            return null;
        var approver = new Approver(fields.RequiredText("name", Missing, 200), fields.RequiredText("position", Missing, 200));
        return approver is { Name.Length: > 0, Position.Length: > 0 } ? approver : null;
    }
}

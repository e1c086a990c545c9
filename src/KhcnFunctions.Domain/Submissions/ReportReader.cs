using System.Text.Json;
using KhcnFunctions.Input;

namespace KhcnFunctions.Submissions;

/// <summary>Reads a report sent as JSON against what the unit has to answer, and names every mistake.</summary>
public static class ReportReader
{
    private const int MostTasks = 500;
    private const int MostFigures = 200;
    private static readonly JsonDocumentOptions Strict = new() { MaxDepth = 16, AllowDuplicateProperties = false };

    public static ReportReading Read(ReadOnlyMemory<byte> json, ReportingScope scope)
    {
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(json, Strict);
        }
        catch (JsonException fault)
        {
            return new(null, [new("", FormattableString.Invariant($"không phải JSON hợp lệ (dòng {fault.LineNumber + 1}, vị trí {fault.BytePositionInLine + 1})"))]);
        }

        using (document)
        {
            var mistakes = new List<InputMistake>();
            var report = ReadReport(document.RootElement, scope, mistakes);
            return new(mistakes.Count == 0 ? report : null, mistakes);
        }
    }

    private static Report? ReadReport(JsonElement root, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(root, "", mistakes, "tasks", "general", "document", "nothingToReportForSupported") is not { } fields)
            return null;
        if (!fields.Has("tasks") && !fields.Flag("nothingToReportForSupported"))
            fields.Note("tasks", "chưa có phần báo cáo theo nhiệm vụ");
        var answers = ReadTasks(fields, scope, mistakes);
        return new Report
        {
            Tasks = answers,
            General = ReadGeneral(fields, mistakes),
            Document = ReadDocument(fields, scope, mistakes),
        };
    }

    private static List<TaskReport> ReadTasks(JsonFields fields, ReportingScope scope, List<InputMistake> mistakes)
    {
        var byTask = new Dictionary<string, TaskReport>(StringComparer.Ordinal);
        foreach (var (value, pointer) in fields.List("tasks", MostTasks))
        {
            if (ReadTask(value, pointer, scope, mistakes) is { } answer && !byTask.TryAdd(answer.Task, answer))
                mistakes.Add(new($"{pointer}/task", $"nhiệm vụ '{answer.Task}' được báo cáo hai lần"));
        }

        if (fields.Flag("nothingToReportForSupported"))
        {
            foreach (var task in scope.Supports)
                byTask.TryAdd(task, new TaskReport { Task = task, NothingToReport = true });
        }

        var open = scope.Leads.Concat(scope.Supports).Where(task => !byTask.ContainsKey(task)).ToList();
        if (open.Count > 0 && mistakes.Count == 0)
            fields.Note("tasks", $"còn nhiệm vụ chưa trả lời: {string.Join(", ", open)}; nhiệm vụ không có kết quả đề nghị ghi rõ 'không phát sinh' (nothingToReport)");

        // The plan's order, not the sender's: the same answers are the same content.
        return [.. scope.Leads.Concat(scope.Supports).Where(byTask.ContainsKey).Order(StringComparer.Ordinal).Select(task => byTask[task])];
    }

    private static TaskReport? ReadTask(JsonElement value, string pointer, ReportingScope scope, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(value, pointer, mistakes, "task", "nothingToReport", "results", "assessment", "budget", "figures", "difficulties", "proposals") is not { } fields)
            return null;
        var task = fields.Text("task", 100);
        var leads = task is not null && scope.Leads.Contains(task, StringComparer.Ordinal);
        if (!fields.Has("task"))
            fields.Note("task", "thiếu mã nhiệm vụ");
        else if (task is null)
            return null;
        else if (!scope.Tasks.Contains(task))
            fields.Note("task", $"Kế hoạch không có nhiệm vụ '{task}'");
        else if (!leads && !scope.Supports.Contains(task, StringComparer.Ordinal))
            fields.Note("task", $"đơn vị không chủ trì hoặc phối hợp nhiệm vụ '{task}'");

        var answer = new TaskReport
        {
            Task = task ?? "",
            NothingToReport = fields.Flag("nothingToReport"),
            Results = fields.Text("results"),
            Assessment = ReadAssessment(fields, mistakes),
            Budget = ReadBudget(fields, mistakes),
            Figures = [.. fields.List("figures", MostFigures).Select(entry => ReadFigure(entry.Value, entry.Pointer, mistakes)).OfType<Figure>()],
            Difficulties = fields.Text("difficulties"),
            Proposals = fields.Text("proposals"),
        };
        CheckWhole(answer, leads, fields);
        return task is null ? null : answer;
    }

    private static void CheckWhole(TaskReport answer, bool leads, JsonFields fields)
    {
        if (answer.NothingToReport)
        {
            if (answer.Results is not null || answer.Assessment is not null || answer.Budget is not null || answer.Figures.Count > 0)
                fields.Note("nothingToReport", "đã ghi 'không phát sinh' thì để trống kết quả, đánh giá, kinh phí và số liệu");
            return;
        }

        if (answer.Results is null && !fields.Has("results"))
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
        return new Budget(planned ?? 0, spent ?? 0, fields.Text("source", 1000));
    }

    private static Figure? ReadFigure(JsonElement value, string pointer, List<InputMistake> mistakes)
    {
        if (JsonFields.Of(value, pointer, mistakes, "name", "unit", "value", "fullYearEstimate") is not { } fields)
            return null;
        var name = fields.Text("name", 500);
        if (!fields.Has("name"))
            fields.Note("name", "thiếu tên số liệu");
        if (!fields.Has("value"))
            fields.Note("value", "thiếu giá trị");
        return new Figure(name ?? "", fields.Text("unit", 100), fields.Number("value", negativeAllowed: true) ?? 0, fields.Flag("fullYearEstimate"));
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
        var document = new UnitDocument(
            fields.Text("number", 50) ?? "", fields.Text("sign", 100) ?? "", fields.Day("signedOn") ?? default, fields.Text("signer", 200) ?? "");
        foreach (var name in new[] { "number", "sign", "signedOn", "signer" }.Where(name => !fields.Has(name)))
            fields.Note(name, "còn thiếu");
        if (document.SignedOn > scope.Today)
            fields.Note("signedOn", "ngày ký ở sau ngày gửi");
        return document;
    }
}

using System.Text.Json;
using KhcnFunctions.Input;
using KhcnFunctions.Plans;

namespace KhcnFunctions.Difficulties;

/// <summary>Reads difficulties and steps sent as JSON, and names every mistake.</summary>
public static class DifficultyReader
{
    private const int MaxDepth = 6;
    private const int LongestId = 64;
    private const string Missing = "còn thiếu";

    private static readonly Dictionary<string, string[]> OfUnit = new(StringComparer.Ordinal) { ["add"] = ["text"], ["withdraw"] = ["text"], ["unsettled"] = ["text"] };

    private static readonly Dictionary<string, string[]> OfOffice = new(StringComparer.Ordinal)
    {
        ["forward"] = ["text", "decidedBy"],
        ["opinion"] = ["text", "decidedBy", "decidedOn", "form", "recordedBy"],
        ["answer"] = ["text", "decidedBy", "decidedOn", "form", "recordedBy", "onBehalf", "amendment"],
        ["amend"] = ["decidedBy", "amendment"],
    };

    /// <summary>A difficulty that a unit raises; null where anything is wrong.</summary>
    /// <param name="tasks">Ids of those that the unit leads or supports.</param>
    public static (RaisedText? Raised, IReadOnlyList<InputMistake> Mistakes) ReadRaised(ReadOnlyMemory<byte> json, IReadOnlyList<string> tasks, string through)
    {
        ArgumentNullException.ThrowIfNull(tasks);
        var mistakes = new List<InputMistake>();
        using var document = JsonFields.Parse(json, MaxDepth, mistakes);
        if (document is null || JsonFields.Of(document.RootElement, "", mistakes, "id", "task", "what", "proposal") is not { } fields)
            return (null, JsonFields.Shown(mistakes));
        var (id, task) = (IdOf(fields), fields.Text("task", 100));
        var (what, proposal) = (fields.RequiredText("what", Missing, DifficultyRules.LongestText), fields.Text("proposal", DifficultyRules.LongestText));
        if (task is not null && !tasks.Contains(task, StringComparer.Ordinal))
            fields.Note("task", "không phải nhiệm vụ đơn vị chủ trì hoặc phối hợp");
        return (mistakes.Count == 0 ? new(task, what, proposal, [], "api-" + id, through) : null, JsonFields.Shown(mistakes));
    }

    /// <summary>A step; null where anything is wrong.</summary>
    /// <param name="unit">The unit that calls; null for HCTH.</param>
    public static (DifficultyStep? Step, IReadOnlyList<InputMistake> Mistakes) ReadStep(ReadOnlyMemory<byte> json, Plan plan, string? unit, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(plan);
        var mistakes = new List<InputMistake>();
        using var document = JsonFields.Parse(json, MaxDepth, mistakes);
        var step = document is null ? null : ReadStep(document.RootElement, plan, unit, today, mistakes);
        return (mistakes.Count == 0 ? step : null, JsonFields.Shown(mistakes));
    }

    private static DifficultyStep? ReadStep(JsonElement root, Plan plan, string? unit, DateOnly today, List<InputMistake> mistakes)
    {
        var known = unit is null ? OfOffice : OfUnit;
        var kind = root.ValueKind == JsonValueKind.Object && root.TryGetProperty("kind", out var value) && value.ValueKind == JsonValueKind.String ? JsonFields.TryGetString(value) ?? "" : "";
        if (!known.TryGetValue(kind, out var own))
        {
            mistakes.Add(new("/kind", $"phải là một trong: {string.Join(", ", known.Keys)}"));
            return null;
        }

        if (JsonFields.Of(root, "", mistakes, ["id", "kind", .. own]) is not { } fields)
            return null;
        var id = "api-" + IdOf(fields);
        var text = own.Contains("text") ? fields.RequiredText("text", Missing, DifficultyRules.LongestText) : "";
        if (unit is not null)
        {
            return (kind switch
            {
                "add" => (DifficultyStep)new AddedToDifficulty(text),
                "withdraw" => new DifficultyWithdrawn(text),
                _ => new DifficultyUnsettled(text),
            }) with
            { Id = id, By = unit };
        }

        var by = fields.RequiredText("decidedBy", Missing, 100);
        var isLeaders = kind is "opinion" or "answer";
        if (by.Length > 0 && !(isLeaders ? plan.Register.People.Any(person => person.Id == by) : by == plan.Agency.Office || plan.Register.Staff.Any(member => member.Id == by)))
            fields.Note("decidedBy", isLeaders ? "không phải lãnh đạo trong danh bạ" : "không phải người của Phòng Hành chính - Tổng hợp trong danh bạ");
        var amendment = own.Contains("amendment") ? AmendmentOf(fields, isRequired: kind == "amend", today, mistakes) : null;
        DifficultyStep step = kind switch
        {
            "forward" => new DifficultyForwarded(text),
            "opinion" => Of(fields, plan, today, new OpinionOnDifficulty(text)),
            "answer" => Of(fields, plan, today, new DifficultyAnswered(text) { OnBehalf = fields.Flag("onBehalf"), Amendment = amendment }),
            _ => new AmendmentNoted(amendment ?? new("", default, default, "")),
        };
        return step with { Id = id, By = by };
    }

    private static T Of<T>(JsonFields fields, Plan plan, DateOnly today, T step) where T : LeaderStep
    {
        var recorder = fields.Text("recordedBy", 100) ?? plan.Agency.Office;
        if (recorder != plan.Agency.Office && plan.Register.Staff.All(member => member.Id != recorder))
            fields.Note("recordedBy", "không phải người của Phòng Hành chính - Tổng hợp trong danh bạ");
        return step with { On = PastDay(fields, "decidedOn", today), Form = fields.RequiredText("form", Missing, 200), RecordedBy = recorder };
    }

    // An adjustment without its document is none.
    private static Amendment? AmendmentOf(JsonFields fields, bool isRequired, DateOnly today, List<InputMistake> mistakes)
    {
        if (fields.Find("amendment") is not { } value)
        {
            if (isRequired)
                fields.Note("amendment", Missing);
            return null;
        }

        if (JsonFields.Of(value, fields.PointerTo("amendment"), mistakes, "number", "signedOn", "from", "what") is not { } own)
            return null;
        const string noValue = "còn thiếu; chưa có giá trị điều chỉnh";
        var number = own.RequiredText("number", noValue, 100);
        if (number.Length > 0 && number.Split('/', 2) is not [{ Length: > 0 }, { Length: > 0 }])
            own.Note("number", "phải gồm số và ký hiệu, như 15/QĐ-SKHCN");
        if (own.IsBlank("from"))
            own.Note("from", noValue);
        return new(number, PastDay(own, "signedOn", today), own.Day("from") ?? default, own.RequiredText("what", Missing, 2000));
    }

    private static DateOnly PastDay(JsonFields fields, string name, DateOnly today)
    {
        if (fields.IsBlank(name))
            fields.Note(name, Missing);
        var day = fields.Day(name) ?? default;
        if (day > today)
            fields.Note(name, "ở sau ngày hôm nay");
        return day;
    }

    private static string IdOf(JsonFields fields)
    {
        var id = fields.RequiredText("id", Missing, LongestId);
        if (!id.All(letter => char.IsAsciiLetterOrDigit(letter) || letter is '-' or '_'))
            fields.Note("id", "chỉ gồm chữ cái không dấu, chữ số, gạch ngang");
        return id;
    }
}

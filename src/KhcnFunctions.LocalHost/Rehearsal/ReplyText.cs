using KhcnFunctions.Plans;
using KhcnFunctions.Submissions;
using KhcnFunctions.Submissions.Headings;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>A report as somebody types it into a reply: the headings that people know, and what belongs under each.</summary>
internal static class ReplyText
{
    private static readonly (string Part, string Label)[] OfTask =
    [
        (FormField.Results, FormLabels.Results),
        (FormField.Level, FormLabels.Level),
        (FormField.Quality, FormLabels.Quality),
        (FormField.Pace, FormLabels.Pace),
        (FormField.Cause, FormLabels.Cause),
        (FormField.Planned, FormLabels.Planned),
        (FormField.Spent, FormLabels.Spent),
        (FormField.Source, FormLabels.Source),
        (FormField.Difficulties, FormLabels.Difficulties),
        (FormField.Proposals, FormLabels.Proposals),
    ];

    public static string Of(ReportForm form, Plan plan, UnitDuty duty)
    {
        var lines = new List<string> { "Kính gửi Phòng Hành chính - Tổng hợp, đơn vị báo cáo như sau:" };
        foreach (var task in plan.Tasks.Where(task => duty.Leads.Contains(task.Id) || duty.Supports.Contains(task.Id)))
        {
            lines.Add(FormLabels.Task(task.Number, duty.Leads.Contains(task.Id)));
            if (form.IsOn(FormField.Task(task.Id, FormField.Nothing)))
                lines.Add(FormLabels.Nothing);
            lines.AddRange(OfTask.Where(field => form.IsOn(FormField.Task(task.Id, field.Part))).Select(field => $"{field.Label}: {Words(field.Part, form[FormField.Task(task.Id, field.Part)])}"));
        }

        lines.Add(FormLabels.General);
        (string Field, string Label)[] general =
        [
            (FormField.GeneralDifficulties, FormLabels.Difficulties), (FormField.GeneralNextYear, FormLabels.NextYear),
            (FormField.DocumentNumber, FormLabels.DocumentNumber), (FormField.DocumentSign, FormLabels.DocumentSign),
            (FormField.DocumentSignedOn, FormLabels.DocumentSignedOn), (FormField.DocumentSigner, FormLabels.DocumentSigner),
        ];
        lines.AddRange(general.Where(field => form.IsOn(field.Field)).Select(field => $"{field.Label}: {form[field.Field]}"));
        return string.Join("\r\n", lines) + "\r\n";
    }

    private static string Words(string part, string text) => part switch
    {
        FormField.Level => FormWords.Levels.First(choice => FormWords.Of(choice.Value) == text).Words,
        FormField.Pace => FormWords.Paces.First(choice => FormWords.Of(choice.Value) == text).Words,
        _ => text,
    };
}

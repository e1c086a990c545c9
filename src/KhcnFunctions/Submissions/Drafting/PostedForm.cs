using System.Globalization;
using KhcnFunctions.Cycle;

namespace KhcnFunctions.Submissions.Drafting;

/// <summary>What the page of the form posted.</summary>
/// <param name="Form">The fields that the unit may fill in; others are left out.</param>
/// <param name="Rev">Of the draft that was shown.</param>
/// <param name="Action">Which button was pressed; see <see cref="PostedAction"/>.</param>
internal sealed record PostedForm(ReportForm Form, string Rev, string Action)
{
    public const string RevField = "rev";
    public const string ActionField = "action";

    public static PostedForm Of(IReadOnlyDictionary<string, string> posted, CycleUnit unit)
    {
        var form = new ReportForm();
        foreach (var (name, value) in posted)
        {
            // Browsers post line breaks as CRLF (HTML, section 4.10.22.4), whatever was shown.
            if (IsField(name, unit))
                form[name] = value.Replace("\r\n", "\n", StringComparison.Ordinal);
        }

        return new(form, posted.GetValueOrDefault(RevField, ""), posted.GetValueOrDefault(ActionField, ""));
    }

    private static bool IsField(string name, CycleUnit unit)
    {
        if (Plain.Contains(name))
            return true;
        if (unit.Leads.Concat(unit.Supports).FirstOrDefault(task => name.StartsWith(FormField.Task(task, ""), StringComparison.Ordinal)) is not { } task)
            return false;
        var parts = name[FormField.Task(task, "").Length..].Split('.');
        return parts switch
        {
            [var part] => FormField.OfTask.Contains(part, StringComparer.Ordinal),
            ["figures", var index, var part] => FormField.OfFigure.Contains(part, StringComparer.Ordinal)
                && int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number < ReportForm.MostFigures,
            _ => false,
        };
    }

    private static readonly HashSet<string> Plain = new(StringComparer.Ordinal)
    {
        FormField.NothingForSupported,
        FormField.GeneralResults, FormField.GeneralDifficulties, FormField.GeneralProposals, FormField.GeneralNextYear,
        FormField.DocumentNumber, FormField.DocumentSign, FormField.DocumentSignedOn, FormField.DocumentSigner,
        FormField.ApproverName, FormField.ApproverPosition,
    };
}

/// <summary>The buttons of the form.</summary>
internal static class PostedAction
{
    public const string Save = "luu";

    /// <summary>Saves over what somebody else saved in between.</summary>
    public const string SaveOver = "luu-de";

    public const string Preview = "xem";
    public const string Send = "gui";

    /// <summary>Sends although somebody else saved in between.</summary>
    public const string SendOver = "gui-de";

    public const string Files = "tep";

    /// <summary>With the task's id behind it: more rows for figures.</summary>
    public const string MoreFigures = "dong.";
}

using KhcnFunctions.Desk.Approval;
using KhcnFunctions.Web;

namespace KhcnFunctions.Desk.Units;

/// <summary>The forms of one page of the desk: where they are sent, what stood when they were shown, and what was typed into one that was not taken.</summary>
/// <param name="Home">Address of the page; each step's lies below it.</param>
/// <param name="Mark">Of user and cycle, see <see cref="FormMark"/>.</param>
/// <param name="Shown">What stood, see <see cref="ShownMark"/>.</param>
/// <param name="At">When the page was shown, in the cycle's time.</param>
public sealed record StepForms(string Home, string Mark, string Shown, DateTimeOffset At)
{
    public PostedStep? Posted { get; init; }

    /// <summary>The address to which the form of a step is sent.</summary>
    public string ActionOf(string step) => FormMark.AddTo($"{Home}/{step}", Mark);

    public bool IsPosted(string step, string? subject = null) => Posted?.Step == step && (subject is null || Posted.Fields.GetValueOrDefault("quyet-dinh") == subject);

    /// <summary>What was typed into a field of a step that was not taken; else what the field begins with.</summary>
    public string Typed(string step, string field, string begin = "") => Posted?.Step == step ? Posted.Fields.GetValueOrDefault(field, begin) : begin;
}

/// <summary>A form that was not taken.</summary>
/// <param name="Words">Why not.</param>
/// <param name="Meanwhile">What others did since the page was shown.</param>
public sealed record PostedStep(string Step, IReadOnlyDictionary<string, string> Fields, string Words, IReadOnlyList<AuditLine> Meanwhile)
{
    internal static PostedStep Of(string step, DeskForm form, Problem problem, IReadOnlyList<AuditLine> meanwhile) =>
        new(step, form.Fields, problem.Detail.Replace(DeskForm.GoBack, DeskForm.NothingChanged, StringComparison.Ordinal), meanwhile);
}

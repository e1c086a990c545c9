using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Dispatch;
using KhcnFunctions.Mail;
using KhcnFunctions.Plans;
using KhcnFunctions.Web;

namespace KhcnFunctions.Desk.Approval;

/// <summary>Where the report stands, for its page.</summary>
/// <param name="Period">As the address names the cycle.</param>
/// <param name="Drafts">All of the cycle, in order.</param>
/// <param name="Report">What the draft in work is made of now; null while there is none.</param>
/// <param name="Mark">Of the forms, see <see cref="FormMark"/>.</param>
public sealed record ReportSheet(
    LetterContext Context, string Period, DeskUser User, ReportChain Chain, CycleDecisions Decisions, IReadOnlyList<Draft> Drafts,
    ConsolidatedReport? Report, EditingHints? Hints, IReadOnlyList<IssueTask> Tasks, DateOnly DispatchDay, string Mark)
{
    /// <summary>Units whose reports came after what went out.</summary>
    public IReadOnlyList<Unit> Late { get; init; } = [];

    public string Home => $"{DeskPages.AddressOf(Period)}/bao-cao";

    /// <summary>The address to which the form of a step is sent.</summary>
    public string ActionOf(string step) => FormMark.AddTo($"{Home}/{step}", Mark);

    public bool May(DeskRight right) => User.May(right);

    /// <summary>Name of who did something; the role alone where the name is not known.</summary>
    public string NameOf(string id) => DeskNames.Of(Context.Plan, id);

    /// <summary>A new id for a form: sent twice, it is one decision.</summary>
    public static string NewOperation() => Guid.NewGuid().ToString("N");
}

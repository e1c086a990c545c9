namespace KhcnFunctions.Submissions;

/// <summary>
/// Names of the fields of a report's form. The web form's inputs and the Word form's content controls carry the same
/// names, such as <c>tasks.nv1.results</c> or <c>document.signedOn</c>; no name is longer than 64 characters, the most
/// that Word keeps of a tag.
/// </summary>
public static class FormField
{
    /// <summary>Flag: 'không phát sinh' for all supporting tasks that are not answered by themselves.</summary>
    public const string NothingForSupported = "supports.nothing";

    public const string GeneralResults = "general.results";
    public const string GeneralDifficulties = "general.difficulties";
    public const string GeneralProposals = "general.proposals";
    public const string GeneralNextYear = "general.nextYear";

    public const string DocumentNumber = "document.number";
    public const string DocumentSign = "document.sign";

    /// <summary>A day, as <c>20/01/2026</c> or <c>2026-01-20</c>.</summary>
    public const string DocumentSignedOn = "document.signedOn";
    public const string DocumentSigner = "document.signer";

    /// <summary>Name of the head who approved, where the unit declares it ('khai người duyệt').</summary>
    public const string ApproverName = "approver.name";

    /// <summary>Chức vụ of that head.</summary>
    public const string ApproverPosition = "approver.position";

    /// <summary>Written for a flag that is set.</summary>
    public const string On = "on";

    /// <summary>Flag: 'không phát sinh'.</summary>
    public const string Nothing = "nothing";
    public const string Results = "results";

    /// <summary>Mức độ: completed, inProgress or notStarted, or their words in Vietnamese.</summary>
    public const string Level = "level";
    public const string Quality = "quality";

    /// <summary>Tiến độ: ahead, onSchedule or behind, or their words in Vietnamese.</summary>
    public const string Pace = "pace";
    public const string Cause = "cause";

    /// <summary>Kinh phí in đồng, written as Vietnamese write numbers.</summary>
    public const string Planned = "planned";
    public const string Spent = "spent";
    public const string Source = "source";
    public const string Difficulties = "difficulties";
    public const string Proposals = "proposals";

    public const string FigureName = "name";
    public const string FigureUnit = "unit";
    public const string FigureValue = "value";

    /// <summary>Flag: 'ước thực hiện cả năm'.</summary>
    public const string FigureEstimate = "estimate";

    /// <summary>The parts of a task's answer other than its figures.</summary>
    public static readonly IReadOnlyList<string> OfTask = [Nothing, Results, Level, Quality, Pace, Cause, Planned, Spent, Source, Difficulties, Proposals];

    public static readonly IReadOnlyList<string> OfFigure = [FigureName, FigureUnit, FigureValue, FigureEstimate];

    /// <summary>True for a name of a flag; a form shows it as a checkbox.</summary>
    public static bool IsFlag(string field) =>
        field == NothingForSupported || field.EndsWith("." + Nothing, StringComparison.Ordinal) || field.EndsWith("." + FigureEstimate, StringComparison.Ordinal);

    public static string Task(string task, string part) => $"tasks.{task}.{part}";

    public static string Figure(string task, int index, string part) => FormattableString.Invariant($"tasks.{task}.figures.{index}.{part}");
}

namespace KhcnFunctions.Plans;

/// <summary>What came of reading a plan file: a plan that holds together, or every mistake that keeps it from being one.</summary>
/// <param name="FileName">As the caller named it, for messages alone.</param>
/// <param name="Plan">Null when there are mistakes.</param>
/// <param name="Mistakes">In the order of the file; empty when there is a plan.</param>
public sealed record PlanReading(string FileName, Plan? Plan, IReadOnlyList<PlanMistake> Mistakes)
{
    /// <summary>The mistakes, one a line, each with file, line, column, place and remedy, in Vietnamese.</summary>
    public string Describe() => string.Join('\n', Mistakes.Select(mistake => mistake.In(FileName)));
}

/// <summary>One mistake of a plan file.</summary>
/// <param name="Place">Path of the wrong value, such as <c>tasks[2].leads[0]</c>; empty for the file as a whole.</param>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1, in UTF-16 units as editors count.</param>
/// <param name="Message">What is wrong, in Vietnamese.</param>
/// <param name="Remedy">How to mend it, in Vietnamese.</param>
public sealed record PlanMistake(string Place, int Line, int Column, string Message, string Remedy)
{
    /// <summary>The mistake in one line of text.</summary>
    public string In(string fileName) =>
        FormattableString.Invariant($"{fileName}({Line},{Column}): {(Place.Length == 0 ? "" : Place + ": ")}{Message} {Remedy}");
}

namespace KhcnFunctions.Consolidation.EditedFile;

/// <summary>What became of a part of the draft.</summary>
public enum PartState
{
    Unchanged,
    Changed,

    /// <summary>The draft has it, the edited report hasn't.</summary>
    Missing,

    /// <summary>The edited report has it, the draft hasn't.</summary>
    Added,
}

/// <summary>What became of a paragraph or row.</summary>
public enum LineState
{
    Kept,
    Changed,
    Removed,
    Added,
}

/// <summary>A paragraph or row with what became of it.</summary>
/// <param name="Before">Null where it was added.</param>
/// <param name="After">Null where it was removed.</param>
public sealed record LineChange(LineState State, LineKind Kind, string? Before, string? After)
{
    /// <summary>Of a changed one, word by word; computed when asked for.</summary>
    public IReadOnlyList<TextPiece> Pieces => State switch
    {
        LineState.Changed => TextPieces.Of(Before!, After!),
        LineState.Added => [new(PieceKind.Added, After!)],
        LineState.Removed => [new(PieceKind.Removed, Before!)],
        _ => [new(PieceKind.Kept, After!)],
    };
}

/// <summary>A part of the draft beside what HCTH made of it.</summary>
/// <param name="Key">See <see cref="PartKeys"/>, and <see cref="ReportOutline.Annex"/>.</param>
/// <param name="Name">What HCTH calls it.</param>
/// <param name="Lines">All of them, in the order of reading; the kept ones too.</param>
public sealed record PartChange(string Key, string Name, PartState State, IReadOnlyList<LineChange> Lines)
{
    /// <summary>What was changed, removed or added.</summary>
    public IEnumerable<LineChange> Changes => Lines.Where(line => line.State is not LineState.Kept);
}

/// <summary>Something in the frame of the report that no longer says what the draft does.</summary>
/// <param name="Name">Such as 'Nơi nhận'.</param>
/// <param name="Before">Of the draft; lines between line feeds.</param>
/// <param name="After">Of the edited report; empty where it isn't found.</param>
public sealed record FrameChange(string Name, string Before, string After);

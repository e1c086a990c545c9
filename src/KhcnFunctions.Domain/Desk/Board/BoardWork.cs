using KhcnFunctions.Cycle;

namespace KhcnFunctions.Desk.Board;

/// <summary>What waits for HCTH now.</summary>
public enum WorkKind
{
    /// <summary>Mails in the quarantine.</summary>
    Quarantine,

    /// <summary>Mails that were refused or came back.</summary>
    UnreachedMails,

    /// <summary>A unit's difficulty waits to be forwarded to the Director.</summary>
    Difficulties,

    /// <summary>A unit asks for a later day; a leader decides, HCTH records.</summary>
    AsksExtension,

    /// <summary>A unit says that it sent by another way.</summary>
    Elsewhere,

    /// <summary>A report came on the day that 'trước ngày' excludes.</summary>
    OnTheDay,

    /// <summary>A list goes to a leader on the next working day and may be deferred.</summary>
    Deferrable,

    /// <summary>The step that the report waits for.</summary>
    Report,

    /// <summary>A recipient to whom nobody noted that the report was issued.</summary>
    Issue,
}

/// <param name="Count">Of mails, difficulties, units, lists or recipients.</param>
public sealed record BoardWork(WorkKind Kind, int Count)
{
    /// <param name="board">The cycle's.</param>
    /// <param name="quarantined">Mails in the quarantine.</param>
    /// <param name="unreached">Mails that wait for a corrected address.</param>
    /// <param name="difficulties">Difficulties that HCTH has not forwarded.</param>
    /// <param name="deferrable">Lists that may be deferred.</param>
    /// <param name="step">Of the report.</param>
    /// <param name="unissued">Recipients to whom the report was not noted as issued.</param>
    public static IReadOnlyList<BoardWork> Of(CycleBoard board, int quarantined, int unreached, int difficulties, int deferrable, ReportStep step, int unissued)
    {
        BoardWork[] all =
        [
            new(WorkKind.Quarantine, quarantined),
            new(WorkKind.UnreachedMails, unreached),
            new(WorkKind.Difficulties, difficulties),
            new(WorkKind.AsksExtension, board.Count(BoardSet.AsksExtension)),
            new(WorkKind.Elsewhere, board.Count(BoardSet.Elsewhere)),
            new(WorkKind.OnTheDay, board.Count(BoardSet.OnTheDay)),
            new(WorkKind.Deferrable, deferrable),
            new(WorkKind.Report, step is ReportStep.Awaited or ReportStep.Ready or ReportStep.Dispatched ? 0 : 1),
            new(WorkKind.Issue, unissued),
        ];
        return [.. all.Where(work => work.Count > 0)];
    }
}

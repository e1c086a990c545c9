using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>
/// What goes in one mail: one leader gets one a day, so what is due to several leaders in office and is now read by one
/// person, who stands in for the others, goes together. Only now, since a stand-in may come or go until the mail goes.
/// </summary>
internal static class MailBundle
{
    /// <summary>In each bundle what is due to the reader's own place comes first; it gives the mail its key.</summary>
    public static IEnumerable<IReadOnlyList<PendingRow>> Of(IEnumerable<PendingRow> pending, Holders holders) =>
        pending.GroupBy(row => KeyOf(row.Notice, holders), StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<PendingRow>)[.. group
                .OrderBy(row => row.Notice.To.Id == ReaderOf(row.Notice, holders) ? 0 : 1)
                .ThenBy(row => row.Notice.Key, StringComparer.Ordinal)]);

    private static string KeyOf(Notice notice, Holders holders) => (notice.Kind, ReaderOf(notice, holders)) switch
    {
        (_, null) => notice.Key,
        (NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector or NoticeKind.ApprovalReminder or NoticeKind.ApprovalOverdue, { } reader) => $"leader|{reader}",
        (NoticeKind.Dispatch, { } reader) => $"dispatch|{reader}",
        _ => notice.Key,
    };

    private static string? ReaderOf(Notice notice, Holders holders) =>
        notice.To.Kind is HolderKind.Person && holders.InOffice(notice.To.Id) is { } leader ? holders.ReaderFor(leader).Person.Id : null;
}

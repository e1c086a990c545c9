using KhcnFunctions.Cycle;

namespace KhcnFunctions.Mail;

/// <summary>
/// What goes in one mail: one leader gets one a day, so what is due to several leaders in office and is now read by one
/// person, who stands in for the others, goes together. Found only when it goes, since a stand-in may come or go until then.
/// </summary>
public static class MailBundle
{
    /// <param name="holders">Those of the moment of sending.</param>
    /// <returns>In each bundle what is due to the reader's own place comes first; it gives the mail its key.</returns>
    public static IEnumerable<IReadOnlyList<T>> Of<T>(IEnumerable<T> pending, Func<T, Notice> noticeOf, Holders holders) =>
        pending.GroupBy(item => KeyOf(noticeOf(item), holders), StringComparer.Ordinal)
            .Select(group => (IReadOnlyList<T>)[.. group
                .OrderBy(item => noticeOf(item).To.Id == ReaderOf(noticeOf(item), holders) ? 0 : 1)
                .ThenBy(item => noticeOf(item).Kind is NoticeKind.Digest ? 1 : 0)
                .ThenBy(item => noticeOf(item).Key, StringComparer.Ordinal)]);

    private static string KeyOf(Notice notice, Holders holders) => (notice.Kind, ReaderOf(notice, holders)) switch
    {
        (NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector or NoticeKind.ApprovalReminder or NoticeKind.ApprovalOverdue or NoticeKind.Digest, { } reader) => $"leader|{reader}",
        // Apart from the lists, of which HCTH may get a copy: these bear the leader's own links.
        (NoticeKind.DifficultySubmitted or NoticeKind.DifficultyOpinion or NoticeKind.DifficultyReminder, { } reader) => $"difficulty|{reader}",
        (NoticeKind.Dispatch, { } reader) => $"dispatch|{reader}",
        _ => notice.Key,
    };

    private static string? ReaderOf(Notice notice, Holders holders) =>
        notice.To.Kind is HolderKind.Person && holders.InOffice(notice.To.Id) is { } leader ? holders.ReaderFor(leader).Person.Id : null;
}

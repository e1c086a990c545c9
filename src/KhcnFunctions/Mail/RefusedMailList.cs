using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Mail;

/// <summary>Tells HCTH, once a day, of the mails that were refused for good since it was told last.</summary>
internal static class RefusedMailList
{
    private const int MostInOneList = 200;

    public static IEnumerable<Notice> Due(CycleView view, IReadOnlyList<RefusedRow> refused)
    {
        IReadOnlyList<string> mails = [.. view.ToTell(refused).Take(MostInOneList).Select(row => row.Notice.Key)];
        return mails.Count == 0
            ? []
            : [new(NoticeKind.RefusedMails, Holder.Office, FormattableString.Invariant($"{view.Today:yyyy-MM-dd}")) { ListDay = view.Today, Mails = mails }];
    }

    /// <summary>The list stands in the outbox; what it names is not named again.</summary>
    public static Task MarkToldAsync(CycleTable table, IEnumerable<Notice> notices, CancellationToken ct) =>
        table.MarkToldAsync(notices.SelectMany(notice => notice.Mails), ct);
}

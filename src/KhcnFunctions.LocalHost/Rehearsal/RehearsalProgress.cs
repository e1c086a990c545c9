using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>Says, as the year passes, what was just done.</summary>
internal sealed class RehearsalProgress(StorageRealms realms, CycleKey cycle, Action<string> say)
{
    private int _drafts;
    private DateTimeOffset _shown = DateTimeOffset.MinValue;

    public async Task ShowAsync(DateTimeOffset at, CancellationToken ct)
    {
        if (at <= _shown)
            return;
        _shown = at;
        var table = new CycleTable(cycle, realms.For(cycle));
        var kinds = new SortedDictionary<NoticeKind, int>();
        await foreach (var mail in table.OutboxAsync(ct))
        {
            if (mail.SentAt == at)
                kinds[mail.Notice.Kind] = kinds.GetValueOrDefault(mail.Notice.Kind) + 1;
        }

        var drafts = (await table.LoadAsync(ct)).Drafts.Count;
        var done = kinds.Select(kind => $"{Letters.Matter(kind.Key)}: {kind.Value}").ToList();
        if (drafts > _drafts)
            done.Insert(0, $"tổng hợp dự thảo lần {_drafts = drafts}");
        if (done.Count > 0)
            say($"  {at.ToOffset(VietnamTime.Offset):dd/MM/yyyy HH:mm}  {string.Join("; ", done)}");
    }
}

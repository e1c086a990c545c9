using System.Text.Encodings.Web;
using System.Text.Json;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.LocalHost.Rehearsal;

/// <summary>One thing that happened in a rehearsal.</summary>
/// <param name="At">RFC 3339, +07:00.</param>
/// <param name="Key">Outbox key, for mails.</param>
public sealed record TimelineEntry(DateTimeOffset At, string Kind, string? Unit, string? Rung, IReadOnlyList<string> To, string? Key, string? Detail);

/// <summary>What happened in a cycle, in order of its time, read from its rows.</summary>
public static class Timeline
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
    };

    public static async Task<IReadOnlyList<TimelineEntry>> ReadAsync(
        StorageRealms realms, CycleKey cycle, IReadOnlyList<Rejection> rejections, CancellationToken ct)
    {
        var table = new CycleTable(cycle, realms.For(cycle));
        var entries = new List<TimelineEntry>();
        await foreach (var mail in table.OutboxAsync(ct))
        {
            if (mail.State is MailState.Sent or MailState.Delivered)
                entries.Add(Of(mail));
        }

        await foreach (var version in table.VersionsAsync(null, ct))
            entries.Add(new(Local(version.ReceivedAt), "submission", version.Unit, null, [], null, $"version {version.Version}, {Camel(version.Channel)}, {Camel(version.Timeliness)}, {version.ReceiptId}"));
        foreach (var answer in await table.HeadAnswersAsync(unit: null, ct))
            entries.Add(new(Local(answer.At), "headAnswer", answer.Unit, null, [], null, $"version {answer.Version}, {(answer.Approved ? "approved" : "returned")}"));
        var snapshot = await table.LoadAsync(ct);
        entries.AddRange(snapshot.Drafts.Select(draft => new TimelineEntry(
            Local(draft.CompiledAt), "compiled", null, null, [], null, $"draft {draft.Number}, {draft.Counts.Received}/{draft.Counts.Units} reports")));
        entries.AddRange(snapshot.Decisions.Of<Approve>().Select(approve => new TimelineEntry(Local(approve.At), "approved", null, null, [], null, $"draft {approve.Draft}, {approve.DecidedBy}")));
        foreach (var round in (await table.PendingAndRoundsAsync(ct)).Rounds)
            entries.AddRange(round.Superseded.Select(rung => new TimelineEntry(Local(round.At), "superseded", rung.Unit, rung.Rung, [], null, null)));
        entries.AddRange(rejections.Select(rejection => new TimelineEntry(Local(rejection.At), "rejected", rejection.Unit, null, [], null, $"{rejection.Status} {rejection.Problem}")));
        return [.. entries.OrderBy(entry => entry.At).ThenBy(entry => entry.Kind, StringComparer.Ordinal).ThenBy(entry => entry.Key ?? entry.Unit, StringComparer.Ordinal).ThenBy(entry => entry.Detail, StringComparer.Ordinal)];
    }

    public static string ToJson(IReadOnlyList<TimelineEntry> entries) => JsonSerializer.Serialize(entries, Form) + "\n";

    private static TimelineEntry Of(OutboxRow mail)
    {
        var notice = mail.Notice;
        var kind = notice.Kind switch
        {
            NoticeKind.LastReminder => "reminder",
            NoticeKind.OverdueToOffice or NoticeKind.OverdueToDeputyDirector or NoticeKind.OverdueToDirector => "escalation",
            _ => Camel(notice.Kind),
        };
        var detail = notice switch
        {
            { Units.Count: > 0 } => string.Join(", ", notice.Units),
            { Draft: { } draft } => $"draft {draft}",
            { Version: { } version } => $"version {version}",
            _ => null,
        };
        return new(Local(mail.SentAt ?? mail.DecidedAt), kind, notice.Unit, notice.Rung, mail.To, notice.Key, detail);
    }

    private static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(VietnamTime.Offset);

    private static string Camel<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

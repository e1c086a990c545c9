using KhcnFunctions.Calendar;
using KhcnFunctions.Consolidation;
using KhcnFunctions.Cycle;
using KhcnFunctions.Storage;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Leaders;

/// <summary>What leaders are asked about a draft of the report.</summary>
public abstract class DraftMatter(DecisionDesk decisions, CycleNudges nudges, FileStore files, SubmissionSlips slips) : LeaderMatter
{
    private const string Docx = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

    internal override ValueTask<IReadOnlyList<string>> IdsAsync(CycleView view, CancellationToken ct) =>
        new([.. view.Snapshot.Drafts.SelectMany(draft => Enumerable.Range(1, view.Chain.AttemptAt(draft.Number)).Select(attempt => AnswerSubject.IdOf(draft.Number, attempt)))]);

    internal override ValueTask<LeaderQuestion> AskAsync(LeaderCall call, CancellationToken ct)
    {
        var draft = call.Subject.Number;
        var settled = SettledBy(call);
        return new(new LeaderQuestion(TitleOf(call), [.. WordsOf(call), Standing(call.View, draft)], settled is null ? Choices : [])
        {
            Files = settled is null ? [("bao-cao", $"Dự thảo lần {draft} của Báo cáo (Word)"), ("phieu-trinh", "Phiếu trình (Word)")] : [],
            Given = GivenBy(call),
            Settled = settled,
        });
    }

    internal override async Task AnswerAsync(LeaderCall call, LeaderAnswer answer, DurableTaskClient client, CancellationToken ct)
    {
        // The chain says what does not fit; what was recorded by the same form stands.
        var (_, isNew) = await decisions.RecordAsync(call.View, Read(call, answer), ct);
        if (isNew)
            await nudges.SendAsync(client, call.View.Cycle, "decision", ct);
    }

    internal override async Task<LeaderFile?> FindFileAsync(LeaderCall call, string name, CancellationToken ct)
    {
        var number = call.Subject.Number;
        if (SettledBy(call) is not null)
            return null;
        return name switch
        {
            "bao-cao" => new(await files.ReadAsync(call.View.Table.Realm, call.View.Draft!.Report.Name, ct), Docx, $"Báo cáo tổng hợp, dự thảo lần {number}.docx"),
            "phieu-trinh" => new(slips.Write(call.View), Docx, $"Phiếu trình, dự thảo lần {number}.docx"),
            _ => null,
        };
    }

    private protected static LeaderChoice Remarks { get; } = new("y-kien", "Có ý kiến khác") { NeedsWords = true };

    private protected abstract IReadOnlyList<LeaderChoice> Choices { get; }

    private protected abstract string TitleOf(LeaderCall call);

    private protected abstract IEnumerable<string> WordsOf(LeaderCall call);

    private protected abstract string? GivenBy(LeaderCall call);

    private protected abstract Decision Read(LeaderCall call, LeaderAnswer answer);

    /// <summary>Why nothing is asked about the draft any more; null while something is.</summary>
    private static string? SettledBy(LeaderCall call)
    {
        var (view, draft) = (call.View, call.Subject.Number);
        return view switch
        {
            { Decisions.Dispatched: not null } => "Báo cáo đã được gửi.",
            { Approval: { } approval } => $"Dự thảo lần {approval.Draft} đã được phê duyệt ngày {DayText.Date(approval.DecidedOn)}.",
            _ when view.Draft?.Number != draft => view.Draft is { } now ? $"Dự thảo lần {draft} đã được thay bằng dự thảo lần {now.Number}." : $"{view.Holders.Office.Name} đang lập dự thảo khác.",
            _ when call.Subject.Id != AnswerSubject.IdOf(draft, view.Chain.AttemptAt(draft)) => $"Phê duyệt trước đây đối với dự thảo lần {draft} không còn hiệu lực.",
            _ when view.Chain.Step is not ReportStep.Checked => $"Dự thảo lần {draft} đang ở {view.Holders.Office.Name}.",
            _ => null,
        };
    }

    private protected static string? Given(LeaderCall call, Decision? decision, string what) => decision is null
        ? null
        : $"{call.View.Holders.Office.Name} đã ghi nhận lúc {DayText.Moment(decision.At)} ({decision.Form}): {what}. {decision.Reason}";

    private static string Standing(CycleView view, int number)
    {
        var draft = view.Snapshot.Drafts.First(draft => draft.Number == number);
        var dispatch = view.Decisions.Edition is null ? $" Ngày gửi Báo cáo là {DayText.Weekday(view.Ladder.DispatchDay)}, ngày {DayText.Date(view.Ladder.DispatchDay)}." : "";
        return $"Dự thảo lần {number}, lập lúc {DayText.Moment(draft.CompiledAt)}, đã nhận báo cáo của {DayText.Count(draft.Counts.Received)}/{DayText.Count(draft.Counts.Units)} phòng, đơn vị.{dispatch}";
    }
}

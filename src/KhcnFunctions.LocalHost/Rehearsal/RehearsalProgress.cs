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
        var done = kinds.Select(kind => $"{Words(kind.Key)}: {kind.Value}").ToList();
        if (drafts > _drafts)
            done.Insert(0, $"tổng hợp dự thảo lần {_drafts = drafts}");
        if (done.Count > 0)
            say($"  {at.ToOffset(VietnamTime.Offset):dd/MM/yyyy HH:mm}  {string.Join("; ", done)}");
    }

    private static string Words(NoticeKind kind) => kind switch
    {
        NoticeKind.Request => "thư đề nghị báo cáo",
        NoticeKind.Reminder => "thư nhắc",
        NoticeKind.LastReminder => "thư nhắc ngày cuối",
        NoticeKind.OverdueToOffice => "danh sách gửi HCTH",
        NoticeKind.Announcement => "báo trước cho HCTH",
        NoticeKind.OverdueToDeputyDirector => "báo cáo Phó Giám đốc",
        NoticeKind.OverdueToDirector => "báo cáo Giám đốc",
        NoticeKind.Receipt => "thư xác nhận đã nhận",
        NoticeKind.AwaitingHead => "thư xác nhận, chờ Trưởng đơn vị duyệt",
        NoticeKind.HeadApproval => "đề nghị Trưởng đơn vị duyệt",
        NoticeKind.HeadReturned => "đề nghị hoàn thiện",
        NoticeKind.ApprovalRequest => "đề nghị kiểm tra, trình duyệt",
        NoticeKind.ApprovalReminder or NoticeKind.ApprovalOverdue => "nhắc phê duyệt",
        NoticeKind.CheckRequested => "trình Trưởng phòng kiểm tra",
        NoticeKind.OpinionRequested => "xin ý kiến Phó Giám đốc chỉ đạo",
        NoticeKind.SignatureRequested => "trình ký",
        NoticeKind.OpinionGiven => "ý kiến của lãnh đạo",
        NoticeKind.NumberRequested => "đề nghị văn thư cấp số",
        NoticeKind.IssueRequested or NoticeKind.IssueAwaited => "đề nghị văn thư phát hành",
        NoticeKind.Dispatch => "thư gửi báo cáo",
        NoticeKind.Supplement => "báo cáo bổ sung",
        NoticeKind.DifficultyReceived => "thư xác nhận đã nhận khó khăn, vướng mắc",
        NoticeKind.DifficultyNews or NoticeKind.DifficultyForwardDue => "khó khăn, vướng mắc, báo HCTH",
        NoticeKind.DifficultySubmitted => "khó khăn, vướng mắc, báo cáo Giám đốc",
        NoticeKind.DifficultyOpinion => "khó khăn, vướng mắc, xin ý kiến Phó Giám đốc chỉ đạo",
        NoticeKind.DifficultyReminder => "nhắc trả lời khó khăn, vướng mắc",
        NoticeKind.DifficultyAnswered => "trả lời khó khăn, vướng mắc",
        _ => "thư thông báo",
    };
}

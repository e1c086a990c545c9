using System.Globalization;
using Azure;
using Azure.Data.Tables;
using KhcnFunctions.Calendar;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Submissions.ByMail;

/// <summary>
/// Keeps what can't be taken for a report, with the reason, for HCTH to look at. HCTH is told once a mail, and a unit whose
/// address it came from is told how to send; never a stranger.
/// </summary>
public sealed class Quarantine(CycleViews views, TimeProvider time)
{
    /// <summary>How often a unit is told how to send, a day.</summary>
    private const int MostGuidance = 3;

    internal async Task KeepAsync(StorageRealm realm, string sha256, string identity, IncomingMail? mail, MailMatch.Refused refused, CancellationToken ct)
    {
        await WriteAsync(realm, sha256, identity, mail, refused, ct);
        if (refused.Basis is not { } basis)
            return;
        var view = await views.LoadAsync(basis.Cycle, ct);
        var remarks = Describe(mail, refused.Reason, view.Now);
        List<Notice> notices = [new(NoticeKind.MailQuarantined, Holder.Office, identity) { Unit = refused.Unit, Remarks = remarks }];
        if (refused.Unit is { } unit && refused.SenderIsKnown && mail?.Kind is MailKind.Report or MailKind.Empty && await MayGuideAsync(realm, view, unit, identity, ct))
            notices.Add(new(NoticeKind.MailGuidance, Holder.Unit(unit), identity) { Unit = unit, Remarks = remarks });
        await view.Table.WriteMailsAsync(notices, view, time, ct);
    }

    private static async Task WriteAsync(StorageRealm realm, string sha256, string identity, IncomingMail? mail, MailMatch.Refused refused, CancellationToken ct)
    {
        // By what was sent, so that a second copy of the mail is the same entry.
        var row = new TableEntity(InboundRows.Partition, InboundRows.QuarantinePrefix + identity)
        {
            ["Schema"] = 1,
            ["ReceivedAt"] = mail?.ReceivedAt,
            ["Reason"] = refused.Reason.ToString(),
            ["Sender"] = mail?.Sender,
            ["Subject"] = mail?.Subject,
            ["Cycle"] = refused.Basis?.Cycle.Partition,
            ["Unit"] = refused.Unit,
            ["Mail"] = sha256,
        };
        try
        {
            await realm.Cycles.AddEntityAsync(row, ct);
        }
        catch (RequestFailedException exists) when (exists.Status == 409)
        {
            // Kept before.
        }
    }

    // In rows, since no instance knows what the others sent.
    private static async Task<bool> MayGuideAsync(StorageRealm realm, CycleView view, string unit, string identity, CancellationToken ct)
    {
        for (var number = 1; number <= MostGuidance; number++)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"n|{view.Today:yyyy-MM-dd}|{unit}|{number}");
            try
            {
                await realm.Cycles.AddEntityAsync(new TableEntity(InboundRows.Partition, key) { ["Identity"] = identity }, ct);
                return true;
            }
            catch (RequestFailedException taken) when (taken.Status == 409)
            {
                var row = await realm.Cycles.GetEntityAsync<TableEntity>(InboundRows.Partition, key, cancellationToken: ct);
                if (row.Value.GetString("Identity") == identity)
                    return true;
            }
        }

        return false;
    }

    /// <summary>Which mail it is, and why it waits: two lines.</summary>
    internal static string Describe(IncomingMail? mail, QuarantineReason reason, DateTimeOffset now)
    {
        var at = DayText.Moment(mail?.ReceivedAt is { } received && received < now ? received : now);
        return $"Thư nhận lúc {at} từ {mail?.Sender ?? "người gửi không xác định"}, tiêu đề: {(mail?.Subject is { Length: > 0 } subject ? subject : "(không có)")}\nLý do: {Words(reason)}";
    }

    /// <summary>Why a mail waits, in Vietnamese, to follow a colon.</summary>
    internal static string Words(QuarantineReason reason) => reason switch
    {
        QuarantineReason.NoToken => "thư không trả lời thư đề nghị báo cáo nào, không có mã của đơn vị",
        QuarantineReason.UnknownToken => "mã trong địa chỉ nhận không đúng, đã được thay hoặc đã hết hạn",
        QuarantineReason.UnknownSender => "địa chỉ gửi không phải địa chỉ đã đăng ký của đơn vị",
        QuarantineReason.NotAuthenticated => "không xác thực được tên miền của người gửi (SPF, DKIM)",
        QuarantineReason.Empty => "thư không có nội dung và không có tệp kèm theo",
        QuarantineReason.NothingWaits => "ý kiến đồng ý không khớp với lần gửi nào đang chờ duyệt",
        QuarantineReason.NotTaken => "đơn vị không còn nhiệm vụ báo cáo trong kỳ này",
        QuarantineReason.Transferred => "nhiệm vụ báo cáo của đơn vị đã chuyển sang đơn vị kế thừa",
        QuarantineReason.NotAReport => "thư không phải báo cáo, cần HCTH xem",
        QuarantineReason.AgreedWithWords => "Trưởng đơn vị đồng ý nhưng kèm ý kiến khác, cần HCTH xem; lần gửi vẫn chờ duyệt",
        QuarantineReason.ElsewhereThoughSent => "đơn vị báo đã gửi qua kênh khác, trong khi đã có báo cáo được ghi nhận hoặc đang chờ duyệt; việc đôn đốc không tạm dừng",
        QuarantineReason.Failed => "phần mềm chưa ghi nhận được thư sau nhiều lần thử, cần HCTH xem",
        _ => "không đọc được thư",
    };
}

using System.Globalization;
using KhcnFunctions.Cycle;
using KhcnFunctions.Mail;
using KhcnFunctions.Storage;
using KhcnFunctions.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace KhcnFunctions.Desk.Board;

/// <summary>Thư đã gửi: who was mailed what, and whether it arrived.</summary>
public sealed class MailPages(HttpPipeline pipeline, Pages pages, CycleViews views)
{
    private const int LinesAPage = 50;

    [Function("DeskMails")]
    public Task<IActionResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = BoardPages.Route + "/" + DeskParts.Mails)] HttpRequest request,
        string period, [DurableClient] DurableTaskClient client, CancellationToken ct) =>
        pipeline.RunDeskPageAsync(request, client, period, DeskRight.See, async (caller, stop) =>
        {
            var view = await views.LoadAsync(caller.Basis.Cycle, stop);
            var sheet = await SheetAsync(view, caller, period, request.Query, stop);
            PageHeaders.AllowForms(request.HttpContext.Response.Headers);
            return await pages.ShowAsync<MailsPage, MailsSheet>(PageFrame.Of(sheet.Context, $"Thư đã gửi, kỳ báo cáo năm {view.Basis.Year}") with { Wide = true }, sheet);
        }, ct);

    private static async Task<MailsSheet> SheetAsync(CycleView view, DeskCaller caller, string period, IQueryCollection query, CancellationToken ct)
    {
        var units = view.Plan.Register.Units;
        var unit = units.FirstOrDefault(unit => unit.Id == query["don-vi"])?.Id;
        var set = MailsSheet.Offered.FirstOrDefault(offered => offered.Slug == query["loc"].ToString()).Set;
        var mails = new List<OutboxRow>();
        await foreach (var mail in view.Table.OutboxAsync(ct))
        {
            if (unit is null || UnitOf(mail.Notice) == unit)
                mails.Add(mail);
        }

        var counts = mails.CountBy(SetOf).ToDictionary();
        counts[MailSet.All] = mails.Count;
        var chosen = mails.Where(mail => set is MailSet.All || SetOf(mail) == set)
            .OrderByDescending(mail => mail.SentAt ?? mail.DecidedAt).ThenBy(mail => mail.Notice.Key, StringComparer.Ordinal).ToList();
        var last = Math.Max(1, (chosen.Count + LinesAPage - 1) / LinesAPage);
        var page = int.TryParse(query["so"], NumberStyles.None, CultureInfo.InvariantCulture, out var asked) ? Math.Clamp(asked, 1, last) : 1;
        var lines = chosen.Skip((page - 1) * LinesAPage).Take(LinesAPage).Select(mail => LineOf(view, period, mail)).ToList();
        return new(
            view.Context, period, caller.User, lines, counts, set, unit, units, page, last);
    }

    private static MailSet SetOf(OutboxRow mail) => mail.State switch
    {
        MailState.Pending => MailSet.Pending,
        MailState.Sent => MailSet.Sent,
        MailState.Delivered => MailSet.Delivered,
        MailState.Dropped => MailSet.Dropped,
        _ => MailSet.Failed,
    };

    private static string? UnitOf(Notice notice) => notice.To.Kind is HolderKind.Unit or HolderKind.Head ? notice.To.Id : notice.Unit;

    private static MailLine LineOf(CycleView view, string period, OutboxRow mail)
    {
        var set = SetOf(mail);
        var correct = set is not MailSet.Failed ? null
            : mail.Notice.To.Kind is HolderKind.Unit or HolderKind.Head ? DeskParts.UnitOf(period, mail.Notice.To.Id) : DeskParts.AddressOf(period, DeskParts.CycleWide);
        return new(set, Wording.Capitalized(Letters.Matter(mail.Notice.Kind)), view.Holders.NameOf(mail.Notice.To), UnitOf(mail.Notice), mail.SentAt ?? mail.DecidedAt, mail.To, ReasonOf(mail), correct);
    }

    // What the servers said of each address, else what the row says of the whole mail.
    private static string? ReasonOf(OutboxRow mail)
    {
        var bounced = mail.Fates.Bounced.Select(fate => $"{fate.Address}: {Cause(fate)}").ToList();
        if (mail.State is MailState.Bounced && bounced.Count > 0)
            return string.Join("; ", bounced);
        return mail is { State: MailState.Refused or MailState.Bounced or MailState.Dropped or MailState.Pending, Remark.Length: > 0 } ? mail.Remark : null;
    }

    private static string Cause(AddressFate fate)
    {
        var cause = fate.Cause switch
        {
            RefusalCause.NoSuchMailbox => "địa chỉ không tồn tại hoặc không nhận thư",
            RefusalCause.TooLargeOrFull => "hộp thư đầy hoặc thư quá lớn",
            RefusalCause.NotAllowed => "nơi gửi không được phép gửi đến địa chỉ này",
            RefusalCause.Malformed => "địa chỉ viết sai",
            _ => "máy chủ thư của nơi nhận từ chối",
        };
        return fate.Answer is { Length: > 0 } answer ? $"{cause} (nguyên văn: {answer})" : cause;
    }
}

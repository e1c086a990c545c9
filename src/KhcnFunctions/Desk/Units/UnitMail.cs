using KhcnFunctions.Mail;
using KhcnFunctions.Storage;

namespace KhcnFunctions.Desk.Units;

/// <summary>A mail to a unit or its head, and what became of it.</summary>
/// <param name="At">When it went; when it was decided, where it has not gone.</param>
/// <param name="State">In words.</param>
/// <param name="Failed">It did not arrive somewhere, and an address is to be corrected.</param>
public sealed record UnitMail(string Matter, bool ToHead, DateTimeOffset At, string State, bool Failed, IReadOnlyList<string> Addresses)
{
    /// <summary>What the servers said of addresses that it did not reach.</summary>
    public IReadOnlyList<string> Answers { get; init; } = [];

    internal static UnitMail Of(OutboxRow row) => new(
        Letters.Matter(row.Notice.Kind), row.Notice.To.Kind is HolderKind.Head, row.SentAt ?? row.DecidedAt, Words(row.State), row.State is MailState.Bounced or MailState.Refused, row.To)
    {
        Answers = row.State switch
        {
            MailState.Refused => [row.Remark ?? ""],
            MailState.Bounced => [.. row.Fates.Bounced.Select(fate => $"{fate.Address}: {fate.Answer}")],
            _ => [],
        },
    };

    private static string Words(MailState state) => state switch
    {
        MailState.Pending => "đang chờ gửi",
        MailState.Sent => "đã gửi",
        MailState.Delivered => "đã đến nơi nhận",
        MailState.Bounced => "không đến được nơi nhận",
        MailState.Refused => "bị từ chối",
        _ => "không gửi, vì nội dung không còn đúng",
    };
}
